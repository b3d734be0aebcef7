"""What works behind the pages, and knows none of them: jobs, dated tasks, the file store, one-time links."""

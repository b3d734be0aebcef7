"""One section a file: from what is known of a quarter to parts of a document."""

"""What the numbers say, as facts. Documents write the sentences; nothing here has words for a reader but the
reasons and grades that come with a value."""

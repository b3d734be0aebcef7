"""What was done to a book, line by line, each proved by the next."""

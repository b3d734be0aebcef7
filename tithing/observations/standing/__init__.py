"""What stands in the book, and what would change of it."""

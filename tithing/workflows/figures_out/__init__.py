"""What is asked of a book and written from it."""

"""Commands by which files come into a book, and go."""

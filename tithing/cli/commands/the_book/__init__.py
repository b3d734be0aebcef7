"""Commands on a book as a whole."""

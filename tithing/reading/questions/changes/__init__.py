"""What changed in the book, as whoever follows it is told."""

"""What came into a book and from whom, as each reader may know it."""

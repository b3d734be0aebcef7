"""People told from what is called after them."""

"""Files opened without trust: what they are, and the rows of them."""

"""What the columns of a table are, and which they set against one another."""

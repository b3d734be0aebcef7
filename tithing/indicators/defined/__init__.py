"""What is asked and what was promised, read from files."""

"""What a sentence claims of its own figures and of rows."""

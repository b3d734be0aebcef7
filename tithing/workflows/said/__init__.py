"""What is said with files, why something is done, and what is answered."""

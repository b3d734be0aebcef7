"""What can be asked of a snapshot, a question a file. Each is a function of it, and gives finished values."""

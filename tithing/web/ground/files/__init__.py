"""Files that are kept for a time: laid down by their hash, looked at in a process of its own, let out by permission."""

"""Personal keys: made, shown once, kept as a hash, ended."""

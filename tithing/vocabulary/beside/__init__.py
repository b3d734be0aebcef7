"""What stands beside a figure: what must be said of it, and by what its files are known."""

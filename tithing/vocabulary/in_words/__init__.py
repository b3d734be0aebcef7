"""Numbers, names and figures in words."""

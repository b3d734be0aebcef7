"""A page looked at as a browser shows it: what of its words is cut off, run together or out of view."""

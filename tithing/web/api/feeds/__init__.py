"""Feeds of what changed, each at an address of one person's own."""

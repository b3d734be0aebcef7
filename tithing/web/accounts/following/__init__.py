"""Roles that are held for an organisation that ends: whoever gives roles moves them to the one that comes in its place."""

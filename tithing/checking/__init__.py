"""Reads any published document, ours or anyone's, and finds the figures in it that cannot be right."""

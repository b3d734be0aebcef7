"""Pieces of what shows a figure over time."""

"""Tithing: the working system of a community safety partnership."""

__version__ = "0.1.0"

"""Measures of what the house claims, printed: each `python -m tools.prove.<name>`."""

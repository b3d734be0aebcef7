"""Figures for programs: personal keys, the addresses that they open, and feeds of what changed."""

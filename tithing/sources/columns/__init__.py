"""Which column is which, and what stands around a table."""

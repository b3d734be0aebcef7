"""Which lines of a table make others."""

"""Words everyone shares. This room imports nothing of Tithing."""

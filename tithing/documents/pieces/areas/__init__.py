"""Areas side by side: their tables, one way round or the other."""

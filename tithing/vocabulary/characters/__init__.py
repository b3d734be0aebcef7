"""Characters and texts as they may be shown."""

"""The one box in which people look for what the desk has: figures, places, organisations, bodies and questions."""

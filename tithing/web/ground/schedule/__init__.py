"""Work that begins on a day: once, or again and again."""

"""What of the book is told to whoever is not an officer: no small count, and nothing that would give one away (R100)."""

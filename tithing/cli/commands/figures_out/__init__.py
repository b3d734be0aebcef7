"""Commands that give figures."""

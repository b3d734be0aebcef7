"""Links in mail that open one thing once, without an account."""

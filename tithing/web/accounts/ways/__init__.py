"""How who holds a role may sign in: with a password, with a mailed code, or with either."""

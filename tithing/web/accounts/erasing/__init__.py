"""Erasing what is kept of somebody who has left: everything but the number of their account, and what they did under it."""

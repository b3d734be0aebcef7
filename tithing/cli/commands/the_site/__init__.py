"""Commands of the site: open it, and make who keeps it."""

"""Copies of the site's records: of a SQLite file by its own safe copy, of a PostgreSQL server from one snapshot."""

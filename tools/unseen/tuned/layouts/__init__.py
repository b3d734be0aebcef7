"""Layouts of tables, one family a module: each has `write`, which writes a paper of it."""

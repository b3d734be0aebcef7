"""Kinds of prose, one family a module: each has `write`, which writes a paper of it."""

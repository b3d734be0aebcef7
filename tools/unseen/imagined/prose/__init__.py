"""Kinds of prose: one module a family."""

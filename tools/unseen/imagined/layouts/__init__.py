"""Layouts of tables: one module a family."""

"""Reads PDF: words and lines of pages, and the tables that rules, tags or gaps draw."""

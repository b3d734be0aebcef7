"""Reads plain text, Markdown and web pages, and tells lines, bullets, notes and headings apart for every other format."""

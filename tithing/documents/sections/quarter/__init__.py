"""The sections of the page of a quarter: every indicator a line, and what is missing."""

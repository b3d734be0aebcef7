"""Spans longer than a quarter: what an indicator comes to over one, by what it measures, and what may be set against it."""

"""The evidence: what the number book knows, as pages that a member understands and an analyst can follow to the row."""

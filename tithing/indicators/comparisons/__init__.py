"""What a figure is set against: which comparisons there are, how each is worked out, and which one a report speaks of."""

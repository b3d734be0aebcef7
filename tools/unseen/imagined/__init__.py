"""A second set to tune on: other layouts and other turns of phrase than the first.

The first of its families were imagined by who tunes; the later ones by someone who did not know the checker.
"""

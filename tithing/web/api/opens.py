"""What a key opens, and how long one may last."""

from __future__ import annotations

from datetime import timedelta

FIGURES, FEED = "figures", "feed"
OPENS = (FIGURES, FEED)
LONGEST = timedelta(days=365)
USUAL = timedelta(days=90)
MOST_KEYS = 10  # that one person has at a time

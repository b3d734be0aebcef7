"""The sections of a page about one indicator, in the order in which a reader asks."""

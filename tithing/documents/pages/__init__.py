"""Pages of the site that are made of the sections of which reports are made: one sentence is one function."""

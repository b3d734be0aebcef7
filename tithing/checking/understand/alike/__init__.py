"""Lines that are built alike, one behind another, read as the table that they are."""

"""Work that a page begins and a worker does."""

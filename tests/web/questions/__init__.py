"""Questions that are asked of the partnership."""

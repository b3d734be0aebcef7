"""Who the partnership is: shown as its book says it, and changed."""

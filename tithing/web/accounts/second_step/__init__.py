"""Taking off a second step that somebody has lost: one person asks, another confirms."""

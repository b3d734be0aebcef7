"""What stands beside a figure, and what of it could explain a change, a rank or a level."""

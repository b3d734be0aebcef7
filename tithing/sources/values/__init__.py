"""What one cell, one period and one day mean."""

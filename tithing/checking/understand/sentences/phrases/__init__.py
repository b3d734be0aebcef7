"""What words and figures mean, wherever they stand."""

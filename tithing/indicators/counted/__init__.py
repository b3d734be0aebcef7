"""The value of a measure over a period, over suppliers, over a denominator."""

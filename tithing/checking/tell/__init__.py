"""Failing relations told: whose fault it is, which rule speaks first, in which order, in which form."""

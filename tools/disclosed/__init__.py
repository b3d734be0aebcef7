"""What a partnership publishes, read by somebody hostile: invented partnerships, everything told of them, and a solver.

Shares nothing with `tithing/disclosure`: two who reckon apart do not make the same mistake.
"""

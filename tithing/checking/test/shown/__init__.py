"""What the figures of a table show themselves"""

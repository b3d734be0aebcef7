"""`make drill`: disturbs books from outside, in every way that has ever lost one, and says what survived.

It knows the command line and what docs/architecture.md says lies on disk, and none of the code behind them.
"""

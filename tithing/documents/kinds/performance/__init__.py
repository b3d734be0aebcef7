"""The performance report that the board reads each quarter."""

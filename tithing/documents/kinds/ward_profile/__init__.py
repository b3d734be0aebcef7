"""The ward profile: one page on one ward, for its councillors and those who live there."""

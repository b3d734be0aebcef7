"""Tests of tithing.web.shared."""

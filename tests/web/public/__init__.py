"""Tests of tithing.web.public."""

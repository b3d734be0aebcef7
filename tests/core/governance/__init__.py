"""Tests of tithing.governance."""

"""Tests of tithing.web.accounts."""

"""Tests of tithing.web.config."""

"""Tests of tithing.web.partnerships."""

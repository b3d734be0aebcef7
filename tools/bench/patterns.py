"""What it costs to decide the pattern of hidden cells: 26 wards by 42 measures by 12 quarters with their years."""

from __future__ import annotations

import time
from random import Random

from tools.bench.measure import Bench
from tools.patterns.invented import invent, large_shape
from tools.prove.one_pattern import pattern_of


def run(_: Bench) -> None:
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

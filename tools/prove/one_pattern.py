"""Whether the pattern of hidden cells leaves anything to a hostile reader, and how many cells it hides beside a greedy rule.

python -m tools.prove.one_pattern [--partnerships 60] [--seed 1]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from random import Random

from tithing.disclosure.pattern import Pattern, decide
from tools.patterns.greedy import greedy
from tools.patterns.hostile import narrowed
from tools.patterns.invented import Situation, invent, small_shape

MOST = 1.25


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.prove.one_pattern", description=__doc__)
    parser.add_argument("--partnerships", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args(arguments)
    ours = theirs = exposed = found = 0
    for seed in range(asked.seed, asked.seed + asked.partnerships):
        situation = invent(small_shape(Random(seed)), Random(seed))
        pattern = pattern_of(situation)
        ours += len(pattern.hidden)
        theirs += len(greedy(situation)[0])
        exposed += len(pattern.exposed)
        found += len(set(narrowed(situation, pattern.hidden)) - set(pattern.exposed))
    print(f"{asked.partnerships} partnerships: {ours} cells hidden; by the greedy rule {theirs}.")
    print(f"Worked out, or nearly: {found}; beyond any pattern, and named as such: {exposed}.")
    return 1 if found or ours > MOST * theirs else 0


def pattern_of(situation: Situation) -> Pattern:
    return decide(
        situation.cells,
        situation.totals,
        guarded=situation.guarded,
        not_told=situation.not_told,
        kept=situation.kept,
        known=situation.known,
        rule=situation.rule,
    )


if __name__ == "__main__":
    sys.exit(main())

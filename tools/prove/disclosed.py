"""Whether anybody can work out what is hidden: invented partnerships, all that they tell the public, and a solver.

python -m tools.prove.disclosed --books 500 --first 0

Prints what was worked out of hidden cells and by which figures; which cells no pattern could guard, and how many; and how
many cells were hidden, beside a greedy rule that is repeated until the same solver is content.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from tools.disclosed.judge import Verdict, judged

MOST_HIDDEN = 1.25  # times what the greedy rule hides


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--books", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--figures-only", action="store_true", help="no documents: half the time")
    asked = parser.parse_args(arguments)
    began = time.process_time()
    verdicts = []
    for seed in range(asked.first, asked.first + asked.books):
        verdicts.append(judged(seed, documents=not asked.figures_only))
        say(verdicts[-1])
    return summed_up(verdicts, time.process_time() - began)


def say(verdict: Verdict) -> None:
    """What is wrong with one, and nothing where nothing is."""
    if not verdict.is_safe or verdict.unread:
        print(f"\npartnership {verdict.made.seed}: {', '.join(verdict.made.shape) or 'nothing odd'}")
    for each in verdict.narrowed[:5]:
        print(f"  {each}")
    if len(verdict.narrowed) > 5:
        print(f"  and {len(verdict.narrowed) - 5} more")
    for other in (*verdict.strays[:3], *verdict.unread[:3]):
        print(f"  {type(other).__name__.lower()}: {other.words} [{other.by}]")
    for told in verdict.wrong[:3]:
        print(f"  not so: {told}")
    sys.stdout.flush()


def summed_up(verdicts: Sequence[Verdict], seconds: float) -> int:
    """The numbers of all of them, and 1 where any hidden cell can be worked out or too many are hidden."""
    narrowed = sum(len(each.narrowed) for each in verdicts)
    unsafe = sum(not each.is_safe for each in verdicts)
    hidden, fewest = (sum(getattr(each, name) for each in verdicts) for name in ("hidden", "greedy"))
    unavoidable = [(each.made.seed, cell) for each in verdicts for cell in each.unavoidable]
    print(
        f"\n{len(verdicts)} partnerships, {sum(each.told for each in verdicts):,} things told, {seconds:.0f} s"
    )
    print(
        f"{narrowed} hidden cells can be worked out or narrowed to fewer than three values; {unsafe} partnerships are unsafe"
    )
    print(f"{len(unavoidable)} cells that no pattern of hiding could guard")
    for seed, cell in unavoidable[:20]:
        print(f"  {seed}: {cell}")
    times = hidden / fewest if fewest else 1.0
    print(f"{hidden:,} cells are hidden; the greedy rule hides {fewest:,}: {times:.2f} times as many")
    return 1 if unsafe or times > MOST_HIDDEN else 0


if __name__ == "__main__":
    sys.exit(main())

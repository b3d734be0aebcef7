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
SAID_EVERY = 10
MOST_SAID = 40


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--books", type=int, default=500)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--documents", type=int, default=10, help="of every so many books the documents too")
    asked = parser.parse_args(arguments)
    began = time.process_time()
    verdicts: list[Verdict] = []
    for seed in range(asked.first, asked.first + asked.books):
        verdicts.append(judged(seed, documents=seed % asked.documents == 0))
        say(verdicts[-1])
        if len(verdicts) % SAID_EVERY == 0:
            print(in_numbers(verdicts), f"{time.process_time() - began:.0f} s", flush=True)
    return summed_up(verdicts)


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


def in_numbers(verdicts: Sequence[Verdict]) -> str:
    """Both numbers of all of them, in a line."""
    narrowed, unsafe = (
        sum(len(each.narrowed) for each in verdicts),
        sum(not each.is_safe for each in verdicts),
    )
    return (
        f"{len(verdicts)} partnerships, {sum(each.told for each in verdicts):,} things told: {narrowed} hidden cells of "
        f"{unsafe} partnerships can be worked out or narrowed to fewer than three values; {_hidden(verdicts)}"
    )


def _hidden(verdicts: Sequence[Verdict]) -> str:
    hidden, fewest = sum(each.hidden for each in verdicts), sum(each.greedy for each in verdicts)
    return f"{hidden:,} cells are hidden, {fewest:,} by the greedy rule: {times_hidden(verdicts):.2f} times"


def times_hidden(verdicts: Sequence[Verdict]) -> float:
    hidden, fewest = sum(each.hidden for each in verdicts), sum(each.greedy for each in verdicts)
    return hidden / fewest if fewest else 1.0


def summed_up(verdicts: Sequence[Verdict]) -> int:
    """The numbers of all of them, and 1 where any hidden cell can be worked out or too many are hidden."""
    unavoidable = [f"{each.made.seed}: {cell}" for each in verdicts for cell in each.unavoidable]
    print(f"\n{in_numbers(verdicts)}")
    print(f"{len(unavoidable)} cells that no pattern of hiding could guard")
    print("".join(f"  {each}\n" for each in unavoidable[:MOST_SAID]), end="")
    is_unsafe = not all(each.is_safe for each in verdicts)
    return 1 if is_unsafe or times_hidden(verdicts) > MOST_HIDDEN else 0


if __name__ == "__main__":
    sys.exit(main())

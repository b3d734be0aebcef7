"""What each threshold of the checker costs: how many true findings and how many false ones move when it is halved and doubled.

    python -m tools.unseen.thresholds                writes docs/reference/thresholds.md, in about an hour
    python -m tools.unseen.thresholds --size 20      fewer papers, and soon done

The papers are those of the tuned half and of the imagined set, right and wrong; the measured half is never opened. A threshold
of a reader moves what is read, so there every paper is read again. One that moves nothing on many papers is one to take out.
"""

from __future__ import annotations

import argparse
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import ModuleType

import tools.unseen.imagined
import tools.unseen.tuned
from tithing.checking.check import check
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import Threshold, thresholds
from tithing.vocabulary.problems import Refused
from tools.reference import code, table
from tools.unseen.make import Paper, errors, papers

SETS = (tools.unseen.tuned, tools.unseen.imagined)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "thresholds.md"
MOVES = (Decimal("0.5"), Decimal(2))
SIZE = 120
INTRODUCTION = """<!-- Written by `make prove` (python -m tools.unseen.thresholds); change `thresholds.toml`, not this page. -->

# Thresholds of the checker

Every number that a judgement of `tithing check` rests on, and what it costs: how many of {wrong} papers with one error
are told otherwise ({told} as it stands), and how many of {right} correct ones are accused ({false} as it stands), when it is
halved and when it is doubled. "Same" moved nothing on these papers: where both sides are the same on many papers, the
threshold can go.
"""


@dataclass(frozen=True)
class Score:
    """Wrong papers of which something is told, and correct ones of which something is."""

    told: int
    false: int


@dataclass(frozen=True)
class Bench:
    wrong: tuple[Paper, ...]
    right: tuple[Paper, ...]
    read: tuple[tuple[PrintedDocument, ...], tuple[PrintedDocument, ...]] = ((), ())

    def opened(self) -> Bench:
        """The same, with every paper read once."""
        return Bench(self.wrong, self.right, (tuple(_read(self.wrong)), tuple(_read(self.right))))

    def score(self) -> Score:
        wrong, right = self.read
        return Score(sum(map(_is_told, wrong)), sum(map(_is_told, right)))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tools.unseen.thresholds", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--size", type=int, default=SIZE, help=f"correct papers of each set ({SIZE})")
    parser.add_argument("--page", type=Path, default=PAGE, help="where the page is written")
    options = parser.parse_args(arguments)
    options.page.write_text(page_of(bench_of(options.size)), encoding="utf-8")
    return 0


def bench_of(size: int) -> Bench:
    """So many correct papers of each set, and as many with an error."""
    right = [paper for each in SETS for paper in papers(each, 1, size)]
    wrong = [each.wrong for each in errors(right, random.Random(1), len(right))]
    return Bench(tuple(wrong), tuple(right)).opened()


def page_of(bench: Bench, wanted: Sequence[Threshold] | None = None) -> str:
    """The page: a row for each threshold."""
    base = bench.score()
    rows = [_row(each, bench, base) for each in (thresholds() if wanted is None else wanted)]
    said = INTRODUCTION.format(
        wrong=len(bench.wrong),
        right=len(bench.right),
        told=base.told,
        false=base.false,
    )
    heads = ("Threshold", "Value", "Meaning", "Set on", "Halved", "Doubled")
    return f"{said}\n{table(heads, rows)}\n"


def _read(many: Sequence[Paper]) -> Iterator[PrintedDocument]:
    with tempfile.TemporaryDirectory() as folder:
        for paper in many:
            file = Path(folder, paper.name)
            file.write_bytes(paper.written())
            try:
                yield read_here(file)
            except Refused:
                continue


def _is_told(document: PrintedDocument) -> bool:
    return bool(check([document]).at_least(Severity.PROBABLE))


def _row(threshold: Threshold, bench: Bench, base: Score) -> tuple[str, ...]:
    name = f"{threshold.file}.{threshold.name}"
    moved = [_moved(threshold, move, bench, base) for move in MOVES]
    return (code([name]), str(threshold.value), threshold.meaning, threshold.set_on, *moved)


def _moved(threshold: Threshold, move: Decimal, bench: Bench, base: Score) -> str:
    reads = threshold.file.startswith("read.")
    with moved_to(threshold, move):
        now = (bench.opened() if reads else bench).score()
    return "same" if now == base else f"{now.told - base.told:+d} told, {now.false - base.false:+d} false"


@contextmanager
def moved_to(threshold: Threshold, move: Decimal) -> Iterator[tuple[object, object]]:
    """The checker with one threshold moved, for as long as it is asked: (what it was, what it is meanwhile)."""
    module = import_module(f"tithing.checking.{threshold.file}")
    constant = _constant(module, threshold.name)
    value = getattr(module, constant)
    meanwhile = _times(value, move)
    setattr(module, constant, meanwhile)
    try:
        yield value, meanwhile
    finally:
        setattr(module, constant, value)


def _times(value: int | float | Decimal, move: Decimal) -> int | float | Decimal:
    """A whole number moves by one at least."""
    if isinstance(value, int):
        moved = int(value * move)
        return moved if moved != value else value + (1 if move > 1 else -1)
    return type(value)(Decimal(str(value)) * move)


def _constant(module: ModuleType, name: str) -> str:
    return next(each for each in (f"_{name.upper()}", name.upper()) if hasattr(module, each))


if __name__ == "__main__":
    raise SystemExit(main())

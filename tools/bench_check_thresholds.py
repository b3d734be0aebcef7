"""What each threshold of the checker is worth: how many planted errors are told, and how many papers falsely, when it moves by a
quarter either way.

    python -m tools.bench_check_thresholds                 writes docs/reference/thresholds.md, in about half an hour
    python -m tools.bench_check_thresholds --size 12       fewer papers, and soon done

The papers are the invented reports of `tools.bench_check`, and the errors are changes to them of its kinds; they are read once,
so that a threshold of a reader shows no loss here.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from itertools import count, islice
from pathlib import Path
from types import ModuleType

from tithing.checking.check import check
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import Threshold, thresholds
from tools.bench_check_changes import CELL_KINDS, Change, change_cell, spots_of
from tools.bench_check_documents import invented
from tools.reference import code, table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "thresholds.md"
MOVES = (Decimal("0.75"), Decimal("1.25"))
INTRODUCTION = """<!-- Written by `python -m tools.bench_check_thresholds`; change `thresholds.toml`, not this page. -->

# Thresholds of the checker

Every number that a judgement of `tithing check` rests on, what it means and what it was set on, and what the benchmark
loses when it moves by a quarter: errors told of {wrong} papers with one planted error each ({told} as it stands), and papers
falsely accused of {right} correct ones ({false} as it stands). "Same" is no change; thresholds of readers are not moved here.
"""


@dataclass(frozen=True)
class Score:
    """Planted errors that were told, and correct papers of which something was told."""

    told: int
    false: int


@dataclass(frozen=True)
class Bench:
    wrong: tuple[PrintedDocument, ...]
    right: tuple[PrintedDocument, ...]

    def score(self) -> Score:
        return Score(sum(map(_is_told, self.wrong)), sum(map(_is_told, self.right)))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        prog="bench_check_thresholds", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("--size", type=int, default=60, help="changed papers (60)")
    bench = _bench(parser.parse_args(arguments).size)
    base = bench.score()
    rows = [_row(each, bench, base) for each in thresholds()]
    said = INTRODUCTION.format(
        wrong=len(bench.wrong), right=len(bench.right), told=base.told, false=base.false
    )
    heads = ("Threshold", "Value", "Meaning", "Set on", "A quarter less", "A quarter more")
    PAGE.write_text(f"{said}\n{table(heads, rows)}\n", encoding="utf-8")
    return 0


def _bench(size: int) -> Bench:
    rng = random.Random(11)
    right = tuple(read_text(invented(rng, number), title=f"invented {number + 1}") for number in range(6))
    changes = (_change(rng, right) for _ in count())
    return Bench(tuple(islice((each.document for each in changes if each is not None), size)), right)


def _change(rng: random.Random, documents: Sequence[PrintedDocument]) -> Change | None:
    document = rng.choice(documents)
    return change_cell(rng.choice(CELL_KINDS), document, rng.choice(spots_of(document)), rng)


def _is_told(document: PrintedDocument) -> bool:
    return bool(check([document]).at_least(Severity.PROBABLE))


def _row(threshold: Threshold, bench: Bench, base: Score) -> tuple[str, ...]:
    name = f"{threshold.file}.{threshold.name}"
    moved = (
        ["", ""]
        if threshold.file.startswith("read.")
        else [_moved(threshold, move, bench, base) for move in MOVES]
    )
    return (code([name]), str(threshold.value), threshold.meaning, threshold.set_on, *moved)


def _moved(threshold: Threshold, move: Decimal, bench: Bench, base: Score) -> str:
    module = import_module(f"tithing.checking.{threshold.file}")
    constant = _constant(module, threshold.name)
    value = getattr(module, constant)
    other = type(value)(Decimal(str(value)) * move) if not isinstance(value, int) else _whole(value, move)
    setattr(module, constant, other)
    try:
        now = bench.score()
    finally:
        setattr(module, constant, value)
    return _said(now, base)


def _whole(value: int, move: Decimal) -> int:
    """A quarter of a small number is one: it moves at least that far."""
    step = max(1, abs(value) // 4)
    return value - step if move < 1 else value + step


def _constant(module: ModuleType, name: str) -> str:
    return next(each for each in (f"_{name.upper()}", name.upper()) if hasattr(module, each))


def _said(now: Score, base: Score) -> str:
    if now == base:
        return "same"
    return f"{now.told - base.told:+d} told, {now.false - base.false:+d} false"


if __name__ == "__main__":
    raise SystemExit(main())

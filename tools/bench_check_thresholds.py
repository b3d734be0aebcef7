"""What each threshold of the checker is worth: how many planted errors are told, and how many papers falsely, when it moves by a
quarter either way.

    python -m tools.bench_check_thresholds                 writes docs/reference/thresholds.md, in about half an hour
    python -m tools.bench_check_thresholds --size 20       fewer papers, and soon done

Papers are those of the tuned half of tools/unseen, as text, tables and pages; they are read once, so that a threshold of a
reader shows no loss here. The measured half is never opened.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from types import ModuleType

from tithing.checking.check import check
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import Threshold, thresholds
from tools.reference import code, table

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "thresholds.md"
MOVES = (Decimal("0.75"), Decimal("1.25"))
READ_AS = ("tabs", "html plain", "extracted", "columns")
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
    parser.add_argument("--size", type=int, default=60, help="papers of each sort (60)")
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
    import tools.unseen.tuned
    from tools.unseen.make import errors, papers

    wrong = [each.wrong for each in errors(tools.unseen.tuned, 11, 3 * size)]
    right = list(papers(tools.unseen.tuned, 11, 3 * size))
    return Bench(tuple(_read(wrong))[:size], tuple(_read(right))[:size])


def _read(papers: Sequence[object]) -> Iterator[PrintedDocument]:
    for paper in papers:
        if paper.format in READ_AS:  # type: ignore[attr-defined]
            with tempfile.TemporaryDirectory() as folder:
                path = Path(folder, paper.name)  # type: ignore[attr-defined]
                path.write_bytes(paper.written())  # type: ignore[attr-defined]
                yield read_here(path)


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

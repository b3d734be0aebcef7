"""What checking a finished document costs: a thousand tables of text, twenty thousand rows in one, 200 dense pages."""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from tools.bench.measure import TITHING, Bench, Run, ratio, show

_TABLES, _PAGES, _ROWS = 1_000, 200, 20_000
_OFFENCES = ("Violence", "Burglary", "Theft", "Robbery", "Drug offences", "Public order")
_HEADS = ("Offence", "Apr to Jun 2017", "Apr to Jun 2018", "Change", "% change")
Row = tuple[str, ...]


def run(bench: Bench) -> None:
    """Measure the checker on documents without mistakes, as text and as PDF, and print it."""
    written = {
        f"{_TABLES:,} tables of text, a place each": _by_place,
        f"{_TABLES:,} tables of text, other measures in each": _by_measure,
        f"one table of {_ROWS:,} rows": _long,
        f"{_PAGES} pages of PDF, 24,000 figures": _pdf,
    }
    rng = random.Random(2026)
    runs: dict[str, Run] = {}
    for number, (name, write) in enumerate(written.items()):
        path = bench.folder / f"pack-{number}{'.pdf' if write is _pdf else '.txt'}"
        write(rng, path)
        runs[name] = Run([*TITHING, "check", str(path)])
        if write is _pdf:
            runs["the text of those pages alone"] = Run([sys.executable, "-c", _TEXT_ALONE, str(path)])
    costs = bench.measure(runs)
    show("Checking a document", costs, "text under 2 s, PDF under 10 s of CPU; 500 MB")
    *_, pdf, alone = costs.values()
    ratio("PDF checked against its text alone", pdf, alone)


_TEXT_ALONE = """
import sys
from pypdfium2 import PdfDocument
for page in PdfDocument(sys.argv[1]):
    page.get_textpage().get_text_bounded()
"""


def _rows(rng: random.Random, labels: Iterator[str]) -> Iterator[Row]:
    before = after = 0
    for label in labels:
        was, now = rng.randrange(20, 900), rng.randrange(20, 900)
        before, after = before + was, after + now
        yield _row(label, was, now)
    yield _row("Total", before, after)


def _row(label: str, was: int, now: int) -> Row:
    from tithing.statistics.rounding import round_half_away

    return label, str(was), str(now), f"{now - was:+d}", f"{round_half_away((now - was) * 100 / was, 1)}%"


def _text(
    rng: random.Random, path: Path, tables: int, heading: str, label: Callable[[int, int], str]
) -> None:
    """Tables under a heading each, with a sentence on the total under each."""
    parts = []
    for table in range(tables):
        rows = list(_rows(rng, (label(table, row) for row in range(len(_OFFENCES)))))
        lines = ["\t".join(row) for row in (_HEADS, *rows)]
        said = f"In total {rows[-1][2]} were recorded, {rows[-1][1]} the year before."
        parts.append(f"# {heading.format(table + 1)}\n\n" + "\n".join(lines) + f"\n\n{said}\n")
    path.write_text("\n".join(parts), encoding="utf-8")


def _by_place(rng: random.Random, path: Path) -> None:
    _text(rng, path, _TABLES, "Recorded crime in Ward {}", lambda table, row: _OFFENCES[row])


def _by_measure(rng: random.Random, path: Path) -> None:
    _text(rng, path, _TABLES, "Chapter {}", lambda table, row: f"{_OFFENCES[row]} of kind {table}")


def _long(rng: random.Random, path: Path) -> None:
    rows = _rows(rng, (f"Place {row}" for row in range(_ROWS)))
    path.write_text("\n".join("\t".join(row) for row in (_HEADS, *rows)) + "\n", encoding="utf-8")


def _pdf(rng: random.Random, path: Path) -> None:
    parts = ['#set page(paper: "a4")\n#set text(size: 9pt)\n']
    for page in range(_PAGES):
        rows = _rows(rng, (f"Offence of kind {row}" for row in range(29)))
        cells = "".join(f"[{cell}]," for row in (_HEADS, *rows) for cell in row)
        parts.append(f"== Recorded crime in Ward {page + 1}\n#table(columns: 5, {cells})\n")
        parts.append(
            "Counts rose after a change in the way in which crime is recorded.\n#pagebreak(weak: true)\n"
        )
    source = path.with_suffix(".typ")
    source.write_text("".join(parts), encoding="utf-8")
    compiling = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
    # a process of its own: those measured later would count this one's memory as theirs
    subprocess.run([sys.executable, "-c", compiling, str(source), str(path)], check=True)

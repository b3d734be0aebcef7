"""Files of every kind, each harmed in one way: read rightly, asked about or refused in a sentence; never wrong in silence.

python -m tools.prove.mutated_files --files 2000 --first 0

A mutation says what it makes knowable: a mark for a withheld number is never a figure, a page of a site is refused as
one, a column that is gone is told, and a file that was only saved, sorted or padded in another way says the same figures.
What it cannot make knowable, such as another digit in a count, is only held to end in a reading or a refusal.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tithing.observations.measure import load_measures
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.registry import detect, list_sources
from tithing.vocabulary.problems import Refused

MARKS = ("c", "[c]", "*", "<5", "1-4", "S", "[low]", ":", "n/a", "-", "#DIV/0!", "nil", "1,23", "1e3")
PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>"
SEEDS = {
    "flat.csv": (
        "measure,area,period,value,unit\n"
        + "".join(f"Shoplifting,Hartlepool,2024-{month:02d},{month * 7},count\n" for month in range(1, 13)),
        (3,),
    ),
    "extract.csv": (
        "Area,Offence,Apr 2024,May 2024,Jun 2024\nHartlepool,Shoplifting,41,52,63\nHartlepool,Robbery,4,5,6\n",
        (2, 3, 4),
    ),
    "long.csv": (
        "offence,area,month,count\nShoplifting,Hartlepool,Apr 2024,41\nShoplifting,Hartlepool,May 2024,52\n",
        (3,),
    ),
    "mye24tablesew.csv": (
        "Code,Name,Geography,All ages\nE06000001,Hartlepool,Unitary Authority,92000\n"
        "E06000002,Middlesbrough,Unitary Authority,143900\n",
        (3,),
    ),
    "2025-04-cleveland-street.csv": (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
        "Last outcome category,Context\n"
        + "".join(
            f"{number:064x},2025-04,Cleveland Police,Cleveland Police,-1.21,54.69,On or near Field Lane,E01011949,"
            f"Hartlepool 009A,{crime},Under investigation,\n"
            for number, crime in enumerate(("Burglary", "Burglary", "Robbery", "Shoplifting"))
        ),
        (),
    ),
    "lookup.csv": (
        "WD26CD,WD26NM,LAD26CD,LAD26NM\nE05099999,New Ward,E06000001,Hartlepool\n"
        "E05099998,Other Ward,E06000001,Hartlepool\n",
        (),
    ),
    "fires.csv": (
        "date,type,ward,district\n23/04/2025,F3,Victoria,Hartlepool\n05/05/2025,F3,Burn Valley,Hartlepool\n",
        (),
    ),
}


@dataclass(frozen=True)
class Mutated:
    """A file, what was done to it, and whether it can only be refused; or, where it is `same`, only refused or read as it was."""

    name: str
    content: bytes
    how: str
    refused: bool = False
    same: bool = False


Rows = list[list[str]]


def mutated(seed: int) -> Mutated:
    """The file of this number: the same in every run."""
    chance = random.Random(seed)
    name = chance.choice(sorted(SEEDS))
    text, figures = SEEDS[name]
    rows = [line.split(",") for line in text.splitlines()]
    return chance.choice(_MUTATIONS)(chance, name, rows, figures)


def faults(seeds: Sequence[int]) -> Iterator[str]:
    """A line for each file that ended in anything but a reading or a refusal, or was read though it cannot be."""
    with tempfile.TemporaryDirectory() as folder:
        for seed in seeds:
            file = mutated(seed)
            path = Path(folder) / file.name
            path.write_bytes(file.content)
            ended = _ended(path)
            if ended.how not in ("read", "refused", "unknown") or (file.refused and ended.how == "read"):
                yield f"{seed}: {file.name}, {file.how}: {ended.how}"
            elif file.same and ended.how == "read" and ended.figures != _as_it_was(file.name):
                yield f"{seed}: {file.name}, {file.how}: read as other figures"


@dataclass(frozen=True)
class Ended:
    """How reading a file ended: read, refused, unknown, or what went wrong; and of a reading its figures."""

    how: str
    figures: frozenset[tuple[object, ...]] = frozenset()


@cache
def _as_it_was(name: str) -> frozenset[tuple[object, ...]]:
    """The figures of a seed, unharmed."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(SEEDS[name][0], encoding="utf-8")
        return _ended(path).figures


def _ended(path: Path) -> Ended:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    received = Received(path.name, path, digest, digest, path.stat().st_size)
    try:
        source = detect(received, list_sources())
        if source is None:
            return Ended("unknown")
        (reading,) = source.read_many([received], _context())
    except Refused as refusal:
        in_words = all(problem.what and problem.change for problem in refusal.problems)
        return Ended("refused" if in_words else "no words")
    except Exception as error:
        return Ended(f"{type(error).__name__}: {error}")
    return Ended("read", _figures(reading)) if isinstance(reading, Reading) else Ended("nothing")


def _figures(reading: Reading) -> frozenset[tuple[object, ...]]:
    """What a reading says, whatever row it stands in."""
    if reading.observations is None:
        frames = (frame.select(sorted(frame.columns)) for frame in reading.lookups.values())
        return frozenset(row for frame in frames for row in frame.rows())
    return frozenset(
        reading.observations.select("measure", "area", "period", "value", "status", "unit").rows()
    )


@cache
def _context() -> Context:
    return Context(load_measures(), load_gazetteer(), "fire")


def _text(rows: Rows) -> bytes:
    return "".join(",".join(row) + "\n" for row in rows).encode()


def _marked(chance: random.Random, name: str, rows: Rows, figures: tuple[int, ...]) -> Mutated:
    if not figures:
        return _broken(chance, name, rows, figures)
    mark, row = chance.choice(MARKS), chance.randrange(1, len(rows))
    rows[row][chance.choice(figures)] = f'"{mark}"'
    return Mutated(name, _text(rows), f"{mark} for a figure of row {row + 1}", refused=True)


def _page(chance: random.Random, name: str, _rows: Rows, _figures: tuple[int, ...]) -> Mutated:
    return Mutated(name, (PAGE + " a, b" * chance.randrange(40)).encode(), "a web page", refused=True)


def _cut(chance: random.Random, name: str, rows: Rows, _figures: tuple[int, ...]) -> Mutated:
    content = _text(rows)
    at = chance.randrange(len(content))
    last = content[:at].rsplit(b"\n", 1)[-1]
    short = 0 < last.count(b",") < len(rows[0]) - 1 and content[:at].count(b"\n") > 0
    return Mutated(name, content[:at], f"cut after {at} bytes", refused=short)


def _without_column(chance: random.Random, name: str, rows: Rows, figures: tuple[int, ...]) -> Mutated:
    at = chance.randrange(len(rows[0]))
    only = at in figures and len(figures) == 1
    cut = [[cell for place, cell in enumerate(row) if place != at] for row in rows]
    return Mutated(name, _text(cut), f"without the column {rows[0][at]}", refused=only)


def _shifted(chance: random.Random, name: str, rows: Rows, _figures: tuple[int, ...]) -> Mutated:
    row = chance.randrange(1, len(rows))
    rows[row] = ["", *rows[row]]
    return Mutated(name, _text(rows), f"row {row + 1} shifted to the right", refused=True)


def _contradicted(chance: random.Random, name: str, rows: Rows, figures: tuple[int, ...]) -> Mutated:
    """A row twice, its figure another the second time."""
    if not figures or name.startswith(("extract", "long", "mye")):
        return _shifted(chance, name, rows, figures)
    again = list(rows[chance.randrange(1, len(rows))])
    again[figures[0]] = "1" + again[figures[0]]
    return Mutated(name, _text([*rows, again]), "a figure twice, with two values", refused=True)


def _headed_by_days(chance: random.Random, name: str, rows: Rows, figures: tuple[int, ...]) -> Mutated:
    if name != "extract.csv":
        return _without_column(chance, name, rows, figures)
    rows[0][chance.choice(figures)] = chance.choice(("24-Apr", "24-May", "2026-04-24"))
    return Mutated(name, _text(rows), "a heading that became a day", refused=rows[0].count("2026-04-24") == 0)


def _broken(chance: random.Random, name: str, rows: Rows, _figures: tuple[int, ...]) -> Mutated:
    content = bytearray(_text(rows))
    for _ in range(chance.randrange(1, 6)):
        content[chance.randrange(len(content))] = chance.randrange(256)
    return Mutated(name, bytes(content), "bytes changed")


def _otherwise(chance: random.Random, name: str, rows: Rows, _figures: tuple[int, ...]) -> Mutated:
    """Saved, sorted or padded in another way, which changes no figure."""
    how, content = chance.choice(tuple(_OTHERWISE.items()))
    return Mutated(name, content(chance, [list(row) for row in rows]), how, same=True)


def _shuffled(chance: random.Random, rows: Rows) -> bytes:
    heads, *body = rows
    chance.shuffle(body)
    return _text([heads, *body])


def _padded(chance: random.Random, rows: Rows) -> bytes:
    """Blank lines between, and empty columns behind."""
    wide = [[*row, *[""] * 3] for row in rows]
    wide.insert(chance.randrange(1, len(wide) + 1), [""] * len(wide[0]))
    return _text([*wide, [""] * len(wide[0])])


def _spaced(chance: random.Random, rows: Rows) -> bytes:
    """Blanks about the cells, and headings in capitals."""
    heads, *body = rows
    blank = chance.choice((" ", "\u00a0", "  "))
    return _text(
        [[head.upper() for head in heads], *([f"{blank}{cell}{blank}" for cell in row] for row in body)]
    )


def _columns_turned(chance: random.Random, rows: Rows) -> bytes:
    """The columns in another order: of a table with months across, the months as they follow one another."""
    order = list(range(len(rows[0])))
    if not rows[0][-1][-1].isdigit():
        chance.shuffle(order)
    return _text([[row[at] for at in order] for row in rows])


_OTHERWISE: dict[str, Callable[[random.Random, Rows], bytes]] = {
    "rows in another order": _shuffled,
    "columns in another order": _columns_turned,
    "blank lines and columns": _padded,
    "blanks about the cells": _spaced,
    "every cell quoted": lambda _, rows: _text([[f'"{cell}"' for cell in row] for row in rows]),
    "Unicode text": lambda _, rows: _text(rows).decode().replace(",", "\t").encode("utf-16"),
    "semicolons": lambda _, rows: _text(rows).replace(b",", b";"),
    "with a mark": lambda _, rows: _text(rows).decode().encode("utf-8-sig"),
    "line ends of Windows": lambda _, rows: _text(rows).replace(b"\n", b"\r\n"),
    "no last line end": lambda _, rows: _text(rows).rstrip(b"\n"),
}
_MUTATIONS: tuple[Callable[[random.Random, str, Rows, tuple[int, ...]], Mutated], ...] = (
    _marked,
    _page,
    _cut,
    _without_column,
    _shifted,
    _contradicted,
    _headed_by_days,
    _broken,
    _otherwise,
    _otherwise,
)


def main() -> int:
    parser = argparse.ArgumentParser(description="Harm files and see that none is wrong in silence.")
    parser.add_argument("--files", type=int, default=2_000)
    parser.add_argument("--first", type=int, default=0, help="the first number (0)")
    said = parser.parse_args()
    found = list(faults(range(said.first, said.first + said.files)))
    print("\n".join([*found, f"{said.files:,} files, {len(found):,} faults"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

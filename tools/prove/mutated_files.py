"""Files of every kind, each harmed in one way: read rightly, asked about or refused in a sentence; never wrong in silence.

python -m tools.prove.mutated_files --files 2000 --first 0

A mutation says what it makes knowable: a mark for a withheld number is never a figure, a page of a site is refused as
one, a column that is gone is told. What it cannot make knowable, such as another digit in a count, is only held to end in
a reading or a refusal.
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
    "fires.csv": (
        "date,type,ward,district\n23/04/2025,F3,Victoria,Hartlepool\n05/05/2025,F3,Burn Valley,Hartlepool\n",
        (),
    ),
}


@dataclass(frozen=True)
class Mutated:
    """A file, what was done to it, and whether it can only be refused."""

    name: str
    content: bytes
    how: str
    refused: bool = False


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
            if ended not in ("read", "refused", "unknown") or (file.refused and ended == "read"):
                yield f"{seed}: {file.name}, {file.how}: {ended}"


def _ended(path: Path) -> str:
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    received = Received(path.name, path, digest, digest, path.stat().st_size)
    try:
        source = detect(received, list_sources())
        if source is None:
            return "unknown"
        (reading,) = source.read_many([received], _context())
    except Refused as refusal:
        return (
            "refused" if all(problem.what and problem.change for problem in refusal.problems) else "no words"
        )
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return "read" if isinstance(reading, Reading) else "nothing"


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


_MUTATIONS: tuple[Callable[[random.Random, str, Rows, tuple[int, ...]], Mutated], ...] = (
    _marked,
    _page,
    _cut,
    _without_column,
    _shifted,
    _contradicted,
    _headed_by_days,
    _broken,
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

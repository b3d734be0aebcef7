"""How much of what is personal is found, and how often the finder is wrong.

python -m tools.prove.personal           print the measure
python -m tools.prove.personal --write   and keep it for the reference page

The lists of `tests/data/personal` are parted by the hash of each line: misses of one half were looked at and mended,
the other was only counted. Both halves come from the same hands and templates (see the README there), so the second
is no stranger's list. Where the reference packs are beside the checkout, their prose is read too; no word of them is kept.
"""

from __future__ import annotations

import hashlib
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tithing.inspection.days import read_day
from tithing.inspection.find import find
from tithing.inspection.finds import Find, Where
from tithing.inspection.people.names import judge
from tithing.inspection.personal import kinds
from tithing.inspection.personal.births import are_births, is_of_births

ROOT = Path(__file__).parents[2]
LISTS = ROOT / "tests" / "data" / "personal"
APART = LISTS / "blind"  # written without a look at how each kind is found
IMAGINED = LISTS / "imagined"  # notes only, all of them to tune on
PACKS = ROOT.parent / "shared" / "packs"
KEPT = LISTS / "measured.toml"
# What the prose held when every find was read by a person, on 29 November 2026.
READ_THEN = {"email": 26, "postcodes": 2, "sentences": 129, "telephone": 20}
READ = "Read one by one on 29 November 2026: each is a value of its kind, printed there by the publisher."
HALVES = ("tuned on", "only measured")


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    found: int
    tried: int

    def __str__(self) -> str:
        share = f" ({100 * self.found // self.tried}%)" if self.tried else ""
        return f"{self.found:,} of {self.tried:,}{share}"


@dataclass(frozen=True)
class Line:
    """What was tried, and how much of it was found, in each half."""

    name: str
    halves: tuple[Share, Share]


def half_of(text: str) -> int:
    """0 for the half that may be tuned on, 1 for the half that is only measured."""
    return hashlib.sha256(text.encode()).digest()[-1] % 2


def tally(name: str, tried: Iterable[str], found: Callable[[str], bool]) -> Line:
    counts = [[0, 0], [0, 0]]
    for text in tried:
        half = counts[half_of(text)]
        half[0] += found(text)
        half[1] += 1
    return Line(name, (Share(*counts[0]), Share(*counts[1])))


def lines_of(name: str, folder: Path = LISTS) -> list[str]:
    return (folder / name).read_text(encoding="utf-8").splitlines()


def values(folder: Path = LISTS) -> Iterator[Line]:
    """Each kind's own list: a value counts as found where anything of it is told, sure or doubtful."""
    for kind in kinds():
        if kind.slug != "sentences":
            yield tally(kind.slug, lines_of(f"{kind.slug}.tsv", folder), lambda line: bool(_finds(line)))
    yield tally("birth columns", lines_of("birth_columns.tsv", folder), _is_birth_column)
    yield tally(
        "name columns", lines_of("names/columns.tsv", folder), lambda line: judge(_cells(line)).are_names
    )
    yield tally("sentences", lines_of("notes_with.txt", folder), lambda note: bool(find(note)))


def imagined(folder: Path = IMAGINED) -> tuple[Share, Share]:
    """Of the notes that were made up to tune on: those with a person that are told, and those without one."""
    told = [
        [bool(find(note)) for note in lines_of(f"notes_{name}.txt", folder)] for name in ("with", "without")
    ]
    found, false = (Share(sum(each), len(each)) for each in told)
    return found, false


def wrong(folder: Path = LISTS) -> Iterator[Line]:
    """What is no person's and is told all the same."""
    yield tally(
        "notes without a person", lines_of("notes_without.txt", folder), lambda note: bool(find(note))
    )
    yield tally("figures, codes and days", lines_of("harmless.txt", folder), lambda text: bool(find(text)))
    yield tally("columns of places and words", lines_of("harmless_columns.tsv", folder), _is_taken_for_names)


def _finds(line: str) -> tuple[Find, ...]:
    heading, _, text = line.partition("\t")
    return find(text, where=Where(heading=heading))


def _cells(line: str) -> list[str]:
    return line.partition("\t")[2].split("|")


def _is_taken_for_names(line: str) -> bool:
    return judge(_cells(line), heading=line.partition("\t")[0]).are_names


def _is_birth_column(line: str) -> bool:
    heading = line.partition("\t")[0]
    days = [day for cell in _cells(line) if (day := read_day(cell))]
    return (
        is_of_births(Where(heading=heading))
        or are_births(days)
        or any(_finds(f"{heading}\t{cell}") for cell in _cells(line))
    )


def prose() -> dict[str, int] | None:
    """How many values of each kind the prose of the packs holds, and how many lines; None where they are not here."""
    if not PACKS.is_dir():
        return None
    counts = {"lines": 0}
    for path in sorted(PACKS.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            counts["lines"] += bool(line.strip())
            for each in find(line):
                counts[each.kind] = counts.get(each.kind, 0) + 1
    return counts


def kept(path: Path = KEPT) -> dict[str, dict[str, list[int]]]:
    """The measure as it was last kept: what the reference page prints."""
    loaded: dict[str, dict[str, list[int]]] = tomllib.loads(path.read_text(encoding="utf-8"))
    return loaded


def as_kept(found: Iterable[Line], false: Iterable[Line], *, by: str = "tools.prove.personal") -> str:
    """Found and tried of the half tuned on, then of the half only measured."""
    sections = [("found", found), ("wrong", false)]
    text = f"# Written by python -m {by} --write: found, tried, of the half tuned on and the other.\n"
    for name, lines in sections:
        text += f"\n[{name}]\n"
        for line in lines:
            numbers = [number for share in line.halves for number in (share.found, share.tried)]
            text += f'"{line.name}" = {numbers}\n'
    return text


def main(arguments: list[str]) -> int:
    found, false = list(values()), list(wrong())
    _print_lines("Found", found)
    _print_lines("Wrong", false)
    _print_lines("Found of the lists apart", values(APART))
    _print_lines("Wrong of them", wrong(APART))
    _print_imagined()
    _print_prose()
    if arguments == ["--write"]:
        KEPT.write_text(as_kept(found, false), encoding="utf-8")
    return 0


def _print_lines(title: str, lines: Iterable[Line]) -> None:
    print(f"{title:<30} {HALVES[0]:<22} {HALVES[1]}")
    for line in lines:
        print(f"  {line.name:<28} {line.halves[0]!s:<22} {line.halves[1]}")


def _print_imagined() -> None:
    found, false = imagined()
    print(f"Notes made up to tune on: with a person {found} told, without one {false}.")


def _print_prose() -> None:
    counts = prose()
    if counts is None:
        print("The packs are not beside this checkout: their prose was not read.")
        return
    lines = counts.pop("lines")
    told = ", ".join(f"{kind} {count}" for kind, count in sorted(counts.items()))
    print(f"Prose of the packs, {lines:,} lines, holds: {told}.")
    print(READ if counts == READ_THEN else "They have changed since they were last read: read them again.")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""How much of what is personal is found on a list by somebody who had not read the finder, and how often it is wrong.

python -m tools.prove.stranger           print the measure, both halves apart, beside the goals
python -m tools.prove.stranger --write   and keep it for the reference page
python -m tools.prove.stranger --faults  and what is missed or wrongly told of the half that may be tuned on

A column is judged as the door of the sources judges it, heading and cells together; a text as the finder does. The
faults of the other half are printed nowhere: who reads them has made it a list to tune on.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tithing.inspection.find import find
from tithing.sources.door import Allowed, met_in
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.statistics.intervals import wilson
from tools.prove.personal import HALVES, LISTS, Line, Share, as_kept, half_of, lines_of

STRANGER = LISTS / "stranger"
KEPT = STRANGER / "measured.toml"
TUNED, MEASURED = "tuned", "measured"
NAMES, COLUMNS_WRONG, NOTES_WRONG = "columns of names", "columns without a person", "notes without a person"
NAMES_IN_NOTES, OTHERS_IN_NOTES = "names in notes", "other values in notes"
OUTSIDER = LISTS / "outsider"  # notes by somebody else who had not read the finder either, meant to be hard
NAMES_IN_HARD_NOTES, HARD_NOTES_WRONG = "names in hard notes", "hard notes without a person"
# Of each hundred, the least that is to be found and the most that may be told wrongly.
GOALS = {NAMES: 90, NAMES_IN_NOTES: 60, NOTES_WRONG: 1, NAMES_IN_HARD_NOTES: 60, HARD_NOTES_WRONG: 1}
GOAL_OF_KINDS = 90
_MARKED = re.compile(r"\[\[([^|\]]+)\|(.+?)\]\]")


@dataclass(frozen=True)
class Case:
    """One thing that was tried: of which half and list, whether it is personal, and whether it was told."""

    half: str
    list: str
    personal: bool
    told: bool
    text: str

    @property
    def is_fault(self) -> bool:
        return self.personal is not self.told


def rows_of(name: str, folder: Path = STRANGER) -> list[dict[str, str]]:
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def cases() -> tuple[Case, ...]:
    """Everything of the list, tried."""
    return (*_columns(), *_values(), *_notes(), *_hard_notes())


def _columns() -> Iterator[Case]:
    for row in rows_of("columns.csv"):
        with (STRANGER / "columns" / row["file"]).open(encoding="utf-8", newline="") as file:
            cells = [line[0] for line in csv.reader(file)]
        personal = row["is_personal"] == "yes"
        told = is_told(*cells)
        yield Case(row["half"], NAMES if personal else COLUMNS_WRONG, personal, told, " | ".join(cells))


def _values() -> Iterator[Case]:
    for row in rows_of("values.csv"):
        personal = row["is_personal"] == "yes"
        told = is_told(row["heading"], row["value"]) if row["heading"] else bool(find(row["value"]))
        yield Case(row["half"], row["kind"], personal, told, f"{row['heading']} | {row['value']}")


def is_told(*cells: str) -> bool:
    """Whether the door tells or asks anything of a column: its heading, then its cells.

    >>> is_told("ref", "01632 960001"), is_told("ref", "12")
    (True, False)
    """
    table = ReceivedTable("list.csv", "", tuple(ReceivedRow(at, (cell,)) for at, cell in enumerate(cells, 1)))
    return bool(met_in(table, header=0, allowed=Allowed()))


def _notes() -> Iterator[Case]:
    for row in rows_of("notes.csv"):
        note, marked = unmarked(row["note"])
        found = [each.span for each in find(note)]
        if row["is_personal"] == "no":
            yield Case(row["half"], NOTES_WRONG, False, bool(found), note)
        for kind, start, end in marked:
            told = any(begin < end and start < past for begin, past in found)
            name = NAMES_IN_NOTES if kind == "name" else OTHERS_IN_NOTES
            yield Case(row["half"], name, True, told, f"{note[start:end]} | {note}")


def _hard_notes() -> Iterator[Case]:
    for note in lines_of("notes_without.txt", OUTSIDER):
        yield Case(_half_of(note), HARD_NOTES_WRONG, False, bool(find(note)), note)
    for written in lines_of("notes_with.txt", OUTSIDER):
        note, marked = unmarked(written)
        found = [each.span for each in find(note)]
        for _, start, end in marked:
            told = any(begin < end and start < past for begin, past in found)
            yield Case(_half_of(written), NAMES_IN_HARD_NOTES, True, told, f"{note[start:end]} | {note}")


def _half_of(line: str) -> str:
    return (TUNED, MEASURED)[half_of(line)]


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int]]]:
    """A note as it was written, and the kind and place of each value that is marked in it.

    >>> unmarked("ring [[name|Bev]] first")
    ('ring Bev first', [('name', 5, 8)])
    """
    note, places, last = "", [], 0
    for match in _MARKED.finditer(marked):
        note += marked[last : match.start()]
        places.append((match[1], len(note), len(note) + len(match[2])))
        note += match[2]
        last = match.end()
    return note + marked[last:], places


def lines(*, personal: bool) -> list[Line]:
    """What was told of each list, in the half that may be tuned on and in the other."""
    chosen = [case for case in cases() if case.personal is personal]
    return [_line(name, [case for case in chosen if case.list == name]) for name in _names(chosen)]


def _names(chosen: Iterable[Case]) -> list[str]:
    return list(dict.fromkeys(case.list for case in chosen))


def _line(name: str, tried: list[Case]) -> Line:
    tuned, measured = ([case.told for case in tried if case.half == half] for half in (TUNED, MEASURED))
    return Line(name, (Share(sum(tuned), len(tuned)), Share(sum(measured), len(measured))))


def faults() -> list[Case]:
    """What was missed or wrongly told, of the half that may be tuned on only."""
    return [case for case in cases() if case.is_fault and case.half == TUNED]


def goal_of_found(name: str) -> str:
    return f"{GOALS.get(name, GOAL_OF_KINDS)}% or more"


def goal_of_wrong(name: str) -> str:
    return f"{GOALS[name]}% or less" if name in GOALS else ""


def how_sure(false: Share) -> str:
    """What so few notes can say of how often the finder is wrong.

    >>> how_sure(Share(1, 89))
    '89 notes are few: 1 wrong of them may be anything from 0.2% to 6.1% of all notes.'
    """
    low, high = wilson(false.found, false.tried)
    return (
        f"{false.tried} notes are few: {false.found} wrong of them may be anything from {100 * low:.1f}% "
        f"to {100 * high:.1f}% of all notes."
    )


def to_keep() -> str:
    """The measure as a file of numbers."""
    return as_kept(lines(personal=True), lines(personal=False), by="tools.prove.stranger")


def main(arguments: list[str]) -> int:
    _print("Found", lines(personal=True), goal_of_found)
    _print("Wrongly told", lines(personal=False), goal_of_wrong)
    (notes,) = [line for line in lines(personal=False) if line.name == NOTES_WRONG]
    print(how_sure(notes.halves[1]))
    if arguments == ["--write"]:
        KEPT.write_text(to_keep(), encoding="utf-8")
    if arguments == ["--faults"]:
        for case in faults():
            print(f"{'missed' if case.personal else 'wrong '}  {case.list:<26} {case.text}")
    return 0


def _print(title: str, measured: Iterable[Line], goal: Callable[[str], str]) -> None:
    print(f"{title:<28} {'goal':<14} {HALVES[0]:<18} {HALVES[1]}")
    for line in measured:
        print(f"  {line.name:<26} {goal(line.name):<14} {line.halves[0]!s:<18} {line.halves[1]}")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

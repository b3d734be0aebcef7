"""Every figure of the published packs changed, one at a time: how many of the changes are noticed, and why not the others.

    python -m tools.bench_check --every-cell --sample 400 --seed 7

The raw measure: cells that nothing constrains count as well. Each cell is changed once, by a digit, two digits turned, a
sign or a decimal point in turn, in the packs of `PACKS` with their known errors put right.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.check import relations_of
from tithing.checking.read.printed import PrintedDocument
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.pack import open_book
from tools.bench_check_changes import CELL_KINDS, Change, Spot, change_cell, spots_of
from tools.bench_check_outcomes import Outcome, Subject, outcome_of, subject_of

PACKS = {"000_bf5187f17fbe4d3e.txt": 560, "004_f4c29f5249fa78cd.txt": 1}  # from this line on
CAREFUL_SCRIPT = (
    1827 / 2018
)  # what a careful script notices of such changes; the figure of the project's issue 3


@dataclass(frozen=True)
class Changed:
    """One cell changed: what came of it, which rules test the cell unchanged, and what its column was taken for."""

    spot: Spot
    outcome: Outcome
    tested_by: frozenset[str]
    role: str

    @property
    def reason(self) -> str:
        """Why nothing was said, as far as can be told from outside."""
        if not self.role:
            return "not read as a figure"
        if self.role == Role.UNSURE.value:
            return "its column's role is unsure"
        if not self.tested_by:
            return "in no relation, though constrained" if self.outcome.constrained else "in no relation"
        return (
            "tested, and constrained" if self.outcome.constrained else "tested, and still within the relation"
        )


def every_cell(documents: Iterable[PrintedDocument], rng: random.Random, *, sample: int) -> list[Changed]:
    """A change to each figure of the packs, or to a sample of this many figures of each pack."""
    return [
        changed
        for document in documents
        if document.title in PACKS
        for changed in _changed(subject_of(document), rng, sample)
    ]


def _changed(subject: Subject, rng: random.Random, sample: int) -> Iterator[Changed]:
    first = PACKS[subject.document.title]
    spots = [spot for spot in spots_of(subject.document) if _line(subject.document, spot) >= first]
    tested, roles = _tested(subject.document)
    for number, spot in enumerate(sorted(rng.sample(spots, min(sample, len(spots))))):
        change = _change(subject.document, spot, number, rng)
        if change is not None:
            role = roles.get(spot, "")
            yield Changed(spot, outcome_of(subject, change), frozenset(tested[spot]), role)


def _line(document: PrintedDocument, spot: Spot) -> int:
    return document.tables[spot[0]].rows[spot[1]].place.line or 0


def _change(document: PrintedDocument, spot: Spot, number: int, rng: random.Random) -> Change | None:
    """The kinds in turn; where one does nothing to this figure, another digit."""
    kind = CELL_KINDS[number % len(CELL_KINDS)]
    return change_cell(kind, document, spot, rng) or change_cell("digit", document, spot, rng)


def _tested(document: PrintedDocument) -> tuple[dict[Spot, set[str]], dict[Spot, str]]:
    """The rules that test each cell of the unchanged document, and the role of each cell's column."""
    book = open_book(document)
    tables = {table.id: number for number, table in enumerate(document.tables)}
    spots = {f: (tables[f.fact.table.id], f.row, f.fact.cell.column - 1) for f in book.figures()}
    rules: dict[Spot, set[str]] = defaultdict(set)
    for relation in relations_of(book):
        for figure in relation.figures:
            rules[spots[figure]].add(relation.rule)
    return rules, {spot: figure.fact.role.value for figure, spot in spots.items()}


# -- what is printed -----------------------------------------------------------------------------------------------


def say_cells(cells: Sequence[Changed]) -> float:
    """Prints the shares and the reasons; gives the share noticed of all."""
    share = sum(each.outcome.noticed for each in cells) / len(cells) if cells else 1.0
    print(f"{len(cells)} cells of {len(PACKS)} packs changed, one at a time")
    print(f"  noticed {_share(cells)}; a careful script {100 * CAREFUL_SCRIPT:.1f}%")
    grave = [each for each in cells if each.outcome.grave]
    at_cell = sum(each.outcome.at_cell for each in cells)
    print(f"  at certain or probable {len(grave)}; told at the changed cell itself {at_cell}")
    print(f"  of the constrained {_share([each for each in cells if each.outcome.constrained])}")
    for kind in dict.fromkeys(each.outcome.kind for each in cells):
        print(f"  {kind:<20} {_share([each for each in cells if each.outcome.kind == kind])}")
    missed = [each for each in cells if not each.outcome.noticed]
    for reason, times in Counter(each.reason for each in missed).most_common():
        print(f"  not noticed, {reason}: {times}")
    return share


def _share(cells: Sequence[Changed]) -> str:
    noticed = sum(each.outcome.noticed for each in cells)
    return f"{noticed} of {len(cells)} ({100 * noticed / max(1, len(cells)):.1f}%)"


def missed_cells(cells: Sequence[Changed]) -> Iterator[str]:
    """A line for each change that nothing was said of."""
    for each in cells:
        if not each.outcome.noticed:
            rules = ", ".join(sorted(each.tested_by)) or "no rule"
            yield f"{each.reason}: {each.outcome.document} {each.outcome.words} ({each.role}; {rules})"

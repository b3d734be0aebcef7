"""One supplier stands for a whole period: months of one are never added to months of another.

The rule is one that a partnership can see and set: the partner that owes the measure (`partnership.toml`), else the
measure's custodian, else whoever signed, the latest release first. The others are told beside the figure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from tithing.indicators.counted.over_suppliers import months_in_words
from tithing.indicators.evidence import ASKED_STATES, Evidence, Key, pieces_of
from tithing.indicators.result import At
from tithing.observations.measure import Measure
from tithing.observations.observation import Observation
from tithing.statistics.rounding import written
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Suppressed, Withheld

UNSTATED = ""


@dataclass(frozen=True)
class Spoke:
    """What one supplier said of a period or of pieces of it: the rows, none of them lying inside another's."""

    supplier: str
    rows: tuple[Observation, ...]

    @property
    def released(self) -> int:
        days = [row.source.release.toordinal() for row in self.rows if row.source.release]
        return max(days, default=0)

    @property
    def months(self) -> set[Period]:
        return {month for row in self.rows for month in (row.period.months() or (row.period,))}


def who_spoke(evidence: Evidence, key: Key) -> tuple[Spoke, ...]:
    """Every supplier that gave something of the period, or of a piece of it, the one that stands first."""
    found: dict[str, list[Observation]] = {}
    for row in _rows(evidence, key):
        found.setdefault(evidence.suppliers.one_of(row.supplier), []).append(row)
    spoke = [Spoke(supplier, tuple(rows)) for supplier, rows in found.items()]
    measure = evidence.measure(key[0])
    return tuple(sorted(spoke, key=lambda each: _standing(evidence, measure, each), reverse=True))


def _rows(evidence: Evidence, key: Key) -> Iterator[Observation]:
    yield from evidence.supplied(key)
    for piece in pieces_of(evidence.measure(key[0]), key[2]):
        yield from _rows(evidence, (key[0], key[1], piece, key[3]))


def _standing(evidence: Evidence, measure: Measure, spoke: Spoke) -> tuple[bool, bool, bool, int]:
    return (*rank_of(evidence, measure, spoke.supplier), spoke.released)


def rank_of(evidence: Evidence, measure: Measure, supplier: str) -> tuple[bool, bool, bool]:
    """Whether a supplier owes the measure, holds it, and signed at all: the greatest stands first."""
    one = evidence.suppliers.one_of(supplier)
    owes = one in evidence.suppliers.owing(measure.slug)
    holds = bool(measure.custodian) and one == evidence.suppliers.one_of(measure.custodian)
    return owes, holds, one != UNSTATED


def with_unstated(spoke: Sequence[Spoke]) -> Iterator[frozenset[str]]:
    """Each supplier with what names none, where the two speak of no month twice: one sender who once forgot to sign."""
    unstated = next((each for each in spoke if each.supplier == UNSTATED), None)
    if unstated is None:
        return
    for each in spoke:
        if each is not unstated and not each.months & unstated.months:
            yield frozenset({each.supplier, UNSTATED})


# -- in words ---------------------------------------------------------------------------------------------


def others_told(
    evidence: Evidence, used: Iterable[str], spoke: Iterable[Spoke], whole: Mapping[str, At], at: At
) -> Iterator[Caveat]:
    """A caveat for each supplier whose figures were left, and for months that name no supplier."""
    chosen = frozenset(used)
    for each in spoke:
        if each.supplier not in chosen:
            yield from _left(evidence, each, whole[each.supplier].quantity, _names(evidence, chosen), at)
        elif each.supplier == UNSTATED and len(chosen) > 1:
            yield Caveat(CaveatKind.NOTED, f"what is used for {_when(each)} names no supplier")


def _names(evidence: Evidence, chosen: frozenset[str]) -> str:
    named = [_title(evidence, each) for each in sorted(chosen) if each]
    return " and ".join(named) or _title(evidence, UNSTATED)


def _left(evidence: Evidence, spoke: Spoke, said: Quantity, name: str, at: At) -> Iterator[Caveat]:
    who = _title(evidence, spoke.supplier)
    if not isinstance(said, Known):
        yield Caveat(CaveatKind.RIVAL, f"{who} supplied {_when(spoke)} too; {name} is used for the whole")
    elif isinstance(at.quantity, Known) and said != at.quantity:
        words = (
            f"{who} supplied {written(said.number)} for the same figure, {name} {written(at.quantity.number)}, "
            "which is used"
        )
        yield Caveat(CaveatKind.RIVAL, words, ((spoke.supplier, said.number),))


def no_one_whole(evidence: Evidence, key: Key, spoke: Sequence[Spoke]) -> Missing:
    """Nobody supplied all of it: who lacks what, and that months of one are not added to months of another."""
    asked = set(key[2].months())
    lacking = [
        f"{_title(evidence, each.supplier)}'s lack {months_in_words(sorted(asked - each.months, key=_start))}"
        for each in spoke
        if asked - each.months
    ]
    why = evidence.none_of(key)
    if not lacking:
        return why
    said = f"no one supplier's figures cover the whole of it: {', '.join(lacking)}"
    return (
        replace(why, also=said) if why.state in ASKED_STATES else Missing(said, decided=NotHere.NOT_IMPORTED)
    )


def _start(period: Period) -> int:
    return period.start.toordinal()


def _when(spoke: Spoke) -> str:
    return months_in_words(sorted(spoke.months, key=_start))


def _title(evidence: Evidence, supplier: str) -> str:
    return evidence.suppliers.title(supplier) if supplier else "a table that names no supplier"


def says_something(at: At | None) -> bool:
    return at is not None and isinstance(at.quantity, Known | Suppressed | Withheld)

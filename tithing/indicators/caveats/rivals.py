"""Several suppliers of one figure: what the change would be by the other's, or that its two ends are of two suppliers."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.caveats.doubt import Doubt, Factors
from tithing.indicators.caveats.ends import End, Ends, number_at
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.quantity import Known


def rival_doubts(ends: Ends) -> Iterator[Doubt]:
    """What other suppliers gave for either end; and that nobody gave both."""
    rivals = [_rivals(end) for end in (ends.now, ends.before)]
    alike = tuple(_by_others(ends, *rivals))
    said = [each for end in (ends.now, ends.before) for each in _caveats(end) if each.figures]
    if said and alike:
        yield Doubt(said[0], alike)
    elif not _same_supplier(ends):
        yield Doubt(_two_suppliers(ends))


def _by_others(ends: Ends, now: dict[str, float], before: dict[str, float]) -> Iterator[Factors]:
    for who in dict.fromkeys((*now, *before)):
        yield _factor(ends.now, now.get(who)), _factor(ends.before, before.get(who))


def _factor(end: End, said: float | None) -> float:
    used = number_at(end.counted)
    return said / used if said is not None and used else 1.0


def _rivals(end: End) -> dict[str, float]:
    return {who: number for each in _caveats(end) for who, number in each.figures}


def _caveats(end: End) -> list[Caveat]:
    return [each for each in end.counted.caveats if each.kind is CaveatKind.RIVAL]


def _same_supplier(ends: Ends) -> bool:
    """Whether one organisation is behind both ends; of what names none nothing is said."""
    now, before = (set(end.counted.suppliers) for end in (ends.now, ends.before))
    return ends.measure.suppliers_add or not now or not before or bool(now & before)


def _two_suppliers(ends: Ends) -> Caveat:
    titles = ends.evidence.suppliers.title
    now, before = (
        " and ".join(titles(each) for each in end.counted.suppliers) for end in (ends.now, ends.before)
    )
    then, later = ends.before.counted.period.label, ends.now.counted.period.label
    return Caveat(
        CaveatKind.RIVAL,
        f"the figure for {then} is of {before}, the one for {later} of {now}: two ways of counting",
    )


def known(end: End) -> bool:
    """Whether there is a number at this end."""
    return isinstance(end.value.quantity, Known)

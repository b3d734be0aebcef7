"""Who is in a figure that suppliers add up to: one who sent in one of two periods, and not in the other."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import End, Ends, number_at
from tithing.indicators.counted.over_suppliers import expected_suppliers, months_in_words
from tithing.indicators.evidence import Evidence, Key, pieces_of
from tithing.observations.deliveries import Delivered
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known


def sender_doubts(ends: Ends) -> Iterator[Doubt]:
    """That somebody's months, whose rows are part of one figure, did not come for the other, or came empty."""
    if not ends.measure.suppliers_add:
        return
    must = expected_suppliers(
        ends.evidence, ends.measure, ends.area
    )  # without whom there is no figure at all
    both = dict.fromkeys((*ends.now.counted.suppliers, *ends.before.counted.suppliers))
    for who in (each for each in both if each not in must):
        yield from _lacking(ends, who, ends.before, ends.now)
        yield from _lacking(ends, who, ends.now, ends.before)


def _lacking(ends: Ends, who: str, end: End, other: End) -> Iterator[Doubt]:
    """What one end lacks of a supplier that the other has in the same months of its year."""
    months, others = _months(end.counted.period), _months(other.counted.period)
    if len(months) != len(others):
        return
    pairs = list(zip(months, others, strict=True))
    gone = [(here, there) for here, there in pairs if not _came(ends, who, here) and _came(ends, who, there)]
    count = sum(_counted_by(ends, who, there) for _, there in gone)
    if count:
        yield Doubt(_caveat(ends, who, [here for here, _ in gone]), (_factors(ends, end, count),))


def _months(period: Period) -> tuple[Period, ...]:
    return period.months() or (period,)


def _came(ends: Ends, who: str, month: Period) -> bool:
    """Whether a supplier's rows of a month came: a file with rows, or a row of anything here, whoever's table gave it."""
    state = ends.evidence.observations.deliveries.state(who, month)
    return state is Delivered.WITH_ROWS or (who, month) in ends.evidence.sent_parts


def _counted_by(ends: Ends, who: str, period: Period) -> float:
    return counted_by(ends.evidence, (ends.measure.slug, ends.area, period, ends.breakdown), who)


def counted_by(evidence: Evidence, key: Key, who: str) -> float:
    """What one supplier counted in a period, or in the pieces of it that it gave."""
    mine = [row.quantity for row in evidence.supplied(key) if evidence.suppliers.one_of(row.supplier) == who]
    if mine:
        return max((each.number for each in mine if isinstance(each, Known)), default=0.0)
    pieces = pieces_of(evidence.measure(key[0]), key[2])
    return sum(counted_by(evidence, (key[0], key[1], piece, key[3]), who) for piece in pieces)


def _factors(ends: Ends, end: End, count: float) -> tuple[float, float]:
    """The end that lacks it is not added to: what the other has of it is taken out of that one."""
    other = ends.now if end is ends.before else ends.before
    whole = number_at(other.counted)
    left = (whole - count) / whole if whole else 1.0
    return (left, 1.0) if other is ends.now else (1.0, left)


def _caveat(ends: Ends, who: str, months: list[Period]) -> Caveat:
    words = (
        f"what {ends.evidence.suppliers.title(who)} counted is not in the figure for {months_in_words(months)}, and is in the "
        "one it is set against"
    )
    return Caveat(CaveatKind.COMPLETENESS, words)

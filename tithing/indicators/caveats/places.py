"""Rows without a place: how many of a force's are in no district's count, and what that could make of a change."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.incidents.completeness import WithoutPlace
from tithing.indicators.caveats.doubt import HALF, Doubt, Factors
from tithing.indicators.caveats.ends import End, Ends, number_at
from tithing.indicators.counted.over_suppliers import FORCES
from tithing.indicators.counted.value_over import value_over
from tithing.indicators.evidence import Evidence
from tithing.observations.measure import Measure
from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.areas import AreaKind, kind_of
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.period import Period

TOLD_FROM = 0.02  # a difference of two in a hundred: whole forces vary by less from year to year
MANY = 0.05  # from here a figure is not told without them
TOO_MANY = 0.25  # from here they may be anyone's, and need not be spread as the others are
_SMALL = (AreaKind.WARD, AreaKind.MSOA, AreaKind.LSOA)
_BANDS = (
    (0.02, "hardly any"),
    (0.05, "fewer than one in twenty"),
    (0.10, "between one in twenty and one in ten"),
    (0.25, "between one in ten and a quarter"),
    (0.50, "between a quarter and half"),
)  # of a small area: so broad that nobody works out how many there were


def without_place(evidence: Evidence, measure: Measure, area: str, period: Period) -> WithoutPlace | None:
    """How many of the rows of an area's force had no place in a period; None where places are no matter: another kind of
    measure, the force's own area, or a force that sent no rows.
    """
    force = evidence.home_force(area) if measure.suppliers == FORCES else ""
    if not force or evidence.completeness is None or area == _area_of(evidence, force):
        return None
    key = (force, measure.slug, period)
    if key not in evidence.unplaced:
        evidence.unplaced[key] = evidence.completeness().over(*key)
    return evidence.unplaced[key]


def place_caveats(evidence: Evidence, measure: Measure, area: str, period: Period) -> tuple[Caveat, ...]:
    """What is said beside a figure of which a part has no place."""
    found = without_place(evidence, measure, area, period)
    if found is None or found.share < MANY:
        return ()
    words = (
        f"of such rows of {_who(evidence, area)}, {share_in_words(found.share, area)} had no place in {period.label}, and are "
        "in no district's count"
    )
    return (Caveat(CaveatKind.COMPLETENESS, words, (("share", found.share),)),)


def place_doubts(ends: Ends) -> Iterator[Doubt]:
    """That more or fewer of the force's rows had no place than before; or that so many had none that nobody knows whose
    they are."""
    now, before = (
        without_place(ends.evidence, ends.measure, ends.area, end.counted.period)
        for end in (ends.now, ends.before)
    )
    if now is None or before is None:
        return
    together = _together(ends, now, before)
    if _is_much(ends, now.share, before.share, together):
        yield Doubt(_moved(ends, now, before), (*_alike(ends, now.share, before.share), together))


def _is_much(ends: Ends, now: float, before: float, together: Factors) -> bool:
    """Whether it is said beside the change: the share moved, so many have none that they may be anyone's, or what moved would be
    much of this district's count and half of its change.
    """
    if abs(now - before) >= TOLD_FROM or max(now, before) >= TOO_MANY:
        return True
    change = ends.now.number - ends.before.number
    alike = ends.now.number * together[0] - ends.before.number * together[1]
    return max(together) - 1 >= MANY and change * (alike - HALF * change) < 0


def _alike(ends: Ends, now: float, before: float) -> Iterator[Factors]:
    """The earlier figure as if as much of it had a place as of the later; and where very many have none, either as if all
    that have none were spread as the others are."""
    if now < 1 and before < 1:
        yield 1.0, (1 - now) / (1 - before)
    if max(now, before) >= TOO_MANY:
        yield (1.0, _whole(before)) if ends.now.number > ends.before.number else (_whole(now), 1.0)


def _together(ends: Ends, now: WithoutPlace, before: WithoutPlace) -> Factors:
    """As if all that have no place at one end, and would have one at the other, were of this district: one station that sends
    no places any more is a share of the whole force's rows, and most of its own.
    """
    more = now.share - before.share
    end, rows = (ends.now, now.of) if more > 0 else (ends.before, before.of)
    counted = _count_of_district(ends, end)
    factor = 1 + abs(more) * rows / counted if counted else 1.0
    return (factor, 1.0) if more > 0 else (1.0, factor)


def _count_of_district(ends: Ends, end: End) -> float:
    """Of a small area its district's count, in which it is a part like the others."""
    gazetteer = ends.evidence.gazetteer
    if kind_of(ends.area) not in _SMALL or gazetteer is None or ends.area not in gazetteer:
        return number_at(end.counted)
    districts = [
        each.code for each in gazetteer.parents(ends.area) if kind_of(each.code) is AreaKind.DISTRICT
    ]
    period = end.counted.period
    ats = (value_over(ends.evidence, ends.measure.slug, area=code, period=period) for code in districts)
    return sum(number_at(at) for at in ats)


def _whole(share: float) -> float:
    return 1 / (1 - share) if share < 1 else 1.0


IN_NONE = "they are in no district's count, so the change here is not only one of what happened"


def _moved(ends: Ends, now: WithoutPlace, before: WithoutPlace) -> Caveat:
    shares = [share_in_words(each.share, ends.area) for each in (before, now)]
    then, later = (end.counted.period.label for end in (ends.before, ends.now))
    who = f"of such rows of {_who(ends.evidence, ends.area)}, {shares[0]} had no place in {then}"
    if shares[0] == shares[1]:
        words = f"{who} and about as many in {later}: nobody knows in which district they lie, and they could make the change here"
    else:
        words = f"{who} and {shares[1]} in {later}: {IN_NONE}"
    return Caveat(CaveatKind.COMPLETENESS, words, (("share", now.share), ("share before", before.share)))


def share_in_words(share: float, area: str) -> str:
    """A share to the whole per cent; of a small area in a broad band, so that no number can be worked out.

    >>> share_in_words(0.147, "E06000001"), share_in_words(0.0, "E06000001"), share_in_words(0.147, "E05008942")
    ('15%', 'none', 'between one in ten and a quarter')
    """
    if kind_of(area) in _SMALL:
        return next((words for limit, words in _BANDS if share < limit), "half or more")
    if not share:
        return "none"
    return f"{round_half_away(share * 100, 0)}%" if share >= 0.01 else "fewer than 1%"


def _who(evidence: Evidence, area: str) -> str:
    return evidence.suppliers.title(evidence.home_force(area))


def _area_of(evidence: Evidence, force: str) -> str:
    return next((each.code for each in evidence.suppliers.forces if each.slug == force), "")

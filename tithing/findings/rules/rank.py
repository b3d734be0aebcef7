"""Where the own area stands among areas side by side: by rate, with how sure, and by change.

Rank 1 is the lowest rate and the smallest rise (R97). Figures of both kinds: rank, from_highest, of, tied, the own value,
lowest_rank and highest_rank (95%), and by rate also the rate. By rate the last two ranks are not applicable where members'
counts and denominators are not known; by change there is no fact where the counts are not. Items: every area in order, the own
one marked, with value, rate and percent_change. Words by change: moved ("all rose", "all fell", "some rose"). A rank needs
every area's value: with one missing there is none, nor where a caveat of one could change the place or explain its change.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tithing.findings.fact import Fact, FactItem, FactKind, NamedFigures
from tithing.findings.phrases import in_brackets, lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.changes import how_large
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.indicators.caveats.order import OrderedMember, why_no_place
from tithing.indicators.figure_made import RATE_DECIMALS, rate_decimals, rate_of_result
from tithing.indicators.result import Result
from tithing.statistics.ranks import (
    Member,
    RankInterval,
    TwoCounts,
    rank_of,
    rank_of_change,
    rank_with_interval,
)
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.sentence import Runs
from tithing.vocabulary.quantity import Known, NotApplicable, Quantity, number_of
from tithing.vocabulary.units import Unit

NOT_SURE = NotApplicable("how sure the rank is needs every area's count and denominator", "R97")


def find(results: Iterable[Result], areas: Sequence[Result] = ()) -> tuple[Fact, ...]:
    """The ranks of each result among the areas side by side."""
    return tuple(fact for own in results for fact in ranks_of(own, areas))


def ranks_of(own: Result, areas: Iterable[Result]) -> tuple[Fact, ...]:
    """The ranks of one result among the same indicator's results in areas of the same kind, own included."""
    members = comparable(own, areas)
    if len(members) < 2:
        return ()
    return (*_by_rate(own, members), *_by_change(own, members))


def comparable(own: Result, areas: Iterable[Result]) -> tuple[Result, ...]:
    """Areas of the own area's kind, each once: a force or an average is no member of the ranking."""
    found = {own.area.code: own}
    for result in areas:
        same = (result.indicator, result.period, result.breakdown) == (
            own.indicator,
            own.period,
            own.breakdown,
        )
        if same and result.area.kind is own.area.kind:
            found.setdefault(result.area.code, result)
    return tuple(found.values())


def _by_rate(own: Result, members: Sequence[Result]) -> tuple[Fact, ...]:
    rates = [number_of(rate_of_result(member)[0]) for member in members]
    known = [rate for rate in rates if rate is not None]
    if len(known) < len(members) or why_no_rank(own, members):
        return ()
    sure = _how_sure(own, members)
    figures = (("rate", replace(_rate_figure(own), decimals=rate_decimals(known))), *_bounds(own, sure))
    return (_ranked(RANK_BY_RATE, own, members, known, figures),)


def why_no_rank(own: Result, members: Sequence[Result], *, by_rate: bool = True) -> str:
    """Why no place by rate, or by number, is told: how complete the areas' figures are, and over which people, could
    change it.
    """
    ordered = [_ordered(member, by_rate=by_rate) for member in members]
    return why_no_place(ordered, members.index(own), by_rate=by_rate)


def _ordered(member: Result, *, by_rate: bool) -> OrderedMember:
    value = number_of(rate_of_result(member)[0] if by_rate else member.value.quantity) or 0.0
    return OrderedMember(value, member.completeness.share, member.rate, member.value)


def _by_change(own: Result, members: Sequence[Result]) -> tuple[Fact, ...]:
    changes = [number_of(member.change.percent) for member in members]
    known = [change for change in changes if change is not None]
    alike = len({member.against for member in members}) == 1
    if len(known) < len(members) or not alike or not all(member.change.told for member in members):
        return ()
    sure = _how_sure_of_change(own, members)
    if sure is None:
        return ()
    figures = (("percent_change", _percent(own)), *_bounds(own, sure))
    return (_ranked(RANK_BY_CHANGE, own, members, known, figures, moved=_moved(known)),)


def _how_sure_of_change(own: Result, members: Sequence[Result]) -> RankInterval | None:
    """Which places by change chance leaves open; None where a count behind one of the changes is not known, or there is but a
    share or a rate.
    """
    counts = [(number_of(each.value.quantity), number_of(each.compared.at.quantity)) for each in members]
    known = [TwoCounts(now, before) for now, before in counts if now is not None and before]
    if len(known) < len(members) or own.unit is not Unit.COUNT:
        return None
    return rank_of_change(known, members.index(own), dispersion=own.change.chance.dispersion or 1.0)


def _moved(changes: Sequence[float]) -> str:
    """Which way the areas went, so that the smallest fall is not called the greatest rise."""
    if all(change > 0 for change in changes):
        return "all rose"
    return "all fell" if all(change < 0 for change in changes) else "some rose"


def _ranked(
    kind: FactKind,
    own: Result,
    members: Sequence[Result],
    values: Sequence[float],
    figures: NamedFigures,
    *,
    moved: str = "",
) -> Fact:
    subject, position = Subject.of(own), members.index(own)
    rank = rank_of(values, position)
    tied = sum(value == values[position] for value in values)
    numbers = {"rank": rank, "from_highest": len(values) - rank - tied + 2, "of": len(values), "tied": tied}
    ordered = [member for _, member in sorted(zip(values, members, strict=True), key=_value_then_name)]
    return subject.fact(
        kind,
        figures=(
            *(
                (name, subject.figure(name, Known(n), unit=Unit.RANK, decimals=0))
                for name, n in numbers.items()
            ),
            ("value", subject.figure("value", own.value.quantity)),
            *figures,
        ),
        items=tuple(_item(member, own) for member in ordered),
        words=(("moved", moved),) if moved else (),
        strength=how_large(values[position], sum(values) / len(values)) if min(values) >= 0 else 0.0,
    )


def _value_then_name(pair: tuple[float, Result]) -> tuple[float, str]:
    return pair[0], pair[1].area.name


def _item(member: Result, own: Result) -> FactItem:
    subject = Subject.of(member)
    figures = (
        ("value", subject.figure("value", member.value.quantity)),
        ("rate", _rate_figure(member)),
        ("percent_change", _percent(member)),
    )
    return FactItem(member.area.name, member.area.code, figures, marked=member is own)


def _rate_figure(result: Result) -> Figure:
    rate, unit = rate_of_result(result)
    return Subject.of(result).figure("rate", rate, unit=unit, decimals=RATE_DECIMALS)


def _percent(result: Result) -> Figure:
    return Subject.of(result).percent("percent_change", result.change.percent, signed=True)


def _how_sure(own: Result, members: Sequence[Result]) -> RankInterval | None:
    counted = [_member(member) for member in members]
    known = [member for member in counted if member is not None]
    if len(known) < len(members):
        return None
    return rank_with_interval(known, members.index(own), dispersion=own.change.chance.dispersion or 1.0)


def _member(result: Result) -> Member | None:
    rate, denominator = number_of(rate_of_result(result)[0]), number_of(result.rate.denominator_value)
    if rate is None or not denominator:
        return None
    return Member(rate * denominator / result.rate.per, denominator)


def _bounds(own: Result, sure: RankInterval | None) -> NamedFigures:
    subject = Subject.of(own)
    ends: tuple[Quantity, Quantity] = (
        (Known(sure.low), Known(sure.high)) if sure is not None else (NOT_SURE, NOT_SURE)
    )
    return tuple(
        (name, subject.figure(name, end, unit=Unit.RANK, decimals=0))
        for name, end in zip(("lowest_rank", "highest_rank"), ends, strict=True)
    )


# -- words ------------------------------------------------------------------------------------------------

_ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ")
_RATE_ENDS = ("lowest rate", "highest rate")
_CHANGE_ENDS = {
    "all rose": ("smallest percentage increase", "largest percentage increase"),
    "all fell": ("largest percentage decrease", "smallest percentage decrease"),
    "some rose": ("lowest percentage change", "highest percentage change"),
}
_RATE_ORDER = ("lowest", "highest")
_CHANGE_ORDER = {
    "all rose": ("smallest", "largest"),
    "all fell": ("largest", "smallest"),
    "some rose": _RATE_ORDER,
}
_BASES = {
    Unit.RATE_PER_1000_HOUSEHOLDS: " per 1,000 households",
    Unit.RATE_PER_1000_POPULATION: " per 1,000 people",
    Unit.RATE_PER_100000_POPULATION: " per 100,000 people",
}


def words_by_rate(fact: Fact) -> Runs:
    """'Hartlepool has the second lowest rate of the 4 areas (13.3); allowing for chance …'"""
    brackets = _rate_in_brackets(fact) if fact.knows("rate") else ()
    return _ranked_words(fact, _RATE_ENDS, (*brackets, *_could_be(fact)))


def in_title(fact: Fact) -> str:
    """'Hartlepool second highest of 4 areas, or third highest allowing for chance': a rank with its doubt, for a title."""
    place, doubt = _place_words(fact, ("lowest", "highest")), _other_places(fact)
    return f"{fact.area.name} {place} of {int(fact.number('of') or 0)} areas{doubt}"


def _other_places(fact: Fact) -> str:
    ends = _ends(fact)
    return f"; allowing for chance, {ends[0]} to {ends[1]}" if ends else ""


def words_by_change(fact: Fact) -> Runs:
    """'Hartlepool has the largest percentage increase of the 4 areas (+39.1%); allowing for chance …'"""
    ends = _CHANGE_ENDS[fact.text("moved") or "some rose"]
    rest = (
        *in_brackets(fact, "percent_change"),
        *_could_be(fact, _CHANGE_ORDER[fact.text("moved") or "some rose"]),
    )
    return _ranked_words(fact, ends, rest)


def _ranked_words(fact: Fact, ends: tuple[str, str], rest: Runs) -> Runs:
    """Nothing of a rate or a share: its rank is its count's, which is said beside that."""
    of = fact.number("of")
    if of is None or fact.figure("value").unit is not Unit.COUNT:
        return ()
    place = _place_words(fact, ends)
    return (lead(fact), f"{fact.area.name} has the {place} of the {int(of)} areas", *rest, ".")


def _place_words(fact: Fact, ends: tuple[str, str]) -> str:
    """'joint second lowest rate': counted from the nearer end."""
    rank, from_highest = fact.number("rank") or 0.0, fact.number("from_highest") or 0.0
    place, end = (rank, ends[0]) if _is_from_lowest(fact) else (from_highest, ends[1])
    joint = "joint " if (fact.number("tied") or 1) > 1 else ""
    return f"{joint}{_ordinal(int(place))}{end}"


def _ordinal(number: int) -> str:
    return _ORDINALS[number] if number < len(_ORDINALS) else f"{number}th "


def _rate_in_brackets(fact: Fact) -> Runs:
    rate = fact.figure("rate")
    return (" (", rate, _BASES.get(rate.unit, ""), ")")


def _could_be(fact: Fact, order: tuple[str, str] = _RATE_ORDER) -> Runs:
    """How sure the rank is; nothing where it could be no other."""
    ends = _ends(fact, order)
    return (f"; allowing for chance it could be from {ends[0]} to {ends[1]}",) if ends else ()


def _ends(fact: Fact, order: tuple[str, str] = _RATE_ORDER) -> tuple[str, str] | None:
    """The places it may truly have, counted from the end that its place is counted from; None where it has but one."""
    low, high, of = (
        fact.number(name) if fact.has(name) else None for name in ("lowest_rank", "highest_rank", "of")
    )
    if low is None or high is None or of is None or low == high:
        return None
    if _is_from_lowest(fact):
        return _place(int(low), order[0]), _place(int(high), order[0])
    return _place(int(of - high) + 1, order[1]), _place(int(of - low) + 1, order[1])


def _place(place: int, end: str) -> str:
    """
    >>> _place(1, "highest"), _place(3, "highest"), _place(12, "lowest")
    ('the highest', 'third highest', '12th lowest')
    """
    return f"the {end}" if place == 1 else f"{_ordinal(place)}{end}"


def _is_from_lowest(fact: Fact) -> bool:
    """Whether its place is counted from the lowest, the nearer end."""
    return (fact.number("rank") or 0.0) <= (fact.number("from_highest") or 0.0)


RANK_BY_RATE = FactKind("rank by rate", words_by_rate, shown=(Shown.ABOUT_ITS_INDICATOR,))
RANK_BY_CHANGE = FactKind("rank by change", words_by_change, shown=(Shown.ABOUT_ITS_INDICATOR,))
RULE = FindingRule(find, kinds=(RANK_BY_RATE, RANK_BY_CHANGE), order=1)  # after what the place says of itself

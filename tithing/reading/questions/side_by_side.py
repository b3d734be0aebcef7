"""The same figure in the areas side by side, and where the own area stands among them with its doubt (R97)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tithing.indicators.result import Result
from tithing.reading.span import BookSpan
from tithing.statistics.ranks import Member, RankInterval, rank_with_interval
from tithing.vocabulary.areas import Area
from tithing.vocabulary.quantity import Known


@dataclass(frozen=True)
class SideBySide:
    """`rank` is of the own area, 1 the lowest rate; None where not every area's count and denominator is known."""

    results: tuple[Result, ...]
    rank: RankInterval | None = None


def side_by_side(span: BookSpan, slug: str) -> SideBySide:
    """The own area first; a force or an average stands among them and is no member of the ranking."""
    found = [span.result(slug, area) for area in _own_first(span)]
    results = tuple(result for result in found if result is not None)
    return SideBySide(results, _rank(results))


def _own_first(span: BookSpan) -> list[Area]:
    return sorted(span.areas, key=lambda area: area.code != span.area.code)


def _rank(results: Sequence[Result]) -> RankInterval | None:
    members = [_member(each) for each in results if each.area.kind is results[0].area.kind]
    if len(members) < 2 or None in members:
        return None
    return rank_with_interval([each for each in members if each is not None], 0)


def _member(result: Result) -> Member | None:
    count, out_of = result.value.quantity, result.rate.denominator_value
    if not (isinstance(count, Known) and isinstance(out_of, Known)):
        return None
    return Member(count.number, out_of.number) if out_of.number > 0 and count.number >= 0 else None

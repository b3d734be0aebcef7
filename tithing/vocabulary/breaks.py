"""Days on which what an offence means changed, and what may still be compared across them (R72 to R75).

>>> from tithing.vocabulary.period import Period
>>> before, after = Period.parse("2016-17Q1"), Period.parse("2017-18Q1")
>>> [each.slug for each in breaks_between("residential_burglary", earlier=before, later=after)]
['burglary_april_2017']
>>> breaks_between("total_burglary", earlier=before, later=after)
()
"""

from __future__ import annotations

import itertools
import tomllib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tithing.vocabulary.period import Period

BREAKS = Path(__file__).parent / "breaks.toml"


@dataclass(frozen=True)
class Break:
    """A change of definition. `refuse`: the two sides are not compared. `status`: V or K, how surely."""

    slug: str
    day: date  # the first day of the new definition
    title: str
    words: str
    cuts: tuple[str, ...]
    refuse: bool
    rule: str
    citation: str
    status: str
    allowed: str = ""  # the wider measure that may be compared instead

    def lies_between(self, earlier: Period, later: Period) -> bool:
        """Whether it falls after the start of the earlier period and not after the end of the later one."""
        first, second = sorted((earlier, later), key=lambda each: each.start)
        return first.start < self.day <= second.end and first != second


@cache
def all_breaks(path: Path = BREAKS) -> tuple[Break, ...]:
    """Every break we know of, oldest first."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))
    found = [_break_from(slug, entry) for slug, entry in entries.items()]
    return tuple(sorted(found, key=lambda each: each.day))


def break_called(slug: str) -> Break:
    """The break with this slug. Raises KeyError."""
    return {each.slug: each for each in all_breaks()}[slug]


def breaks_between(measure: str, *, earlier: Period, later: Period) -> tuple[Break, ...]:
    """The breaks that cut this measure's series between two periods, oldest first.

    A variant of a measure (`residential_burglary.msg_rank`) is cut where the measure is.
    """
    return tuple(each for each in breaks_cutting(measure) if each.lies_between(earlier, later))


@cache
def breaks_cutting(measure: str) -> tuple[Break, ...]:
    """Every break that cuts this measure's series, oldest first. Kept: the figures of one quarter ask it thousands of times."""
    base = measure.partition(".")[0]
    return tuple(each for each in all_breaks() if base in each.cuts)


def _break_from(slug: str, entry: dict[str, object]) -> Break:
    known = {**entry, "slug": slug, "day": entry["date"], "cuts": tuple(entry["cuts"])}  # type: ignore[arg-type]
    known.pop("date")
    return Break(**known)  # type: ignore[arg-type]


def breaks_in(measure: str, periods: Sequence[Period]) -> tuple[Period, ...]:
    """The periods after which the definition changed in a way that refuses comparison."""
    return tuple(
        before
        for before, after in itertools.pairwise(periods)
        if any(each.refuse for each in breaks_between(measure, earlier=before, later=after))
    )


def is_after_all(breaks_after: Iterable[Period], period: Period) -> bool:
    """Whether a period lies after the last change: no limit is drawn across one (R73, R74)."""
    return all(period.start > before.end for before in breaks_after)

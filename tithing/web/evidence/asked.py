"""What is asked for in an address: of which quarter, which area, and as known on which day. Wrong ones are refused in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError

from tithing.reading.areas import own_area
from tithing.reading.questions.there_is.quarters_held import latest_with, quarters_held
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts.forms import DayField
from tithing.workflows.figures_out.periods import quarter_called

Choice = tuple[str, str, bool]  # value, words, whether it is the one shown
MOST_TYPED = 80


@dataclass(frozen=True)
class TypedAsked:
    """As it stands in the address: nothing of it is checked yet but its length, and the day."""

    quarter: str = ""
    area: str = ""
    on: date | None = None


@dataclass(frozen=True)
class AskedFor:
    """`held`: the book holds something of this area that the reader may see, or a quarter was named; else `period` is the last
    that has ended.
    """

    area: Area
    period: Period
    held: bool
    quarters: tuple[Choice, ...]
    areas: tuple[Choice, ...]
    on: date | None = None


def typed(given: Mapping[str, str]) -> TypedAsked:
    """Raises Refused where a day is none."""
    quarter, area = (given.get(name, "").strip()[:MOST_TYPED] for name in ("quarter", "area"))
    return TypedAsked(quarter, area, _day(given.get("on", "").strip()[:MOST_TYPED]))


def asked_of(seen: Snapshot, said: TypedAsked, *, area: Area | None = None, indicator: str = "") -> AskedFor:
    """Of a snapshot: the latest quarter, of an indicator the latest of which it is told, and the partnership's own area where none
    is said. Raises Refused for what there is not.
    """
    of = area or own_area(seen, said.area)
    held = quarters_held(seen, of)
    told = latest_with(seen, indicator, of) if indicator else None
    latest = told or next(iter(held), quarter_ended_by(seen.day))
    period = quarter_called(said.quarter) if said.quarter else latest
    return AskedFor(
        of,
        period,
        bool(held or said.quarter),
        tuple((each.code, each.label, each == period) for each in _with(period, held)),
        tuple((each.code, each.name, each.code == of.code) for each in _areas(seen, of)),
        said.on,
    )


def _with(period: Period, held: tuple[Period, ...]) -> tuple[Period, ...]:
    """A quarter of which nothing is held is still the one that is shown."""
    return held if period in held else tuple(sorted((*held, period), reverse=True))


def _areas(seen: Snapshot, of: Area) -> list[Area]:
    """The own area, those beside it and the force; and the one asked about."""
    mine = seen.partnership
    codes = dict.fromkeys((own_area(seen).code, *mine.side_by_side, mine.force, of.code))
    return [seen.gazetteer.get(code) for code in codes if code]


def _day(text: str) -> date | None:
    if not text:
        return None
    field = DayField()
    try:
        found: date = field.clean(text)
    except ValidationError as error:
        raise Refused(
            Problem(f"“{text}” is no day", "Write the day as 27/3/2026, or leave it empty for today")
        ) from error
    return found

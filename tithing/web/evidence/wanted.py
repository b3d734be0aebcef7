"""What the figures want of a person: those that are owed and have not come, to the team and to the partner that owes them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from tithing.reading.areas import own_area
from tithing.reading.questions.owed_and_come import owed_and_come
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import ReaderKind
from tithing.web.ground.number_book import read_book
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import Need

QUARTERS = 2  # the last that ended, and the one before: what is older is no errand of today
HERE = "/desk/figures/"


@dataclass(frozen=True)
class NotCome:
    """So many figures of a partner's quarter that have not come, and the day on which the first of them was due."""

    partner: str
    name: str
    period: Period
    figures: int
    due: date


def figures_wanted(actor: Actor, on: date) -> Iterator[Need]:
    """A line for each quarter of which anything is owed and has not come."""
    reader = actor.reader
    if reader.kind is ReaderKind.PUBLIC:
        return
    found = read_book(actor, not_come)
    for period in dict.fromkeys(each.period for each in found):
        mine = [each for each in found if each.period == period and reader.partner in ("", each.partner)]
        if mine:
            yield _need(mine, period, on, own=bool(reader.partner))


def _need(owed: list[NotCome], period: Period, on: date, *, own: bool) -> Need:
    """One line a quarter: of a partner to itself, of one by its name, of several by their number."""
    figures = numbered(sum(each.figures for each in owed), "figure")
    several = len(owed) > 1
    who = "You owe" if own else f"{len(owed)} partners owe" if several else f"{owed[0].name} owes"
    asked = urlencode({"quarter": period.code, **({} if several else {"partner": owed[0].partner})})
    due = min(each.due for each in owed)
    return Need(f"{who} {figures} of {period.label}", f"{HERE}?{asked}#missing", due, due < on)


def not_come(seen: Snapshot) -> tuple[NotCome, ...]:
    """Of the last quarters that have ended, by partner, in the order of the partnership's list."""
    return seen.remembered(not_come, make=lambda: tuple(_not_come(seen)))


def _not_come(seen: Snapshot) -> Iterator[NotCome]:
    last = quarter_ended_by(seen.day)
    for period in (last, last.period_before())[:QUARTERS]:
        owed = owed_and_come(span_of(seen, period, own_area(seen)))
        for partner in seen.partnership.partners:
            missing = [each for each in owed if each.partner.slug == partner.slug and each.due and each.next]
            if missing:
                due = min(each.due for each in missing if each.due)
                yield NotCome(partner.slug, partner.name, period, len(missing), due)

"""A body that meets: what it is for, to which bodies it reports and who sits on it, each from a day to a day.

Read from `partnership/bodies/<slug>.toml`. Seats are the organisation's or the post's, or a person's who was co-opted or invited;
who holds one is in the record book.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tithing.vocabulary.partnership.organisations import (
    EarlierName,
    days_of,
    is_between,
    name_then,
    names_of,
    slug_of,
)
from tithing.vocabulary.partnership.table import PartnershipTable, Word


class BodyKind(StrEnum):
    """What kind of body it is. Of an outside body, the partnership says no more than what reports to it."""

    STRATEGY = "strategy group"
    TASK = "task group"
    TASK_AND_FINISH = "task and finish group"
    JOINT = "joint body"
    OUTSIDE = "outside body"


class SeatClass(StrEnum):
    """Whose a seat is."""

    ORGANISATION = "organisation"
    POST = "post"
    CO_OPTED = "co-opted"
    INVITED = "invited"


class ChosenBy(StrEnum):
    """How somebody comes to the chair."""

    ELECTION = "election"
    APPOINTMENT = "appointment"
    POST = "post"
    ORGANISATION = "organisation"


@dataclass(frozen=True)
class ParentBody:
    """A body to which another one reports."""

    body: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class BodySeat:
    """`voting` says whether who holds it has a vote."""

    slug: str
    title: str
    seat_class: SeatClass
    organisation: str = ""
    post: str = ""
    voting: bool = True
    since: date | None = None
    until: date | None = None

    def stands(self, on: date) -> bool:
        return is_between(self.since, self.until, on)


@dataclass(frozen=True)
class ChairRule:
    """How the chair or vice-chair comes into it: `of` is the post or organisation, `months` for how long, `not_of` the
    organisations of which they may not be, and `apart` says that it is of another organisation than the chair.
    """

    by: ChosenBy
    of: str = ""
    months: int = 0
    not_of: tuple[str, ...] = ()
    apart: bool = False


@dataclass(frozen=True)
class BodyTerms:
    """Terms of reference, as they stand from a day until the next are agreed."""

    since: date | None
    purpose: str
    chair: ChairRule | None = None
    vice_chair: ChairRule | None = None
    quorum: int = 0  # holders of a vote who have to be there; 0 where nothing is said
    reports_in: tuple[int, ...] = ()
    review: date | None = None


@dataclass(frozen=True)
class MeetingBody:
    """`until` is its last day; `succeeded_by` the body that goes on where it was constituted anew."""

    slug: str
    name: str
    kind: BodyKind
    since: date | None = None
    until: date | None = None
    succeeded_by: str = ""
    whose: str = ""  # of a joint or outside body: with whom, or whose it is
    names: tuple[EarlierName, ...] = ()
    parents: tuple[ParentBody, ...] = ()
    terms: tuple[BodyTerms, ...] = ()
    seats: tuple[BodySeat, ...] = ()

    def stands(self, on: date) -> bool:
        return is_between(self.since, self.until, on)

    def name_on(self, on: date) -> str:
        return name_then(self.name, self.names, on)

    def terms_on(self, on: date) -> BodyTerms | None:
        """The latest terms of reference that stood on a day."""
        begun = [each for each in self.terms if each.since is None or each.since <= on]
        return max(begun, key=lambda each: each.since or date.min) if begun else None

    def parents_on(self, on: date) -> tuple[str, ...]:
        """The bodies to which it reported on a day."""
        return tuple(each.body for each in self.parents if is_between(each.since, each.until, on))

    def seats_on(self, on: date) -> tuple[BodySeat, ...]:
        return tuple(each for each in self.seats if each.stands(on)) if self.stands(on) else ()

    def seat(self, slug: str) -> BodySeat | None:
        return next((each for each in self.seats if each.slug == slug), None)


def body_from(slug: str, table: PartnershipTable) -> MeetingBody:
    """The body of a file; what is wrong is kept in the table's `problems`."""
    since, until = days_of(table)
    found = MeetingBody(
        slug=slug,
        name=table.text("name", needed=True),
        kind=_needed(table, "kind", BodyKind, BodyKind.TASK),
        since=since,
        until=until,
        succeeded_by=table.text("succeeded_by"),
        whose=table.text("whose"),
        names=names_of(table),
        parents=tuple(_parent_from(each) for each in table.tables("parents")),
        terms=tuple(_terms_from(each) for each in table.tables("terms")),
        seats=tuple(_seat_from(each) for each in table.tables("seats")),
    )
    if found.kind is BodyKind.TASK_AND_FINISH and until is None:
        table.wrong("until", "is missing", "A task and finish group has an end: write until = 2027-03-31")
    if found.succeeded_by and until is None:
        table.wrong("until", "is missing", "Write the body's last day, until = 2027-03-31")
    table.nothing_else()
    return found


def _needed(table: PartnershipTable, key: str, words: type[Word], default: Word) -> Word:
    if key not in table.entries:
        table.wrong(key, "is missing", f"Write one of: {', '.join(each.value for each in words)}")
    return table.one_of(key, words, default=default)


def _parent_from(table: PartnershipTable) -> ParentBody:
    found = ParentBody(slug_of(table, "body"), *days_of(table))
    table.nothing_else()
    return found


def _seat_from(table: PartnershipTable) -> BodySeat:
    seat_class = _needed(table, "class", SeatClass, SeatClass.ORGANISATION)
    since, until = days_of(table)
    found = BodySeat(
        slug=slug_of(table),
        title=table.text("title"),
        seat_class=seat_class,
        organisation=table.text("organisation", needed=seat_class is SeatClass.ORGANISATION),
        post=table.text("post", needed=seat_class is SeatClass.POST),
        voting=table.flag("voting", seat_class is not SeatClass.INVITED),
        since=since,
        until=until,
    )
    if not (found.title or found.organisation or found.post):
        table.wrong("title", "is missing", 'Write what the seat is for, title = "Voluntary sector"')
    table.nothing_else()
    return found


def _terms_from(table: PartnershipTable) -> BodyTerms:
    chair, vice = table.table("chair"), table.table("vice_chair")
    found = BodyTerms(
        since=table.day("since"),
        purpose=table.text("purpose", needed=True),
        chair=_chair_from(chair) if chair is not None else None,
        vice_chair=_chair_from(vice) if vice is not None else None,
        quorum=table.whole("quorum", 0),
        reports_in=table.months("reports_in"),
        review=table.day("review"),
    )
    table.nothing_else()
    return found


def _chair_from(table: PartnershipTable) -> ChairRule:
    by = _needed(table, "by", ChosenBy, ChosenBy.ELECTION)
    found = ChairRule(
        by=by,
        of=table.text("of", needed=by in (ChosenBy.POST, ChosenBy.ORGANISATION)),
        months=table.whole("months", 0),
        not_of=table.texts("not_of"),
        apart=table.flag("apart", False),
    )
    table.nothing_else()
    return found

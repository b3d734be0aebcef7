"""What can be changed of a body, each an edit with its sentence: name, days, what it reports to, terms of reference, seats."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tomlkit.items import Table

from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.bodies import BodyKind, BodyTerms, ChairRule, SeatClass
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.partnership.changing import (
    StructureEdit,
    StructureFiles,
    entry_in,
    put,
    renamed,
    table_of,
    tables,
)


@dataclass(frozen=True)
class NewSeat:
    """A seat that is to be made."""

    slug: str
    seat_class: SeatClass
    organisation: str = ""
    post: str = ""
    title: str = ""
    voting: bool = True
    since: date | None = None


def add_body(
    slug: str,
    name: str,
    kind: BodyKind,
    *,
    since: date | None = None,
    until: date | None = None,
    whose: str = "",
    parent: str = "",
) -> StructureEdit:
    """A new body; a task and finish group says when it ends."""

    def make(files: StructureFiles) -> None:
        body = files.new_body(slug)
        put(body, name=name, kind=kind.value, since=since, until=until, whose=whose)
        if parent:
            tables(body, "parents").append(table_of(body=parent))

    return StructureEdit(f"Added the body {name}", make, (name, whose))


def rename_body(slug: str, name: str, *, since: date) -> StructureEdit:
    """Another name from a day on; the one of before stays for the days before."""

    def make(files: StructureFiles) -> None:
        renamed(files.body(slug), name, since)

    return StructureEdit(f"Gave [body {slug}] the name {name} from {day_words(since)}", make, (name,))


def end_body(slug: str, until: date, *, succeeded_by: str = "") -> StructureEdit:
    """Its last day, and the body as which it is constituted anew."""

    def make(files: StructureFiles) -> None:
        put(files.body(slug), until=until, succeeded_by=succeeded_by)

    after = f"; [body {succeeded_by}] goes on in its place" if succeeded_by else ""
    return StructureEdit(f"Ended [body {slug}] on {day_words(until)}{after}", make)


def add_parent(slug: str, parent: str, *, since: date | None = None) -> StructureEdit:
    """One more body to which it reports."""

    def make(files: StructureFiles) -> None:
        tables(files.body(slug), "parents").append(table_of(body=parent, since=since))

    return StructureEdit(f"Let [body {slug}] report to [body {parent}]", make)


def end_parent(slug: str, parent: str, until: date) -> StructureEdit:
    """The last day on which it reports to a body."""

    def make(files: StructureFiles) -> None:
        links = [
            each
            for each in tables(files.body(slug), "parents")
            if each["body"] == parent and "until" not in each
        ]
        if not links:
            raise Refused(Problem(f"{slug} does not report to {parent}", "Choose a body to which it reports"))
        put(links[-1], until=until)

    return StructureEdit(f"Ended on {day_words(until)} that [body {slug}] reports to [body {parent}]", make)


def agree_terms(slug: str, terms: BodyTerms) -> StructureEdit:
    """Terms of reference from a day on; those that began on the same day are written anew."""

    def make(files: StructureFiles) -> None:
        every = tables(files.body(slug), "terms")
        same = [each for each in every if each.get("since") == terms.since]
        if not same:
            every.append(table_of(since=terms.since))
            same = [every[-1]]
        put(
            same[0],
            purpose=terms.purpose,
            quorum=terms.quorum or None,
            reports_in=terms.reports_in,
            review=terms.review,
        )
        _put_chair(same[0], "chair", terms.chair)
        _put_chair(same[0], "vice_chair", terms.vice_chair)

    when = f" from {day_words(terms.since)}" if terms.since else ""
    return StructureEdit(f"Wrote the terms of reference of [body {slug}]{when}", make, (terms.purpose,))


def _put_chair(terms: Table, key: str, rule: ChairRule | None) -> None:
    if key in terms:
        del terms[key]
    if rule is not None:
        told = table_of(by=rule.by.value, of=rule.of, months=rule.months or None, not_of=rule.not_of)
        if rule.apart:
            told["apart"] = True
        terms[key] = told


def add_seat(slug: str, seat: NewSeat) -> StructureEdit:
    """One more seat of a body."""

    def make(files: StructureFiles) -> None:
        made = table_of(
            slug=seat.slug,
            class_=seat.seat_class.value,
            organisation=seat.organisation,
            post=seat.post,
            title=seat.title,
            since=seat.since,
        )
        if seat.voting is (seat.seat_class is SeatClass.INVITED):  # as it is not by itself
            made["voting"] = seat.voting
        tables(files.body(slug), "seats").append(made)

    return StructureEdit(f"Made the seat [seat {slug}/{seat.slug}]", make, (seat.title,))


def close_seat(slug: str, seat: str, until: date) -> StructureEdit:
    """The last day of a seat."""

    def make(files: StructureFiles) -> None:
        put(entry_in(tables(files.body(slug), "seats"), seat, "the seats"), until=until)

    return StructureEdit(f"Closed the seat [seat {slug}/{seat}] on {day_words(until)}", make)

"""Judges drafts against the book: what is in already, and whether the order of releases is known."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tithing.observations.entering.checks import (
    ORDER_UNKNOWN,
    differing_values,
    how_to_order,
    older_notice,
    order_is_unknown,
    which_is_later,
)
from tithing.reading.book import Book
from tithing.store.journal.current import in_release_order
from tithing.store.journal.entry import Entry, observation_files
from tithing.store.journal.spans import overlapping
from tithing.store.parquet.sound import sound_files
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.read_files import Draft
from tithing.workflows.received.told_apart import ToldApart


@dataclass(frozen=True)
class Admission:
    """What may be written: `before` is the journal so far, with the releases now stated."""

    before: tuple[Entry, ...]
    drafts: tuple[Draft, ...]
    stated: Mapping[str, date] = field(default_factory=dict)  # releases stated now, by the entry's id
    already: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()
    changes: bool = False


def admit(
    book: Book, journal: Sequence[Entry], drafts: Sequence[Draft], restated: Mapping[str, date]
) -> Admission:
    """What of the drafts may enter a book with this journal.

    Raises Refused when a file differs from another of its series, or a value from another of its key, and
    nothing says which was released later.
    """
    stated = {each.id: restated[each.id] for each in journal if each.id in restated and each.release is None}
    before = with_releases(journal, stated)
    held = {entry.id for entry in before}
    new = tuple(draft for draft in drafts if draft.entry.id not in held)
    again = tuple(draft.entry.name for draft in drafts if draft.entry.id in held)
    standing = [entry for entry in before if entry.withdrawn is None]
    wrong, notices = _judge(book, standing, new)
    if wrong:
        raise Refused(*wrong)
    return Admission(before, new, stated, again, notices, changes=bool(new or stated))


def with_releases(entries: Sequence[Entry], stated: Mapping[str, date]) -> tuple[Entry, ...]:
    """The entries, those of which the release is stated now with it."""
    return tuple(replace(each, release=stated[each.id]) if each.id in stated else each for each in entries)


def _judge(
    book: Book, before: Sequence[Entry], new: Sequence[Draft]
) -> tuple[list[Problem], tuple[str, ...]]:
    told = ToldApart.of(book.folder, new)
    problems, older = _series_in_order(before, [draft.entry for draft in new], told)
    rows = [draft for draft in new if not draft.entry.series]
    row_problems, row_older = _rows_in_order(book, before, rows, told)
    return [*problems, *row_problems], tuple(dict.fromkeys([*older, *row_older]))


def _series_in_order(
    before: Sequence[Entry], new: Sequence[Entry], told: ToldApart
) -> tuple[list[Problem], list[str]]:
    problems: list[Problem] = []
    notices: list[str] = []
    held = list(before)
    for entry in sorted(new, key=lambda each: each.release or date.min):
        if entry.series:
            wrong, said = _among_its_series(entry, held, told)
            problems += wrong
            notices += said
            held.append(entry)
    return problems, notices


def _among_its_series(
    entry: Entry, held: Sequence[Entry], told: ToldApart
) -> tuple[list[Problem], list[str]]:
    """What is wrong, or to be told, of a file among those of its series and the lists of the same days."""
    lists = overlapping(entry, held)
    others = [*lists, *(each for each in held if each.series == entry.series)]
    unknown = [each for each in others if order_is_unknown(each.release, entry.release)]
    if unknown:
        return [_series_unknown(entry, unknown[-1], told)], []
    older = [older_notice(told.name(each)) for each in others if each.release is None]
    return [], [*older, *(_carves(entry, each, told) for each in lists)]


def _carves(entry: Entry, other: Entry, told: ToldApart) -> str:
    """Which of two lists now speaks for the days of both."""
    later, earlier = sorted((entry, other), key=lambda each: each.release or date.min)[::-1]
    return (
        f"{told.name(later)} covers {later.period} and speaks for those days in place of {told.name(earlier)} "
        f"({earlier.period}): what it does not mention any more is no longer counted"
    )


def _series_unknown(entry: Entry, other: Entry, told: ToldApart) -> Problem:
    mine, theirs = told.said(entry), told.said(other)
    what = (
        f"{theirs.told} covers the same ({entry.period or entry.series}) with different content, and "
        f"{which_is_later(theirs, mine)}"
    )
    return Problem(what, how_to_order(theirs, mine), file=entry.name, kind=ORDER_UNKNOWN)


def _rows_in_order(
    book: Book, before: Sequence[Entry], new: Sequence[Draft], told: ToldApart
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    incoming = [
        replace(told.said(draft.entry), frame=draft.observations, headed=draft.headed)
        for draft in sorted(new, key=lambda draft: draft.entry.release or date.min)
        if draft.observations is not None and draft.observations.height
    ]
    if not incoming:
        return (), ()
    years = {file.year for file in observation_files(draft.entry for draft in new)}
    rows = list(_row_by_row(before, years))
    files = observation_files(rows, years)
    held = book.engine.scan(sound_files(book.folder, files)) if files else None
    return differing_values(incoming, held, [told.said(each) for each in rows], book.names)


def _row_by_row(before: Sequence[Entry], years: Container[str]) -> Iterator[Entry]:
    """The entries that are held row by row and have figures of these years: one that differs is of the same period."""
    for _, entry in in_release_order(before):
        if not entry.series and observation_files([entry], years):
            yield entry

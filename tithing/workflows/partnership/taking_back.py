"""What was said by mistake and is taken back: a merger, and a last day. Seats and posts then stand as they stood.

Nothing is taken back on which something was built since: it is said what, and whoever asked undoes that first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from tomlkit import TOMLDocument
from tomlkit.items import Table

from tithing.governance.built_on import built_on, merged_into
from tithing.governance.structure import Structure
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.partnership.organisations import Organisation
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.partnership.changing import StructureEdit, StructureFiles, entry_in, put, tables

_NO_END = Problem("it has no last day that could be taken back", "Look at what stands there now")


def take_back_merger(slug: str, name: str) -> StructureEdit:
    """The organisation that came of a merger is gone, and those that merged go on.

    Refused where nothing merged into it, where it was there before, and where something was built on it.
    """

    def holds(structure: Structure) -> None:
        organisation = structure.organisation(slug)
        merged = merged_into(structure, slug)
        if organisation is None or not merged:
            raise Refused(Problem("no organisation merged into it", "Look at what stands there now"))
        if built := [*_not_of_it(organisation, merged), *built_on(structure, organisation)]:
            raise Refused(*(stands_in_the_way(each) for each in built))

    def make(files: StructureFiles) -> None:
        every = tables(files.organisations, "organisations")
        for each in every.body:
            if each.get("succeeded_by") == slug:
                put(each, until=None, succeeded_by="")
        slugs = [each.get("slug") for each in every.body]
        del every[slugs.index(slug)]

    return StructureEdit(f"Took back the merger into {name}: those that merged go on", make, (), holds)


def take_back_last_day(slug: str) -> StructureEdit:
    """An organisation goes on: nobody comes in its place."""
    return _go_on(
        f"Took back the last day of [organisation {slug}]: it goes on",
        lambda files: files.entry("organisations", slug),
    )


def take_back_post(slug: str) -> StructureEdit:
    """A post goes on, with whoever held it until then."""
    return _go_on(
        f"Took back the last day of the post [post {slug}]: it goes on",
        lambda files: files.entry("posts", slug),
    )


def take_back_body(slug: str) -> StructureEdit:
    """A body goes on: it is not constituted anew."""
    return _go_on(f"Took back the last day of [body {slug}]: it goes on", lambda files: files.body(slug))


def take_back_seat(slug: str, seat: str) -> StructureEdit:
    """A seat goes on, with whoever held it."""
    return _go_on(
        f"Took back the last day of the seat [seat {slug}/{seat}]: it goes on",
        lambda files: entry_in(tables(files.body(slug), "seats"), seat, "the seats"),
    )


def stands_in_the_way(what: str) -> Problem:
    """Why something is not taken back.

    >>> stands_in_the_way("the post Clerk was made for it").what
    'it cannot be taken back, since the post Clerk was made for it'
    """
    return Problem(
        f"it cannot be taken back, since {what}", "Undo that first, or give the organisation an end instead"
    )


# -- how ---------------------------------------------------------------------------------------------------------------


def _go_on(what: str, find: Callable[[StructureFiles], TOMLDocument | Table]) -> StructureEdit:
    def make(files: StructureFiles) -> None:
        entry = find(files)
        if "until" not in entry:
            raise Refused(_NO_END)
        put(entry, until=None)
        if "succeeded_by" in entry:
            put(entry, succeeded_by="")

    return StructureEdit(what, make)


def _not_of_it(organisation: Organisation, merged: Sequence[Organisation]) -> list[str]:
    """Those that went over to it on another day than its first: it was there without them."""
    first = organisation.since
    others = [each for each in merged if each.until is None or each.until + timedelta(days=1) != first]
    return (
        [f"{listed([each.name for each in others])} went over to it on another day than its first"]
        if others
        else []
    )

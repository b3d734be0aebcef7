"""What can be changed of who the partnership is, each an edit with its sentence: organisations, posts, mergers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.not_here import day_words
from tithing.workflows.partnership.changing import (
    ONE_DAY,
    StructureEdit,
    StructureFiles,
    put,
    renamed,
    table_of,
    tables,
)


def add_organisation(
    slug: str, name: str, kind: str, *, limb: str = "", since: date | None = None
) -> StructureEdit:
    """A new organisation."""

    def make(files: StructureFiles) -> None:
        tables(files.organisations, "organisations").append(
            table_of(slug=slug, name=name, kind=kind, limb=limb, since=since)
        )

    return StructureEdit(f"Added the organisation {name}", make, (name,))


def describe_organisation(slug: str, *, kind: str, limb: str, since: date | None) -> StructureEdit:
    """What kind it is, under which limb it is a responsible authority, and since when it is there."""

    def make(files: StructureFiles) -> None:
        entry = files.entry("organisations", slug)
        put(entry, kind=kind, limb=limb, since=since)

    return StructureEdit(f"Changed what is said of [organisation {slug}]", make)


def rename_organisation(slug: str, name: str, *, since: date) -> StructureEdit:
    """Another name from a day on; the one of before stays for the days before."""

    def make(files: StructureFiles) -> None:
        renamed(files.entry("organisations", slug), name, since)

    return StructureEdit(f"Gave [organisation {slug}] the name {name} from {day_words(since)}", make, (name,))


def end_organisation(slug: str, until: date, *, succeeded_by: str = "") -> StructureEdit:
    """Its last day, and who stands in its place from the day after."""

    def make(files: StructureFiles) -> None:
        put(files.entry("organisations", slug), until=until, succeeded_by=succeeded_by)

    after = f"; [organisation {succeeded_by}] takes its seats and posts" if succeeded_by else ""
    return StructureEdit(f"Ended [organisation {slug}] on {day_words(until)}{after}", make)


def merge_organisations(
    slugs: Sequence[str], *, slug: str, name: str, kind: str, limb: str, on: date
) -> StructureEdit:
    """Several become a new one on a day, which takes their seats and posts; their last day is the day before."""
    made = add_organisation(slug, name, kind, limb=limb, since=on)
    ended = [end_organisation(each, on - ONE_DAY, succeeded_by=slug) for each in slugs]

    def make(files: StructureFiles) -> None:
        for each in (made, *ended):
            each.make(files)

    merged = listed([f"[organisation {each}]" for each in slugs])
    return StructureEdit(f"Merged {merged} into {name} from {day_words(on)}", make, (name,))


def add_post(slug: str, title: str, organisation: str, *, since: date | None = None) -> StructureEdit:
    """A new post of an organisation."""

    def make(files: StructureFiles) -> None:
        tables(files.organisations, "posts").append(
            table_of(slug=slug, title=title, organisation=organisation, since=since)
        )

    return StructureEdit(f"Added the post {title} of [organisation {organisation}]", make, (title,))


def sign_protocol(
    since: date, *, signed_by: Sequence[str], liaison: Sequence[str], review: date | None
) -> StructureEdit:
    """The protocol for sharing information from a day on: who signed it, and the posts of the liaison officers. One of the same day
    is written anew.
    """

    def make(files: StructureFiles) -> None:
        every = tables(files.organisations, "protocols")
        same = [each for each in every.body if each.get("since") == since]
        if not same:
            every.append(table_of(since=since))
            same = [every.body[-1]]
        put(same[0], signed_by=tuple(signed_by), liaison=tuple(liaison), review=review)

    signed = listed([f"[organisation {each}]" for each in signed_by])
    return StructureEdit(
        f"Wrote the protocol for sharing information from {day_words(since)}, signed by {signed}", make
    )


def end_post(slug: str, until: date) -> StructureEdit:
    """Its last day."""

    def make(files: StructureFiles) -> None:
        put(files.entry("posts", slug), until=until)

    return StructureEdit(f"Ended the post [post {slug}] on {day_words(until)}", make)

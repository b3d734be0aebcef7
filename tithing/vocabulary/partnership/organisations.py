"""Organisations and posts as a partnership's book defines them, each from a day to a day: `partnership/organisations.toml`.

An organisation that is also a partner (`partnership.toml`) has the same slug there. A post belongs to an organisation, and to
whoever succeeded it, until the post itself ends. Never a person: who holds a post is in the record book.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tithing.vocabulary.partnership.protocols import SharingProtocol, protocols_in
from tithing.vocabulary.partnership.table import PartnershipTable


@dataclass(frozen=True)
class EarlierName:
    """What something was called, up to and with a day."""

    name: str
    until: date


def name_then(name: str, earlier: tuple[EarlierName, ...], on: date) -> str:
    """What it was called on a day: the first of its earlier names that had not ended, else its name of now.

    >>> name_then("Probation Service", (EarlierName("Probation Trust", date(2014, 5, 31)),), date(2014, 5, 31))
    'Probation Trust'
    """
    standing = [each for each in earlier if on <= each.until]
    return min(standing, key=lambda each: each.until).name if standing else name


def is_between(since: date | None, until: date | None, on: date) -> bool:
    """Whether a day is one of those from `since` up to and with `until`; an end that is not said is open."""
    return (since is None or since <= on) and (until is None or on <= until)


@dataclass(frozen=True)
class Organisation:
    """`limb` is the slug of the limb of the law under which it is a responsible authority here, "" where it is none
    (`vocabulary.law.authorities`); `until` is its last day, from which `succeeded_by` stands in its place.
    """

    slug: str
    name: str
    kind: str = ""
    limb: str = ""
    since: date | None = None
    until: date | None = None
    succeeded_by: str = ""
    names: tuple[EarlierName, ...] = ()

    def stands(self, on: date) -> bool:
        return is_between(self.since, self.until, on)

    def name_on(self, on: date) -> str:
        return name_then(self.name, self.names, on)


@dataclass(frozen=True)
class OrganisationPost:
    """A post, which people hold: `until` is its last day."""

    slug: str
    title: str
    organisation: str
    since: date | None = None
    until: date | None = None

    def stands(self, on: date) -> bool:
        return is_between(self.since, self.until, on)


@dataclass(frozen=True)
class WhoThereIs:
    """What organisations.toml says."""

    organisations: tuple[Organisation, ...] = ()
    posts: tuple[OrganisationPost, ...] = ()
    protocols: tuple[SharingProtocol, ...] = ()


def who_there_is(table: PartnershipTable) -> WhoThereIs:
    """The organisations and posts of a file; what is wrong is kept in the table's `problems`."""
    found = WhoThereIs(
        tuple(_organisation_from(each) for each in table.tables("organisations")),
        tuple(_post_from(each) for each in table.tables("posts")),
        protocols_in(table),
    )
    table.nothing_else()
    return found


def _organisation_from(table: PartnershipTable) -> Organisation:
    since, until = days_of(table)
    found = Organisation(
        slug=slug_of(table),
        name=table.text("name", needed=True),
        kind=table.text("kind", needed=True),
        limb=table.text("limb"),
        since=since,
        until=until,
        succeeded_by=table.text("succeeded_by"),
        names=names_of(table),
    )
    if found.succeeded_by and until is None:
        table.wrong("until", "is missing", "Write the organisation's last day, until = 2028-03-31")
    table.nothing_else()
    return found


def _post_from(table: PartnershipTable) -> OrganisationPost:
    since, until = days_of(table)
    found = OrganisationPost(
        slug_of(table),
        table.text("title", needed=True),
        table.text("organisation", needed=True),
        since,
        until,
    )
    table.nothing_else()
    return found


# -- what the files of bodies say alike -------------------------------------------------------------------------------


def slug_of(table: PartnershipTable, key: str = "slug") -> str:
    """A slug, as it stands in an address: small letters, digits and hyphens."""
    slug = table.text(key, needed=True)
    if slug and not is_slug(slug):
        table.wrong(key, f'is "{slug}"', "Write small letters, digits and hyphens, as fire-authority")
    return slug


def is_slug(text: str) -> bool:
    """Whether it can stand in an address and as the name of a file.

    >>> is_slug("fire-authority"), is_slug("Fire Authority"), is_slug("../fire")
    (True, False, False)
    """
    return (
        text.isascii()
        and text == text.lower()
        and text.replace("-", "").isalnum()
        and text.strip("-") == text
    )


def days_of(table: PartnershipTable) -> tuple[date | None, date | None]:
    """`since` and `until`, of which the second is not before the first."""
    since, until = table.day("since"), table.day("until")
    if since and until and until < since:
        table.wrong("until", f"is {until}, before it began on {since}", "Write its last day, or leave it out")
    return since, until


def names_of(table: PartnershipTable) -> tuple[EarlierName, ...]:
    """Its earlier names, each with the last day on which it was called so."""
    return tuple(each for each in map(_name_from, table.tables("names")) if each is not None)


def _name_from(table: PartnershipTable) -> EarlierName | None:
    name, until = table.text("name", needed=True), table.day("until")
    if until is None:
        table.wrong("until", "is missing", "Write the last day on which it was called so, until = 2021-06-25")
    table.nothing_else()
    return EarlierName(name, until) if until else None

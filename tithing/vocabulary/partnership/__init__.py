"""A partnership as its book describes it: name, area, neighbours, force, partners, house style.

Read from `partnership/partnership.toml` in the book. Posts and organisations, never a person.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from tithing.vocabulary.areas import Area, AreaKind, kind_of
from tithing.vocabulary.by_whom import HOW, why_not_by
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.practice import named_practice
from tithing.vocabulary.partnership.retired import AREAS, PARTNERSHIP, retired_keys
from tithing.vocabulary.partnership.table import PartnershipTable, read_toml
from tithing.vocabulary.partnership.unread_files import unread_files
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused


@dataclass(frozen=True)
class SimilarGroup:
    """A most similar group: its members, own area included, from a date (R97)."""

    start: date | None = None
    members: tuple[str, ...] = ()

    def members_on(self, day: date) -> tuple[str, ...]:
        """Its members on a day; none before it was formed."""
        return self.members if self.start is None or self.start <= day else ()


@dataclass(frozen=True)
class Owed:
    """What a partner sends each quarter, and how many days after the quarter's end it is due: None where that is left to the
    law, or to the usual days. It is asked for the days from `since` on, without which nobody was asked yet, and up to `until`.
    """

    measures: tuple[str, ...]
    due_days: int | None = None
    breakdowns: tuple[str, ...] = ()  # "type=personal", for measures that are sent in parts
    since: date | None = None
    until: date | None = None

    def asks_for(self, period: Period) -> bool:
        """Whether the partner was asked for a period: one of which some day is asked for.

        >>> asked = Owed(("robbery",), since=date(2024, 4, 1), until=date(2025, 3, 31))
        >>> [asked.asks_for(Period.parse(each)) for each in ("2023-24Q4", "2024-25Q1", "2025-26Q1")]
        [False, True, False]
        """
        return self.since is not None and self.since <= period.end and not self.is_over_before(period)

    def is_over_before(self, period: Period) -> bool:
        """Whether the last day that is asked for lies before a period."""
        return self.until is not None and self.until < period.start


@dataclass(frozen=True)
class Partner:
    """An organisation that supplies figures. `post` is who to ask: a post, never a person."""

    slug: str
    name: str
    post: str = ""
    owes: tuple[Owed, ...] = ()

    def measures_owed(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(slug for owed in self.owes for slug in owed.measures))


@dataclass(frozen=True)
class LocalArea:
    """An area the partnership has drawn itself, and its parent's code. Its figures come in files, under its name.

    `wards` are the codes of those that make it, where it is made of whole ones: without them the public is told no count of
    it beside those of wards, which may give one another away (R100).
    """

    area: Area
    parent: str = ""
    wards: tuple[str, ...] = ()


@dataclass(frozen=True)
class Successor:
    """A district that others become, whole, on a day: one that was decided, with the code that it is given."""

    area: Area
    start: date
    made_of: tuple[str, ...]


@dataclass(frozen=True)
class HouseStyle:
    """How the partnership likes its pages; small counts follow R82 and R100 unless it says otherwise."""

    small_count: int = 10  # below it, counts and no percentage (R82)
    suppress_below: int = 5  # sensitive counts below it are withheld (R100)


@dataclass(frozen=True)
class Partnership:
    """`areas` are those the report may be written for; `side_by_side` those of the comparison table.

    Of a practice book `name` says so wherever it is printed, whoever prints it.
    """

    name: str
    area: str
    areas: tuple[str, ...] = ()
    force: str = ""
    side_by_side: tuple[str, ...] = ()
    contact: str = ""
    by: str = ""  # whose id stands in the journal, where a command does not say: a post's or an account's
    most_similar_group: SimilarGroup | None = None
    partners: tuple[Partner, ...] = ()
    style: HouseStyle = field(default_factory=HouseStyle)
    welsh_name: str = ""  # its name in Welsh: with it a document has a Welsh title beside the English one
    local_areas: tuple[LocalArea, ...] = ()
    area_aliases: tuple[tuple[str, str], ...] = ()  # (as written in files, code)
    successors: tuple[Successor, ...] = ()
    practice: bool = False  # nothing in the book is real: every paper and page says so (practice.py)

    def partner(self, slug: str) -> Partner | None:
        """The partner with this slug or name, None where there is none."""
        wanted = slug.strip().lower()
        return next((p for p in self.partners if wanted in (p.slug, p.name.lower())), None)


def load_partnership(folder: Path, *, code_called: Callable[[str], str] = lambda name: "") -> Partnership:
    """The partnership described in a book's `partnership/` folder.

    Raises Refused, naming file and key, with everything that is wrong; `code_called` says the code of an area whose name was
    written in its place, as "; Burnley is E07000117".
    """
    main = PartnershipTable(folder / "partnership.toml", read_toml(folder / "partnership.toml"), code_called)
    local = PartnershipTable(
        folder / "areas.toml", read_toml(folder / "areas.toml") if _has_areas(folder) else {}, code_called
    )
    found = _partnership_from(main, local)
    if wrong := (*main.problems, *local.problems, *unread_files(folder)):
        raise Refused(*wrong)
    return found


def _has_areas(folder: Path) -> bool:
    return (folder / "areas.toml").is_file()


Made = TypeVar("Made")


def _partnership_from(main: PartnershipTable, local: PartnershipTable) -> Partnership:
    area = _code(main, "area", needed=True)
    areas = _codes(main, "areas") or (area,)
    found = Partnership(
        name=main.text("name", needed=True),
        area=area,
        areas=areas if area in areas else (area, *areas),
        force=_code(main, "force"),
        side_by_side=_codes(main, "side_by_side") or (area,),
        contact=main.text("contact"),
        welsh_name=main.text("welsh_name"),
        by=_by(main),
        most_similar_group=_optional(main, "most_similar_group", _group_from),
        partners=tuple(_partner_from(each) for each in main.tables("partners")),
        style=_optional(main, "style", _style_from) or HouseStyle(),
        local_areas=tuple(_area_from(each) for each in local.tables("areas")),
        area_aliases=tuple(_alias_from(each) for each in local.tables("aliases")),
        successors=_successors(local),
        practice=main.flag("practice", False),
    )
    main.nothing_else(but=retired_keys(PARTNERSHIP))
    local.nothing_else()
    return replace(found, name=named_practice(found.name)) if found.practice else found


def _by(table: PartnershipTable) -> str:
    by = table.text("by")
    if why := why_not_by(by):
        table.wrong("by", f"it {why}", HOW)
    return by


def _optional(table: PartnershipTable, key: str, make: Callable[[PartnershipTable], Made]) -> Made | None:
    inner = table.table(key)
    return make(inner) if inner is not None else None


def _code(table: PartnershipTable, key: str, *, needed: bool = False) -> str:
    code = table.text(key, needed=needed)
    if code:
        _must_be_code(table, key, code)
    return code


def _codes(table: PartnershipTable, key: str) -> tuple[str, ...]:
    codes = table.texts(key)
    for code in codes:
        _must_be_code(table, key, code)
    return codes


def _must_be_code(table: PartnershipTable, key: str, code: str) -> None:
    if kind_of(code) is None:
        table.wrong(
            key,
            f'"{code}" is not an ONS code{table.code_called(code)}',
            "Write its nine characters, as E06000001, or LOC-name for an area of your own",
        )


def _group_from(table: PartnershipTable) -> SimilarGroup:
    found = SimilarGroup(
        start=table.day("from"),
        members=_codes(table, "members"),
    )
    table.nothing_else(but=retired_keys(PARTNERSHIP, "most_similar_group"))
    return found


def _partner_from(table: PartnershipTable) -> Partner:
    found = Partner(
        slug=table.text("slug", needed=True),
        name=table.text("name", needed=True),
        post=table.text("post"),
        owes=tuple(_owed_from(each) for each in table.tables("owes")),
    )
    table.nothing_else()
    return found


def _owed_from(table: PartnershipTable) -> Owed:
    found = Owed(
        table.texts("measures"),
        table.whole("due_days", 0, least=1) or None,
        table.texts("breakdowns"),
        table.day("since"),
        table.day("until"),
    )
    if found.since and found.until and found.until < found.since:
        table.wrong(
            "until",
            f"is {day_words(found.until)}, before {day_words(found.since)}, since when it is asked",
            "Write the last day that the partner is asked for, or leave it out",
        )
    table.nothing_else()
    return found


def _style_from(table: PartnershipTable) -> HouseStyle:
    plain = HouseStyle()
    found = HouseStyle(
        small_count=table.whole("small_count", plain.small_count),
        suppress_below=table.whole("suppress_below", plain.suppress_below),
    )
    table.nothing_else(but=retired_keys(PARTNERSHIP, "style"))
    return found


def _area_from(table: PartnershipTable) -> LocalArea:
    code = _code(table, "code", needed=True)
    area = Area(code, table.text("name", needed=True), kind_of(code) or AreaKind.LOCAL, table.text("short"))
    found = LocalArea(area, _code(table, "parent"), _codes(table, "wards"))
    table.nothing_else(but=retired_keys(AREAS, "areas"))
    return found


def _successors(local: PartnershipTable) -> tuple[Successor, ...]:
    tables = local.tables("successors")
    found = [each for each in map(_successor_from, tables) if each is not None]
    parts = [code for each in found for code in each.made_of]
    for code in dict.fromkeys(code for code in parts if parts.count(code) > 1):
        local.wrong(
            "successors.made_of",
            f'"{code}" becomes two districts',
            "Name it once: a district goes over whole",
        )
    return tuple(found)


def _successor_from(table: PartnershipTable) -> Successor | None:
    code, name = _code(table, "code", needed=True), table.text("name", needed=True)
    start, made_of = table.day("from"), _codes(table, "made_of")
    if start is None:
        table.wrong("from", "is missing", "Write its first day, from = 2028-04-01, without quotation marks")
    if not made_of:
        table.wrong("made_of", "is empty", 'List the districts that become it: made_of = ["E07000117", "…"]')
    for each in filter(None, (code, *made_of)):
        if kind_of(each) is not AreaKind.DISTRICT:
            table.wrong("made_of", f'"{each}" is not the code of a district', "Write codes of districts here")
    table.nothing_else()
    return Successor(Area(code, name, AreaKind.DISTRICT), start, made_of) if start else None


def _alias_from(table: PartnershipTable) -> tuple[str, str]:
    found = (table.text("name", needed=True), _code(table, "code", needed=True))
    table.nothing_else()
    return found

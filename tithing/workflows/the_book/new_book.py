"""Starts a book: an empty store and journal, and a partnership file with comments to go on from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.places.known_places import UnknownArea
from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder, must_be_no_books_own, without_partnership
from tithing.store.disk.laying_out import lay_out
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.in_words.numbered import apart
from tithing.vocabulary.partnership import Partnership, load_partnership
from tithing.vocabulary.problems import Problem, Refused


@dataclass(frozen=True)
class NewBook:
    """The partnership as read back, and what was filled in, in words."""

    partnership: Partnership
    area_name: str
    neighbours: tuple[str, ...]
    config: Path
    force_name: str = ""


@dataclass(frozen=True)
class _Surroundings:
    own: Area
    force: Area | None
    neighbours: tuple[Area, ...]


def new_book(folder: Path, *, name: str, area: str, contact: str = "") -> NewBook:
    """Start a book in a new or empty folder, for the partnership of this district (or CSP). `contact` is a post.

    Raises Refused for a folder that holds something, and for an area that nobody knows.

    >>> new_book(Path("safer-x"), name="Safer X Partnership", area="Hartlepool")  # doctest: +SKIP
    """
    must_be_free(folder)
    named = must_be_named(name)
    book, around = BookFolder(folder), _surroundings(load_gazetteer(), area)
    config = book.partnership / "partnership.toml"
    config.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(config, _starter(named, around, contact.strip()).encode())
    lay_out(book)  # last: papers without a partnership are a book that has lost it
    names = tuple(each.name for each in around.neighbours)
    force = around.force.name if around.force else ""
    return NewBook(load_partnership(book.partnership), around.own.name, names, config, force)


def must_be_named(name: str) -> str:
    """The partnership's name, without blanks around it. Raises Refused where there is none."""
    if not name.strip():
        raise Refused(Problem("the partnership has no name", 'Give one: --name "Safer X Partnership"'))
    return name.strip()


def own_area_called(area: str) -> Area:
    """The district or CSP of a partnership. Raises Refused for an area that nobody knows or that is none of the two."""
    return _surroundings(load_gazetteer(), area).own


def must_be_free(folder: Path) -> None:
    """Raise Refused where a folder holds something, or a book."""
    book = BookFolder(folder)
    must_be_no_books_own(book.root)
    if book.is_book():
        raise Refused(
            Problem("there is a book here already", "Use it, or name another folder", str(book.root))
        )
    if book.has_papers():
        raise Refused(without_partnership(book))
    if book.root.is_file():
        raise Refused(Problem("this is a file", "Name a folder that does not exist yet", str(book.root)))
    if book.root.exists() and any(book.root.iterdir()):
        raise Refused(
            Problem("the folder is not empty", "Name a new folder, or empty this one", str(book.root))
        )


def _surroundings(places: Gazetteer, area: str) -> _Surroundings:
    try:
        own = places.find(area)
    except UnknownArea as error:
        change = "Write the name of a district in England or Wales, or its ONS code such as E06000001"
        raise Refused(Problem(str(error), change)) from error
    if own.kind not in (AreaKind.DISTRICT, AreaKind.CSP):
        what = f'"{area}" is a {own.kind.value}, and a partnership covers a district or a CSP'
        raise Refused(Problem(what, _which_district(places, own)))
    own = _as_one_district(places, own)
    try:
        force = places.force_of(own.code)
    except UnknownArea:
        return _Surroundings(own, None, ())
    return _Surroundings(own, force, tuple(_neighbours(places, own, force.code)))


def _neighbours(places: Gazetteer, own: Area, force: str) -> Iterator[Area]:
    """The others of its police force area that are of its kind: districts beside a district, CSPs beside a CSP, so that they
    can be ranked.
    """
    if own.kind is AreaKind.DISTRICT:
        yield from places.neighbours_in_force(own.code)
        return
    others = (each for each in places.children(force, AreaKind.CSP) if each.code != own.code)
    yield from sorted(others, key=lambda area: area.name)


def _which_district(places: Gazetteer, own: Area) -> str:
    within = places.children(own.code, AreaKind.DISTRICT)
    likely = [area.name for area in dict.fromkeys([*places.partnerships_like(own.name), *within])][:5]
    such_as = f", such as {apart(likely)}" if likely else ""
    return f"Write the name of the district{such_as}, or its ONS code"


def _as_one_district(places: Gazetteer, own: Area) -> Area:
    """A partnership of one whole district goes by the district's code, as the files that partners send do."""
    one = places.districts_of_csp(own.code) if own.kind is AreaKind.CSP else ()
    return one[0] if len(one) == 1 and len(places.csps_of_district(one[0].code)) == 1 else own


def _starter(name: str, around: _Surroundings, contact: str) -> str:
    side_by_side = [around.own, *around.neighbours]
    return _STARTER.format(
        name=_text(name),
        area=_text(around.own.code),
        area_name=around.own.name,
        force=_text(around.force.code if around.force else ""),
        contact=_text(contact),
        welsh=_WELSH if around.own.code.startswith("W") else "",
        side_by_side=_code_lines(side_by_side),
    )


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a TOML basic string is written as JSON writes one


def _code_lines(areas: Sequence[Area]) -> str:
    return "\n".join(f"  {_text(each.code)},  # {each.name}" for each in areas)


_WELSH = """\
# Its name in Welsh: with it a report has a Welsh title beside the English one.
# welsh_name = "X Ddiogelach"

"""
_STARTER = """\
# The partnership this book belongs to. Lines that begin with # are examples: take the # away to use one.

name = {name}

# Its area and its police force area, by ONS code.
area = {area}  # {area_name}
force = {force}

# The areas that stand side by side in the comparison table, in this order, your own included.
side_by_side = [
{side_by_side}
]

# Whom readers ask: a post, never a person.
contact = {contact}  # such as "Community Safety Team, X Borough Council"

{welsh}# Whose id stands in the journal beside what is done to this book, where a command does not say with --by: the id of
# a post or an account, never a person's name or address.
by = "community-safety-analyst"

# Your most similar group, with the day its membership was set and its members' codes (your own included).
# [most_similar_group]
# from = 2014-10-01
# members = [{area}]

# Who sends you figures: one block for each partner, with the measures it owes each quarter (the command
# tithing indicators lists them), the first day that they are asked for, and how many days after the quarter's end they are
# due: without due_days by the day that the law sets for its return, else after 30 days. Without a since it is not asked for yet.
# [[partners]]
# slug = "fire"
# name = "X Fire Brigade"
# post = "Community Safety Manager"
# [[partners.owes]]
# measures = ["deliberate_secondary_fires"]
# since = 2024-04-01
# due_days = 30

# House style. What is not written here keeps the value shown.
# [style]
# small_count = 10     # below it, counts are compared without a percentage
# suppress_below = 5   # sensitive counts below it are withheld

# Beside this file you may keep measures/*.toml and indicators/*.toml for your own, frameworks/*.toml for what
# was promised for each plan year (the command called framework writes a first one), and areas.toml for areas you have
# drawn yourself and names your files use.
"""

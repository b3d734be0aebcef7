"""What was found, in the words of its page: part by part, with how many of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from tithing.vocabulary.in_words.looked_for import FoundKeys
from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.web.search.parts import PartShelf, SearchPart, ThingFound

IN_BRIEF, ON_A_PAGE = 8, 30
Found = Mapping[SearchPart, FoundKeys[ThingFound]]


@dataclass(frozen=True)
class FacetShown:
    """A part, how many of it were found, and the address of those alone; `here` where they are shown."""

    head: str
    number: int
    address: str
    here: bool


@dataclass(frozen=True)
class PartShown:
    """`rows` are the first of `number`; `more` leads to all of them, "" where they all stand here."""

    head: str
    rows: tuple[ThingFound, ...]
    number: int
    more: str = ""
    shown: str = ""  # "31 to 60 of 82", where they are more than a page
    before: str = ""
    after: str = ""


def look_on(shelves: Mapping[SearchPart, PartShelf], typed: str) -> tuple[Found, str]:
    """What was found, and what has to be said of how: as it was typed, else mended, else by some of the words."""
    for mending, every in ((False, True), (True, True), (True, False)):
        found = {part: shelf.look_for(typed, mending=mending, every=every) for part, shelf in shelves.items()}
        if any(each.keys for each in found.values()):
            return found, _said(found, every=every)
    return {part: FoundKeys() for part in shelves}, ""


def _said(found: Found, *, every: bool) -> str:
    taken = dict.fromkeys(each for part in found.values() for each in part.taken_for)
    mended = [f"“{typed}” as “{word}”" for typed, word in taken]
    said = [f"Nothing is called so. We read {listed(mended)}."] if mended else []
    if not every:
        said.append("Nothing has all of these words. These have some of them.")
    return " ".join(said)


def search_page(found: Found, typed: str, part: SearchPart | None, page: int) -> dict[str, object]:
    """All parts in brief, or one page of one part."""
    numbers = {each: len(told.keys) for each, told in found.items()}
    shown = (
        [_page_of(part, found[part].keys, typed, page)]
        if part
        else [_in_brief(each, told.keys, typed) for each, told in found.items() if told.keys]
    )
    total = sum(numbers.values())
    return {
        "parts": shown if total else [],
        "facets": [_facet(None, total, typed, here=part is None)]
        + [_facet(each, number, typed, here=each is part) for each, number in numbers.items() if number],
        "total": numbered(total, "thing was found", "things were found"),
        "any": total,
    }


def _facet(part: SearchPart | None, number: int, typed: str, *, here: bool) -> FacetShown:
    return FacetShown(part.head if part else "Everything", number, address_of(typed, part), here)


def _in_brief(part: SearchPart, things: tuple[ThingFound, ...], typed: str) -> PartShown:
    more = address_of(typed, part) if len(things) > IN_BRIEF else ""
    return PartShown(part.head, things[:IN_BRIEF], len(things), more)


def _page_of(part: SearchPart, things: tuple[ThingFound, ...], typed: str, page: int) -> PartShown:
    last = max(1, -(-len(things) // ON_A_PAGE))
    at = min(page, last)
    first = (at - 1) * ON_A_PAGE
    rows = things[first : first + ON_A_PAGE]
    return PartShown(
        part.head,
        rows,
        len(things),
        shown=f"{first + 1:,} to {first + len(rows):,} of {len(things):,}" if last > 1 else "",
        before=address_of(typed, part, at - 1) if at > 1 else "",
        after=address_of(typed, part, at + 1) if at < last else "",
    )


def address_of(typed: str, part: SearchPart | None = None, page: int = 1) -> str:
    """The address of a search.

    >>> address_of("hate crime", SearchPart.FIGURES, 2)
    '?q=hate+crime&what=figures&page=2'
    """
    told = {"q": typed, **({"what": part.value} if part else {}), **({"page": page} if page > 1 else {})}
    return f"?{urlencode(told)}"

"""What every page is told: whose site it is, where one may go from here, who is signed in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

from tithing.reading.book import open_book
from tithing.vocabulary.partnership import Partnership
from tithing.vocabulary.partnership.practice import ON_PAGES
from tithing.web.shared.actor import THE_PUBLIC_ACTS, Actor
from tithing.web.shared.permissions import Permission, can


@dataclass(frozen=True)
class DeskLink:
    """An address and its name in a row of links."""

    name: str
    address: str
    here: bool = False


@dataclass(frozen=True)
class Need:
    """One thing that the desk wants of somebody; `due` is None for what has no day."""

    what: str
    address: str
    due: date | None = None
    late: bool = False


def every_page(request: HttpRequest) -> dict[str, object]:
    """For every template."""
    return {
        "partnership": partnership(),
        "actor": actor_in(request),
        "places": _places(request),
        "on_desk": request.path.startswith(DESK),
        "sign_in_server": settings.SIGN_IN_SERVER,
        "signing_in": request.path.startswith(SIGN_IN),
        "practice": ON_PAGES if partnership().practice else "",
    }


def go_to(name: str, address: str, asked: Permission | None = None) -> None:
    """Add a place to the desk's row of links, for whom its rule lets in. Raises ValueError for one that `IN_ORDER` has not."""
    if name not in IN_ORDER:
        raise ValueError(f"{name} has no place in the row of links")
    ON_DESK[address] = (DeskLink(name, address), asked)


ON_DESK: dict[str, tuple[DeskLink, Permission | None]] = {}
IN_ORDER = (  # what a member reads first; what keeps the site running last
    "What needs you",
    "Figures",
    "Places",
    "Revisions",
    "Questions",
    "Search",
    "Files",
    "Partners",
    "Partnership",
    "People",
    "Work",
    "Who did what",
    "Settings",
)
DESK, SIGN_IN = "/desk/", "/desk/account/sign-in/"


def _places(request: HttpRequest) -> list[DeskLink]:
    """Where one may go from here: on the desk what the actor may see, elsewhere nothing yet but the foot of the page."""
    actor = actor_in(request)
    if not actor.account or not request.path.startswith(DESK):
        return []
    found = sorted(ON_DESK.values(), key=lambda each: IN_ORDER.index(each[0].name))
    places = [place for place, asked in found if asked is None or can(asked, actor)]
    here = max((each.address for each in places if _leads_to(each, request.path)), key=len, default="")
    return [replace(each, here=each.address == here) for each in places]


def _leads_to(place: DeskLink, path: str) -> bool:
    return path == place.address if place.address == DESK else path.startswith(place.address)


def actor_in(request: HttpRequest) -> Actor:
    """Who acts in this request; the public before anybody was looked for."""
    found: Actor = getattr(request, "actor", THE_PUBLIC_ACTS)
    return found


def partnership() -> Partnership:
    """The partnership as its book says it is now."""
    path = settings.TITHING_BOOK / "partnership" / "partnership.toml"
    return _read(settings.TITHING_BOOK, path.stat().st_mtime_ns)


@lru_cache(maxsize=4)
def _read(book: Path, stamp: int) -> Partnership:
    return open_book(book).partnership

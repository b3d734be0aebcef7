"""The settings of a site, in words."""

from __future__ import annotations

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import connection

from tithing import __version__
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.web.accounts import permissions
from tithing.web.accounts.ways.queries import ways_of_roles
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can, why_not


@dataclass(frozen=True)
class WayRow:
    role: str  # as it stands in an address
    name: str
    somebody: str
    words: str


def settings_page(actor: Actor) -> dict[str, object]:
    """How each role signs in, which is set here, and how the site is set up, which is set where it runs."""
    rows = [
        WayRow(
            role.value.replace(" ", "-"),
            capitalised(role),
            role.somebody,
            capitalised(ways.words),
        )
        for role, ways in ways_of_roles().items()
    ]
    return {
        "rows": rows,
        "may_set": can(permissions.SET_SIGN_IN, actor),
        "why_not": why_not(permissions.SET_SIGN_IN, actor),
        "set_up": _set_up(),
    }


def _set_up() -> list[tuple[str, str]]:
    """Without any secret, and without the path of anything."""
    site, server = settings.SITE, settings.SIGN_IN_SERVER
    mail = urlsplit(os.environ.get("TITHING_MAIL", "")).hostname
    return [
        ("Address", site.address),
        ("Real use", "Yes" if site.production else "No: this site is for one machine"),
        ("Database", "PostgreSQL" if connection.vendor == "postgresql" else "SQLite, a file beside the book"),
        ("Mail goes out by", mail or "Nothing: it is kept in a folder beside the book"),
        ("Mail comes from", settings.DEFAULT_FROM_EMAIL),
        ("The organisation’s own sign-in", server.name if server else "None"),
        ("Tithing", __version__),
    ]

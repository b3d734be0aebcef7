"""Sentences for the journal and the audit that name organisations, posts, bodies and seats as people call them, not by their slugs.

>>> in_names("Ended [organisation fire]", Structure((Organisation("fire", "X Fire Service"),)), date(2026, 1, 1))
'Ended X Fire Service'
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from tithing.governance.structure import Structure
from tithing.governance.succession import seat_on
from tithing.vocabulary.partnership.organisations import Organisation

_NAMED = re.compile(r"\[(organisation|post|body|seat) ([^\]\s]+)\]")


def in_names(sentence: str, structure: Structure, on: date) -> str:
    """With the names of a day in the place of each "[organisation fire]" or "[seat strategy-group/police]"; what is not known stays
    as its slug.
    """
    return _NAMED.sub(lambda found: _CALLED[found[1]](structure, found[2], on) or found[2], sentence)


def _organisation(structure: Structure, slug: str, on: date) -> str:
    found: Organisation | None = structure.organisation(slug)
    return found.name_on(on) if found else ""


def _post(structure: Structure, slug: str, on: date) -> str:
    found = structure.post(slug)
    return f"{found.title}, {_organisation(structure, found.organisation, on)}" if found else ""


def _body(structure: Structure, slug: str, on: date) -> str:
    found = structure.body(slug)
    return found.name_on(on) if found else ""


def _seat(structure: Structure, slugs: str, on: date) -> str:
    body, _, slug = slugs.partition("/")
    found = structure.body(body)
    seat = found.seat(slug) if found else None
    return f"“{seat_on(structure, seat, on).title(on)}” of {_body(structure, body, on)}" if seat else ""


_CALLED: Mapping[str, Callable[[Structure, str, date], str]] = {
    "organisation": _organisation,
    "post": _post,
    "body": _body,
    "seat": _seat,
}

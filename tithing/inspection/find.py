"""The finder: every personal value in a text, with its kind, its place and whether it is sure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from tithing.inspection.finds import ANYWHERE, Find, Kind, Where
from tithing.inspection.personal import kinds
from tithing.inspection.plain import plain

LONGEST = 100_000  # letters looked at in one text; no cell of a spreadsheet holds more than 32,767


def find(text: str, *, where: Where = ANYWHERE, without: Collection[str] = ()) -> tuple[Find, ...]:
    """The personal values in a text, in order. A value is never repeated: a find has its place only.

    `without` are the kinds that are not looked for, by their slugs.

    >>> [(found.kind, found.sure) for found in find("Spoke to her on 01632 960001, ZZ99 9ZZ")]
    [('telephone', True), ('postcodes', True)]
    """
    written = _KEY.sub(lambda key: " " * len(key[0]), plain(text[:LONGEST]))
    if (_PLAIN_FIGURE.fullmatch(written) and not where.heading) or not _TELLING.search(written):
        return ()
    figures = _FIGURE.search(written) is not None
    asked = (kind for kind in kinds() if kind.slug not in without and (figures or not kind.needs_figure))
    found = {each for kind in asked for each in kind.find(written, where)}
    return _without_inner(found)


_PLAIN_FIGURE = re.compile(r"[-+£]?[0-9]{1,4}(?:[,.][0-9]{1,3}){0,2}%?")  # most cells of most tables
_FIGURE = re.compile("[0-9]")
# A key that a machine drew by lot (GlobalID, Crime ID): among its figures and letters anything stands by chance.
_KEY = re.compile(
    r"(?<![\w-])(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=[0-9]*[a-f])[0-9a-f]{32,128})(?![\w-])",
    re.IGNORECASE,
)
_TELLING = re.compile(r"[@0-9]|[^\W\d_]{2}")


def _without_inner(found: Iterable[Find]) -> tuple[Find, ...]:
    """A find within a longer one that is at least as sure says nothing more."""
    kept: list[Find] = []
    for each in sorted(found, key=lambda one: (one.span[0], -one.span[1], not one.sure, one.kind)):
        if not any(_covers(other, each) for other in kept):
            kept.append(each)
    return tuple(kept)


def _covers(other: Find, each: Find) -> bool:
    within = other.span[0] <= each.span[0] and each.span[1] <= other.span[1]
    return within and (other.sure or not each.sure)


def shown(name: str, otherwise: str) -> str:
    """A name of a sheet, a column or a file as it may be told: what is personal in it is not repeated.

    >>> shown("Q1", "sheet 2"), shown("ZZ99 9ZZ", "sheet 2")
    ('Q1', 'sheet 2')
    """
    from tithing.inspection.people.names import NameLikeness, likeness

    personal = likeness(name) is NameLikeness.WHOLE or bool(find(name))
    return otherwise if personal else name


def kind_of(slug: str) -> Kind:
    """The kind of a find, for the words that name it."""
    return next(kind for kind in kinds() if kind.slug == slug)

"""What a partnership's own files name has to be there: areas by their codes, measures by their slugs.

Held where the book is read, not where files come in: the look-up that brings a new code has to come in first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tithing.observations.measure import Measures, UnknownMeasure
from tithing.places.gazetteer import Gazetteer
from tithing.reading.book import Book
from tithing.vocabulary.in_words.numbered import nearest
from tithing.vocabulary.in_words.unknown_name import near_names
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.problems import Problem, Refused

_AREAS, _PARTNERSHIP = "areas.toml", "partnership.toml"
_TOLD = 3  # of the codes that are near


def must_name_what_there_is(book: Book) -> None:
    """Raise Refused with every code and slug of partnership.toml and areas.toml that nothing has, and the nearest to it."""
    mine = book.partnership
    wrong = [
        *(
            Problem(f"{key}: {what}", "Correct it, or import the look-up that has it", file=str(file))
            for name, key, code in _codes_in(mine)
            if (what := _why_no_area(code, book.gazetteer))
            for file in [book.folder.partnership / name]
        ),
        *(
            Problem(
                what, "Use a slug of docs/reference/measures.md, or one of measures/*.toml", file=str(file)
            )
            for what in chain.from_iterable(_of_partner(each, book.measures) for each in mine.partners)
            for file in [book.folder.partnership / _PARTNERSHIP]
        ),
    ]
    if wrong:
        raise Refused(*wrong)


def _codes_in(mine: Partnership) -> Iterator[tuple[str, str, str]]:
    """(file, key, code) of each area that is named, where it is named first."""
    once: dict[str, tuple[str, str]] = {}
    for file, key, codes in (*_of_partnership(mine), *_of_areas(mine)):
        for code in filter(None, codes):
            once.setdefault(code, (file, key))
    yield from ((file, key, code) for code, (file, key) in once.items())


def _of_partnership(mine: Partnership) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    group = mine.most_similar_group
    yield _PARTNERSHIP, "area", (mine.area,)
    yield _PARTNERSHIP, "force", (mine.force,)
    yield _PARTNERSHIP, "side_by_side", mine.side_by_side
    yield _PARTNERSHIP, "areas", mine.areas
    yield _PARTNERSHIP, "most_similar_group.members", group.members if group else ()


def _of_areas(mine: Partnership) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for local in mine.local_areas:
        yield _AREAS, "areas.parent", (local.parent,)
        yield _AREAS, "areas.wards", local.wards
    yield _AREAS, "aliases.code", tuple(code for _, code in mine.area_aliases)
    for successor in mine.successors:
        yield _AREAS, "successors.made_of", successor.made_of


def _why_no_area(code: str, places: Gazetteer) -> str:
    if code in places:
        return ""
    near = near_names(code, places.codes_like(code), most=_TOLD)
    likely = sorted(near, key=places.is_far)[:_TOLD]
    named = nearest([f"{each} ({places.get(each).name})" for each in likely])
    return f'no area has the code "{code}"{named}'


def _of_partner(partner: Partner, measures: Measures) -> Iterator[str]:
    for slug in partner.measures_owed():
        try:
            measures.get(slug)
        except UnknownMeasure as error:
            yield f"partners, {partner.slug}, owes.measures: {error}"

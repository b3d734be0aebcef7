"""What a partnership's own files name has to be there: areas by their codes, measures by their slugs.

Held where the book is read, not where files come in: the look-up that brings a new code has to come in first.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from tithing.observations.measure import Measures, UnknownMeasure
from tithing.places.gazetteer import Gazetteer
from tithing.reading.book import Book
from tithing.vocabulary.numbered import nearest
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.unknown_name import near_names

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
    """(file, key, code) of each area that is named."""
    group = mine.most_similar_group
    listed = {
        "area": (mine.area,),
        "areas": mine.areas,
        "force": (mine.force,),
        "side_by_side": mine.side_by_side,
        "most_similar_group.members": group.members if group else (),
    }
    once = {code: key for key, codes in reversed(listed.items()) for code in codes if code}
    yield from ((_PARTNERSHIP, key, code) for code, key in reversed(once.items()))
    for local in mine.local_areas:
        yield from ((_AREAS, "areas.parent", code) for code in (local.parent,) if code)
        yield from ((_AREAS, "areas.wards", code) for code in local.wards)
    yield from ((_AREAS, "aliases.code", code) for _, code in mine.area_aliases)
    for successor in mine.successors:
        yield from ((_AREAS, "successors.made_of", code) for code in successor.made_of)


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

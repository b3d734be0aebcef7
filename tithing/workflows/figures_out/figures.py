"""The figures of a quarter, as values: for the command line, for other programs, for whoever checks them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tithing.indicators.defined.catalogue_index import UnknownIndicator
from tithing.indicators.result import Result
from tithing.observations.measure import UnknownMeasure
from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.questions.all_areas import in_all_areas
from tithing.reading.snapshot import Snapshot, ask
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership.practice import PRACTICE
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.readers import Reader


def figures(
    book: Path | Book,
    *,
    reader: Reader,
    at: datetime,
    period: Period,
    area: str = "",
    indicator: str = "",
    as_known_on: date | None = None,
    all_areas: bool = False,
) -> tuple[Result, ...]:
    """Every figure of a quarter that the reader may see: in one area, in the partnership's own and those beside it, or in
    all areas that the book holds, from districts up.

    `at` is the moment for which it is decided what is still withheld. `indicator` is a slug, title or alias of an
    indicator or measure. Raises Refused where there is none such.

    >>> import tempfile
    >>> from tithing.vocabulary.readers import THE_PUBLIC
    >>> from tithing.workflows.the_book.new_book import new_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> asked = {"reader": THE_PUBLIC, "at": datetime(2018, 6, 14), "period": Period.parse("2017-18Q4")}
    >>> shoplifting = figures(folder, indicator="shoplifting", **asked)
    >>> [(each.area.name, each.value.quantity.words) for each in shoplifting][:1]
    [('Hartlepool', 'nobody has been asked for it')]
    """
    return ask(
        book,
        lambda seen: figures_of(seen, period=period, area=area, indicator=indicator, all_areas=all_areas),
        reader=reader,
        at=at,
        as_known_on=as_known_on,
    )


def figures_of(
    snapshot: Snapshot, *, period: Period, area: str = "", indicator: str = "", all_areas: bool = False
) -> tuple[Result, ...]:
    """The same, of a snapshot."""
    found = _found(snapshot, period=period, area=area, indicator=indicator, all_areas=all_areas)
    return tuple(_of_practice(each) for each in found) if snapshot.partnership.practice else found


def _of_practice(result: Result) -> Result:
    return replace(result, caveats=(Caveat(CaveatKind.PRACTICE, PRACTICE), *result.caveats))


def _found(
    snapshot: Snapshot, *, period: Period, area: str, indicator: str, all_areas: bool
) -> tuple[Result, ...]:
    if all_areas:
        return tuple(in_all_areas(snapshot, period, slug=_slug(snapshot, indicator) if indicator else ""))
    own = own_area(snapshot, area)
    asked = span_of(snapshot, period, own)
    slug = _slug(snapshot, indicator) if indicator else ""
    areas = (own,) if area else asked.areas
    return tuple(result for each in areas for result in _in_area(asked, each, slug))


def _in_area(asked: BookSpan, area: Area, slug: str) -> tuple[Result, ...]:
    if not slug:
        return asked.results_in(area)
    result = asked.result(slug, area)
    return (result,) if result else ()


def _slug(snapshot: Snapshot, name: str) -> str:
    try:
        return snapshot.catalogue.find(name).slug
    except UnknownIndicator as unknown:
        try:
            return snapshot.measures.find(name).slug
        except UnknownMeasure:
            lists = f"{snapshot.command('indicators')} lists them all"
            slugs = [each.slug for each in (*snapshot.catalogue, *snapshot.measures)]
            near = said_near(name, slugs)
            what = f'no indicator is called "{name}"{near}' if near else str(unknown)
            raise Refused(Problem(what, lists)) from unknown

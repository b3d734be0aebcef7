"""The figures of a quarter, as values: for the command line, for other programs, for whoever checks them."""

from __future__ import annotations

from datetime import date

from tithing.indicators.catalogue_index import UnknownIndicator
from tithing.indicators.result import Result
from tithing.observations.measure import UnknownMeasure
from tithing.reading.book import Book
from tithing.reading.quarter import Quarter
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.report import own_area


def figures(
    book: Book, *, quarter: Period, area: str = "", indicator: str = "", as_known_on: date | None = None
) -> tuple[Result, ...]:
    """Every figure of a quarter: in one area, or in the partnership's own and those beside it.

    `indicator` is a slug, title or alias of an indicator or measure. Raises Refused where there is none such.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from tithing.workflows.new_book import new_book
    >>> from tithing.reading.book import open_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> shoplifting = figures(open_book(folder), quarter=Period.parse("2017-18Q4"), indicator="shoplifting")
    >>> [(each.area.name, each.value.quantity.words) for each in shoplifting][:1]
    [('Hartlepool', 'not supplied')]
    """
    own = own_area(book, area)
    asked = Quarter(book, quarter, own, as_known_on)
    slug = _slug(asked, indicator) if indicator else ""
    areas = (own,) if area else asked.areas
    return tuple(result for each in areas for result in _in_area(asked, each, slug))


def _in_area(asked: Quarter, area: Area, slug: str) -> tuple[Result, ...]:
    if not slug:
        return asked.results_in(area)
    result = asked.result(slug, area)
    return (result,) if result else ()


def _slug(asked: Quarter, name: str) -> str:
    try:
        return asked.catalogue.find(name).slug
    except UnknownIndicator as unknown:
        try:
            return asked.book.measures.find(name).slug
        except UnknownMeasure:
            lists = f"{asked.book.folder.command('indicators')} lists them all"
            raise Refused(Problem(str(unknown), lists)) from unknown

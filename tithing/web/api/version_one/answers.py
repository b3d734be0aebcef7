"""What each address answers: a question to the book as it is shown to whoever asks, in the shapes that the commands print."""

from __future__ import annotations

from collections.abc import Iterable

from tithing.documents.files.figures_csv import figures_csv
from tithing.indicators.as_json import figures_json
from tithing.indicators.result import Result
from tithing.reading.named.names_known import may_know_of
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.web.api.version_one.around import areas_asked_of
from tithing.web.api.version_one.paging import ApiList, Said, listed
from tithing.web.api.version_one.parameters import Asked
from tithing.web.api.version_one.problems import ABSENT, NotAnswered
from tithing.workflows.figures_out.figures import figures_of


def figures(seen: Snapshot, asked: Asked) -> ApiList:
    """The figures of a quarter, as `tithing figures --format json` prints them, each with an id that stays."""
    results = _results(seen, asked)
    return seen.remembered(
        figures, *_question(asked), make=lambda: listed(results, _figure)
    )  # the results are remembered by their span: what is worked out here once is the mark


def figures_as_csv(seen: Snapshot, asked: Asked) -> str:
    """The same, as `tithing figures --format csv` prints them."""
    return figures_csv([figures_json(each) for each in _results(seen, asked)])


def _figure(result: Result) -> Said:
    return {"id": _id(result), **figures_json(result)}


def _id(result: Result) -> str:
    parts = (result.indicator, result.area.code, result.period.code, result.breakdown)
    return ":".join(part for part in parts if part)


def _question(asked: Asked) -> tuple[Period, str, str]:
    return asked["quarter"], asked.get("area", ""), asked.get("indicator", "")


def _results(seen: Snapshot, asked: Asked) -> tuple[Result, ...]:
    """Only of what the reader may know of. Raises NotAnswered for an indicator or area that they may not
    know of, as for one that is none.
    """
    period, code, slug = _question(asked)
    if slug and not may_know_of(seen, slug):
        raise NotAnswered(ABSENT)
    areas = {area.code: area for area in areas_asked_of(seen, period)}
    if code and code not in areas:
        raise NotAnswered(ABSENT)
    found = _told(seen, period, areas.get(code), slug)
    return tuple(each for each in found if may_know_of(seen, each.indicator))


def _told(seen: Snapshot, period: Period, area: Area | None, slug: str) -> Iterable[Result]:
    """A ward has the figures that say something of it: nothing was promised of one."""
    found = figures_of(seen, period=period, area=area.code if area else "", indicator=slug)
    small = area is not None and area.kind is AreaKind.WARD
    return found if not small or slug else (each for each in found if each.value.sources)

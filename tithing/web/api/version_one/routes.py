"""The one table of addresses for programs: they are routed by it, and described by it (`openapi`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tithing.reading.snapshot import Snapshot
from tithing.web.api.version_one import answers, around, parameters
from tithing.web.api.version_one.parameters import PAGING, ApiParameter, Asked

BASE = "/api/v1/"
JSON, CSV = "application/json", "text/csv; charset=utf-8"
SLUG_IN_PATH = ApiParameter("slug", "the slug of an indicator", parameters.SLUG, "shoplifting")


@dataclass(frozen=True)
class ApiRoute:
    """`path` follows `BASE`, with the names of what stands in it in braces. `answer` gives a list to be told page by page, one
    thing, or a text. `of` names the schema of one of what it tells.
    """

    path: str
    name: str
    about: str
    answer: Callable[[Snapshot, Asked], Any]
    of: str = ""
    parameters: tuple[ApiParameter, ...] = ()
    in_path: tuple[ApiParameter, ...] = ()
    media: str = JSON
    paged: bool = False

    @property
    def known(self) -> tuple[ApiParameter, ...]:
        return (*self.parameters, *(PAGING if self.paged else ()))


_DAY = parameters.AS_KNOWN_ON
_OF_FIGURES = (parameters.QUARTER, parameters.AREA, parameters.INDICATOR, _DAY)
ROUTES = (
    ApiRoute(
        "indicators",
        "api_indicators",
        "Which indicators there are: their names and what each asks",
        around.indicators,
        "Indicator",
        (_DAY,),
        paged=True,
    ),
    ApiRoute(
        "indicators/{slug}",
        "api_indicator",
        "One indicator",
        around.indicator,
        "Indicator",
        (_DAY,),
        (SLUG_IN_PATH,),
    ),
    ApiRoute(
        "areas",
        "api_areas",
        "Of which areas figures are told: the partnership’s own, those beside it, its wards",
        around.areas,
        "Area",
        (_DAY,),
        paged=True,
    ),
    ApiRoute(
        "quarters",
        "api_quarters",
        "Of which quarters figures are held, the latest first",
        around.quarters,
        "Quarter",
        (_DAY,),
        paged=True,
    ),
    ApiRoute(
        "figures",
        "api_figures",
        "The figures of a quarter, with what each is set against, its chance, caveats and files",
        answers.figures,
        "Figure",
        _OF_FIGURES,
        paged=True,
    ),
    ApiRoute(
        "figures.csv",
        "api_figures_csv",
        "The same figures as a table that is complete in itself",
        answers.figures_as_csv,
        parameters=_OF_FIGURES,
        media=CSV,
    ),
    ApiRoute(
        "changes",
        "api_changes",
        "What is new, revised and withdrawn since a day, each with what was said before",
        around.changes,
        "Change",
        (parameters.SINCE, _DAY),
        paged=True,
    ),
)

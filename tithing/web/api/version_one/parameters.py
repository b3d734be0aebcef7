"""What may stand in a question, each with its shape: whatever else stands there is refused, in words that name no value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils import timezone

from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.web.api.version_one.problems import NotAnswered, malformed
from tithing.workflows.figures_out.periods import quarter_called

MOST_A_PAGE, USUAL_A_PAGE = 200, 50
EARLIEST = date(1990, 1, 1)
_NAME = re.compile(r"[a-z][a-z_-]{0,39}")


@dataclass(frozen=True)
class ApiParameter:
    """`pattern` is the whole shape of what may be sent, of which `read` makes a value; `read` raises ValueError or Refused."""

    name: str
    about: str
    pattern: str
    example: str
    read: Callable[[str], Any] = str
    required: bool = False
    shape: Mapping[str, Any] = field(default_factory=dict)  # what more its schema says

    def value(self, text: str) -> Any:
        if not re.fullmatch(self.pattern, text, re.ASCII):
            raise NotAnswered(malformed(self._words))
        try:
            return self.read(text)
        except (ValueError, Refused) as error:
            raise NotAnswered(malformed(self._words)) from error

    @property
    def _words(self) -> str:
        return f"{self.name} is {self.about}, such as {self.example}"

    @property
    def schema(self) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$", **self.shape}


Asked = Mapping[str, Any]


def read_parameters(given: QueryDict, known: tuple[ApiParameter, ...]) -> dict[str, Any]:
    """What was asked, by name. Raises NotAnswered for what is unknown, sent twice, misshapen or missing."""
    by_name = {each.name: each for each in known}
    for name in given:
        _check_name(given, name, by_name)
    for each in known:
        if each.required and each.name not in given:
            raise NotAnswered(malformed(f"{each.name} has to be there: {each.about}, such as {each.example}"))
    return {name: by_name[name].value(str(given[name])) for name in given}


def _check_name(given: QueryDict, name: str, known: Mapping[str, ApiParameter]) -> None:
    if name not in known:
        called = name if _NAME.fullmatch(name) else "one of the names"
        may = f"Here may stand: {', '.join(known)}" if known else "Here may stand none"
        raise NotAnswered(malformed(f"There is no parameter of this name: {called}. {may}"))
    if len(given.getlist(name)) > 1:
        raise NotAnswered(malformed(f"{name} may stand once"))


def _day(text: str) -> date:
    day = date.fromisoformat(text)
    if not EARLIEST <= day <= timezone.localdate():
        raise ValueError("no day of the book")
    return day


def _limit(text: str) -> int:
    if not 1 <= int(text) <= MOST_A_PAGE:
        raise ValueError("no size of a page")
    return int(text)


def _cursor(text: str) -> tuple[str, int]:
    mark, first = text.split("-")
    return mark, int(first)


def _quarter(text: str) -> Period:
    return quarter_called(text)


_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
SLUG = r"[a-z0-9][a-z0-9_.-]{0,79}"  # a point parts a measure from what is made of it: its rate, its rank
QUARTER = ApiParameter(
    "quarter",
    "a quarter of a financial year",
    r"[0-9]{4}-[0-9]{2}Q[1-4]",
    "2017-18Q4",
    _quarter,
    required=True,
)
AREA = ApiParameter(
    "area", "the code of an area that /api/v1/areas names", r"[A-Z0-9][A-Z0-9-]{0,19}", "E06000001"
)
INDICATOR = ApiParameter("indicator", "the slug of an indicator", SLUG, "shoplifting")
AS_KNOWN_ON = ApiParameter(
    "as-known-on",
    "a day up to today: what was released later is left out",
    _DAY,
    "2018-06-30",
    _day,
    shape={"format": "date"},
)
SINCE = ApiParameter(
    "since", "a day up to today", _DAY, "2018-06-30", _day, required=True, shape={"format": "date"}
)
LIMIT = ApiParameter("limit", f"how many on a page, from 1 to {MOST_A_PAGE}", r"[0-9]{1,3}", "50", _limit)
AFTER = ApiParameter(
    "after",
    "where the page before ended, as its next says",
    r"[0-9a-f]{16}-[0-9]{1,6}",
    "0123456789abcdef-50",
    _cursor,
)
PAGING = (LIMIT, AFTER)

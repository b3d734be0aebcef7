"""A mapping: which column of a partner's own export is what. Written once, in `partnership/mappings/<slug>.toml`.

    version = 1
    title = "Fire and rescue, weekly export"

    [columns]                      # ours = the heading in their file
    area = "Station ground"
    period = "Month"

    [values]                       # a column for each measure: their heading = our measure
    "Delib. secondary" = "deliberate_secondary_fires"

    [same_for_all]                 # what no column says
    unit = "count"
    supplier = "fire-brigade"

    [words.area]                   # their word = ours
    "HPOOL" = "Hartlepool"

The figures stand in one column (`value` among the columns), in a column for each measure (`[values]`), or in a column for
each month (`periods_across = true`). The whole mapping stands with the entry, so that a rebuild asks nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.vocabulary.problems import Problem, Refused

FIELDS = (
    "measure", "area", "period", "period_start", "period_end", "value", "unit", "breakdown", "status", "reason", "note",
    "supplier", "expected", "access",
)  # fmt: skip
_KEYS = frozenset(
    {"version", "title", "sheet", "periods_across", "columns", "values", "same_for_all", "words"}
)
_DATED = {"period_start", "period_end"}
_SHAPE = 'Say where the figures stand: value among the columns, a table [values], or "periods_across = true"; only one'


@dataclass(frozen=True)
class TableMapping:
    """`columns` gives our name -> their heading, `values` their heading -> our measure, `words` field -> theirs -> ours."""

    slug: str
    version: int
    columns: Mapping[str, str]
    values: Mapping[str, str]
    same_for_all: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    periods_across: bool = False
    title: str = ""
    sheet: str = ""

    @property
    def text(self) -> str:
        """The whole mapping in one line of JSON, as it stands with the entry."""
        said = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return json.dumps(said, ensure_ascii=False, sort_keys=True)


def mapping_from_text(text: str) -> TableMapping:
    """The mapping that `TableMapping.text` gave."""
    return TableMapping(**json.loads(text))


def mapping_from(slug: str, said: Mapping[str, Any], *, file: str) -> TableMapping:
    """The mapping that a TOML file says. Raises Refused with everything that is wrong with it.

    >>> said = {"version": 1, "columns": {"area": "Ground", "period": "Month", "value": "No."}}
    >>> said["same_for_all"] = {"measure": "shoplifting", "unit": "count"}
    >>> mapping_from("fire", said, file="fire.toml").columns["area"]
    'Ground'
    """
    problems = [Problem(what, change, file=file) for what, change in _wrong(said)]
    if problems:
        raise Refused(*problems)
    return TableMapping(
        slug,
        said["version"],
        dict(said.get("columns", {})),
        dict(said.get("values", {})),
        {name: str(value) for name, value in said.get("same_for_all", {}).items()},
        {name: dict(words) for name, words in said.get("words", {}).items()},
        said.get("periods_across", False),
        said.get("title", ""),
        said.get("sheet", ""),
    )


def _wrong(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    """(what, what to change) of each thing that is wrong; of the fields only where the tables are tables of words."""
    return [*_wrong_keys(said), *_wrong_tables(said)] or [*_wrong_fields(said), *_wrong_shape(said)]


def _wrong_keys(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in said:
        if key not in _KEYS:
            yield f'"{key}" is no part of a mapping', f"Write one of {', '.join(sorted(_KEYS))}"
        elif key in ("title", "sheet") and not isinstance(said[key], str):
            yield f"{key} is not text", f'Write {key} = "..."'
    if not isinstance(said.get("version"), int):
        yield "the version is missing", "Write version = 1, and a higher one when you change the mapping"


def _wrong_tables(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    tables = {name: said.get(name, {}) for name in ("columns", "values", "same_for_all")}
    nested = said.get("words", {})
    words = nested if isinstance(nested, Mapping) else {"...": nested}
    for name, table in [*tables.items(), *((f"words.{name}", each) for name, each in words.items())]:
        if not _is_words(table):
            yield f"[{name}] is not a table of words", f'Write [{name}] and lines such as area = "Ward"'


def _is_words(table: object) -> bool:
    return isinstance(table, Mapping) and all(isinstance(each, str | int | float) for each in table.values())


def _wrong_fields(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    columns, constants = said.get("columns", {}), said.get("same_for_all", {})
    for name in (*columns, *constants, *said.get("words", {})):
        if name not in FIELDS:
            yield f'"{name}" is no field of a figure', f"Write one of {', '.join(FIELDS)}"
        elif name in columns and name in constants:
            yield f'"{name}" stands both among the columns and in [same_for_all]', "Keep one of the two"


def _wrong_shape(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    columns, values, across = (
        said.get("columns", {}),
        said.get("values", {}),
        said.get("periods_across", False),
    )
    if not isinstance(across, bool) or ["value" in columns, bool(values), across].count(True) != 1:
        yield "where the figures stand is not said, or said twice", _SHAPE
    known = {*columns, *said.get("same_for_all", {})}
    known |= ({"measure"} if values else set()) | ({"period"} if across or known >= _DATED else set())
    for name in ("measure", "area", "period", "unit"):
        if name not in known:
            yield (
                f"nothing says the {name}",
                f"Give {name} a heading in [columns], or a word in [same_for_all]",
            )

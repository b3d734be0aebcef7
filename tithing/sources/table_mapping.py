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
from collections.abc import Mapping
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
    found = [
        (f'"{key}" is no part of a mapping', f"Write one of {', '.join(sorted(_KEYS))}")
        for key in said
        if key not in _KEYS
    ]
    if not isinstance(said.get("version"), int):
        found.append(
            ("the version is missing", "Write version = 1, and a higher one when you change the mapping")
        )
    found += [
        (f"{key} is not text", f'Write {key} = "..."')
        for key in ("title", "sheet")
        if not isinstance(said.get(key, ""), str)
    ]
    tables = {name: said.get(name, {}) for name in ("columns", "values", "same_for_all")}
    nested = said.get("words", {})
    tables |= (
        {f"words.{name}": words for name, words in nested.items()} if _is_table(nested) else {"words": nested}
    )
    bad = [name for name, table in tables.items() if not _is_words(table)]
    found += [
        (f"[{name}] is not a table of words", f'Write [{name}] and lines such as area = "Ward"')
        for name in bad
    ]
    return found or _wrong_fields(said)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_words(table: object) -> bool:
    return isinstance(table, Mapping) and all(isinstance(each, str | int | float) for each in table.values())


def _wrong_fields(said: Mapping[str, Any]) -> list[tuple[str, str]]:
    columns, values, constants = (said.get(name, {}) for name in ("columns", "values", "same_for_all"))
    found = [
        (f'"{name}" is no field of a figure', f"Write one of {', '.join(FIELDS)}")
        for name in (*columns, *constants, *said.get("words", {}))
        if name not in FIELDS
    ]
    found += [
        (f'"{name}" stands both among the columns and in [same_for_all]', "Keep one of the two")
        for name in columns
        if name in constants
    ]
    across = said.get("periods_across", False)
    if [("value" in columns), bool(values), across is True].count(True) != 1 or across not in (True, False):
        found.append(("where the figures stand is not said, or said twice", _SHAPE))
    known = {*columns, *constants, *({"measure"} if values else ()), *({"period"} if across else ())}
    return (
        found
        + [
            (f"nothing says the {name}", f"Give {name} a heading in [columns], or a word in [same_for_all]")
            for name in ("measure", "area", "unit")
            if name not in known
        ]
        + _without_period(known)
    )


def _without_period(known: set[str]) -> list[tuple[str, str]]:
    if "period" in known or {"period_start", "period_end"} <= known:
        return []
    return [("nothing says the period", "Give period a heading in [columns], or period_start and period_end")]

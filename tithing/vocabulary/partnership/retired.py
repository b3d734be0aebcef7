"""Keys that a partnership's own files may still have and that nothing reads any more: passed over, and told.

A book of before goes on as it was; `tithing indicators --book` and `tithing verify` say which lines can go, and what says the
same now.

>>> retired_keys("partnership.toml", "style")
('accent', 'percent_decimals', 'rate_decimals')
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

_COMMENT = "write it as a comment"
_LAID_OUT = "every report is laid out alike"
INDICATORS, FRAMEWORKS, PARTNERSHIP, AREAS = (
    "indicators/*.toml",
    "frameworks/*.toml",
    "partnership.toml",
    "areas.toml",
)
# The file, the table in it, the key: why nothing reads it, or what says it now.
RETIRED: Mapping[str, Mapping[str, Mapping[str, str]]] = {
    INDICATORS: {
        "": {
            "comparators": "a framework's columns say what stands beside a value",
            "cadence": "the partner that owes a figure says when it is due",
            "source": "the custodian of its measure, or the partner that owes it, holds a figure",
            "disclosure": 'disclosure = "sensitive" is said of the measure',
        }
    },
    FRAMEWORKS: {
        "groupings.*": {"title": "the label of its row is printed", "note": _COMMENT},
        "objective.indicator.target": {"note": "notes of the indicator are printed"},
    },
    PARTNERSHIP: {
        "": {"csp": "it is known by the area"},
        "most_similar_group": {"name": _COMMENT, "code": _COMMENT},
        "style": dict.fromkeys(("accent", "percent_decimals", "rate_decimals"), _LAID_OUT),
    },
    AREAS: {"areas": {"lsoas": "the figures of an area of your own come in files, under its name"}},
}


def retired_keys(file: str, table: str = "") -> tuple[str, ...]:
    """The keys of one table of one kind of file that are passed over."""
    return tuple(RETIRED[file][table])


def told_of_retired(partnership: Path) -> Iterator[str]:
    """A sentence for each such key of a `partnership/` folder; what is wrong with a file is told where it is read."""
    for kind, tables in RETIRED.items():
        for path in sorted(partnership.glob(kind)):
            found = sorted(set(_found(_said_in(path), "", tables)))
            where = f"partnership/{path.relative_to(partnership).as_posix()}"
            yield from (
                f'{where}: nothing reads the key "{key}" any more, and its line can go: {why}'
                for key, why in found
            )


def _found(
    values: Mapping[str, Any], at: str, tables: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """(the key with its table, why), through every table inside; a list of tables is as one."""
    for pattern, keys in tables.items():
        if fnmatch(at, pattern):
            yield from ((f"{at}.{key}".lstrip("."), keys[key]) for key in keys if key in values)
    for key, value in values.items():
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _found(inner, f"{at}.{key}".lstrip("."), tables)


def _said_in(path: Path) -> Mapping[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError, RecursionError):
        return {}

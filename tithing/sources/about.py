"""What a source's `about.toml` says, and what is wrong with it: a misspelt key would be a word that nobody hears."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tithing.sources.faults import SOURCES, meant
from tithing.vocabulary.problems import Problem

TEXTS = (
    "title",
    "publisher",
    "licence",
    "attribution",
    "cadence",
    "reader_version",
    "expects",
    "keeps",
    "counts",
    "access",
)
KEYS = (*TEXTS, "keeps_text")
_ONE_OF = {"keeps": ("", "whole"), "counts": ("", "incidents"), "access": ("", "open")}
_WRITE = "Write it, with title, publisher, licence and cadence"
_CORRECT = "Correct it there; until then name the source that a file is of, with --source NAME"


@dataclass(frozen=True)
class ToFetch:
    """A file that a new partnership fetches from its publisher: what it is for, on which page, what of it, and how it is put. It is
    of the source that has this slug.
    """

    source: str
    what: str
    page: str
    address: str
    take: str
    put: str


@cache
def to_fetch() -> tuple[ToFetch, ...]:
    """What every source that is published for everyone says of where it is fetched, in the order of the table's `turn`.

    >>> to_fetch()[0].address
    'https://data.police.uk/data/'
    """
    tables = {path.parent.name: read_about(path)[0].get("fetch") for path in SOURCES.glob("*/about.toml")}
    known = [(slug, table) for slug, table in tables.items() if isinstance(table, dict)]
    return tuple(
        ToFetch(slug, **{key: said for key, said in table.items() if key != "turn"})
        for slug, table in sorted(known, key=lambda each: each[1]["turn"])
    )


def fetched_for(source: str) -> ToFetch:
    """What a source says of where its file is fetched. Raises KeyError for one that says nothing.

    >>> fetched_for("boundaries").page
    'Open Geography Portal, “Wards Boundaries UK BSC”'
    """
    return {each.source: each for each in to_fetch()}[source]


@cache
def open_sources() -> frozenset[str]:
    """The sources whose publisher gives the very same figures to everyone, by their `access`; nothing else of them is loaded.

    >>> "police_street" in open_sources(), "flat_observations" in open_sources()
    (True, False)
    """
    abouts = {path.parent.name: read_about(path)[0] for path in SOURCES.glob("*/about.toml")}
    return frozenset(slug for slug, about in abouts.items() if about.get("access") == "open")


def read_about(path: Path) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """(its keys and values, what is wrong with it). Tables of its own are the source's affair."""
    file = "/".join(path.parts[-3:])
    if not path.is_file():
        return {}, (
            Problem("a source has this file beside its read.py, and it is missing", _WRITE, file=file),
        )
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return {}, (Problem(f"it is not TOML that can be read ({error})", _CORRECT, file=file),)
    return about, tuple(Problem(what, _CORRECT, file=file) for what in _wrong(about))


def _wrong(about: Mapping[str, Any]) -> Iterator[str]:
    yield from filter(None, (_wrong_with(key, value) for key, value in about.items()))
    if not about.get("title"):
        yield 'the key "title" is missing'


def _wrong_with(key: str, value: object) -> str:
    """What is wrong with one key, "" for nothing."""
    if key not in KEYS:
        return "" if isinstance(value, dict) else f'"{key}" is no key of a source{meant(key, KEYS)}'
    if key == "keeps_text":
        return "" if _is_list_of_texts(value) else '"keeps_text" must be a list of names, such as ["note"]'
    if not isinstance(value, str):
        return f'"{key}" must be text in quotation marks'
    choices = _ONE_OF.get(key, (value,))
    return (
        "" if value in choices else f'"{key}" is "{value}"{meant(value, [each for each in choices if each])}'
    )


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)

"""What may be written down of a file that was not taken in: words of the house and of the field, and nothing else.

Such a file may be refused for the names in it, so neither its words nor its own name may stay behind. A sentence keeps
the words in which the house itself speaks; a name is kept only where each of its words is a month, a measure, a place,
a source or a usual word for a file; and where the finder of personal data still objects, only a count is kept.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Container, Sequence
from functools import cache
from pathlib import Path

from tithing.inspection.find import find
from tithing.inspection.names_harmless import kept_name
from tithing.inspection.words import family_names, given_names
from tithing.observations.measure import Measures
from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.sources.registry import list_sources
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.problems import Problem

LEFT_OUT = "…"
_MOST_PROBLEMS = 5  # said of one file; past that the pattern is plain
_QUOTED = re.compile(r'"[^"]*"?|“[^”]*”?|‘[^’]*’?|(?<!\w)\'[^\']*\'?')
_TOKEN = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*|[0-9][0-9,.]*|\w+|[^\w\s]")
_NUMBER = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}|q[1-4]", re.IGNORECASE)
_PLACES = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE, AreaKind.REGION)


def harmless_reasons(problems: Sequence[Problem]) -> str:
    """Why a file was refused, in words of the house with row and column; only how many problems there were where the
    finder of personal data objects to what would be said.

    >>> harmless_reasons([Problem('"12a" is not a number', "Write a number", "a.csv", "", 2, "value")])
    'row 2, column "value": … is not a number'
    """
    said = "; ".join(dict.fromkeys(_reason(each) for each in problems[:_MOST_PROBLEMS]))
    if len(problems) > _MOST_PROBLEMS:
        said += f"; and {len(problems) - _MOST_PROBLEMS} more"
    return numbered(len(problems), "problem") if _objects(said) else said


def _reason(problem: Problem) -> str:
    row = f"row {problem.row}" if problem.row is not None else ""
    column = f'column "{problem.column}"' if _is_plain(problem.column) else ""
    place = ", ".join(part for part in (row, column) if part)
    what = _in_our_words(problem.what)
    return f"{place}: {what}" if place else what


def _in_our_words(sentence: str) -> str:
    tokens = _TOKEN.findall(_QUOTED.sub(f" {LEFT_OUT} ", sentence))
    kept = [token if _is_ours(token) else LEFT_OUT for token in tokens]
    once = [token for at, token in enumerate(kept) if token != LEFT_OUT or kept[at - 1 : at] != [LEFT_OUT]]
    return re.sub(r" ([,;:.)])", r"\1", " ".join(once)).replace("( ", "(")


def _is_ours(token: str) -> bool:
    return re.sub(r"['’]s?$", "", token.lower()) in _house_words() or token in (
        ",",
        ";",
        ":",
        "(",
        ")",
        ".",
        "-",
    )


def harmless_name(name: str, measures: Measures) -> str:
    """The name of a file, where nothing in it can be anybody's; else only its ending.

    >>> from tithing.observations.measure import load_measures
    >>> harmless_name("2018-04-fire-return.xlsx", load_measures())
    '2018-04-fire-return.xlsx'
    >>> harmless_name("Terry Invented.xlsx", load_measures())
    '.xlsx'
    """
    return kept_name(name, also=_words_of_names() | frozenset(_words(" ".join(_of_measures(measures)))))


def _is_plain(column: str) -> bool:
    return bool(column) and len(column) <= 40 and _is_made_of(column, _words_of_names() | _list_of("columns"))


def _is_made_of(text: str, known: Container[str]) -> bool:
    if re.search(r"[^\w\s./()&,+-]", text) or not text.isascii():
        return False
    tokens = re.findall(r"q[1-4](?![a-z0-9])|[a-z]+|[0-9]+", text.lower().replace("_", " "))
    return bool(tokens) and all(token in known or _NUMBER.fullmatch(token) for token in tokens)


def _objects(text: str) -> bool:
    """Whether the finder of personal data finds any in it."""
    return bool(find(text))


# -- words -----------------------------------------------------------------------------------------


@cache
def _house_words() -> frozenset[str]:
    return _list("house_words.toml", "words")


@cache
def _list_of(name: str) -> frozenset[str]:
    return _list("file_words.toml", name)


def _list(file: str, name: str) -> frozenset[str]:
    said = tomllib.loads(Path(__file__).with_name(file).read_text(encoding="utf-8"))
    return frozenset(said[name].split())


@cache
def _words_of_names() -> frozenset[str]:
    """Months, sources, places and usual words; a place that is also a person's name is none."""
    months = {name.lower() for name in (*calendar.month_name, *calendar.month_abbr) if name}
    sources = _words(" ".join(f"{each.slug} {each.title}" for each in list_sources()))
    people = given_names() | family_names()
    places = _words(" ".join(_of_places(load_gazetteer()))) - people
    return frozenset(months | sources | places | _list_of("names"))


def _of_places(places: Gazetteer) -> list[str]:
    return [area.name for kind in _PLACES for area in places.all(kind)]


def _of_measures(measures: Measures) -> list[str]:
    return [f"{each.slug} {each.title}" for each in measures]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower().replace("_", " ")))

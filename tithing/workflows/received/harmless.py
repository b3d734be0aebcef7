"""What may be written down of a file that was not taken in: words of the house and of the field, and nothing else.

Such a file may be refused for the names in it, so neither its words nor its own name may stay behind. A sentence keeps
the words in which the house itself speaks; a name is kept only where each of its words is a month, a measure, a place,
a source or a usual word for a file; and where the finder of personal data still objects, only a count is kept.
"""

from __future__ import annotations

import calendar
import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

from tithing.inspection.find import find
from tithing.inspection.names_harmless import kept_name
from tithing.inspection.words import family_names, given_names
from tithing.observations.measure import Measure, Measures
from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.sources.registry import list_sources
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.in_words.numbered import numbered, numbers_named
from tithing.vocabulary.problems import Problem

LEFT_OUT = "…"
_MOST_ROWS = 6
_MOST_PROBLEMS = 5  # said of one file; past that the pattern is plain
_QUOTED = re.compile(r'"[^"]*"?|“[^”]*”?|‘[^’]*’?|(?<!\w)\'[^\']*\'?')
_TOKEN = re.compile(r"[^\W\d_]+(?:[-.'’][^\W\d_]+)*(?!\w)|[0-9][0-9,.]*(?!\w)|\w+|[^\w\s]")
_DAY = r"(?:\d{1,2} [A-Z][a-z]+ \d{4}|\d{4}-\d\d-\d\d)"
_BEFORE_A_DAY = (
    "in the book since",
    "both were released on",
    "today is",
    "--released says that (?:it|the file) was released on",
    "that --released gives,",
)
_OUR_NUMBERS = (
    re.compile(  # days and lines of the book, options and rows: said by the house in just these words
        rf"(?<!\w)(?:(?:{'|'.join(_BEFORE_A_DAY)}) {_DAY}|this one as --released says|--released|--covers"
        r"|line \d+ of the journal|rows \d+ and \d+|row \d+)\b"
    )
)
_NUMBER = re.compile(r"(?:19|20)[0-9]{2}|[0-9]{1,2}|q[1-4]", re.IGNORECASE)
_PLACES = (AreaKind.DISTRICT, AreaKind.CSP, AreaKind.FORCE, AreaKind.REGION)


def harmless_reasons(problems: Sequence[Problem], measures: Iterable[Measure] = ()) -> str:
    """Why a file was refused, in words of the house with row and column; only how many problems there were where the
    finder of personal data objects to what would be said.

    The name of a figure is made of the book's own words and stays, but for a place smaller than a district; what the file
    said of it goes.

    >>> harmless_reasons([Problem('"12a" is not a number', "Write a number", "a.csv", "", 2, "value")])
    'row 2, column "value": … is not a number'
    """
    names = _words_of_figures() | frozenset(_words(" ".join(_of_measures(measures))))
    said = "; ".join(dict.fromkeys(_reason(each, names) for each in problems[:_MOST_PROBLEMS]))
    if len(problems) > _MOST_PROBLEMS:
        said += f"; and {len(problems) - _MOST_PROBLEMS} more"
    return numbered(len(problems), "problem") if _objects(said) else said


def _reason(problem: Problem, names: Container[str]) -> str:
    row = numbers_named("row", problem.every_row, most=_MOST_ROWS) if problem.every_row else ""
    column = f'column "{problem.column}"' if _is_plain(problem.column) else ""
    place = ", ".join(part for part in (row, column) if part)
    what = _tidy(" ".join(_in_our_words(problem, names)))
    return f"{place}: {what}" if place else what


def _in_our_words(problem: Problem, names: Container[str]) -> Iterator[str]:
    """The sentence without what the file said: the name of its figure and our own numbers stand in it as they are."""
    kept = [_OUR_NUMBERS.pattern, *([re.escape(problem.figure)] if problem.figure else [])]
    at = 0
    for found in re.finditer("|".join(kept), problem.what):
        yield from _ours(problem.what[at : found.start()], _house_words())
        yield found[0] if found[0] != problem.figure else _named(problem.figure, names)
        at = found.end()
    yield from _ours(problem.what[at:], _house_words())


def _named(figure: str, names: Container[str]) -> str:
    """A figure's name without the words that may be of a small place, or of anybody."""
    return re.sub(r"\w+", lambda word: word[0] if _is_of_a_name(word[0], names) else LEFT_OUT, figure)


def _is_of_a_name(word: str, names: Container[str]) -> bool:
    return word.lower() in names or bool(re.fullmatch(r"\d{1,2}|(?:19|20)\d\d", word))


def _ours(text: str, words: Container[str]) -> list[str]:
    tokens = _TOKEN.findall(_QUOTED.sub(f" {LEFT_OUT} ", text))
    return [token if _is_ours(token, words) else LEFT_OUT for token in tokens]


def _tidy(said: str) -> str:
    once = re.sub(rf"{LEFT_OUT}(?: {LEFT_OUT})+", LEFT_OUT, said)
    return re.sub(r" ([,;:.)])", r"\1", once).replace("( ", "(")


def _is_ours(token: str, words: Container[str]) -> bool:
    return re.sub(r"['’]s?$", "", token.lower()) in words or token in (",", ";", ":", "(", ")", ".", "-")


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


@cache
def _words_of_figures() -> frozenset[str]:
    """The words of the names of figures: months, and places from a district upwards, also those called as people are."""
    ours = _words("to and of the on in for type year date police fire brigade rescue council service")
    return _words_of_names() | frozenset(_words(" ".join(_of_places(load_gazetteer())))) | ours


def _of_places(places: Gazetteer) -> list[str]:
    return [area.name for kind in _PLACES for area in places.all(kind)]


def _of_measures(measures: Iterable[Measure]) -> list[str]:
    return [f"{each.slug} {each.title}" for each in measures]


def _words(text: str) -> set[str]:
    return set(re.findall(r"[a-z]{2,}", text.lower().replace("_", " ")))

"""Columns that are not used and yet tell figures apart: by sex, age or station.

Rows that differ in one are no repeats of each other, and a single such row may be a part of the figure and not the whole.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from tithing.inspection.find import shown
from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.columns.rows_struck_out import struck_out_questions
from tithing.sources.contract import Context
from tithing.sources.tables import ReceivedRow, refuse_if_any
from tithing.sources.values.cells import text_of
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question

_SPLITTING = frozenset(
    {
        "sex", "gender", "age", "ages", "age group", "age band", "age range", "ethnicity", "ethnic group", "religion",
        "disability", "nationality", "station", "fire station", "police station", "beat", "sector", "team", "shift", "watch",
        "neighbourhood", "sub area", "locality", "subgroup", "sub group", "group", "cohort", "victim type", "relationship",
        "method", "severity", "outcome", "type", "sub type", "subtype", "location type", "premises", "premises type",
        "weapon", "motivation", "hate strand", "strand", "tenure", "day type", "ward", "ward name", "electoral ward", "town",
        "parish", "estate", "division",
    }
)  # fmt: skip
_WHOLES = frozenset(
    {"", "all", "all ages", "all age", "all persons", "persons", "people", "both", "both sexes", "total", "any", "everyone",
     "n a", "na", "none", "not applicable", "whole area", "all stations", "all ethnicities", "all types"}
)  # fmt: skip
_ORIGINS = frozenset(
    {"id", "ref", "reference", "row", "line", "page", "table", "seed", "source", "label", "url", "link", "file", "sheet",
     "note", "notes", "comment", "comments", "updated", "published", "extracted", "order", "index", "record"}
)  # where a row comes from, of which two say nothing else  # fmt: skip
_SEXES = frozenset({"male", "female", "males", "females", "m", "f", "boys", "girls", "men", "women"})
_AGES = re.compile(
    r"(?:aged? )?(?:[0-9]{1,2} (?:to )?[0-9]{1,3}|(?:under|over) [0-9]{1,2}|[0-9]{1,2} (?:and over|plus|years?))"
)
_FIGURE = re.compile(r"[-+−–]?[0-9][0-9,]*\.[0-9]+ ?%?")  # 2.4: no ages from 2 to 4
_NAMED = 3


@dataclass(frozen=True)
class Keyed:
    """One figure of a row: what it is a figure of, so that two of one `key` are the same, and in words."""

    key: Hashable
    row: int
    words: str


def refuse_told_apart(columns: Columns, figures: Iterable[Keyed], context: Context) -> None:
    """Raise Refused where rows give one figure twice and a column that is not used tells them apart.

    Of a file that the book holds already each is kept, and told.
    """
    problems = _told_apart(columns, figures)
    if context.keeps is None:
        refuse_if_any(problems)
        return
    for problem in problems:
        context.keeps(problem)


def _told_apart(columns: Columns, figures: Iterable[Keyed]) -> list[Problem]:
    """One problem for all rows that differ in the same columns."""
    rows = {row.number: row for row in columns.body}
    unused = [at for at in _unused(columns) if not is_origin(columns.headings[at])]
    first: dict[Hashable, Keyed] = {}
    apart: dict[tuple[int, ...], list[tuple[Keyed, Keyed]]] = {}
    for each in figures if unused else ():
        earlier = first.setdefault(each.key, each)
        differ = _differ(rows.get(earlier.row), rows.get(each.row), unused)
        if differ:
            apart.setdefault(differ, []).append((earlier, each))
    return [_problem(columns, differ, pairs) for differ, pairs in apart.items()]


def is_origin(heading: str) -> bool:
    """Whether a column says only where its rows come from: a reference, a line, a source."""
    return bool(_ORIGINS.intersection(simplify(heading).split()))


def _differ(one: ReceivedRow | None, other: ReceivedRow | None, unused: Sequence[int]) -> tuple[int, ...]:
    if one is None or other is None or one is other:
        return ()
    return tuple(at for at in unused if _cell(one, at) != _cell(other, at))


def _problem(columns: Columns, differ: tuple[int, ...], pairs: Sequence[tuple[Keyed, Keyed]]) -> Problem:
    earlier, later = pairs[0]
    names = " and ".join(f'"{shown(columns.headings[at], "...")}"' for at in differ[:_NAMED])
    more = f" (and {numbered(len(pairs) - 1, 'more pair')} like these)" if len(pairs) > 1 else ""
    what = (
        f"rows {earlier.row} and {later.row} both give {later.words}, and only a column that is not used tells them "
        f"apart: {names}{more}"
    )
    change = "Add such rows up to one figure, or give the column as the breakdown (such as sex=male) and send the whole too"
    return columns.table.problem(what, change, row=later.row, column=columns.headings[differ[0]])


def split_questions(columns: Columns) -> tuple[Question, ...]:
    """Whether the figures are the whole, where a column that is not used says that they may be a part, or may not count.

    >>> from tithing.sources.columns.headings import find_columns
    >>> from tithing.sources.tables import ReceivedTable
    >>> rows = (ReceivedRow(1, ("area", "Sex")), ReceivedRow(2, ("Hartlepool", "Male")))
    >>> split_questions(find_columns(ReceivedTable("a.csv", "", rows), {"area": ("area",)}))[0].words
    'The column "Sex" is not used, and its rows say Male: are the figures the whole, and not those parts of it?'
    """
    return (*_split(columns), *struck_out_questions(columns))


def _split(columns: Columns) -> Iterator[Question]:
    for at in _unused(columns):
        said = list(dict.fromkeys(_cell(row, at) for row in columns.body))
        words = {simplify(each) for each in said if not _FIGURE.fullmatch(each)} - _WHOLES
        if words and (simplify(columns.headings[at]) in _SPLITTING or _are_parts(words)):
            yield _question(
                columns, columns.headings[at], [each for each in said if simplify(each) not in _WHOLES]
            )


def _are_parts(words: set[str]) -> bool:
    return words <= _SEXES or all(_AGES.fullmatch(each) for each in words)


def _question(columns: Columns, heading: str, said: Sequence[str]) -> Question:
    quoted = ", ".join(shown(each, "...") for each in said[:_NAMED]) + (" ..." if len(said) > _NAMED else "")
    words = (
        f'The column "{shown(heading, "...")}" is not used, and its rows say {quoted}: are the figures the whole, '
        "and not those parts of it?"
    )
    figures = (("column", shown(heading, "...")), ("says", quoted))
    row = columns.table.rows[columns.header].number
    return Question(
        "column_that_splits", words, figures, file=columns.table.file, row=row, sheet=columns.table.sheet
    )


def _unused(columns: Columns) -> tuple[int, ...]:
    """The places of the columns that are not used and have a heading."""
    return tuple(at for at, heading in enumerate(columns.headings) if heading and heading in columns.unused)


def _cell(row: ReceivedRow, at: int) -> str:
    return text_of(row.cells[at]).strip() if at < len(row.cells) else ""

"""A workbook refused for what a formula left in a cell is told of the formula: it is the cause, and not the value of the cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.sources.contract import Received
from tithing.sources.opened import workbooks
from tithing.sources.opened.table_files import read_tables
from tithing.vocabulary.problems import Problem, Refused


def told_of_formulas(received: Received, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems, those of a cell that holds a formula or an error told as such; of the whole sheet, with all that it has."""
    calculated = _calculated(received)
    if not calculated:
        return tuple(problems)
    told = (each for problem in problems for each in _causes(problem, calculated))
    return tuple(dict.fromkeys(told))


def _causes(problem: Problem, calculated: Iterable[Problem]) -> Iterator[Problem]:
    mine = [each for each in calculated if each.sheet == problem.sheet or not problem.sheet]
    if problem.row is None:
        yield problem
        yield from mine
        return
    here = [each for each in mine if each.row in problem.every_row and each.column in problem.every_column]
    yield from here or [problem]


def _calculated(received: Received) -> list[Problem]:
    if not workbooks.looks_like_one(received.path):
        return []
    try:
        sheets = read_tables(received).sheets
    except Refused:
        return []
    return [problem for sheet in sheets for problem in sheet.calculated.values()]

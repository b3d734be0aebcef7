"""Problems as lines for a person: like ones of one file are one already (`Refused`); here those of many files are."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import replace

from tithing.vocabulary.in_words.numbered import listed, numbered
from tithing.vocabulary.problems import Problem

_NAMED = 5  # of many files, so many are named


def problem_lines(problems: Iterable[Problem]) -> list[str]:
    """A line for each problem; where several files have the like, it names the others.

    >>> late = [Problem("it has no rows", "Ask for the whole file", f"{name}.csv") for name in "abc"]
    >>> problem_lines(late)
    ['a.csv: it has no rows. Ask for the whole file. The like in 2 other files: b.csv and c.csv.']
    """
    alike: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        alike.setdefault(_but_for_its_file(problem), []).append(problem)
    return [_line(group) for group in alike.values()]


def _but_for_its_file(problem: Problem) -> Hashable:
    if problem.kind:
        return problem.kind
    return replace(
        problem, file="", what=problem.what.replace(problem.file, "") if problem.file else problem.what
    )


def _line(alike: list[Problem]) -> str:
    first = alike[0]
    others = [name for name in dict.fromkeys(each.file for each in alike) if name and name != first.file]
    if not others:
        return first.sentence
    return (
        f"{first.sentence} The like in {numbered(len(others), 'other file')}: {listed(others, most=_NAMED)}."
    )

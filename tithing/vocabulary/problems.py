"""What is wrong with something we were given, in sentences an officer can act on."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace

from tithing.vocabulary.in_words.numbered import listed, numbered, numbers_named

_NAMED = 6  # of many rows or columns, so many are named


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where it is, what it is, what to change, and where it helps what there is to choose from.

    `figure` is the name of the figure that `what` speaks of, as it stands in it: words of the book's own, not the file's.
    `rows` and `columns` are all that it is so of, where they are more than `row` and `column` say. Problems of one file
    with one `kind` have one cause, though each names a figure of its own: the first is told, and `more` counts the others.
    """

    what: str
    change: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    choices: tuple[str, ...] = ()
    figure: str = ""
    rows: tuple[int, ...] = ()
    columns: tuple[str, ...] = ()
    kind: str = ""
    more: int = 0

    @property
    def place(self) -> str:
        """Where it is, in words: file, sheet, rows (the first is 1) and columns; "" where none is known."""
        parts = [
            self.file,
            sheet_in_words(self.sheet),
            numbers_named("row", self.every_row, most=_NAMED) if self.every_row else "",
            _columns_in_words(self.every_column),
        ]
        return ", ".join(part for part in parts if part)

    @property
    def every_row(self) -> tuple[int, ...]:
        """The rows that it is so of."""
        return self.rows or (() if self.row is None else (self.row,))

    @property
    def every_column(self) -> tuple[str, ...]:
        """The columns that it is so of."""
        return self.columns or ((self.column,) if self.column else ())

    @property
    def sentence(self) -> str:
        """The problem without its choices."""
        start = f"{self.place}: " if self.place else ""
        more = f"; the like of {numbered(self.more, 'more figure')}" if self.more else ""
        said = f"{self.what}{more}"
        return f"{start}{said}{'' if said.endswith('?') else '.'} {self.change}".rstrip(". ") + "."

    def __str__(self) -> str:
        return " ".join([self.sentence, *(f"{choice};" for choice in self.choices)]).rstrip(";")


def sheet_in_words(sheet: str) -> str:
    """What every message calls a sheet of a workbook; "" for a file that has none.

    >>> sheet_in_words("2024-25")
    'sheet "2024-25"'
    """
    return f'sheet "{sheet}"' if sheet else ""


def alike_as_one(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Like problems of one file as one: the same of several cells with all their rows, one cause by its first figure.

    >>> alike = [Problem('"Persons" is no unit', "Write count", "a.csv", row=row, column="unit") for row in (2, 3, 4)]
    >>> [each.sentence for each in alike_as_one(alike)]
    ['a.csv, rows 2 to 4, column "unit": "Persons" is no unit. Write count.']
    """
    return _grouped(_grouped(problems, _same, _of_several_cells), _cause, _by_the_first)


def _grouped(
    problems: Iterable[Problem],
    key: Callable[[Problem], Hashable],
    as_one: Callable[[Sequence[Problem]], Problem],
) -> tuple[Problem, ...]:
    groups: dict[Hashable, list[Problem]] = {}
    for problem in problems:
        groups.setdefault(key(problem), []).append(problem)
    return tuple(group[0] if len(group) == 1 else as_one(group) for group in groups.values())


def _same(problem: Problem) -> Hashable:
    return problem.file, problem.sheet, problem.what, problem.change, problem.choices, problem.kind


def _cause(problem: Problem) -> Hashable:
    return (problem.file, problem.sheet, problem.kind) if problem.kind else id(problem)


def _of_several_cells(alike: Sequence[Problem]) -> Problem:
    rows = sorted({row for each in alike for row in each.every_row})
    columns = dict.fromkeys(column for each in alike for column in each.every_column)
    return replace(
        alike[0],
        row=rows[0] if rows else None,
        rows=tuple(rows) if len(rows) > 1 else (),
        columns=tuple(columns) if len(columns) > 1 else (),
    )


def _by_the_first(alike: Sequence[Problem]) -> Problem:
    return replace(alike[0], more=len(alike) - 1 + sum(each.more for each in alike))


def _columns_in_words(columns: Sequence[str]) -> str:
    quoted = [f'"{column}"' for column in columns]
    return f"column{'s' if columns[1:] else ''} {listed(quoted, most=_NAMED)}" if columns else ""


class Refused(Exception):
    """Something was refused whole; nothing was changed. `problems` says why, like ones of a file as one."""

    left_something = (
        False  # whether, for once, part of it was done; then no one says that nothing was changed
    )

    def __init__(self, *problems: Problem) -> None:
        self.problems = alike_as_one(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class HalfDone(Refused):
    """It could not be finished, and what was begun could not be taken back either; the problems say what is left."""

    left_something = True


class Unforeseen(Refused):
    """A part of Tithing failed on what it was given: refused like anything else, and an incident to be looked into."""

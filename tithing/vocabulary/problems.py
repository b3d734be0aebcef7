"""What is wrong with something we were given, in sentences an officer can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where it is, what it is, what to change, and where it helps what there is to choose from.

    `figure` is the name of the figure that `what` speaks of, as it stands in it: words of the book's own, not the file's.
    """

    what: str
    change: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""
    choices: tuple[str, ...] = ()
    figure: str = ""

    @property
    def place(self) -> str:
        """Where it is, in words: file, sheet, row (the first is 1) and column; "" where none is known."""
        parts = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row is not None else "",
            f'column "{self.column}"' if self.column else "",
        ]
        return ", ".join(part for part in parts if part)

    @property
    def sentence(self) -> str:
        """The problem without its choices."""
        start = f"{self.place}: " if self.place else ""
        return f"{start}{self.what}. {self.change}".rstrip(". ") + "."

    def __str__(self) -> str:
        return " ".join([self.sentence, *(f"{choice};" for choice in self.choices)]).rstrip(";")


class Refused(Exception):
    """Something was refused whole; nothing was changed. `problems` says why."""

    left_something = (
        False  # whether, for once, part of it was done; then no one says that nothing was changed
    )

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class HalfDone(Refused):
    """It could not be finished, and what was begun could not be taken back either; the problems say what is left."""

    left_something = True


class Unforeseen(Refused):
    """A part of Tithing failed on what it was given: refused like anything else, and an incident to be looked into."""

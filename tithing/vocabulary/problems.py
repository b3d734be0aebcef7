"""What is wrong with something we were given, in sentences an officer can act on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where it is, what it is, and what to change."""

    what: str
    change: str
    file: str = ""
    sheet: str = ""
    row: int | None = None
    column: str = ""

    @property
    def place(self) -> str:
        parts = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row is not None else "",
            f'column "{self.column}"' if self.column else "",
        ]
        return ", ".join(part for part in parts if part)

    def __str__(self) -> str:
        start = f"{self.place}: " if self.place else ""
        return f"{start}{self.what}. {self.change}".rstrip(". ") + "."


class Refused(Exception):
    """Something was refused whole; nothing was changed. `problems` says why."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems

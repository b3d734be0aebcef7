"""What stands around a table: lines above its headings and below its figures, and the name of its sheet.

None of it is read as figures, and none is left out in silence: it is told with its words, and asked about where these could
change what the figures mean. Every source that reads a table calls this with what it takes the figures for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from tithing.inspection.find import shown
from tithing.places.gazetteer import Gazetteer
from tithing.sources.cells import text_of
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable
from tithing.sources.words_that_matter import TakenAs, in_doubt
from tithing.vocabulary.questions import Question

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_THOUSANDS, _ENDS_IN_FIGURE = re.compile(r"[0-9]{3}(?![0-9]).*"), re.compile(r"[0-9]$")
_NUMBER = re.compile(r"[-+0-9.,\s]+")
NOT_READ = ": not read: "  # before words that are quoted when a file comes, and are not kept with it
_LINE = re.compile(
    r'("(?:.*?)"|words that may be personal) \(row [0-9]+, (above the headings|below the figures)\)'
)
_LONGEST, _NAMED = 100, 5
_WITHHELD = "words that may be personal"


@dataclass(frozen=True)
class WordsAround:
    """One cell of words beside a table: its row (None for the name of the sheet), and whether it stands below."""

    row: int | None
    text: str
    below: bool = False

    @property
    def place(self) -> str:
        if self.row is None:
            return "the name of the sheet"
        return f"row {self.row}, {'below the figures' if self.below else 'above the headings'}"

    @property
    def where(self) -> str:
        """As `place`, where the row is said already."""
        if self.row is None:
            return "the name of the sheet"
        return "a line below the figures" if self.below else "a line above the headings"

    @property
    def quoted(self) -> str:
        """Its words, but for what may be personal."""
        said = shown(self.text, "")
        return f'"{said[:_LONGEST]}{"..." if len(said) > _LONGEST else ""}"' if said else _WITHHELD


@dataclass(frozen=True)
class Around:
    """The words around one table, but for those that the source read: a title that says the area, a stated span."""

    table: ReceivedTable
    words: tuple[WordsAround, ...]

    def told(self) -> tuple[str, ...]:
        """A line that quotes what was not read."""
        lines = [each for each in self.words if each.row is not None]
        if not lines:
            return ()
        more = f" and {len(lines) - _NAMED} more" if len(lines) > _NAMED else ""
        said = ", ".join(f"{each.quoted} ({each.place})" for each in lines[:_NAMED])
        return (f"{self.table.place()}{NOT_READ}{said}{more}.",)

    def asked(self, taken: TakenAs, places: Gazetteer) -> tuple[Question, ...]:
        """A question for each words that could change what the figures mean."""
        doubts = ((each, in_doubt(each.text, taken, places, below=each.below)) for each in self.words)
        return tuple(self._question(each, doubt) for each, doubt in doubts if doubt)

    def _question(self, words: WordsAround, doubt: str) -> Question:
        says = f"{words.where} says {words.quoted}"
        asked = f"{says[:1].upper()}{says[1:]}, and the figures would be taken as {doubt}: are they?"
        figures = (("said", words.quoted), ("taken as", doubt))
        return Question(
            "words_around_the_table",
            asked,
            figures,
            file=self.table.file,
            row=words.row,
            sheet=self.table.sheet,
        )


def lines_of(notice: str) -> list[tuple[str, str]]:
    """The lines that `Around.told` quotes, each with where it stands.

    >>> lines_of('a.csv: not read: "In thousands" (row 1, above the headings).')
    [('"In thousands"', 'above the headings')]
    """
    return _LINE.findall(notice.rpartition(NOT_READ)[2])


def around(
    table: ReceivedTable, *, header: int, notes: Iterable[ReceivedRow] = (), read: Collection[str] = ()
) -> Around:
    """What stands above the heading row `header` (a position), the rows below that are notes, and the sheet's name.

    `read` are words that the source read, and so need not be told.

    >>> rows = (ReceivedRow(1, ("All figures in thousands",)), ReceivedRow(2, ("area", "value")))
    >>> around(ReceivedTable("a.csv", "", rows), header=1).told()
    ('a.csv: not read: "All figures in thousands" (row 1, above the headings).',)
    """
    above = _words(table.rows[:header], below=False)
    sheet = [WordsAround(None, table.sheet)] if table.sheet else []
    found = [*above, *_words(notes, below=True), *sheet]
    return Around(table, tuple(each for each in found if each.text not in read))


def _words(rows: Iterable[ReceivedRow], *, below: bool) -> Sequence[WordsAround]:
    """The cells of words and of years; other numbers and days alone say nothing."""
    return [
        WordsAround(row.number, text_of(cell).strip(), below)
        for row in rows
        for cell in _rejoined(row.cells)
        if _says_something(cell)
    ]


def _rejoined(cells: Iterable[ReceivedCell]) -> list[ReceivedCell]:
    """The cells of a line, "Rate per 1" and "000" made one again: who wrote it did not quote its comma."""
    found: list[ReceivedCell] = []
    for cell in cells:
        said = text_of(cell)
        if (
            found
            and isinstance(found[-1], str)
            and _THOUSANDS.fullmatch(said)
            and _ENDS_IN_FIGURE.search(found[-1])
        ):
            found[-1] = f"{found[-1]},{said}"
        else:
            found.append(cell)
    return found


def _says_something(cell: ReceivedCell) -> bool:
    said = text_of(cell).strip() if isinstance(cell, str | int) and not isinstance(cell, bool) else ""
    return bool(said) and (_YEAR.fullmatch(said) is not None or _NUMBER.fullmatch(said) is None)

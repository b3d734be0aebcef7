"""What stands around a table: lines above its headings and below its figures, and the name of its sheet.

None of it is read as figures, and none is left out in silence: it is told with its words, and asked about where these could
change what the figures mean. Every source that reads a table calls this with what it takes the figures for.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from tithing.inspection.find import shown
from tithing.places.gazetteer import Gazetteer
from tithing.sources.columns.words_that_matter import OF_THE_FIGURES, TakenAs, in_doubt
from tithing.sources.contract import Context, Reading
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, column_letters
from tithing.sources.values.cells import text_of
from tithing.sources.values.periods import period_of
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question
from tithing.vocabulary.units import Unit

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
    """One cell of words beside a table: its row (None for the name of the sheet), whether it stands below, and its cell,
    such as N2, where that says more than its row.
    """

    row: int | None
    text: str
    below: bool = False
    cell: str = ""
    marked: bool = False  # begins with a sign that stands behind words of the table: it is about those

    @property
    def place(self) -> str:
        if self.row is None:
            return "the name of the sheet"
        if self.cell:
            return f"cell {self.cell}"
        return f"row {self.row}, {'below the figures' if self.below else 'above the headings'}"

    @property
    def where(self) -> str:
        """As `place`, where the row is said already."""
        if self.row is None:
            return "the name of the sheet"
        if self.cell:
            return f"cell {self.cell}"
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
    beside: tuple[WordsAround, ...] = ()  # in columns without a heading, which are told as columns

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
        every = (*self.words, *self.beside)
        doubts = (
            (each, in_doubt(each.text, taken, places, below=each.below and not each.marked)) for each in every
        )
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
    below = list(notes)
    signs = _signs_in(table.rows, {row.number for row in below})
    found = [
        *above,
        *(replace(each, marked=each.text[:1] in signs) for each in _words(below, below=True)),
        *sheet,
    ]
    beside = _beside(table, header, {row.number for row in below})
    return Around(table, *(tuple(each for each in part if each.text not in read) for part in (found, beside)))


_SIGN_BEHIND = re.compile(r"[^\W\d_]{2}[\w ()]*([*\u2020\u2021\u00a7^])")  # Robbery*


def _signs_in(rows: Iterable[ReceivedRow], notes: Collection[int]) -> frozenset[str]:
    """The signs that stand behind words of the table, and so lead to a note below it."""
    texts = (
        cell.strip() for row in rows if row.number not in notes for cell in row.cells if isinstance(cell, str)
    )
    found = (_SIGN_BEHIND.fullmatch(text) for text in texts)
    return frozenset(match[1] for match in found if match)


def on_other_sheets(sheets: Iterable[ReceivedTable], used: Collection[str]) -> list[Around]:
    """The words of the sheets from which no figures come, such as one of notes; that they are not kept is told anyway.

    >>> notes = ReceivedTable("a.xlsx", "Notes", (ReceivedRow(1, ("All figures are in hundreds",)),))
    >>> [each.text for around in on_other_sheets([notes], {"Data"}) for each in around.beside]
    ['All figures are in hundreds']
    """
    return [
        Around(table, (), tuple(_in_cells(table.rows, range(_WIDEST), below=True)))
        for table in sheets
        if table.sheet not in used
    ]


_WIDEST = 100  # columns that are looked at for words


def _beside(table: ReceivedTable, header: int, without: Collection[int]) -> list[WordsAround]:
    """Words to the right of a table or in a column that has no heading, each once; and what stands in the row of headings over
    nothing and speaks of the figures.
    """
    if not 0 <= header < len(table.rows):
        return []
    heads = table.rows[header]
    body = [row for row in table.rows[header + 1 :] if row.number not in without]
    found = [
        *(
            each
            for each in _in_cells([heads], _over_nothing(heads, body))
            if OF_THE_FIGURES.search(each.text)
        ),
        *_in_cells(body, _without_heading(heads, body), below=True),
    ]
    return list({each.text: each for each in reversed(found)}.values())[::-1]


def _without_heading(heads: ReceivedRow, body: Sequence[ReceivedRow]) -> list[int]:
    width = min(max((len(row.cells) for row in body), default=0), _WIDEST)
    return [at for at in range(width) if at >= len(heads.cells) or heads.cells[at] == ""]


def _over_nothing(heads: ReceivedRow, body: Sequence[ReceivedRow]) -> list[int]:
    filled = {at for row in body for at, cell in enumerate(row.cells) if cell != ""}
    return [at for at in range(len(heads.cells)) if at not in filled]


def _in_cells(
    rows: Iterable[ReceivedRow], places: Iterable[int], *, below: bool = False
) -> list[WordsAround]:
    columns = list(places)
    return [
        WordsAround(row.number, text_of(row.cells[at]).strip(), below, f"{column_letters(at)}{row.number}")
        for row in rows
        for at in columns
        if at < len(row.cells) and _says_something(row.cells[at]) and not period_of(row.cells[at])
    ]


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


def asked_of_other_sheets(
    sheets: Iterable[ReceivedTable], used: Collection[str], reading: Reading, context: Context
) -> tuple[Question, ...]:
    """One question for each words in doubt, where the file has sheets beside those `used`."""
    beside = on_other_sheets(sheets, used)
    if not beside or reading.observations is None:
        return ()
    taken = _taken_by(reading, context)
    return tuple(question for each in beside for question in each.asked(taken, context.gazetteer))


def _taken_by(reading: Reading, context: Context) -> TakenAs:
    frame = reading.observations
    assert frame is not None
    said = {name: frame[name].unique().to_list() for name in ("period", "area", "unit", "measure", "status")}
    return TakenAs(
        frozenset(map(Period.parse, said["period"])),
        frozenset(said["area"]),
        frozenset(map(Unit, said["unit"])),
        " ".join(context.names.measure(slug) for slug in sorted(said["measure"])),
        "provisional" in said["status"],
    )

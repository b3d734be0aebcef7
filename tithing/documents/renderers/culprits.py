"""Why a format could not be made of a document: which part of it, and what to change, in place of a library's words."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, is_dataclass, replace

from tithing.documents.renderers.laid_out import (
    LaidChart,
    LaidHeading,
    LaidNote,
    LaidOut,
    LaidPart,
    LaidRow,
    LaidTable,
    words_of,
)
from tithing.vocabulary.problems import Problem, Refused, Unforeseen

Placed = tuple[str, str]  # where words stand, and the words
MOST_PLACES = 20


class CannotShow(Exception):
    """A typesetter has no picture for these letters."""

    def __init__(self, letters: Iterable[str]) -> None:
        self.letters = tuple(letters)
        super().__init__(f"{len(self.letters)} letters without a picture")


def refusal_of(
    error: Exception, laid: LaidOut, *, name: str, renderer: Callable[[LaidOut], bytes]
) -> Refused:
    """The refusal to tell in place of what a renderer raised."""
    if isinstance(error, CannotShow) and (problems := list(_unshown(error, laid, name))):
        return Refused(*problems)
    parts = [part for part in laid.parts if _fails(replace(laid, parts=(part,)), renderer, alike=error)]
    parts = parts if len(parts) < len(laid.parts) else []  # where each fails alone, it is none of them
    where = [_place_of(part, laid) for part in parts] or ["its title, its notes or its end"]
    change = f"Look at what was sent for it, and write the report without it: leave {name} out of --formats until then"
    return Unforeseen(
        *(Problem(f"the {name} could not be made of this part", change, file=each) for each in where)
    )


def _fails(laid: LaidOut, renderer: Callable[[LaidOut], bytes], *, alike: Exception) -> bool:
    """Whether it fails in the same way: a part alone may also fail for want of a note that stands elsewhere."""
    try:
        renderer(laid)
    except MemoryError:
        raise
    except Exception as error:
        return type(error) is type(alike) and _first_line(error) == _first_line(alike)
    return False


def _first_line(error: Exception) -> str:
    return str(error).partition("\n")[0]


def _unshown(error: CannotShow, laid: LaidOut, name: str) -> Iterator[Problem]:
    """Each place in which such a letter stands, with what the letter is."""
    change = (
        "Write it in other words or signs where it was sent, add a face that has it (make faces), "
        f"or leave {name} out of --formats"
    )
    found = 0
    for where, words in placed_words(laid):
        letters = [letter for letter in error.letters if letter in words]
        found += bool(letters)
        if letters and found <= MOST_PLACES:
            said = ", ".join(map(letter_words, letters))
            yield Problem(f"the {name} has no picture for {said}", f"{_instead(letters)}{change}", file=where)
    if found > MOST_PLACES:
        yield Problem(f"and in {found - MOST_PLACES} more places", change)


def letter_words(letter: str) -> str:
    """A letter by its number and name, since it may not be seen.

    >>> letter_words("\\uf0b7"), letter_words("字")
    ('U+F0B7 (a sign that only its own program knows)', '"字" (U+5B57, CJK unified ideograph)')
    """
    number = f"U+{ord(letter):04X}"
    if unicodedata.category(letter) == "Co":
        return f"{number} (a sign that only its own program knows)"
    name = unicodedata.name(letter, "a control character")
    name = name.split("-")[0] if name.startswith("CJK") else name
    named = name[:3] + name[3:].lower() if name.startswith("CJK") else name.lower()
    return f'"{letter}" ({number}, {named})' if letter.isprintable() else f"{number} ({named})"


def _instead(letters: Iterable[str]) -> str:
    return "Word and Excel paste U+F0B7 for a bullet: write - for it. " if "\uf0b7" in letters else ""


# -- where words stand ------------------------------------------------------------------------------------


def placed_words(laid: LaidOut) -> Iterator[Placed]:
    """Every text of a document with its place, in reading order."""
    document = laid.document
    yield from (
        ("the title", document.title),
        ("the title in Welsh", document.welsh_title),
        ("the line under the title", document.subtitle),
        ("the partnership's name", document.author),
        ("the summary", document.summary),
        ("the status", document.status),
    )
    for part in laid.parts:
        yield from _in_part(part, laid)
    for note in laid.notes:
        yield f"note {note.number}", words_of(note.spans)
    yield "the last lines", " ".join((document.contact, document.licence, *document.attributions))


def _in_part(part: LaidPart, laid: LaidOut) -> Iterator[Placed]:
    match part:
        case LaidTable():
            yield from _in_table(part)
        case _:
            yield _place_of(part, laid), " ".join(_texts(part))


def _in_table(table: LaidTable) -> Iterator[Placed]:
    at = f'table {table.number} "{table.caption}"'
    yield f"the caption of {at}", table.caption
    for column in table.columns:
        yield f"a heading of {at}", f"{column.group} {column.head}"
    for row in table.rows:
        yield from _in_row(row, table, at)
    for note in table.notes:
        yield f"{at}, note {note.number}", words_of(note.spans)
    yield f"the lines under {at}", " ".join((*table.marks, table.source))


def _in_row(row: LaidRow, table: LaidTable, at: str) -> Iterator[Placed]:
    label = words_of(row.cells[0].spans)
    for cell, column in zip(row.cells, table.columns, strict=True):
        yield f'{at}, row "{label}", column "{column.head or "first"}"', " ".join(_texts(cell))


def _place_of(part: LaidPart, laid: LaidOut) -> str:
    """'table 3 "ASB by ward"', 'chart 2 "Burglary"', or what stands under which heading."""
    match part:
        case LaidTable():
            return f'table {part.number} "{part.caption}"'
        case LaidChart():
            return f'chart {part.number} "{part.chart.title}"'
        case LaidHeading():
            return f'the heading "{part.text}"'
    headings = [each.text for each in laid.parts[: laid.parts.index(part)] if isinstance(each, LaidHeading)]
    return f'the words under "{headings[-1]}"' if headings else "the words on the first page"


def _texts(value: object) -> Iterator[str]:
    """Every string in a value of dataclasses and tuples."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for each in value:
            yield from _texts(each)
    elif is_dataclass(value) and not isinstance(value, type | LaidNote):
        for each in fields(value):
            yield from _texts(getattr(value, each.name))

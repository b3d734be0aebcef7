"""The parts of an ODS spreadsheet (OpenDocument 1.3)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tithing.inspection.find import shown
from tithing.inspection.parts.markup import Element, attribute, elements, local, text_of
from tithing.inspection.parts.part import Fate, Part, Text
from tithing.inspection.parts.workbook import carried, name_given
from tithing.vocabulary.problems import sheet_in_words

_KNOWN: tuple[tuple[str, str, Fate], ...] = (
    ("meta.xml", "properties of the file", Fate.INSPECTED),
    ("settings.xml", "settings of a printer", Fate.DROPPED),
    ("styles.xml", "headers, footers and styles", Fate.INSPECTED),
    ("Pictures/", "a picture", Fate.DROPPED),
    ("Thumbnails/", "a small picture of the first page", Fate.DROPPED),
    ("Object", "an embedded file", Fate.DROPPED),
    ("Basic/", "macros", Fate.DROPPED),
    ("Scripts/", "macros", Fate.DROPPED),
    ("Configurations2/", "settings of the program", Fate.DROPPED),
)
_STRUCTURE = frozenset(("mimetype", "content.xml", "META-INF/manifest.xml", "manifest.rdf"))


def parts(members: Mapping[str, bytes]) -> Iterator[Part]:
    """Sheets, what is hidden in them, notes, lists of allowed values, and what is only carried along."""
    content = members.get("content.xml", b"")
    hidden = _hidden_styles(content)
    for each in elements(content):
        yield from _of_element(each, hidden)
    for inner, carried_along in members.items():
        if inner not in _STRUCTURE:
            yield carried(inner, carried_along, _KNOWN)


def _hidden_styles(content: bytes) -> frozenset[str]:
    found = set()
    for each in elements(content):
        if local(each.tag) == "style" and any(
            local(child.tag) == "table-properties" and attribute(child, "display") == "false"
            for child in each
        ):
            found.add(attribute(each, "name"))
    return frozenset(found)


def _of_element(each: Element, hidden: frozenset[str]) -> Iterator[Part]:
    name = local(each.tag)
    if name == "table":
        yield from _of_table(each, hidden)
    elif name == "content-validation":
        entries = (*_of_condition(attribute(each, "condition")), *_lines_of(each))
        yield Part("lists of allowed values", Fate.INSPECTED, "content.xml", _texts(entries))
    elif name in ("named-range", "named-expression"):
        words = (name_given(attribute(each, "name")), _constant(attribute(each, "expression")))
        yield Part("defined names", Fate.INSPECTED, "content.xml", _texts(words))
    else:
        yield from _of_remark(each, name)


def _of_condition(condition: str) -> Iterator[str]:
    """The values that it allows; and itself without them where it speaks of cells, whose sheet has a name."""
    yield from re.findall(r'"([^"]*)"', condition)
    rest = re.sub(r'"[^"]*"', "", condition)
    if "[" in rest or "$" in rest:
        yield rest


def _constant(expression: str) -> str:
    """What a named expression holds by itself; a reference to cells says nothing."""
    return "" if re.fullmatch(r"\[[^\"\[\]]*\](?:[;~]\[[^\"\[\]]*\])*", expression) else expression


def _lines_of(rule: Element) -> Iterator[str]:
    """What is said of the cells: each paragraph, and the titles above them."""
    yield from (text_of(each) for each in rule.iter() if local(each.tag) == "p")
    yield from (attribute(each, "title") for each in rule.iter())


def _texts(words: Iterable[str]) -> tuple[Text, ...]:
    return tuple(Text(word.strip('"')) for word in words if word)


def _of_remark(each: Element, name: str) -> Iterator[Part]:
    """What somebody wrote beside the cells."""
    if name == "annotation":
        said = " ".join(text_of(child) for child in each if local(child.tag) not in ("creator", "date"))
        yield Part("notes on cells", Fate.DROPPED, "content.xml", (Text(said),) if said else ())
    elif name in ("tracked-changes", "custom-shape", "text-box"):
        called = "the log of changes" if name == "tracked-changes" else "text boxes and drawings"
        yield Part(called, Fate.DROPPED, "content.xml", (Text(text_of(each)),))


def _of_table(table: Element, hidden: frozenset[str]) -> Iterator[Part]:
    called = attribute(table, "name")
    yield Part("names of sheets", Fate.INSPECTED, "content.xml", (Text(called, "name of a sheet"),))
    called = sheet_in_words(shown(called, "")) or "sheet whose name is personal"
    if attribute(table, "style-name") in hidden:
        yield Part(f"{called}, hidden", Fate.DROPPED, "content.xml", tuple(_rows(table, every=True)))
        return
    yield Part(called, Fate.READ, "content.xml")
    texts = tuple(_rows(table, every=False))
    if texts:
        yield Part(f"hidden rows of {called}", Fate.INSPECTED, "content.xml", texts)
    if any(_is_hidden(each) for each in table.iter() if local(each.tag) == "table-column"):
        yield Part(f"hidden columns of {called}", Fate.INSPECTED, "content.xml", tuple(_columns(table)))


def _is_hidden(element: Element) -> bool:
    return attribute(element, "visibility") in ("collapse", "filter")


def _rows(table: Element, *, every: bool) -> Iterator[Text]:
    rows = [each for each in table.iter() if local(each.tag) == "table-row"]
    for row in rows:
        if every or _is_hidden(row):
            yield from (_cell(cell) for cell in row if local(cell.tag) == "table-cell" and text_of(cell))


def _columns(table: Element) -> Iterator[Text]:
    hidden: set[int] = set()
    at = 0
    for column in (each for each in table.iter() if local(each.tag) == "table-column"):
        times = _times(column)
        if _is_hidden(column):
            hidden.update(range(at, at + times))
        at += times
    for row in (each for each in table.iter() if local(each.tag) == "table-row"):
        yield from _in_columns(row, hidden)


def _in_columns(row: Element, hidden: set[int]) -> Iterator[Text]:
    at = 0
    for cell in row:
        times = _times(cell)
        if text_of(cell) and not hidden.isdisjoint(range(at, at + times)):
            yield _cell(cell)
        at += times


MOST_COLUMNS = 16_384  # no spreadsheet has more: a repetition that claims it is held to this


def _times(element: Element) -> int:
    """How often a column or a cell stands there: once, where what the file says is no number."""
    said = attribute(element, "number-columns-repeated")
    return min(int(said), MOST_COLUMNS) if said.isascii() and said.isdigit() and len(said) < 10 else 1


def _cell(cell: Element) -> Text:
    return Text(text_of(cell), number=attribute(cell, "value-type") == "float")

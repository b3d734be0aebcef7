"""One change at a time to a correct document: a digit, two digits turned, a sign, a decimal point, two rows swapped, a
per cent on the wrong base, the direction of one sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from tithing.checking.read.printed import PrintedDocument, PrintedRow, PrintedTable

Spot = tuple[int, int, int]  # table, row, column
_FIGURE = re.compile(r"^\s*[-+\u2212]?\u00a3?\d[\d,]*(?:\.\d+)?\s*%?(?:\s*\[\w+\s?\d*\])*\s*$")
NUMBER_SAID = re.compile(r"(?<![\w.,/-])\d[\d,]*(?:\.\d+)?(?![\w/,]|\.\d)")
_NAMED = re.compile(r"\b(?:quarter|table|section|note|page|item)\s*$", re.IGNORECASE)  # a name, not a figure
_TURNED = {
    "increased": "reduced",
    "reduced": "increased",
    "increase": "reduction",
    "reduction": "increase",
    "rose": "fell",
    "fell": "rose",
    "up from": "down from",
    "down from": "up from",
}


@dataclass(frozen=True)
class Change:
    """A changed document: what kind of change, which cells it touched with their new texts, or which sentence."""

    kind: str
    document: PrintedDocument
    cells: dict[Spot, str]
    sentence: int | None
    words: str


def spots_of(document: PrintedDocument) -> list[Spot]:
    """Every cell that holds a figure."""
    return [
        (t, r, c)
        for t, table in enumerate(document.tables)
        if not table.doubtful
        for r, row in enumerate(table.rows)
        for c, cell in enumerate(row.cells)
        if _FIGURE.match(cell.text)
    ]


def change_cell(kind: str, document: PrintedDocument, spot: Spot, rng: random.Random) -> Change | None:
    """The document with one cell changed, or None where this kind of change does nothing there."""
    text = text_at(document, spot)
    new = _TEXTS[kind](text, rng)
    if new is None or _value(new) == _value(text):
        return None
    return Change(kind, put(document, {spot: new}), {spot: new}, None, f"{text} to {new}")


def swap_rows(document: PrintedDocument, spot: Spot, rng: random.Random) -> Change | None:
    """The figures of a row and the next one change places; the labels stay."""
    t, r, _ = spot
    rows = document.tables[t].rows
    if (
        r + 1 >= len(rows)
        or rows[r].texts == rows[r + 1].texts
        or len(rows[r].cells) != len(rows[r + 1].cells)
    ):
        return None
    cells = {(t, r, c): text for c, text in enumerate(rows[r + 1].texts)}
    cells |= {(t, r + 1, c): text for c, text in enumerate(rows[r].texts)}
    return Change(
        "swapped rows", put(document, cells), cells, None, f"{rows[r].label} and {rows[r + 1].label}"
    )


def wrong_base(document: PrintedDocument, spot: Spot, rng: random.Random) -> Change | None:
    """The per cent of a row worked out on its current figure."""
    t, r, c = spot
    texts = document.tables[t].rows[r].texts
    head = document.tables[t].heads[c].lower()
    if ("%" not in head and "cent" not in head) or c < 2:
        return None
    difference = _value(texts[c - 1])
    current = _value(texts[c - 2])
    if difference is None or not current or not difference or current == difference:
        return None
    decimals = len(texts[c].split(".")[1].strip("% ")) if "." in texts[c] else 0
    new = f"{100 * difference / current:.{decimals}f}{'%' if '%' in texts[c] else ''}"
    if _value(new) == _value(texts[c]):
        return None
    return Change("wrong base", put(document, {spot: new}), {spot: new}, None, f"{texts[c]} to {new}")


def turn_sentence(document: PrintedDocument, index: int) -> Change | None:
    """One sentence says the opposite."""
    sentence = document.sentences[index]
    for word, other in _TURNED.items():
        if re.search(rf"\b{word}\b", sentence.text) and re.search(r"\d", sentence.text):
            new = re.sub(rf"\b{word}\b", other, sentence.text, count=1)
            return Change(
                "sentence direction",
                _say(document, index, new),
                {},
                index,
                f"{word} to {other}: {sentence.text[:90]}",
            )
    return None


def change_number(document: PrintedDocument, index: int, rng: random.Random) -> Change | None:
    """One figure of a sentence has another digit; `words` begins with the figure as it was."""
    text = document.sentences[index].text
    found = [hit for hit in NUMBER_SAID.finditer(text) if not _NAMED.search(text[: hit.start()])]
    if not found:
        return None
    hit = rng.choice(found)
    new = _digit(hit.group(), rng)
    if new is None:
        return None
    changed = f"{text[: hit.start()]}{new}{text[hit.end() :]}"
    words = f"{hit.group()} to {new}: {text[:90]}"
    return Change("sentence number", _say(document, index, changed), {}, index, words)


def _say(document: PrintedDocument, index: int, text: str) -> PrintedDocument:
    sentences = list(document.sentences)
    sentences[index] = replace(sentences[index], text=text)
    return replace(document, sentences=tuple(sentences))


def put(document: PrintedDocument, cells: dict[Spot, str]) -> PrintedDocument:
    """The document with these cells' texts."""
    tables = list(document.tables)
    for t in {spot[0] for spot in cells}:
        tables[t] = _put(tables[t], {(r, c): text for (u, r, c), text in cells.items() if u == t})
    return replace(document, tables=tuple(tables))


def _put(table: PrintedTable, cells: dict[tuple[int, int], str]) -> PrintedTable:
    rows: list[PrintedRow] = list(table.rows)
    for (r, c), text in cells.items():
        changed = list(rows[r].cells)
        changed[c] = replace(changed[c], text=text)
        rows[r] = replace(rows[r], cells=tuple(changed))
    return replace(table, rows=tuple(rows))


def text_at(document: PrintedDocument, spot: Spot) -> str:
    t, r, c = spot
    return document.tables[t].rows[r].cells[c].text


# -- changes to the text of a figure -------------------------------------------------------------------------------


def _digit(text: str, rng: random.Random) -> str | None:
    places = [n for n, char in enumerate(text) if char.isdigit() and not _in_brackets(text, n)]
    at = rng.choice(places)
    other = rng.choice([d for d in "0123456789" if d != text[at] and not (d == "0" and at == places[0])])
    return text[:at] + other + text[at + 1 :]


def _transposed(text: str, rng: random.Random) -> str | None:
    pairs = [n for n in range(len(text) - 1) if (text[n] + text[n + 1]).isdigit() and text[n] != text[n + 1]]
    pairs = [
        n
        for n in pairs
        if not _in_brackets(text, n) and not (text[n + 1] == "0" and (n == 0 or not text[n - 1].isdigit()))
    ]
    if not pairs:
        return None
    at = rng.choice(pairs)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _sign(text: str, rng: random.Random) -> str | None:
    plain = text.strip()
    if plain[0] in "-\u2212":
        return plain[1:]
    return f"-{plain.lstrip('+')}"


def _decimal_point(text: str, rng: random.Random) -> str | None:
    """A point moved one place; whole numbers of three figures or more get one."""
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", text)
    if digits is None:
        return None
    plain = digits.group().replace(",", "")
    whole, _, rest = plain.partition(".")
    if not rest and len(whole) < 3:
        return None
    new = f"{whole[:-1]}.{whole[-1]}{rest}" if len(whole) > 1 else f"{whole}{rest[0]}.{rest[1:]}".rstrip(".")
    return text[: digits.start()] + new + text[digits.end() :]


def _in_brackets(text: str, at: int) -> bool:
    return text.rfind("[", 0, at) > text.rfind("]", 0, at)


def _value(text: str) -> float | None:
    plain = re.sub(r"\[[^\]]*\]|[,%\u00a3+\s]", "", text).replace("\u2212", "-")
    try:
        return float(plain)
    except ValueError:
        return None


_TEXTS: dict[str, Callable[[str, random.Random], str | None]] = {
    "digit": _digit,
    "transposition": _transposed,
    "sign": _sign,
    "decimal point": _decimal_point,
}
CELL_KINDS = tuple(_TEXTS)

"""Splits a line of text into cells: by tabs, by pipes, by slashes, or a label and figures with single spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tithing.checking.read.markup import unstressed
from tithing.checking.read.numbers import CellKind, kind_of_cell
from tithing.checking.thresholds import counted

_RULE_LINE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_SPACED = re.compile(r"\s{2,}")
_VALUE_TOKEN = re.compile(
    r"^(?:\(?[\u2190-\u2199\u25b2\u25bc]?[-+\u2212\u2013]?£?[\d,]*\.?\d+(?:%|pp|st|nd|rd|th|k|m)?\)?(?:\([-+\u2212]?\d+(?:\.\d+)?(?:%|\u2013[\d.]+)\))?[*rp]?|#\w+/?\w*!?|above|below|inline|average|comparable|similar"
    r"|red|amber|green|[\u2190-\u2199\u25b2\u25bc\u25ba]|-|\u2013|n/a|<\d)$",
    re.IGNORECASE,
)

_LABEL = re.compile(r"[A-Za-z*]|\d+\s*(?:[-\u2013+]|to\b|and\b|or\b)|(?:19|20)\d\d\b|Q[1-4]")
_IN_BRACKETS = re.compile(r"(?<=\d)\s+\((?=[-+\u2212]?\d+(?:\.\d+)?%\))")
_BETWEEN = re.compile(r"(?<=[\d%])\s+\((\d+(?:\.\d+)?)%?\s*(?:to|-|\u2013)\s*(\d+(?:\.\d+)?)%?\)")
_DIGIT = re.compile(r"\d")
_ONE_NUMBER = re.compile(r"^\d{1,3}(?: \d{3})+$")
_FEWEST_UNLABELLED = counted("read.text.text_rows", "fewest_unlabelled")
_SIGNED_END = re.compile(r"(?<!\S)([-+\u2212\u2013])\s*(£?[\d.,]+)\s+([-+\u2212\u2013])\s*([\d.,]+%)(?=\s*$)")


@dataclass(frozen=True)
class TextRow:
    """One line cut into cells: the first is the label."""

    line: int
    cells: tuple[str, ...]

    @property
    def label(self) -> str:
        return self.cells[0] if self.cells else ""

    @property
    def values(self) -> tuple[str, ...]:
        return self.cells[1:]


def is_rule_line(text: str) -> bool:
    """The line of dashes under a Markdown head."""
    return "|" in text and _RULE_LINE.match(text) is not None


def tab_cells(text: str) -> tuple[str, ...] | None:
    return tuple(unstressed(cell).strip() for cell in text.split("\t")) if "\t" in text else None


def pipe_cells(text: str) -> tuple[str, ...] | None:
    """The cells of a line with pipes: "| a | b |" or "a | b | c"."""
    if text.count("|") < 2 and " | " not in text:
        return None
    inner = text.strip()
    if inner.startswith("|") and (
        inner.endswith("|") or text.startswith("|")
    ):  # else the first cell is blank
        inner = inner[1:]
    inner = inner[:-1] if inner.endswith("|") else inner
    return tuple(unstressed(cell).strip() for cell in inner.split("|"))


def slash_parts(text: str) -> tuple[str, ...]:
    """What stands between slashes with a space on both sides, figures or not: a head has none."""
    return tuple(unstressed(cell).strip() for cell in re.split(r"\s/\s", text.strip()))


def slash_cells(text: str) -> tuple[str, ...] | None:
    """The cells of "label / value / value": a slash with a space on both sides, and a figure after one."""
    cells = slash_parts(text)
    if len(cells) < 2 or not any(kind_of_cell(cell) is CellKind.NUMBER for cell in cells[1:]):
        return None
    return cells


def spaced_cells(text: str, *, width: int | None = None) -> tuple[str, ...] | None:
    """A label and the values that follow it on one line; with `width`, exactly that many values.

    >>> spaced_cells("Robbery Above 94.5% 14 0.32", width=4)
    ('Robbery', 'Above', '94.5%', '14', '0.32')
    """
    by_gaps = tuple(_parted_by_gaps(text))
    if len(by_gaps) > 2 and (width is None or len(by_gaps) == width + 1):
        return by_gaps
    tokens = _signs_joined(text).split()
    if _is_unlabelled(tokens, width):
        return ("", *tokens)
    count = _trailing_values(tokens) if width is None else width
    if count < 2 or count >= len(tokens) or not all(map(is_value, tokens[-count:])):
        return None
    label = " ".join(tokens[:-count])
    return (label, *tokens[-count:]) if _LABEL.match(label) and len(label) <= 120 else None


def _parted_by_gaps(text: str) -> Iterator[str]:
    """The pieces between gaps of two spaces; two values that a single space parts are two: "1,257 1,995"."""
    for number, piece in enumerate(_SPACED.split(text.strip())):
        tokens = _signs_joined(piece).split() if number else [piece]
        numbers = all(
            is_value(token) and _DIGIT.search(token) for token in tokens
        )  # a sign alone is no value
        many = len(tokens) > 1 and numbers and not _ONE_NUMBER.match(piece)
        yield from tokens if many else [piece]


def _is_unlabelled(tokens: list[str], width: int | None) -> bool:
    """A row of values alone, three or more of them: its label was lost, or stands on a line of its own."""
    fewest = _FEWEST_UNLABELLED if width is None else width
    many = len(tokens) == width or (width is None and len(tokens) >= fewest)
    return many and all(map(is_value, tokens)) and any(map(str.isdigit, "".join(tokens)))


def _signs_joined(text: str) -> str:
    """ "+ 23,191 + 5.2%" and "- 1,685 - 3.1%" are two values each: a plus, or a dash before each of the last two
    figures, is a sign. A single dash may be an empty cell."""
    joined = re.sub(r"(?<!\S)(\+|[\u2190-\u2199\u25b2\u25bc])\s+(?=[-+\u2212]?£?[\d.])", r"\1", text)
    joined = _BETWEEN.sub("(\\1\u2013\\2)", _IN_BRACKETS.sub("(", joined))
    return _SIGNED_END.sub(r"\1\2 \3\4", joined)


def _trailing_values(tokens: list[str]) -> int:
    count = 0
    while count < len(tokens) and is_value(tokens[-1 - count]):
        count += 1
    return count


def is_value(token: str) -> bool:
    return _VALUE_TOKEN.match(token) is not None

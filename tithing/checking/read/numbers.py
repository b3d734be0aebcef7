"""Numbers as packs print them, with what half a unit of the last printed digit leaves open (R81, R84).

>>> number = read_number("11.7%")
>>> str(number.value), str(number.low), str(number.high), number.unit
('11.7', '11.65', '11.75', '%')
>>> read_number("Data unavailable") is None, kind_of_cell("Data unavailable").value
(True, 'unavailable')
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

ARROWS_UP, ARROWS_DOWN, ARROWS_LEVEL = "▲△↑⬆↗⇧🔺⏶", "▼▽↓⬇↘⇩🔻⏷", "→►◄↔⬌▶◀▬"
MINUS_SIGNS = "\u2212\u2013\u2014\u2010\u2011\u2012\uff0d"
RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"  # digits of a note, and of no figure
_TRAILING_MARKS = re.compile(
    rf"(?:\s*(?:\^?\{{?[*†‡§#ª{RAISED}]+\}}?|\[[a-z](?:\d+|ote \d+)?\])|(?<=[\d%])\s?[rpe])+$"
)
_ARROW = re.compile(
    rf"^(?P<ahead>[{ARROWS_UP}{ARROWS_DOWN}{ARROWS_LEVEL}]\uFE0F?)\s*(?=\S)|(?<=\S)\s*(?P<behind>[{ARROWS_UP}{ARROWS_DOWN}{ARROWS_LEVEL}]\uFE0F?)$"
)
_WORDED = re.compile(
    r"^(?:(?P<way>up|down|increased?|decreased?|rise|rose|fall|fell|reduction|reduced|higher|lower|more|fewer|less)\s+(?:of\s+|by\s+)?)"
    r"(?P<number>[^a-z]*\d[^a-z]*(?:per\s?cent|points?|pp|k|m)?)$"
    r"|^(?P<first>[^a-z]*\d[^a-z]*(?:per\s?cent|points?|pp)?)\s+(?P<behind>increase|decrease|rise|fall|reduction|drop|higher|lower|more|fewer|less|up|down)$",
    re.IGNORECASE,
)
_DOWN = frozenset(
    [
        "down",
        "decrease",
        "decreased",
        "fall",
        "fell",
        "reduction",
        "reduced",
        "lower",
        "fewer",
        "less",
        "drop",
    ]
)
_ANNOTATION = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBER = re.compile(
    r"^(?P<sign>[-+])?\s*(?P<pound>£)?\s*(?P<inner>[-+])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?P<fraction>\.\d+)?"
    r"\s*(?P<scale>k|m|bn|million|thousand)?\s*(?P<unit>%?\s*(?:pp|ppts?|pts?|points?|percentage points?)|%|per cent|percent)?$",
    re.IGNORECASE,
)
_LETTERS = {3: "k", 6: "m", 9: "bn"}
_SCALES = {"k": 3, "thousand": 3, "m": 6, "million": 6, "bn": 9}
_UNAVAILABLE = re.compile(
    r"\b(unavailable|not\s+(yet\s+)?(available|published|supplied|known|applicable|provided|recorded|collected)|"
    r"expected|awaiting|awaited|no\s+data|pending|tbc|n\s*/\s*a|n\.a\.?|suppressed)\b|^\[?[xzc]\]?$",
    re.IGNORECASE,
)
SPREADSHEET_ERROR = re.compile(r"#\s*(DIV/0!?|N/A|REF!?|VALUE!?|NUM!?|NAME\??|NULL!?)", re.IGNORECASE)


class CellKind(StrEnum):
    """What is printed in a cell. Missing, an error and zero are three things."""

    NUMBER = "number"
    BLANK = "blank"
    DASH = "dash"
    UNAVAILABLE = "unavailable"
    ERROR = "error"  # of a spreadsheet
    WORDS = "words"


@dataclass(frozen=True)
class PrintedNumber:
    """`value` as printed, `step` one unit of its last printed digit, `unit` "", "%", "points" or "£"."""

    value: Decimal
    step: Decimal
    unit: str = ""
    plus: bool = False  # a plus sign is printed
    bracketed: bool = False  # (62): minus in a column of changes, a remark elsewhere
    grouped: bool = False  # thousands are printed apart
    scale: int = 0  # of thousands (3) or millions (6), as "k" and "m" say
    arrow: int = 0  # an arrow beside it: which way a change went, or a level has gone

    @property
    def low(self) -> Decimal:
        return self.value - self.step / 2

    @property
    def high(self) -> Decimal:
        return self.value + self.step / 2

    @property
    def decimals(self) -> int:
        return max(0, -self.step.adjusted())

    @property
    def whole(self) -> bool:
        """Printed as a plain whole number, as counts are: nothing was rounded away that can be seen."""
        return self.step == 1 and self.unit == ""

    @property
    def as_change(self) -> PrintedNumber:
        """The number as it stands in a column of changes: an arrow that points down is its minus.

        >>> str(read_number("▼ 25.0%").as_change.value)
        '-25.0'
        """
        return replace(self, value=-self.value) if self.arrow < 0 and self.value > 0 else self


@lru_cache(maxsize=65536)
def read_number(text: str) -> PrintedNumber | None:
    """The number a cell prints, or None when it prints none. Footnote marks and a remark in brackets after
    the number are left aside: "308 (-13%)" is 308, "45*" is 45."""
    plain = _plain(text)
    number = _number_from(plain)
    if number is None and (arrow := _ARROW.search(plain)):
        return _with_arrow(plain, arrow)
    if number is None and plain.startswith("(") and plain.endswith(")"):
        return _bracketed(plain[1:-1])
    if number is None and _ANNOTATION.search(plain):
        return _number_from(_ANNOTATION.sub("", plain))
    return number


@lru_cache(maxsize=16384)
def read_change(text: str) -> PrintedNumber | None:
    """The change a cell prints: a number, or one with the word for its way.

    >>> str(read_change("Down 5.2%").value), str(read_change("12 more").value)
    ('-5.2', '12')
    """
    number = read_number(text)
    worded = _WORDED.match(_plain(text)) if number is None else None
    if worded is None:
        return None if number is None else number.as_change
    number = read_number(worded["number"] or worded["first"])
    if number is None or number.value < 0:
        return number
    return replace(number, arrow=-1 if (worded["way"] or worded["behind"]).lower() in _DOWN else 1).as_change


def _with_arrow(plain: str, arrow: re.Match[str]) -> PrintedNumber | None:
    number = read_number((plain[: arrow.start()] + plain[arrow.end() :]).strip())
    mark = (arrow["ahead"] or arrow["behind"])[0]
    way = 1 if mark in ARROWS_UP else -1 if mark in ARROWS_DOWN else 0
    return replace(number, arrow=way) if number is not None else None


@lru_cache(maxsize=65536)
def kind_of_cell(text: str) -> CellKind:
    """Whether a cell holds a number, nothing, a dash, a word for missing, a spreadsheet's error, or words."""
    plain = _plain(text)
    if not plain or not any(letter.isalnum() or letter in "-#" for letter in plain):
        return CellKind.BLANK
    if set(plain) <= {"-", " "}:
        return CellKind.DASH
    if SPREADSHEET_ERROR.search(plain):
        return CellKind.ERROR
    if read_number(text) is not None:
        return CellKind.NUMBER
    return CellKind.UNAVAILABLE if _UNAVAILABLE.search(plain) else CellKind.WORDS


def show(value: Decimal, like: PrintedNumber) -> str:
    """`value` written the way `like` is printed: its decimals, thousands, sign habit and unit.

    >>> show(Decimal("183.04"), read_number("180")), show(Decimal("-41.7"), read_number("+3.5%"))
    ('183', '-41.7%')
    """
    from tithing.statistics.rounding import round_decimal

    decimals = max(0, -like.step.scaleb(-like.scale).adjusted())
    rounded = round_decimal(value.scaleb(-like.scale), decimals)
    sign = "-" if rounded < 0 else "+" if like.plus and rounded > 0 else ""
    pound = "£" if like.unit == "£" else ""
    unit = "%" if like.unit == "%" else _LETTERS.get(like.scale, "")
    size = abs(rounded)
    return f"{sign}{pound}{size:,}{unit}" if size >= 10000 or like.grouped else f"{sign}{pound}{size}{unit}"


def _plain(text: str) -> str:
    cleaned = text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    for minus in MINUS_SIGNS:
        cleaned = cleaned.replace(minus, "-")
    cleaned = cleaned.replace("**", "").replace("`", "").strip()
    marked = _TRAILING_MARKS.sub("", cleaned).strip()
    return marked or cleaned


def _number_from(plain: str) -> PrintedNumber | None:
    found = _NUMBER.match(plain)
    if found is None or not (found["digits"] or found["fraction"]):
        return None
    digits = (found["digits"] or "0").replace(",", "").replace(" ", "")
    value = Decimal(digits + (found["fraction"] or ""))
    exponent = value.as_tuple().exponent
    step = Decimal(1).scaleb(int(exponent))
    scale = _SCALES.get((found["scale"] or "").lower(), 0)
    sign = found["sign"] or found["inner"] or ""
    signed = -value if sign == "-" else value
    grouped = "," in (found["digits"] or "")
    return PrintedNumber(
        signed.scaleb(scale), step.scaleb(scale), _unit(found), plus=sign == "+", grouped=grouped, scale=scale
    )


def _unit(found: re.Match[str]) -> str:
    word = (found["unit"] or "").lower()
    if word.endswith(("pp", "pt", "pts", "point", "points")):
        return "points"
    if word:
        return "%"
    return "£" if found["pound"] else ""


def _bracketed(inner: str) -> PrintedNumber | None:
    number = _number_from(inner.strip())
    if number is None or number.value < 0:
        return None
    return PrintedNumber(-number.value, number.step, number.unit, bracketed=True)

"""Numbers as packs print them, with what half a unit of the last printed digit leaves open (R81, R84).

>>> number = read_number("11.7%")
>>> str(number.value), str(number.low), str(number.high), number.unit
('11.7', '11.65', '11.75', '%')
>>> read_number("Data unavailable") is None, kind_of_cell("Data unavailable").value
(True, 'unavailable')
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache

MINUS_SIGNS = "\u2212\u2013\u2014\u2010\u2011\u2012\uff0d"
_TRAILING_MARKS = re.compile(r"(?:\s*(?:\^?\{?[*†‡§#¹²³]+\}?|\[[a-z](?:\d+|ote \d+)?\]))+$")
_ANNOTATION = re.compile(r"\s*\([^()]*\)\s*$")
_NUMBER = re.compile(
    r"^(?P<sign>[-+])?\s*(?P<pound>£)?\s*(?P<inner>[-+])?"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)?(?P<fraction>\.\d+)?"
    r"\s*(?P<scale>k|m|bn|million|thousand)?\s*(?P<unit>%?\s*(?:pp|ppts?|pts?|points?|percentage points?)|%|per cent|percent)?$",
    re.IGNORECASE,
)
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


@lru_cache(maxsize=65536)
def read_number(text: str) -> PrintedNumber | None:
    """The number a cell prints, or None when it prints none. Footnote marks and a remark in brackets after
    the number are left aside: "308 (-13%)" is 308, "45*" is 45."""
    plain = _plain(text)
    number = _number_from(plain)
    if number is None and plain.startswith("(") and plain.endswith(")"):
        return _bracketed(plain[1:-1])
    if number is None and _ANNOTATION.search(plain):
        return _number_from(_ANNOTATION.sub("", plain))
    return number


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

    rounded = round_decimal(value, like.decimals)
    sign = "-" if rounded < 0 else "+" if like.plus and rounded > 0 else ""
    pound = "£" if like.unit == "£" else ""
    unit = "%" if like.unit == "%" else ""
    size = abs(rounded)
    return f"{sign}{pound}{size:,}{unit}" if size >= 10000 else f"{sign}{pound}{size}{unit}"


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
    return PrintedNumber(signed.scaleb(scale), step.scaleb(scale), _unit(found), plus=sign == "+")


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

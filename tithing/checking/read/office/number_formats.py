"""What a workbook's cell shows: its number in its number format. A pack's reader sees 11.7%, not 0.117139339.

Formats as Excel writes them: sections for plus, minus and zero; decimals, thousands, per cents, dates, quoted text.
Conditions and fractions are shown as plain numbers.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import lru_cache

from tithing.statistics.rounding import general, round_half_away

_ACCOUNTS = ("#,##0;-#,##0", "#,##0;-#,##0", "#,##0.00;-#,##0.00", "#,##0.00;-#,##0.00")
_ALIGNED = ("#,##0", "£#,##0", "#,##0.00", "£#,##0.00")
_PLAIN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}
_DATES = {14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 22: "dd/mm/yyyy hh:mm"}
BUILT_IN = _PLAIN | _DATES | dict(enumerate(_ACCOUNTS, 37)) | dict(enumerate(_ALIGNED, 41))
_PIECE = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|([0#?][0#?,.]*|\.[0#?]+)|(.)', re.DOTALL
)
_DATE_PIECE = re.compile(
    r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|(y+|m+|d+|h+|s+|AM/PM)|(.)', re.IGNORECASE | re.DOTALL
)
_MOST_DECIMALS = 15


def shown(value: float, code: str, *, from_1904: bool = False) -> str:
    """The number as the cell shows it.

    >>> shown(0.1171, "0.0%"), shown(-1234.5, "#,##0"), shown(42826, "mmm-yy"), shown(3, '0" days"')
    ('11.7%', '-1,235', 'Apr-17', '3 days')
    """
    section, value = _section(value, code)
    if section.strip().lower() in ("", "general", "@"):
        return _general(value)
    if _is_date(section):
        return _date(value, section, from_1904=from_1904)
    return _number(value, section)


def _general(value: float) -> str:
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else general(value)


def _section(value: float, code: str) -> tuple[str, float]:
    """The section for the number's sign, and the number without the sign that its section writes itself."""
    sections = _sections(code)
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    if value == 0 and len(sections) > 2:
        return sections[2], value
    return sections[0], value


@lru_cache(maxsize=1024)
def _sections(code: str) -> list[str]:
    found, start, quoted = [], 0, False
    for index, char in enumerate(code):
        quoted = not quoted if char == '"' else quoted
        if char == ";" and not quoted and code[index - 1 : index] != "\\":
            found.append(code[start:index])
            start = index + 1
    return [*found, code[start:]]


@lru_cache(maxsize=1024)
def _is_date(section: str) -> bool:
    plain = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.', "", section)
    return bool(re.search(r"[ymdhs]", plain, re.IGNORECASE)) and not re.search(r"[0#?]", plain)


def _number(value: float, section: str) -> str:
    pieces = list(_PIECE.finditer(section))
    percent = any(piece[5] == "%" for piece in pieces)
    pattern = next((piece[4] for piece in pieces if piece[4]), None)
    if pattern is None:
        return "".join(_literal(piece) for piece in pieces).strip()
    digits = _digits(abs(value) * (100 if percent else 1), pattern)
    written, placed = [], False
    for piece in pieces:
        written.append(_literal(piece) if piece[4] is None else "" if placed else digits)
        placed = placed or piece[4] is not None
    minus = "-" if value < 0 and any(char in "123456789" for char in digits) else ""
    return (minus + "".join(written)).strip()


def _literal(piece: re.Match[str]) -> str:
    return next((text for text in (piece[1], piece[2], piece[3], piece[5]) if text is not None), "")


def _digits(value: float, pattern: str) -> str:
    whole, _, after = pattern.partition(".")
    scaled = len(whole) - len(whole.rstrip(","))
    decimals = min(len(after), _MOST_DECIMALS)
    text = str(round_half_away(value / 1000**scaled, decimals))
    while after.endswith(("#", "?")) and text.endswith("0") and "." in text:
        text, after = text[:-1], after[:-1]
    text = text.rstrip(".")
    return _with_thousands(text) if "," in whole.rstrip(",") else text


def _with_thousands(text: str) -> str:
    whole, dot, after = text.partition(".")
    return f"{int(whole):,}{dot}{after}"


# -- dates ------------------------------------------------------------------------------------------------


def _date(value: float, section: str, *, from_1904: bool) -> str:
    start = datetime(1904, 1, 1) if from_1904 else datetime(1899, 12, 30)
    try:
        day = start + timedelta(days=value)
    except OverflowError:
        return _general(value)
    pieces = list(_DATE_PIECE.finditer(section))
    return "".join(_date_piece(day, pieces, number) for number in range(len(pieces))).strip()


def _date_piece(day: datetime, pieces: list[re.Match[str]], number: int) -> str:
    piece = pieces[number]
    letters = (piece[3] or "").lower()
    if not letters:
        return next((text for text in (piece[1], piece[2], piece[4]) if text is not None), "")
    before = next((p[3].lower() for p in reversed(pieces[:number]) if p[3]), "")
    if letters[0] == "m" and before.startswith("h"):
        return f"{day.minute:02}"
    return _WRITTEN[letters[0]](day, len(letters))


_WRITTEN: dict[str, Callable[[datetime, int], str]] = {
    "y": lambda day, size: str(day.year) if size > 2 else f"{day.year % 100:02}",
    "m": lambda day, size: (
        calendar.month_name[day.month][: 3 if size == 3 else 20] if size > 2 else f"{day.month:0{size}}"
    ),
    "d": lambda day, size: (
        calendar.day_name[day.weekday()][: 3 if size == 3 else 20] if size > 2 else f"{day.day:0{size}}"
    ),
    "h": lambda day, size: f"{day.hour:0{min(size, 2)}}",
    "s": lambda day, size: f"{day.second:0{min(size, 2)}}",
    "a": lambda day, size: "am" if day.hour < 12 else "pm",
}

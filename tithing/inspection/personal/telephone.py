"""Telephone numbers of people: British ones in any grouping, and others with their country's number.

Numbers that only organisations have (0300, 0800, 101, 999) tell nobody.
"""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_CANDIDATE = re.compile(r"(?<![\w.,/£$-])(?:\+|00)?\(?[0-9][0-9 ()./+-]{7,20}[0-9](?![\w£%]|[.,/-][0-9])")
_DAY = re.compile(
    r"[0-3]?[0-9][-./ ][01]?[0-9][-./ ](?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[-./ ][01][0-9][-./ ][0-3][0-9]"
)
_DECIMAL = re.compile(r"(?:^|.* )[0-9]?\.[0-9]+.*|[0-9]+\.[0-9]+")
_PERSONS = re.compile(r"0(?:1[1-9][0-9]{7,8}|2[0-9]{9}|7[0-9]{9}|5[56][0-9]{8})")
_CUE = re.compile(
    r"\b(?:tel|telephone|phone|ph|mob|mobile|call|ring|rang|text|contact|whatsapp|cell|number)\b", re.I
)
_WITHOUT_NOUGHT = re.compile(r"7[1-57-9][0-9]{8}")


def _spans(text: str, where: Where) -> Spans:
    for match in _CANDIDATE.finditer(text):
        written = match[0]
        if _DAY.search(written) or _DECIMAL.fullmatch(written):
            continue
        found = _how_sure(written, text, where)
        if found is not None:
            yield *match.span(), found


def _how_sure(written: str, text: str, where: Where) -> bool | None:
    digits = _national(written)
    if _PERSONS.fullmatch(digits):
        return True
    if written.startswith("+") and 9 <= len(digits) <= 15 and not digits.startswith("0"):
        return True
    if _WITHOUT_NOUGHT.fullmatch(digits) and (
        text.strip() == written or _CUE.search(text) or _CUE.search(where.heading)
    ):
        return True
    return None


def _national(written: str) -> str:
    """The digits as dialled at home: +44 (0)7700 900123 is 07700900123."""
    digits = re.sub(r"[^0-9]", "", written)
    for country in ("0044", "44") if written.startswith("+") else ("0044",):
        if digits.startswith(country):
            return "0" + digits[len(country) :].removeprefix("0")
    return digits


KIND = Kind(
    slug="telephone",
    called="a telephone number",
    finds="British numbers of places and mobiles in any grouping, with +44, 0044 or (0); a mobile typed as a number "
    "without its nought; others with + and their country",
    leaves="numbers of organisations (0300, 0345, 0800, 0870), 101, 999",
    spans=_spans,
)

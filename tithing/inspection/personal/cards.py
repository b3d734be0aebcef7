"""Numbers of bank cards: thirteen to nineteen figures that pass the Luhn check (ISO/IEC 7812-1)."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_NUMBER = re.compile(r"(?<![\w.,/-])(?:2[2-7]|[3-6][0-9])[0-9]{2}(?:[ -]?[0-9]){9,15}(?![\w/]|[.,-][0-9])")


def _spans(text: str, where: Where) -> Spans:
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"[^0-9]", "", match[0])
        if passes_luhn(digits) and len(set(digits)) > 1:
            yield *match.span(), True


def passes_luhn(digits: str) -> bool:
    """Every second figure from the right is doubled, its figures added; the sum is a multiple of ten.

    >>> passes_luhn("4111111111111111"), passes_luhn("4111111111111112")
    (True, False)
    """
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


KIND = Kind(
    slug="cards",
    called="a bank card's number",
    finds="thirteen to nineteen figures, grouped or not, that pass the check of card numbers",
    leaves="long numbers that do not pass it",
    spans=_spans,
)

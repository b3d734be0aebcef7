"""NHS numbers: ten figures with a check figure, spaced or not (NHS Data Dictionary, NHS NUMBER, modulus 11)."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_GROUPED = re.compile(r"(?<![0-9-])([0-9]{3})[ -]([0-9]{3})[ -]([0-9]{4})(?![0-9-])")
_TOGETHER = re.compile(r"(?<![\w.,/-])[0-9]{10}(?![\w/-]|[.,][0-9])")
_CALLED = re.compile(
    r"\bNHS\b(?: ?(?:no|num(?:ber)?|id))?[ .:#-]*([0-9]{3}[ -]?[0-9]{3}[ -]?[0-9]{4})(?![0-9])", re.IGNORECASE
)
_LOW = ("00", "0")  # none begins with a nought: that is a telephone number


def _spans(text: str, where: Where) -> Spans:
    for match in _GROUPED.finditer(text):
        if checks_out("".join(match.groups())) and not match[0].startswith(_LOW):
            yield *match.span(), True
    for match in _CALLED.finditer(text):
        if checks_out("".join(filter(str.isdigit, match[1]))):
            yield *match.span(1), True
    for match in _TOGETHER.finditer(text):
        if checks_out(match[0]) and not match[0].startswith(_LOW):
            yield *match.span(), True


def checks_out(digits: str) -> bool:
    """The tenth figure is eleven less the weighted sum of the others, modulo 11; none has 10 for it.

    >>> checks_out("9434765919"), checks_out("9434765918")
    (True, False)
    """
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    return (11 - total % 11) % 11 == int(digits[9])


KIND = Kind(
    slug="health_numbers",
    called="what looks like an NHS number",
    finds="ten figures of which the last checks, grouped 3-3-4 or together, in words or typed as a number",
    leaves="ten figures that do not check (one in eleven of any ten figures does)",
    spans=_spans,
)

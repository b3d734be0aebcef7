"""Bank details: a sort code with an account, either after its word, and international account numbers (ISO 13616)."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_CODE = r"[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}"
_BOTH = re.compile(r"(?<![\w-])[0-9]{2}-[0-9]{2}-[0-9]{2}\D{1,25}?[0-9]{8}(?![0-9])")
_SORT = re.compile(rf"\b(?:sort(?: ?code)?|s/?c)\W{{0,3}}({_CODE})(?![0-9])", re.IGNORECASE)
_ACCOUNT = re.compile(
    r"\b(?:account(?: (?:no|number|num))?|a/?c(?: no)?|acc(?:t)?(?: (?:no|number))?)\W{0,3}([0-9]{7,8})(?![0-9])",
    re.IGNORECASE,
)
_HEADING = re.compile(
    r"(?:.* )?(?:acc(?:ount|t)? (?:no|num|number)|a c(?: no)?|payee(?: account)?|bank(?: account)?(?: details)?|sort code|s c)",
    re.IGNORECASE,
)
_ALONE = re.compile(rf"\s*(?:[0-9]{{7,8}}|{_CODE})\s*")
_INTERNATIONAL = re.compile(
    r"(?<![A-Z0-9])[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?(?![A-Z0-9])"
)
# Of this form nothing else is written; after its word any will do, for a figure may have been mistyped.
_BRITISH = re.compile(r"(?<![A-Z0-9])GB[0-9]{2} ?[A-Z]{4}(?: ?[0-9]){14}(?![0-9])")
_CALLED_IBAN = re.compile(r"\bIBAN\W{0,3}([A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]){10,30})")


def _spans(text: str, where: Where) -> Spans:
    for match in _BOTH.finditer(text):
        yield *match.span(), True
    for pattern in (_SORT, _ACCOUNT):
        for match in pattern.finditer(text):
            yield *match.span(1), True
    if _ALONE.fullmatch(text) and _HEADING.fullmatch(
        re.sub(r"[^a-z0-9]+", " ", where.heading.lower()).strip()
    ):
        yield 0, len(text), True
    for match in _BRITISH.finditer(text.upper()):
        yield *match.span(), True
    for match in _CALLED_IBAN.finditer(text.upper()):
        yield *match.span(1), True
    for match in _INTERNATIONAL.finditer(text.upper()):
        if _checks_out(match[0].replace(" ", "")):
            yield *match.span(), True


def _checks_out(number: str) -> bool:
    """Letters count from 10; what stands first goes last; the remainder by 97 is 1."""
    turned = number[4:] + number[:4]
    return 15 <= len(number) <= 34 and int("".join(str(int(letter, 36)) for letter in turned)) % 97 == 1


KIND = Kind(
    slug="bank",
    called="bank details",
    finds="a sort code beside an eight-figure account, either of them after its word or under its heading, and an IBAN that "
    "checks, is British or stands after its word",
    leaves="three pairs of figures without a word (a day, a time), account in other senses",
    spans=_spans,
)

"""What a row is about, in a form that the same measure takes wherever it is printed.

"Robbery - Personal", "Personal Robbery" and "Robbery – Personal*" are one measure; "Total" alone is none, for it takes
its meaning from its table.
"""

from __future__ import annotations

import re
from functools import lru_cache

Measure = frozenset[str]

_SILENT_WORDS = """
    a an all and at by for from in inc including incl into number numbers of on or per person population 1000 pop
    reported recorded rate rates that the to total totals with who which count counts no amp com bus
    offence offences incident incidents crimes percentage proportion overall
"""
_SILENT = frozenset(_SILENT_WORDS.split())
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_IN_AREA = re.compile(r"\s+(?i:in)\s+(?:[A-Z][\w'&-]*\s*)+$")
_WORD = re.compile(r"[a-z0-9]+")
_TOTAL = re.compile(r"\b(total|all|overall|sub-?total|cyfanswm)\b", re.IGNORECASE)
_SHARE = re.compile(r"%|\b(percentage|per cent|percent|proportion|share|ratio)\b", re.IGNORECASE)
_CHANGE = re.compile(
    r"^\W*(?:(?:percentage|per\s?cent|actual|numeric(?:al)?|net|annual)\s+)?(?:change|difference|variance|newid|gwahaniaeth)\b"
    r"|\b(?:change|difference|variance)\W*$|^\W*(?:%|per\s?cent)\s+on\b",  # "% on the year before"
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"^\W*(?:(?:grand\s+|sub-?)?total|all|overall|sum\s+of)(?:\s+[\w'-]+){1,2}\W*$", re.IGNORECASE
)
_SIGNED = re.compile(
    r"\bnet\b|\b(?:balance|variance|gap|surplus|deficit|shortfall|movement|gain|loss|distance|difference|change|improvement)\b"
    r"|\b(?:under|over)[\s/-]*\(?(?:spen[dt]|over|under)\w*|\b(?:against|versus|vs?\.?|relative\s+to)\s+\w"
    r"|\b(?:above|below|over|under)\s*(?:or|/)\s*\(?(?:below|above|over|under)\b|\+\s*/\s*-",
    re.IGNORECASE,
)
_RATE = re.compile(r"\brates?\b|\bper\s+[\d,]+", re.IGNORECASE)


@lru_cache(maxsize=16384)
def measure_of(label: str) -> Measure:
    """The words that tell a measure, without order, plurals, brackets and words that tell nothing.

    >>> measure_of("Robbery – Personal") == measure_of("Personal Robbery")
    True
    """
    plain = _IN_AREA.sub("", _BRACKETS.sub(" ", label.replace("**", " ").replace("’", "'"))).lower()
    words = {_singular(word) for word in _WORD.findall(plain.replace("re-", "re").replace("1,000", "1000"))}
    telling = frozenset(words - _SILENT)
    return telling or frozenset(words - {"the", "of", "in", "number"})


@lru_cache(maxsize=16384)
def is_total(label: str) -> bool:
    """Whether a label says that its row is a total of something."""
    return _TOTAL.search(label) is not None


@lru_cache(maxsize=16384)
def is_bare_total(label: str) -> bool:
    """ "Total" and nothing else: its meaning is its table's."""
    return (
        re.fullmatch(r"\W*(grand\s+|sub-?)?(total|totals|all|overall|cyfanswm)s?\W*", label, re.IGNORECASE)
        is not None
    )


@lru_cache(maxsize=16384)
def is_total_of_all(label: str) -> bool:
    """Whether a label says that its row counts all the rows of its table: "Total", "All reports", "Grand total", "Total cost".

    >>> is_total_of_all("All reports"), is_total_of_all("Total"), is_total_of_all("Total violence with and without injury")
    (True, True, False)
    """
    return is_bare_total(label) or _OF_ALL.match(label) is not None


@lru_cache(maxsize=16384)
def is_share(label: str) -> bool:
    """Whether a label says that its figures are parts of a hundred."""
    return _SHARE.search(label) is not None


@lru_cache(maxsize=16384)
def is_change(label: str) -> bool:
    """Whether a label says that its row is the change of others: "Difference", "% change on the year before".

    >>> is_change("% change on previous year"), is_change("Climate change protests")
    (True, False)
    """
    return _CHANGE.search(label) is not None


@lru_cache(maxsize=16384)
def is_signed(label: str) -> bool:
    """Whether a label says that its figures may be less than none: what is left when one is taken from another.

    >>> is_signed("NET better"), is_signed("Against target"), is_signed("Internet crime")
    (True, True, False)
    """
    return _SIGNED.search(label) is not None or is_change(label)


@lru_cache(maxsize=16384)
def is_rate(label: str) -> bool:
    """Whether a label says that its figures are rates: per 1,000 of something, or called a rate."""
    return _RATE.search(label) is not None


@lru_cache(maxsize=16384)
def rate_base(label: str) -> str:
    """What a rate is per, as its label says: "1,000 population", or ""."""
    found = re.search(
        r"\bper\s+(1,?000|10,?000|100,?000)\s*(?:of\s+)?(?:the\s+)?(pop\w*|people|persons?|residents?|head|households?|"
        r"dwellings?|hhlds?|homes|vehicles)?",
        label,
        re.IGNORECASE,
    )
    if found is None:
        return ""
    return f"{int(found[1].replace(',', '')):,} {_base_word(found[2] or '')}".strip()


def _base_word(word: str) -> str:
    if not word:
        return ""
    lowered = word.lower()
    if lowered.startswith(("house", "dwell", "hhld", "home")):
        return "households"
    return "vehicles" if lowered.startswith("vehicle") else "population"


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us")):
        return word[:-1]
    return word

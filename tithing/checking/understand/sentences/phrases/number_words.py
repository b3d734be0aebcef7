"""Numbers in words: "seven", "twenty-one", "a dozen"; and where in a sentence they say by how many something changed."""

from __future__ import annotations

import re
from collections.abc import Iterator

_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_ONES = _UNITS.split()
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: number for number, word in enumerate(_ONES) if number} | {
    ten + rest: 10 * number + more
    for number, ten in enumerate(_TENS, start=2)
    for more, rest in enumerate(("", *(f" {one}" for one in _ONES[1:10])))
}
_LONGEST_FIRST = sorted((word.replace(" ", r"[\s-]") for word in _VALUES), key=len, reverse=True)
_VALUES |= {"a dozen": 12, "half a dozen": 6, "two dozen": 24}
NUMBER_WORD = rf"(?:half\sa\sdozen|a\sdozen|two\sdozen|{'|'.join(_LONGEST_FIRST)})"
_OF_CHANGE = re.compile(  # "Twelve Trees Park" is a name: behind "by" a number is not capitalised
    r"(?<![\w-])(?:(?:(?<=by\s)|(?<=rise\sof\s)|(?<=fall\sof\s)|(?<=increase\sof\s)|(?<=decrease\sof\s)"
    rf"|(?<=reduction\sof\s)|(?<=drop\sof\s))(?P<by>{NUMBER_WORD})"
    rf"|(?P<more>(?i:{NUMBER_WORD}))(?=\s+(?:more|fewer|less)\b))"
    r"(?!\s+or\s|\s+to\s|[\s-]+(?:thirds?|quarters?|fifths?|tenths?|hundred|thousand|times|fold|point)\b)"
    r"(?P<unit>\s+(?:percentage\s+points?|per\s?cent\b))?(?![\w-])"
)


def value_of(word: str) -> int:
    """The number that a word says.

    >>> value_of("Twenty-one"), value_of("a dozen")
    (21, 12)
    """
    return _VALUES[re.sub(r"[\s-]+", " ", word.lower())]


def numbers_in_words(text: str) -> Iterator[tuple[re.Match[str], int]]:
    """The numbers in words by which a sentence says that something changed.

    >>> [(found.group(), value) for found, value in numbers_in_words("The four areas fell by twenty-one.")]
    [('twenty-one', 21)]
    """
    for found in _OF_CHANGE.finditer(text):
        yield found, value_of(found["by"] or found["more"])

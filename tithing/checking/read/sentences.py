"""Text of any format as sentences: single spaces, no marks that only steer a line break, cut as the text reader cuts."""

from __future__ import annotations

import re
from dataclasses import replace

from tithing.checking.read.printed import PrintedPlace, PrintedSentence
from tithing.checking.read.text.text_prose import sentences_from

_SPACE = re.compile(r"\s+")
_UNSEEN = str.maketrans("", "", "\u00ad\u200b\u200c\u200d\u2060\ufeff")


def tidy(text: str) -> str:
    """Text on one line with single spaces, and none of the marks that only steer a line break."""
    return _SPACE.sub(" ", text.translate(_UNSEEN)).strip()


def sentences(text: str, *, place: PrintedPlace, context: tuple[str, ...]) -> tuple[PrintedSentence, ...]:
    """The sentences of a paragraph; a forced line break ends one.

    >>> [each.text for each in sentences("Rose by 4.5% (approx. 80). It fell.", place=PrintedPlace(page=2), context=())]
    ['Rose by 4.5% (approx. 80).', 'It fell.']
    """
    return tuple(
        replace(found, place=place)
        for line in text.split("\n")
        for found in sentences_from([(1, tidy(line))], context)
        if any(char.isalpha() for char in found.text)
    )

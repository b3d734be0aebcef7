"""Text of any format as sentences: single spaces, no marks that only steer a line break, cut as the text reader cuts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tithing.checking.read.printed import PrintedPlace, PrintedSentence, PrintedTable
from tithing.checking.read.text.text_prose import sentences_from
from tithing.checking.thresholds import counted

_WORDS_OF_PROSE = counted("read.sentences", "words_of_prose")
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


def commentary_in(table: PrintedTable) -> Iterator[PrintedSentence]:
    """What a table's cells say in sentences: a line of words is commentary, and is read as prose under its row's label."""
    for row in table.rows:
        over = (row.label,) if row.label else ()
        for text in (row.label, *row.texts):
            if is_prose(text):
                yield from sentences(text, place=row.place, context=(*table.context, *over))


def is_prose(text: str) -> bool:
    """Whether a cell holds a sentence and no value.

    >>> is_prose("The town has grown to 73,450 people in 2023."), is_prose("Number of offences per 1,000 people")
    (True, False)
    """
    words = len(text.split())
    return words >= _WORDS_OF_PROSE and text.rstrip(' )"\u201d').endswith((".", "!", "?"))

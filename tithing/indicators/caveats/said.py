"""What a row of a file says of its own figure, and what was answered when it was asked about, as caveats."""

from __future__ import annotations

import re

from tithing.observations.observation import Observation
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind, noted

WHETHER_WHOLE = "whether its file is whole"
_BEST_FIT = re.compile(r"(?P<number>\d+) of these placed by best fit\b")  # as `incidents.counting` writes it


def caveats_of_row(row: Observation) -> tuple[Caveat, ...]:
    """Its note and its answered questions, or what was found of it where it was worked out; nothing of a row with none.

    >>> from tithing.vocabulary.period import Period
    >>> from tithing.vocabulary.quantity import Known
    >>> from tithing.vocabulary.units import Unit
    >>> row = Observation("fly_tips", "E06000001", Period.month(2019, 5), Known(596), Unit.COUNT, answered="asked: so many?")
    >>> [(str(each.kind), each.words) for each in caveats_of_row(row)]
    [('answered question', 'asked: so many?')]
    """
    if row.caveats:
        return row.caveats
    if not (row.note or row.answered or row.whole_asked):
        return ()
    return (*_of_note(row.note), *_of_answers(row))


def _of_answers(row: Observation) -> tuple[Caveat, ...]:
    if not row.whole_asked:
        return noted(row.answered, kind=CaveatKind.ANSWERED)
    words = row.answered or "asked whether its file is whole, and answered"
    return (Caveat(CaveatKind.ANSWERED, words, ((WHETHER_WHOLE, 1.0),)),)


def _of_note(note: str) -> tuple[Caveat, ...]:
    fitted = _BEST_FIT.search(note)
    if fitted is None:
        return noted(note)
    return (Caveat(CaveatKind.BEST_FIT, note, (("best fit", float(fitted["number"])),)),)

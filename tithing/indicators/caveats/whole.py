"""Every caveat of a comparison, asked of each kind in turn."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.caveats.doubt import Doubt
from tithing.indicators.caveats.ends import Ends
from tithing.indicators.caveats.estimates import estimate_doubts
from tithing.indicators.caveats.kinds import kind_doubts
from tithing.indicators.caveats.places import place_doubts
from tithing.indicators.caveats.rivals import known, rival_doubts
from tithing.indicators.caveats.said import WHETHER_WHOLE
from tithing.indicators.caveats.senders import sender_doubts
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind

_KINDS = (place_doubts, kind_doubts, sender_doubts, estimate_doubts, rival_doubts)


def doubts_of(ends: Ends) -> tuple[Doubt, ...]:
    """What could explain the change between two ends; nothing where one of them is not known."""
    if not (known(ends.now) and known(ends.before)):
        return ()
    found = tuple(doubt for kind in _KINDS for doubt in kind(ends))
    return (*found, *_answered(ends))


def _answered(ends: Ends) -> Iterator[Doubt]:
    """Where it was asked whether the file of one end is whole, nobody knows how much it lacks, whatever was answered."""
    for end in (ends.now, ends.before):
        for each in end.counted.caveats:
            if each.kind is CaveatKind.ANSWERED and each.figure(WHETHER_WHOLE):
                yield Doubt(Caveat(CaveatKind.ANSWERED, f"of {end.counted.period.label} it was {each.words}"))

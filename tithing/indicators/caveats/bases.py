"""What a rate is over: another year's people, people that rates imply, or two editions of an estimate."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.indicators.result import At
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.quantity import Known, Status

IMPLIED = "implied"  # how a note of an estimate begins that was worked out from published rates


def base_caveats(title: str, at: At, *, of: int, wanted: int) -> tuple[Caveat, ...]:
    """What is said of a denominator: that it is of another year (R85), and that it is no estimate but implied by rates."""
    return tuple(_said(title, at, of, wanted))


def _said(title: str, at: At, of: int, wanted: int) -> Iterator[Caveat]:
    if of != wanted:
        when = "the latest before it" if of < wanted else "the earliest there is"
        words = f"the rate is over the {title.lower()} of {of}, {when}: none is supplied for {wanted}"
        yield Caveat(CaveatKind.DENOMINATOR, words, (("years", float(of - wanted)),))
    if is_implied(at):
        words = (
            f"the rate is over the {title.lower()} of {of} that published rates imply: no official estimate"
        )
        yield Caveat(CaveatKind.DENOMINATOR, words, ((IMPLIED, 1.0),))
    yield from (
        each
        for each in at.caveats
        if each.kind in (CaveatKind.RIVAL, CaveatKind.BOUNDARY, CaveatKind.BEST_FIT)
    )


def is_implied(at: At) -> bool:
    """Whether an estimate was worked out from published rates."""
    estimated = isinstance(at.quantity, Known) and at.quantity.status is Status.ESTIMATED
    return estimated and any(each.words.startswith(IMPLIED) for each in at.caveats)

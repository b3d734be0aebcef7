"""What one partner supplies, as the reader may know it: what it is asked for, what is held of it, and what was made of that."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tithing.indicators.defined.definition import Indicator
from tithing.reading.areas import own_area
from tithing.reading.named.names_known import may_know_of
from tithing.reading.questions.owed_and_come import OwedFigure, owed_and_come
from tithing.reading.questions.what_is_held import HeldMeasure, what_is_held
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.store.ledger.cells import sealed
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.areas import Area
from tithing.vocabulary.partnership import Partner
from tithing.vocabulary.period import Period


@dataclass(frozen=True)
class OwedIn:
    """What is asked for, of one area of the partnership."""

    area: Area
    figure: OwedFigure


@dataclass(frozen=True)
class MadeOf:
    """What was made of a partner's figures: indicators, and documents that were released, the latest first."""

    indicators: tuple[Indicator, ...]
    documents: tuple[Publication, ...]


def owed_for(snapshot: Snapshot, quarter: Period) -> tuple[OwedIn, ...]:
    """Everything that partners owe for a quarter, of each area of the partnership. Worked out once for a snapshot."""
    return snapshot.read_once(owed_for, quarter, make=lambda: tuple(_owed(snapshot, quarter)))


def _owed(snapshot: Snapshot, quarter: Period) -> Iterator[OwedIn]:
    for area in dict.fromkeys(own_area(snapshot, code) for code in snapshot.partnership.areas):
        for figure in owed_and_come(span_of(snapshot, quarter, area)):
            yield OwedIn(area, figure)


def held_of(snapshot: Snapshot, partner: Partner) -> tuple[HeldMeasure, ...]:
    """What the reader is shown that this partner supplied, of the partnership's own areas."""
    one_of = snapshot.suppliers.one_of
    return tuple(each for each in _held(snapshot) if one_of(each.supplier) == one_of(partner.slug))


def _held(snapshot: Snapshot) -> tuple[HeldMeasure, ...]:
    day = snapshot.day
    here = [own_area(snapshot, code) for code in snapshot.partnership.areas]
    spans = (span_of(snapshot, Period.month(day.year, day.month), area) for area in here)
    codes = frozenset(code for span in spans for code in span.codes_of(span.area.code))
    return snapshot.read_once(what_is_held, codes, make=lambda: what_is_held(snapshot, areas=codes))


def made_of(snapshot: Snapshot, partner: Partner) -> MadeOf:
    """Of what it is asked for and of what the reader is shown of it. Worked out once for a snapshot."""
    return snapshot.remembered(
        made_of,
        partner.slug,
        make=lambda: MadeOf(tuple(_indicators(snapshot, partner)), tuple(_documents(snapshot, partner))),
    )


def _indicators(snapshot: Snapshot, partner: Partner) -> Iterator[Indicator]:
    """Those of the catalogue that ask about one of its measures; then each measure that none of them shows."""
    theirs = _measures(snapshot, partner)
    asking = [each for each in snapshot.catalogue if not theirs.isdisjoint(_asks_about(each))]
    shown = {each.shows for each in asking}
    alone = [snapshot.definition(slug) for slug in sorted(theirs - shown)]
    every = dict.fromkeys((*asking, *(each for each in alone if each is not None)))
    return (each for each in every if may_know_of(snapshot, each.slug))


def _measures(snapshot: Snapshot, partner: Partner) -> frozenset[str]:
    """What it is asked for, and what the reader is shown of it, without the variants of either."""
    held = (each.measure.partition(".")[0] for each in held_of(snapshot, partner))
    return frozenset((*partner.measures_owed(), *held))


def _asks_about(indicator: Indicator) -> tuple[str, ...]:
    """Without what rates are over: everybody's rate is over the same people."""
    return tuple(slug for slug in (indicator.measure, indicator.numerator) if slug)


def _documents(snapshot: Snapshot, partner: Partner) -> Iterator[Publication]:
    """Documents that were released and rest on a file of its: that anybody may know who has them."""
    one_of, own = snapshot.suppliers.one_of, snapshot.book_state.record.identity.id
    sent = {
        each.content_sha256
        for each in snapshot.entries
        if each.supplier and one_of(each.supplier) == one_of(partner.slug)
    }
    marks = sent | {sealed(own, each) for each in sent}
    published = snapshot.published
    for each in reversed(published.publications):
        if any(cell.is_shown and not marks.isdisjoint(cell.sources) for cell in published.cells_of(each)):
            yield each

"""Lists of incidents and the days they cover: a later list takes the place of what an earlier one said of its days.

A corrected list must be able to correct down to nothing, so it is the span that is replaced, and not only the months and
types that the later list still mentions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.store.journal.entry import Entry
from tithing.vocabulary.period import Period, UnknownPeriod

Days = tuple[date, date]


@dataclass(frozen=True)
class ListSpan:
    """Whose list it is, of what, and which days it covers."""

    source: str
    supplier: str
    measures: frozenset[str]
    days: Days

    def replaces(self, earlier: ListSpan) -> bool:
        """Whether this, as the later, speaks of days that the earlier list of the same kind spoke of."""
        same = (self.source, self.supplier) == (earlier.source, earlier.supplier)
        overlap = self.days[0] <= earlier.days[1] and earlier.days[0] <= self.days[1]
        return same and overlap and bool(self.measures & earlier.measures)


def list_span(series: str) -> ListSpan | None:
    """The span that a series states, None for a series of another kind.

    >>> list_span("partner_incidents/fire/deliberate_fires/2025-01..2025-03").days[1]
    datetime.date(2025, 3, 31)
    """
    source, _, rest = series.partition("/")
    before, _, span = rest.rpartition("/")
    supplier, _, measures = before.rpartition("/")
    first, dots, last = span.partition("..")
    if not (source and dots and measures):
        return None
    try:
        return ListSpan(source, supplier, frozenset(measures.split("+")), (_days(first)[0], _days(last)[1]))
    except (UnknownPeriod, ValueError):
        return None


def _days(text: str) -> Days:
    if len(text) > len("2025-01"):
        return date.fromisoformat(text), date.fromisoformat(text)
    period = Period.of_month(text)
    return period.start, period.end


def overlapping(entry: Entry, others: Iterable[Entry]) -> list[Entry]:
    """The other lists, of another series, that cover some of the same days."""
    mine = list_span(entry.series)
    if mine is None:
        return []
    spans = ((each, list_span(each.series)) for each in others if each.series != entry.series)
    return [each for each, span in spans if span is not None and mine.replaces(span)]


def carved_out(in_order: Sequence[Entry]) -> Mapping[str, tuple[Days, ...]]:
    """By the id of an entry, the days of which a later list speaks in its place; entries come oldest release first."""
    lists = [(entry.id, span) for entry in in_order if (span := list_span(entry.series)) is not None]
    found: dict[str, list[Days]] = {}
    for place, (_, later) in enumerate(lists):
        for earlier_id, earlier in lists[:place]:
            if later.replaces(earlier):
                found.setdefault(earlier_id, []).append(later.days)
    return {entry: tuple(days) for entry, days in found.items()}

"""Where a figure has its page, and how a document that was released is called."""

from __future__ import annotations

from tithing.reading.named.names_known import may_know_of
from tithing.reading.snapshot import Snapshot
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.period import Period, PeriodKind
from tithing.web.evidence.addresses import indicator_address


def figure_address(seen: Snapshot, measure: str, area: str = "", period: Period | None = None) -> str:
    """The page of the indicator that shows a measure, of an area and a quarter; "" where there is none for this reader."""
    slug = next((each.slug for each in seen.catalogue if each.shows == measure), measure)
    if "." in slug or not may_know_of(seen, slug):
        return ""
    quarter = period.code if period is not None and period.kind is PeriodKind.QUARTER else ""
    return indicator_address(slug, area=area, quarter=quarter)


def document_words(each: Publication) -> str:
    """Which document, of where and when: "Performance report, Hartlepool, 2025-26Q4, released on 3 May 2026"."""
    quarters = " and ".join(each.quarters)
    return f"{each.title}, {each.area_name}, {quarters}, released on {day_words(each.day)}"


def from_to(first: Period, last: Period) -> str:
    """From one period to another, by their months: "Apr to Jun 2024" alone, "April 2024 to March 2026" for several.

    >>> from_to(Period.parse("2024-25Q1"), Period.parse("2025-26Q4"))
    'April 2024 to March 2026'
    """
    return first.label if first == last else f"{first.start:%B %Y} to {last.end:%B %Y}"

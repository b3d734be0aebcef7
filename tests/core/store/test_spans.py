"""Of lists that cover some of the same days, the latest speaks for each month that it covers whole."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.store.journal.current import current_entries
from tithing.store.journal.entry import Entry
from tithing.store.journal.spans import carved_out, list_span, overlapping
from tithing.vocabulary.period import Period

NOW = datetime(2026, 1, 1, tzinfo=UTC)
MONTHS = [Period.month(2025, number) for number in range(1, 7)]


def entry(number: int, first: int, last: int, *, supplier: str = "fire", measures: str = "fires") -> Entry:
    """The list that came as the so many-th, of these months of 2025."""
    series = f"partner_incidents/{supplier}/{measures}/2025-{first:02d}..2025-{last:02d}"
    release = date(2025, 7, 1) + timedelta(days=number)
    return Entry(
        f"e{number}",
        NOW,
        f"{number}.csv",
        "",
        "",
        "partner_incidents",
        "1",
        1,
        release=release,
        series=series,
    )


SPANS = st.lists(st.tuples(st.integers(1, 6), st.integers(1, 6)).map(sorted), min_size=1, max_size=6)


@given(SPANS)
def test_each_month_is_spoken_for_by_the_latest_list_that_covers_it(spans: list[list[int]]) -> None:
    entries = [entry(number, *span) for number, span in enumerate(spans)]
    current = current_entries(entries)
    carved = carved_out(current)

    assert MONTHS
    for number, month in enumerate(MONTHS, 1):
        covering = [
            each.id for each, (first, last) in zip(entries, spans, strict=True) if first <= number <= last
        ]
        speaks = [
            each.id
            for each in current
            if (span := list_span(each.series)) is not None
            and span.days[0] <= month.start <= span.days[1]
            and not any(first <= month.start <= last for first, last in carved.get(each.id, ()))
        ]
        assert speaks == covering[-1:]


@pytest.mark.parametrize(
    ("other", "overlaps"),
    [
        (entry(2, 3, 4), True),
        (entry(2, 4, 6), False),
        (entry(2, 1, 3, supplier="council"), False),
        (entry(2, 1, 3, measures="fly_tipping_reports"), False),
        (entry(2, 1, 3), False),  # the same series: one replaces the other whole
        (entry(2, 1, 2, measures="fires+vehicle_fires"), True),
    ],
)
def test_a_list_meets_those_of_its_supplier_that_share_a_measure_and_a_day(
    other: Entry, overlaps: bool
) -> None:
    assert bool(overlapping(entry(1, 1, 3), [other])) is overlaps


@pytest.mark.parametrize(
    "series", ["", "police_street/cleveland/2025-01", "x/y/z/2025-13..2025-14", "a/b/c/d..e", "../.."]
)
def test_a_series_of_another_kind_has_no_span(series: str) -> None:
    assert list_span(series) is None

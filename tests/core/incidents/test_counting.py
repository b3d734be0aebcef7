"""Counting incidents, against a naive twin in plain Python."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import long_property
from tithing.incidents.counting import as_observations, count_by_day, count_incidents, with_zeros
from tithing.incidents.schema import AREAS
from tithing.observations.schema import READ_COLUMNS

TOTALS = {"all": ("robbery", "drugs")}
PLACES = (
    {"lsoa": "L1", "ward": "W1", "district": "D1", "csp": "C1", "force": "F1", "fit": "exact"},
    {"lsoa": "L2", "ward": "W1", "district": "D1", "csp": "C1", "force": "F1", "fit": "best fit"},
    {"lsoa": "L3", "ward": "W3", "district": "D3", "csp": "C1", "force": "F2", "fit": "exact"},
    {"lsoa": "", "ward": "", "district": "", "csp": "", "force": "F1", "fit": "unplaced"},
)


def incident(
    place: int = 0, measure: str = "robbery", supplier: str = "cleveland", month: str = "2023-03"
) -> dict[str, str]:
    return {**PLACES[place], "measure": measure, "supplier": supplier, "month": month, "breakdown": ""}


def counts(incidents: list[dict[str, Any]]) -> dict[tuple[str, str, str, str], int]:
    frame = pl.DataFrame(incidents).lazy()
    found = count_incidents(frame, totals=TOTALS).collect().to_native()
    rows = found.select("area", "supplier", "month", "measure", "value").rows()
    assert len(rows) == len({row[:4] for row in rows})
    return {row[:4]: row[4] for row in rows}


def by_hand(incidents: list[dict[str, Any]]) -> dict[tuple[str, str, str, str], int]:
    found: Counter[tuple[str, str, str, str]] = Counter()
    for each in incidents:
        measures = [each["measure"], *(total for total, parts in TOTALS.items() if each["measure"] in parts)]
        for area in {each[level] for level in AREAS} - {""}:
            for measure in measures:
                found[area, each["supplier"], each["month"], measure] += 1
    return dict(found)


SOME = st.lists(
    st.builds(
        incident,
        st.integers(0, 3),
        st.sampled_from(["robbery", "drugs", "asb"]),
        st.sampled_from(["cleveland", "durham"]),
        st.sampled_from(["2023-03", "2023-04"]),
    ),
    min_size=1,
    max_size=40,
)


@long_property(examples=40)
@given(SOME)
def test_counts_are_those_of_a_count_by_hand(incidents: list[dict[str, Any]]) -> None:
    assert counts(incidents) == by_hand(incidents)


@long_property(examples=20)
@given(SOME)
def test_the_force_areas_add_to_all_rows(incidents: list[dict[str, Any]]) -> None:
    found = counts(incidents)

    assert sum(n for (area, *_, kind), n in found.items() if area in ("F1", "F2") and kind != "all") == len(
        incidents
    )


def test_rows_that_stand_for_several_count_as_many() -> None:
    found = counts([{**incident(), "value": 5}, {**incident(), "value": 2}])

    assert found["D1", "cleveland", "2023-03", "robbery"] == 7


def test_a_best_fit_is_said_for_the_ward_and_for_no_other_area() -> None:
    frame = pl.DataFrame([incident(0), incident(1), incident(1)])

    found = as_observations(count_incidents(frame)).collect().to_native()

    notes = dict(found.select("area", "note").rows())
    assert notes["W1"] == "2 of these placed by best fit: an LSOA of 2011 since divided between wards"
    assert {notes[area] for area in ("L1", "L2", "D1", "C1", "F1")} == {""}


def test_an_observation_has_every_column_and_the_days_of_its_month() -> None:
    found = as_observations(count_incidents(pl.DataFrame([incident(month="2024-02")]))).collect().to_native()

    assert found.columns == list(READ_COLUMNS)
    assert set(found.select("period", "start", "end", "kind").rows()) == {
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month")
    }


def test_what_was_expected_and_did_not_occur_is_zero() -> None:
    counted = count_incidents(pl.DataFrame([incident()]), areas=("district",))
    expected = pl.DataFrame(
        [("D1", "cleveland", "2023-03", kind) for kind in ("robbery", "drugs")],
        schema=["area", "supplier", "month", "measure"],
        orient="row",
    )

    found = with_zeros(counted, expected).collect().to_native()

    assert dict(found.select("measure", "value").rows()) == {"robbery": 1, "drugs": 0}


def test_a_list_with_days_is_counted_by_day() -> None:
    rows = [
        {**incident(), "date": day} for day in (date(2023, 3, 1), date(2023, 3, 1), date(2023, 3, 9), None)
    ]

    found = count_by_day(pl.DataFrame(rows)).collect().to_native()

    assert dict(found.select("date", "value").rows()) == {date(2023, 3, 1): 2, date(2023, 3, 9): 1}

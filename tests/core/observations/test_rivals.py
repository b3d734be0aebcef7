"""Each figure that another supplier has too is told once, whatever number of suppliers there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import narwhals as nw
import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from tithing.observations.standing.rivals import WHERE, rivals_of

Row = tuple[str, str, float | None, str]  # area, supplier, value, entry
ROWS = st.dictionaries(
    st.tuples(st.sampled_from("XYZ"), st.sampled_from("abcdef")),
    st.tuples(st.sampled_from((1.0, 2.0, 3.0, None)), st.sampled_from(("held", "new", "newer"))),
    max_size=18,
).map(lambda found: [(area, supplier, *rest) for (area, supplier), rest in found.items()])
MINE = ("new", "newer")


@given(ROWS)
def test_one_rival_is_told_of_each_figure_and_how_many_more_differ(rows: Sequence[Row]) -> None:
    """Held against every pair of suppliers: one that differs is told where one differs, and nobody without a rival."""
    told = {(each["area"], each["supplier"]): each for each in _told(rows)}

    paired = {key: others for key in _mine(rows) if (others := _candidates(*key, rows))}
    assert told.keys() == paired.keys()
    for key, each in told.items():
        values = paired[key]
        differing = {other for other, value in values.items() if value != each["value"]}
        assert each["value_was"] == values[each["rival"]]
        assert (each["rival"] in differing) is bool(differing)
        assert each["more"] == (_how_many_differ(*key, rows) - 1 if differing else 0)


def test_the_rows_told_follow_the_figures_and_not_the_pairs_of_suppliers() -> None:
    rows = [("X", f"supplier-{number:02d}", float(number), "new") for number in range(30)]

    told = _told(rows)

    assert len(told) == 29  # each beside another once, where 435 pairs differ
    assert {each["more"] for each in told} == {28}


def _mine(rows: Sequence[Row]) -> list[tuple[str, str]]:
    return [(area, supplier) for area, supplier, _, entry in rows if entry in MINE]


def _how_many_differ(area: str, supplier: str, rows: Sequence[Row]) -> int:
    values = {other: value for place, other, value, _ in rows if place == area}
    return sum(value != values[supplier] for value in values.values())


def _candidates(area: str, supplier: str, rows: Sequence[Row]) -> dict[str, float | None]:
    """Whoever may be told beside it: of what comes in together the first by name is told alone."""
    return {
        other: value
        for place, other, value, entry in rows
        if place == area and other != supplier and (entry not in MINE or supplier < other)
    }


def _told(rows: Sequence[Row]) -> list[dict[str, Any]]:
    frame = pl.DataFrame(
        {
            "measure": ["thefts"] * len(rows),
            "area": [area for area, *_ in rows],
            "period": ["2018-01"] * len(rows),
            "breakdown": [""] * len(rows),
            "supplier": [supplier for _, supplier, *_ in rows],
            "value": [value for *_, value, _ in rows],
            "status": ["final"] * len(rows),
            "entry": [entry for *_, entry in rows],
        },
        schema_overrides={"value": pl.Float64, "area": pl.String, "supplier": pl.String, "entry": pl.String},
    )
    every = nw.from_native(frame, eager_only=True)
    touched = every.filter(nw.col("entry").is_in(list(MINE))).select(*WHERE, "supplier")
    return list(rivals_of(touched, every, mine=MINE, told=("value", "entry")).iter_rows(named=True))

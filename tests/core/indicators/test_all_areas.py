"""All areas at once: what the lazy sums spare is what the calculation would have worked out, to the last note and source."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any
from unittest import mock

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.rows import observation_row
from tithing.indicators.all_areas import QuarterSum, open_to, remember, sums_of
from tithing.indicators.calculate import calculate_all
from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.counted import value_over as value_over_module
from tithing.indicators.counted.value_over import number_over, value_over
from tithing.indicators.evidence import Evidence, Key
from tithing.indicators.result import At, Result
from tithing.observations.measure import load_measures
from tithing.observations.observation import Observation, Observations
from tithing.observations.standing.reading import chains_of
from tithing.observations.standing.said import said_of_each
from tithing.observations.suppliers import Suppliers
from tithing.places.gazetteer import load_gazetteer
from tithing.reading.mask import Mask
from tithing.store.journal.current import Speaking
from tithing.store.journal.entry import Entry
from tithing.store.parquet.engine import open_engine
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, number_of
from tithing.vocabulary.readers import THE_PUBLIC

GAZETTEER = load_gazetteer()
MEASURES = load_measures()
CATALOGUE = load_catalogue(measures=MEASURES)
SUPPLIERS = Suppliers(GAZETTEER.forces)
TODAY = date(2018, 6, 1)
QUARTER = Period.parse("2017-18Q4")
HARTLEPOOL, THE_CSP, MIDDLESBROUGH, CLEVELAND = "E06000001", "E22000027", "E06000002", "E23000013"
AREAS = (HARTLEPOOL, THE_CSP, MIDDLESBROUGH, CLEVELAND)
STREET = "street_burglary"


MASK = Mask(THE_PUBLIC, TODAY, SUPPLIERS)


def _entry(number: int) -> Entry:
    came = datetime(2018, 5, number + 1, tzinfo=UTC)
    return Entry(f"e{number}", came, f"{number}.csv", f"raw{number}", f"sha{number}", "ledger", "1", 1)


ENTRIES = tuple(_entry(number) for number in range(3))


def _both(rows: Iterable[dict[str, Any]]) -> tuple[Evidence, tuple[QuarterSum, ...]]:
    """What the public's calculation may ask of these rows, and the lazy sums of them."""
    unique = {
        (*(r[k] for k in ("measure", "area", "period", "breakdown", "supplier", "entry")),): r for r in rows
    }
    engine = open_engine()
    frame = _frame(unique.values())
    said = said_of_each(frame, Speaking.of(ENTRIES), engine)
    chains = chains_of(said.collect().rows(named=True), {entry.id: entry for entry in ENTRIES})
    seen = (MASK.shown(chain) for chain in chains)
    evidence = _evidence(each for each in seen if each is not None)
    return evidence, tuple(sums_of(said, open_to([Access.OPEN], day=TODAY)))


def _frame(rows: Iterable[dict[str, Any]]) -> pl.LazyFrame:
    types = {"start": pl.Date, "end": pl.Date, "expected": pl.Date, "value": pl.Float64, "row": pl.Int64}
    every = [{**row, "entry": row["entry"]} for row in rows]
    schema = {name: types.get(name, pl.String) for name in every[0]}
    return pl.LazyFrame(every, schema=schema)


def _evidence(observations: Iterable[Observation]) -> Evidence:
    return Evidence(Observations.of(observations), MEASURES, gazetteer=GAZETTEER, suppliers=SUPPLIERS)


def _row(**stated: Any) -> dict[str, Any]:
    found = observation_row(**{"measure": STREET, "supplier": "cleveland", **stated})
    return {**found, "value": stated.get("value", found["value"]), "entry": stated.get("entry", "e0")}


def _months(**stated: Any) -> list[dict[str, Any]]:
    return [_row(period=f"2018-0{month}", value=float(month), **stated) for month in (1, 2, 3)]


def _results(evidence: Evidence, sums: Iterable[QuarterSum]) -> list[Result]:
    remember(evidence, sums, {entry.id: entry for entry in ENTRIES}, told=MASK.file_told)
    return [
        result
        for code in (HARTLEPOOL, MIDDLESBROUGH, CLEVELAND)
        for result in calculate_all(
            CATALOGUE,
            area=GAZETTEER.get(code),
            period=QUARTER,
            observations=evidence.observations,
            measures=MEASURES,
            evidence=evidence,
        )
    ]


# -- what is simple -----------------------------------------------------------------------------------------------


def test_a_quarter_of_three_known_months_is_taken_from_the_sums_with_how_many_values_it_is_of() -> None:
    evidence, (found,) = _both(_months())

    assert (found.total, found.values, found.months, found.suppliers, found.plain) == (6.0, 3, 3, 1, True)
    assert [part.entry for part in found.parts] == ["e0", "e0", "e0"]
    assert remember(evidence, [found], {entry.id: entry for entry in ENTRIES}, told=MASK.file_told) == 1
    at = value_over(evidence, STREET, area=HARTLEPOOL, period=QUARTER)
    assert at.quantity == Known(6.0)
    assert [ref.file for ref in at.sources] == ["0.csv"]


@pytest.mark.parametrize(
    ("why", "rows"),
    [
        ("a month is missing", _months()[:2]),
        ("a month was not known", [*_months()[:2], _row(period="2018-03", value=None, status="missing")]),
        ("a month is provisional", [*_months()[:2], _row(period="2018-03", status="provisional")]),
        ("a month is no whole number", [*_months()[:2], _row(period="2018-03", value=1.5)]),
        ("something is noted", [*_months()[:2], _row(period="2018-03", note="a new depot counts")]),
        ("a month is hidden", [*_months()[:2], _row(period="2018-03", access="withheld")]),
        ("what was said before is hidden", [*_months(entry="e1"), _row(period="2018-03", access="partners")]),
        ("the quarter itself was supplied", [*_months(), _row(period="2017-18Q4", supplier="office")]),
        ("the quarter was supplied under the other code", [*_months(), _row(period="2017-18Q4", area=THE_CSP)]),
        ("a table gives the whole too", [*_months(), _row(period="2018-02", supplier="office", value=2.0)]),
        ("the home force is not among them", _months(supplier="durham")),
        ("a force is under two names", [*_months(), _row(period="2018-02", supplier="Cleveland Police")]),
        ("two suppliers do not add", [*_months(measure="fly_tipping_reports"),
                                      _row(measure="fly_tipping_reports", period="2018-02", supplier="x")]),
        ("it is a stock", _months(measure="population")),
        ("nobody defined it", _months(measure="of_no_book")),
    ],
)  # fmt: skip
def test_every_other_cell_is_left_to_the_calculation(why: str, rows: list[dict[str, Any]]) -> None:
    evidence, sums = _both(rows)

    assert remember(evidence, sums, {entry.id: entry for entry in ENTRIES}, told=MASK.file_told) == 0, why


def test_where_anything_was_erased_nothing_is_taken_from_the_sums() -> None:
    from tithing.observations.erased import ErasedKeys

    evidence, sums = _both(_months())
    gone = ErasedKeys("book", TODAY, frozenset())
    erased = Observations.of(evidence.observations.all, erased=(gone,))

    assert remember(Evidence(erased, MEASURES), sums, {}, told=MASK.file_told) == 0


def test_neighbouring_forces_add_and_a_withheld_month_whose_day_has_come_is_open() -> None:
    released = {"access": "withheld", "expected": date(2018, 5, 31)}
    evidence, sums = _both([*_months(**released), *_months(supplier="durham", entry="e1")])

    assert remember(evidence, sums, {entry.id: entry for entry in ENTRIES}, told=MASK.file_told) == 1
    at = value_over(evidence, STREET, area=HARTLEPOOL, period=QUARTER)
    assert (at.quantity, [ref.file for ref in at.sources]) == (Known(12.0), ["0.csv", "1.csv"])


def test_a_force_is_added_up_from_districts_of_which_one_was_sent_under_its_partnerships_code() -> None:
    """So the force is not silent though nothing stands under its own code, nor under any district's for one of them."""
    places = (THE_CSP, MIDDLESBROUGH, "E06000003", "E06000004")
    rows = [each for place in places for each in _months(area=place, measure="fly_tipping_reports")]
    evidence, _ = _both(rows)

    at = value_over(evidence, "fly_tipping_reports", area=CLEVELAND, period=QUARTER)
    assert (at.quantity, at.notes) == (Known(24.0), ("added up from its districts",))
    alone, _ = _both(_months(area=THE_CSP, measure="fly_tipping_reports"))
    assert not value_over_module.is_silent(alone, ("fly_tipping_reports", CLEVELAND, QUARTER, ""))


# -- held against the calculation -----------------------------------------------------------------------------------

_ROWS = st.builds(
    _row,
    measure=st.sampled_from((STREET, "street_robbery", "fly_tipping_reports", "shoplifting", "all_theft_offences")),
    area=st.sampled_from((HARTLEPOOL, HARTLEPOOL, THE_CSP, MIDDLESBROUGH, CLEVELAND)),
    period=st.sampled_from(
        ("2018-01", "2018-02", "2018-03", "2017-18Q4", "2016-17Q4", "2017-01", "2017-04..", "2017-18Q1", "2018-01..")
    ).map({"2017-04..": "ytd-to-2017-04", "2018-01..": "2018-01-01..2018-02-28"}.get).filter(bool)
    | st.sampled_from(("2018-01", "2018-02", "2018-03", "2017-18Q4", "2017-01", "2017-02", "2017-03", "2017-18Q4-ytd")),
    supplier=st.sampled_from(("cleveland", "cleveland", "Cleveland Police", "durham", "", "office")),
    value=st.sampled_from((0.0, 3.0, 7.0, 2.5, None)),
    status=st.sampled_from(("final", "final", "provisional")),
    note=st.sampled_from(("", "", "", "a new depot counts")),
    access=st.sampled_from(("open", "open", "partners", "withheld")),
    expected=st.sampled_from((None, date(2018, 5, 31), date(2018, 12, 1))),
    entry=st.sampled_from(("e0", "e1", "e2")),
)  # fmt: skip
_WHOLE = st.builds(
    lambda year, **said: [_row(period=f"{year}-0{month}", **said) for month in (1, 2, 3)],
    year=st.sampled_from((2018, 2017)),
    measure=st.sampled_from((STREET, "street_robbery", "fly_tipping_reports", "shoplifting")),
    area=st.sampled_from((HARTLEPOOL, THE_CSP, MIDDLESBROUGH, CLEVELAND)) | st.just("the four districts"),
    supplier=st.sampled_from(("cleveland", "durham")),
    value=st.sampled_from((3.0, 12.0)),
    entry=st.sampled_from(("e0", "e1", "e2")),
)


@given(whole=st.lists(_WHOLE, min_size=1, max_size=8), others=st.lists(_ROWS, max_size=6))
def test_all_areas_at_once_are_what_each_is_worked_out_piece_by_piece(
    whole: list[list[dict[str, Any]]], others: list[dict[str, Any]]
) -> None:
    together = (each for rows in whole for row in rows for each in _in_each_district(row))
    rows = [_as_stored(row) for row in (*together, *others)]
    evidence, sums = _both(rows)
    with mock.patch.object(value_over_module, "is_silent", return_value=False):
        piece_by_piece = _results(_evidence(evidence.observations.all), ())

    assert _results(evidence, sums) == piece_by_piece


def _in_each_district(row: dict[str, Any]) -> list[dict[str, Any]]:
    """Such as make a force's figure, one of them under its partnership's code."""
    if row["area"] != "the four districts":
        return [row]
    return [{**row, "area": area} for area in (THE_CSP, MIDDLESBROUGH, "E06000003", "E06000004")]


def _as_stored(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "status": "missing"} if row["value"] is None else row


@given(whole=st.lists(_WHOLE, min_size=1, max_size=8), others=st.lists(_ROWS, max_size=6))
def test_what_is_simply_added_up_is_what_comes_of_it_piece_by_piece(
    whole: list[list[dict[str, Any]]], others: list[dict[str, Any]]
) -> None:
    """Also where only its number is asked for, as of a long series."""
    together = (each for rows in whole for row in rows for each in _in_each_district(row))
    said = _both(_as_stored(row) for row in (*together, *others))[0].observations.all
    with mock.patch.object(value_over_module, "_plain", return_value=None):
        piece_by_piece, results = _every_value(_evidence(said)), _results(_evidence(said), ())

    assert _every_value(_evidence(said)) == piece_by_piece
    assert _results(_evidence(said), ()) == results
    numbers = _evidence(said)  # which remembers nothing
    assert {key: _number(numbers, key) for key in piece_by_piece} == {
        key: number_of(at.quantity) for key, at in piece_by_piece.items()
    }


def _every_value(evidence: Evidence) -> dict[Key, At]:
    measures = sorted({each.measure for each in evidence.observations.all} & {each.slug for each in MEASURES})
    periods = (QUARTER, QUARTER.year_before(), *QUARTER.months(), QUARTER.year_to_date())
    keys = [(measure, area, period, "") for measure in measures for area in AREAS for period in periods]
    return {key: value_over(evidence, key[0], area=key[1], period=key[2], breakdown=key[3]) for key in keys}


def _number(evidence: Evidence, key: Key) -> float | None:
    return number_over(evidence, key[0], area=key[1], period=key[2], breakdown=key[3])

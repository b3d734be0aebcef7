"""The wall socket refuses, in words, what a reader gives and the book could not use."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import ledger, make_book, take
from tests.support.rows import frame_of, observation_row
from tithing.observations.entering.headed import Headed, InFile
from tithing.observations.entering.socket import misfits
from tithing.observations.measure import Measures, load_measures
from tithing.observations.schema import COLUMNS, READ_COLUMNS
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.registry import SourceInfo, list_sources
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.problems import Problem, Refused

MEASURES = load_measures()
FILE = InFile("a.csv", (Headed(columns={name: (name,) for name in READ_COLUMNS}),))


def row(**stated: Any) -> dict[str, Any]:
    return observation_row(**{"measure": "shoplifting", "row": 2, **stated})


def told(*rows: dict[str, Any], measures: Measures = MEASURES) -> list[Problem]:
    return list(misfits(frame_of(rows), FILE, measures=measures, gazetteer=load_gazetteer()))


REFUSED: list[tuple[dict[str, Any], str, str]] = [
    ({"measure": "shoplfting"}, "measure", 'no measure is called "shoplfting"; the nearest '),
    ({"measure": "shoplifting.rate"}, "measure", 'no measure is called "shoplifting.rate"'),
    ({"area": "Atlantis"}, "area", '"Atlantis" is no code of an area'),
    ({"area": "Hartlepool"}, "area", '"Hartlepool" is no code of an area; Hartlepool has the code E06000001'),
    ({"area": ""}, "area", '"" is no code of an area'),
    ({"area": None}, "area", "there is no area"),
    ({"area": "MSG-NOBODYS"}, "area", '"MSG-NOBODYS" is no code of an area'),
    ({"start": date(2018, 1, 2)}, "period", "2018-01 is 2018-01-01 to 2018-01-31, a month, and stands as"),
    ({"kind": "fortnight"}, "period", '"fortnight" is no kind of period'),
    ({"kind": None}, "period", "there is no kind"),
    ({"breakdown": "personal"}, "breakdown", '"personal" is no breakdown'),
    ({"breakdown": "type=personal;age=10"}, "breakdown", '"type=personal;age=10" is no breakdown'),
    ({"unit": "number"}, "unit", '"number" is no unit'),
    ({"unit": "percent"}, "unit", 'Shoplifting is a count, and this is given as "percent"'),
    ({"status": "draft"}, "status", '"draft" is no status'),
    ({"access": "everybody"}, "access", '"everybody" is no access'),
    ({"comparability": "yes"}, "comparability", '"yes" is no comparability'),
    ({"note": None}, "note", "there is no note"),
    ({"supplier": None}, "supplier", "there is no supplier"),
    ({"value": None}, "value", "there is no value, and the status is final"),
    ({"status": "missing"}, "value", "there is a value, and it is missing"),
    ({"status": "suppressed"}, "value", "there is a value, and it is suppressed"),
    ({"value": "nan"}, "value", "the value is no number that can be counted with"),
    ({"value": "inf"}, "value", "the value is no number that can be counted with"),
]


@pytest.mark.parametrize(("stated", "column", "what"), REFUSED)
def test_a_row_that_the_book_could_not_use_is_refused_at_its_place(
    stated: dict[str, Any], column: str, what: str
) -> None:
    (problem,) = told(row(**stated))

    assert problem.what.startswith(what)
    assert (problem.file, problem.row, problem.column) == ("a.csv", 2, column)
    assert problem.change


def test_a_period_that_is_written_in_no_way_of_the_field_is_refused() -> None:
    odd = {**row(), "period": "early spring"}

    (problem,) = told(odd)

    assert '"early spring"' in problem.what


TAKEN: list[dict[str, Any]] = [
    {"measure": "shoplifting.rate_per_1000_population", "unit": "rate per 1,000 population"},
    {"area": "E22999999"},  # a partnership newer than our look-ups
    {"area": "E05008942"},
    {"breakdown": "age=10;type=personal"},
    {"value": None, "status": "missing", "reason": "not sent"},
    {"value": None, "status": "suppressed"},
    {"value": "0"},
    {"value": "-1"},  # offences moved to another month
    {"comparability": "restated"},
    {"row": 0},
]


@pytest.mark.parametrize("stated", TAKEN)
def test_a_row_that_the_book_can_use_is_taken(stated: dict[str, Any]) -> None:
    assert told(row(**stated)) == []


@given(st.sampled_from(list(PeriodKind)), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_a_period_of_any_kind_is_taken_as_its_code_has_it(kind: PeriodKind, day: date) -> None:
    period = _period(kind, day)

    assert told(row(period=period.code)) == []


def _period(kind: PeriodKind, day: date) -> Period:
    written = {
        PeriodKind.MONTH: f"{day:%Y-%m}",
        PeriodKind.QUARTER: f"{day.year}-{(day.year + 1) % 100:02d}Q{1 + day.month % 4}",
        PeriodKind.HALF_YEAR: f"{day.year}-{(day.year + 1) % 100:02d}H{1 + day.month % 2}",
        PeriodKind.RUN_OF_QUARTERS: "{0}Q{1}-to-{0}Q{2}".format(
            f"{day.year}-{(day.year + 1) % 100:02d}", *((1, 3), (2, 4))[day.month % 2]
        ),
        PeriodKind.FINANCIAL_YEAR: f"{day.year}-{(day.year + 1) % 100:02d}",
        PeriodKind.CALENDAR_YEAR: f"{day.year}",
        PeriodKind.ROLLING_12: f"12m-to-{day:%Y-%m}",
        PeriodKind.YEAR_TO_DATE: f"ytd-to-{day:%Y-%m}",
        PeriodKind.RANGE: f"{day}..{date(2031, 1, 1)}",
    }
    return Period.parse(written[kind])


def test_one_name_that_stands_in_many_rows_is_told_once_with_its_rows() -> None:
    rows = [row(measure="qqq", row=number, period=f"2018-{number:02d}") for number in (5, 3, 4)]

    (problem,) = told(*rows)

    assert problem.what == 'no measure is called "qqq"'
    assert problem.place == 'a.csv, rows 3 to 5, column "measure"'


def test_a_row_that_was_counted_has_no_line_to_name() -> None:
    (problem,) = told(row(measure="qqq", row=0))

    assert problem.row is None


def test_a_hundred_problems_are_enough() -> None:
    assert len(told(*(row(measure=f"theft_{number}", row=number) for number in range(1, 200)))) == 100


def test_a_column_that_the_reader_left_out_is_named() -> None:
    frame = frame_of([row()]).drop("unit", "note")

    found = misfits(frame, FILE, measures=MEASURES, gazetteer=load_gazetteer())

    assert [problem.what for problem in found] == [
        'the reader gives no column "unit"',
        'the reader gives no column "note"',
    ]


def test_no_rows_fit() -> None:
    assert told() == []


# -- through the readers ----------------------------------------------------------------------------------


def test_a_misspelt_measure_in_a_new_source_is_refused_and_leaves_the_book_alone(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    file = ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96", "theftts,E06000001,2018-02,97")

    with pytest.raises(Refused) as refused:
        take(book, file)

    (problem,) = refused.value.problems
    assert (problem.what, problem.file, problem.row) == (
        'no measure is called "theftts"; the nearest is thefts',
        "a.csv",
        3,
    )
    assert book.journal() == ()


def test_an_area_that_is_none_is_refused_whoever_wrote_the_reader(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    file = ledger(tmp_path / "a.csv", "thefts,Atlantis,2018-01,96")

    with pytest.raises(Refused, match='"Atlantis" is no code of an area'):
        take(book, file)


READERS = {
    "read": "def read(received, context):\n    return context.gazetteer.find('Atlantis')\n",
    "read_many": "def read_many(received, context):\n    return context.measures.get('theftts')\n",
}


@pytest.mark.parametrize("function", READERS)
def test_a_reader_that_lets_an_unknown_name_through_ends_in_a_sentence(tmp_path: Path, function: str) -> None:
    info = _source(tmp_path, READERS[function])

    with pytest.raises(Refused) as refused:
        info.read_many([_received(tmp_path)], Context(MEASURES, load_gazetteer()))

    (problem,) = refused.value.problems
    assert problem.file == "a.csv"
    assert "Atlantis" in problem.what or "theftts" in problem.what


def test_files_that_are_read_together_are_each_held_to_the_socket(tmp_path: Path) -> None:
    lines = (
        "from tests.core.observations.test_socket import reading_of",
        "def read_many(received, context):",
        "    return [reading_of('shoplifting'), reading_of('qqq')]",
    )
    info = _source(tmp_path, "\n".join(lines))
    files = [_received(tmp_path, name) for name in ("good.csv", "bad.csv")]

    with pytest.raises(Refused) as refused:
        info.read_many(files, Context(MEASURES, load_gazetteer()))

    assert [(each.file, each.what) for each in refused.value.problems] == [
        ("bad.csv", 'no measure is called "qqq"')
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Reading('planted', 1, incidents=incident_frame([LINE]).with_columns(measure=pl.lit('qqq')))",
        "Reading('planted', 1, commentary=(PartnerCommentary('qqq', 'E06000001', '2018-01', 'x', 'It rose.'),))",
    ],
)
def test_incidents_and_commentary_of_no_measure_are_refused_too(tmp_path: Path, line: str) -> None:
    lines = (
        "import polars as pl",
        "from tests.support.rows import incident_frame",
        "from tithing.sources.contract import PartnerCommentary, Reading",
        "LINE = {'month': '2018-01', 'area': 'E06000001'}",
        f"def read(received, context):\n    return {line}",
    )
    info = _source(tmp_path, "\n".join(lines))

    with pytest.raises(Refused, match='no measure is called "qqq"'):
        info.read_many([_received(tmp_path)], Context(MEASURES, load_gazetteer()))


def reading_of(measure: str) -> Reading:
    return Reading("planted", 1, frame_of([row(measure=measure)]))


def _source(folder: Path, code: str) -> SourceInfo:
    place = folder / "planted"
    place.mkdir()
    (place / "about.toml").write_text('title = "Planted"\n', encoding="utf-8")
    (place / "read.py").write_text(code, encoding="utf-8")
    (info,) = list_sources(folder)
    return info


def _received(folder: Path, name: str = "a.csv") -> Received:
    path = folder / name
    path.write_text("a,b\n1,2\n", encoding="utf-8")
    return Received(path=path, name=name, sha256="0" * 64, content_sha256="0" * 64, release=None, size=8)


def test_the_store_has_the_columns_that_the_schema_says(tmp_path: Path) -> None:
    book = make_book(tmp_path / "book")
    take(book, ledger(tmp_path / "a.csv", "thefts,E06000001,2018-01,96"))

    (stored,) = (book.folder.store / "observations").rglob("*.parquet")

    assert pl.read_parquet_schema(stored).names() == list(COLUMNS)
    assert list(COLUMNS)[: len(READ_COLUMNS)] == list(READ_COLUMNS)

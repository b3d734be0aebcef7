"""A merger that a book writes down: before its day its parts, from it the new district, and one series through both."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.indicators.districts import was_made_of, whole_districts
from tithing.indicators.result import Result
from tithing.places.gazetteer import Gazetteer, load_gazetteer
from tithing.places.successors import with_successors
from tithing.reading.areas import own_area
from tithing.reading.book import open_book
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.partnership import Successor
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing
from tithing.vocabulary.readers import AN_OFFICER
from tithing.workflows.files_in.import_files import import_files
from tithing.workflows.the_book.new_book import new_book

BURNLEY, PENDLE, NEW = "E07000117", "E07000122", "E06000999"
DAY = date(2028, 4, 1)
AREAS = f"""
[[successors]]
code = "{NEW}"
name = "Two Rivers"
from = 2028-04-01
made_of = ["{BURNLEY}", "{PENDLE}"]
"""
HEAD = "measure,area,period,value,unit,supplier"
BEFORE = [
    "Shoplifting,Burnley,2027-28Q1,40,count,lancashire",
    "Shoplifting,Pendle,2027-28Q1,60,count,lancashire",
]
AFTER = "Shoplifting,Two Rivers,2028-29Q1,130,count,lancashire"
NOW = datetime(2028, 9, 1, 9, tzinfo=UTC)


def _book(folder: Path, areas: str = AREAS) -> Path:
    """A book of the new district, invented: nothing of the kind is decided."""
    created = new_book(folder, name="Safer Two Rivers", area="Burnley")
    said = created.config.read_text().replace(f'area = "{BURNLEY}"', f'area = "{NEW}"')
    created.config.write_text(said.replace(f'  "{BURNLEY}",', f'  "{NEW}",').replace(f'  "{PENDLE}",', ""))
    created.config.with_name("areas.toml").write_text(areas)
    return folder


def _take(folder: Path, *lines: str) -> None:
    file = folder.parent / "figures.csv"
    file.write_text("\n".join([HEAD, *lines]) + "\n")
    import_files(open_book(folder), [file], now=NOW, released=date(2028, 8, 1))


def _seen(folder: Path) -> Snapshot:
    return snapshot(folder, reader=AN_OFFICER, at=datetime(2028, 9, 1))


def _result(folder: Path, period: str = "2028-29Q1", measure: str = "shoplifting") -> Result:
    seen = _seen(folder)
    found = span_of(seen, Period.parse(period), own_area(seen)).result(measure, own_area(seen))
    assert found is not None
    return found


def test_the_new_district_is_compared_with_its_parts_added_up_and_says_so(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b")
    _take(folder, *BEFORE, AFTER)

    result = _result(folder)

    assert (result.value.quantity, result.previous.quantity) == (Known(130.0), Known(100.0))
    assert "added up from Burnley and Pendle" in result.previous.notes


def test_without_one_of_its_parts_nothing_is_compared(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b")
    _take(folder, BEFORE[0], AFTER)

    previous = _result(folder).previous.quantity

    assert isinstance(previous, Missing)
    assert "Pendle, of which it was made" in previous.words


def test_a_figure_of_the_whole_for_the_time_before_comes_before_any_sum(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b")
    _take(folder, *BEFORE, AFTER, AFTER.replace("2028-29", "2027-28").replace("130", "99"))

    assert _result(folder).previous.quantity == Known(99.0)


def test_an_old_name_for_the_new_time_is_refused_with_the_new_one(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b")

    with pytest.raises(Refused, match="Burnley ended on 31 March 2028 and is now Two Rivers"):
        _take(folder, AFTER.replace("Two Rivers", "Burnley"))


STREET = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
)


def _street(folder: Path, month: str) -> Path:
    """A theft from a shop in Burnley and two in Pendle, as the police publish them."""
    known = load_gazetteer()
    lsoas = [known.get(known.lsoas_in(code)[0]) for code in (BURNLEY, PENDLE, PENDLE)]
    lines = [
        f"{number:064x},{month},Lancashire Constabulary,Lancashire Constabulary,-2.2,53.8,On or near Market Street,"
        f"{lsoa.code},{lsoa.name},Shoplifting,Under investigation,"
        for number, lsoa in enumerate(lsoas)
    ]
    file = folder.parent / f"{month}-lancashire-street.csv"
    file.write_text("\n".join([STREET, *lines]) + "\n")
    return file


def test_street_rows_that_are_placed_in_its_parts_count_for_it(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b")
    files = [_street(folder, f"2028-0{month}") for month in (4, 5, 6)]
    import_files(open_book(folder), files, now=NOW, released=date(2028, 8, 1))

    result = _result(folder, measure="street_shoplifting")

    assert result.value.quantity == Known(9.0)
    seen, known = _seen(folder), load_gazetteer()
    wards = {ward.code for ward in span_of(seen, Period.parse("2028-29Q1"), own_area(seen)).wards()}
    assert wards == {ward.code for part in (BURNLEY, PENDLE) for ward in known.wards_of(part)}


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("from = 2028-04-01\n", "", "from: is missing"),
        ("2028-04-01", '"next year"', "which is not a day"),
        (f'["{BURNLEY}", "{PENDLE}"]', "[]", "made_of: is empty"),
        (BURNLEY, "E22000063", "is not the code of a district"),
        (BURNLEY, "E07000997", 'no area has the code "E07000997"'),
        ("made_of", "madeof", "madeof: is not a key that is known here; the nearest is made_of"),
    ],
)
def test_what_a_merger_cannot_be_is_refused(tmp_path: Path, was: str, now: str, told: str) -> None:
    assert was in AREAS
    folder = _book(tmp_path / "b", AREAS.replace(was, now, 1))

    with pytest.raises(Refused) as refused:
        _seen(folder)

    assert told in str(refused.value)


def test_no_district_becomes_two(tmp_path: Path) -> None:
    folder = _book(tmp_path / "b", AREAS + AREAS.replace(NEW, "E06000998"))

    with pytest.raises(Refused, match="becomes two districts"):
        _seen(folder)


# -- whatever merges, and whenever ------------------------------------------------------------------------

REFERENCE = load_gazetteer()
FORCES = [
    area.code for area in REFERENCE.all(AreaKind.FORCE) if len(whole_districts(area.code, REFERENCE)) > 2
]


@st.composite
def mergers(draw: st.DrawFn) -> tuple[str, Gazetteer, Successor]:
    """A force in which some of its districts become one on a day."""
    force = draw(st.sampled_from(FORCES))
    districts = whole_districts(force, REFERENCE)
    parts = draw(st.lists(st.sampled_from(districts), min_size=2, max_size=len(districts), unique=True))
    start = draw(st.dates(date(2025, 4, 1), date(2030, 4, 1)))
    new = Successor(Area(NEW, "Two Rivers", AreaKind.DISTRICT), start, tuple(parts))
    return force, with_successors(REFERENCE, [new]), new


@given(mergers(), st.dates(date(2024, 4, 1), date(2031, 4, 1)))
def test_a_force_is_each_of_its_districts_once_on_every_day(
    merged: tuple[str, Gazetteer, Successor], day: date
) -> None:
    force, places, new = merged
    ground = set(whole_districts(force, REFERENCE))

    on_the_day = whole_districts(force, places, on=day)

    covered = [each for code in on_the_day for each in (new.made_of if code == NEW else (code,))]
    assert sorted(covered) == sorted(ground)
    assert (NEW in on_the_day) == (day >= new.start)
    assert set(was_made_of(NEW, places, on=day)) == set(new.made_of)


@given(mergers())
def test_where_no_day_is_asked_nothing_stands_twice(merged: tuple[str, Gazetteer, Successor]) -> None:
    force, places, _ = merged

    assert set(whole_districts(force, places)) == set(whole_districts(force, REFERENCE))
    assert NEW not in {area.code for area in places.all(AreaKind.DISTRICT)}
    assert places.find("Two Rivers").code == NEW

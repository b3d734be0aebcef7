"""Who sent what: a sum over police forces is given only where the area's own force is in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.workflows.arriving import NOW, bring, bring_as_it_is, figure, hartlepool, street, table
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, number_of
from tithing.workflows.the_book.rebuild import rebuild

QUARTER = ("2025-01", "2025-02", "2025-03")
YEAR_BEFORE = ("2024-01", "2024-02", "2024-03")
PARTNER = '[[partners]]\nslug = "cleveland-police"\nname = "Cleveland Police"\n'


def months(folder: Path, *which: str, force: str = "cleveland", **rows: int) -> list[Path]:
    return [street(folder, month, force, **rows) for month in which]


@pytest.mark.parametrize("other", ["durham", "btp"])
def test_rows_of_another_force_never_stand_for_the_areas_own(tmp_path: Path, other: str) -> None:
    book = hartlepool(tmp_path / "book")
    bring_as_it_is(
        book,
        *months(tmp_path, *YEAR_BEFORE, Hartlepool=23),
        *months(tmp_path, *QUARTER, force=other, Hartlepool=1),
    )

    found = figure(book, "street_burglary")

    assert isinstance(found.value.quantity, Missing)
    assert found.value.quantity.words.startswith(
        "not yet imported from Cleveland Police for Jan to Mar 2025; 3 counted by "
    )
    assert number_of(found.previous.quantity) == 69
    assert not isinstance(found.change.percent, Known)
    assert found.change.chance.p_value is None


def test_the_forces_own_area_is_missing_too(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring_as_it_is(
        book,
        *months(tmp_path, *YEAR_BEFORE, Hartlepool=2),
        *months(tmp_path, *QUARTER, force="durham", Hartlepool=1),
    )

    found = figure(book, "street_burglary", area="Cleveland Police")

    assert isinstance(found.value.quantity, Missing)
    assert "Cleveland Police for Jan to Mar 2025" in found.value.quantity.words


def test_a_district_elsewhere_waits_for_its_own_force(tmp_path: Path) -> None:
    """Cleveland's files have a few rows in Durham: they are no figure of Durham."""
    book = hartlepool(tmp_path / "book")
    bring(
        book,
        *months(tmp_path, *QUARTER, Hartlepool=2),
        *months(tmp_path, *QUARTER, force="btp", Hartlepool=1),
    )

    assert number_of(figure(book, "street_burglary").value.quantity) == 9
    assert isinstance(figure(book, "street_burglary", area="County Durham").value.quantity, Missing)


def test_one_month_that_is_not_here_is_named_with_whose_file_it_is(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(
        book,
        *months(tmp_path, "2025-01", "2025-03", Hartlepool=4),
        street(tmp_path, "2025-02", "btp", Hartlepool=1),
    )

    words = figure(book, "street_burglary").value.quantity.words

    assert (
        words == "not yet imported from Cleveland Police for Feb 2025; 1 counted by British Transport Police"
    )


def test_an_empty_month_is_received_and_empty_and_the_others_are_taken(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    empty = street(tmp_path, "2024-02")

    report = bring(
        book, street(tmp_path, "2024-01", Hartlepool=3), empty, street(tmp_path, "2024-03", Hartlepool=3)
    )

    assert [entry.rows for entry in report.taken] == [3, 0, 3]
    assert any("received and empty" in notice for entry in report.taken for notice in entry.notices)
    quantity = figure(book, "street_burglary", "2023-24Q4").value.quantity
    assert isinstance(quantity, Missing)
    assert quantity.words == "received from Cleveland Police without a figure for Feb 2024"


def test_a_whole_empty_quarter_says_so(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(book, *months(tmp_path, *QUARTER))

    words = figure(book, "street_burglary").value.quantity.words

    assert words == "received from Cleveland Police without a figure for Jan to Mar 2025"


def test_rows_that_come_later_fill_an_empty_month(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(
        book,
        *months(tmp_path, "2025-01", "2025-03", Hartlepool=3),
        street(tmp_path, "2025-02"),
        released="2025-05-01",
    )
    bring(book, street(tmp_path / "later", "2025-02", Hartlepool=5), released="2025-06-01")

    assert number_of(figure(book, "street_burglary").value.quantity) == 11


def test_an_empty_month_is_known_again_after_it_came_before(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    empty = street(tmp_path, "2025-02")
    bring(book, empty)

    assert bring(book, empty).already == ("2025-02-cleveland-street.csv",)


# -- two routes -------------------------------------------------------------------------------------------


def flat(path: Path, *rows: str) -> Path:
    return table(path, "\n".join(["measure,area,period,value,unit,supplier", *rows]))


@pytest.mark.parametrize(
    "supplier", ["", "cleveland", "Cleveland Police", "cleveland-police", "council-street-team"]
)
@pytest.mark.parametrize("partners", ["", PARTNER])
def test_the_same_figure_by_two_routes_is_never_the_sum(tmp_path: Path, supplier: str, partners: str) -> None:
    book = hartlepool(tmp_path / "book", partners)
    rows = [f"street_burglary,Hartlepool,{month},40,count,{supplier}" for month in QUARTER]
    bring(book, flat(tmp_path / "counts.csv", *rows), *months(tmp_path, *QUARTER, Hartlepool=40))

    found = figure(book, "street_burglary")

    assert number_of(found.value.quantity) == 120
    again = "counts.csv gives the same figure a second time, and is not added"
    assert supplier == "cleveland" or again in found.notes  # the very same key is said twice, and stands once


def test_two_routes_that_differ_are_told_by_month_and_not_added(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    rows = [f"street_burglary,Hartlepool,{month},38,count," for month in QUARTER]
    bring_as_it_is(book, flat(tmp_path / "counts.csv", *rows), *months(tmp_path, *QUARTER, Hartlepool=40))

    found = figure(book, "street_burglary")

    assert number_of(found.value.quantity) == 120
    assert "counts.csv gives 38 for the same figure in Jan 2025, and is not added" in found.notes


def test_a_table_alone_stands_for_the_whole(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    bring(
        book, flat(tmp_path / "counts.csv", *(f"street_burglary,Hartlepool,{m},40,count," for m in QUARTER))
    )

    assert number_of(figure(book, "street_burglary").value.quantity) == 120


def test_a_table_of_the_whole_stands_beside_a_few_rows_of_a_neighbour(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    rows = [f"street_burglary,Hartlepool,{month},40,count," for month in QUARTER]
    bring_as_it_is(
        book, flat(tmp_path / "counts.csv", *rows), *months(tmp_path, *QUARTER, force="durham", Hartlepool=1)
    )

    assert number_of(figure(book, "street_burglary").value.quantity) == 120


def test_two_spellings_of_one_supplier_in_one_file_are_one(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    row = "street_burglary,Hartlepool,{},40,count,{}"
    rows = [row.format(month, name) for month in QUARTER for name in ("cleveland", "Cleveland Police")]

    bring(book, flat(tmp_path / "spellings.csv", *rows))

    assert number_of(figure(book, "street_burglary").value.quantity) == 120


def test_empty_months_of_the_same_bytes_are_each_their_own_and_are_read_again_alike(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    taken = bring(book, *months(tmp_path, *QUARTER)).taken
    late = bring(book, street(tmp_path, "2025-04")).taken

    assert [entry.series[-7:] for entry in (*taken, *late)] == [*QUARTER, "2025-04"]
    assert len({entry.sha256 for entry in (*taken, *late)}) == 1
    assert rebuild(book, now=NOW).changed == ()


def test_an_empty_file_that_does_not_say_whose_it_is_is_refused_with_the_name_to_give_it(
    tmp_path: Path,
) -> None:
    nameless = street(tmp_path, "2025-02").rename(tmp_path / "download.csv")

    with pytest.raises(Refused) as refused:
        bring(hartlepool(tmp_path / "book"), nameless)

    assert "does not say which force and month" in refused.value.problems[0].what


# -- completeness -----------------------------------------------------------------------------------------


def with_places(folder: Path, *which: str, placed: int, without: int) -> list[Path]:
    return [street(folder, month, Hartlepool=placed, nowhere=without) for month in which]


def test_fewer_rows_without_a_place_are_not_told_as_a_rise_in_crime(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    before = with_places(tmp_path, *YEAR_BEFORE, placed=29, without=5)
    bring(book, *before, *with_places(tmp_path, *QUARTER, placed=31, without=0))

    found = figure(book, "street_burglary")

    assert (number_of(found.value.quantity), number_of(found.previous.quantity)) == (93, 87)
    assert found.change.chance.p_value is None
    said = "Cleveland Police, 15% had no place in Jan to Mar 2024 and none in Jan to Mar 2025"
    assert any(said in note for note in found.notes)


def test_a_change_far_beyond_what_places_could_make_is_tested_and_the_places_are_told(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book")
    before = with_places(tmp_path, *YEAR_BEFORE, placed=29, without=2)
    bring_as_it_is(book, *before, *with_places(tmp_path, *QUARTER, placed=55, without=0))

    found = figure(book, "street_burglary")

    assert found.change.chance.p_value is not None
    assert any("had no place" in note for note in found.notes)


@pytest.mark.parametrize("area", ["Hartlepool", "Cleveland Police"])
def test_as_many_without_a_place_as_before_are_not_told(tmp_path: Path, area: str) -> None:
    book = hartlepool(tmp_path / "book")
    before = with_places(tmp_path, *YEAR_BEFORE, placed=29, without=5)
    bring(book, *before, *with_places(tmp_path, *QUARTER, placed=40, without=7))

    found = figure(book, "street_burglary", area=area)

    assert found.change.chance.p_value is not None
    assert not found.change.notes
    assert ["15% had no place in Jan to Mar 2025" in note for note in found.notes] == [True] * (
        area == "Hartlepool"
    )

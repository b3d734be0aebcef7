"""One supplier stands for a whole period, by a rule that the partnership sets; the others are told beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.core.workflows.arriving import bring, figure, hartlepool, table
from tithing.vocabulary.quantity import Missing, number_of

OWES = '[[partners]]\nslug = "{}"\nname = "{}"\n[[partners.owes]]\nmeasures = ["deliberate_fires"]\n'
BRIGADE = OWES.format("fire-brigade", "Fire Brigade")
COUNCIL = OWES.format("council-street-team", "Council street team")


def fires(path: Path, **months: int) -> Path:
    """A list with so many deliberate fires in each month: jan=10."""
    numbers = {"jan": "01", "feb": "02", "mar": "03"}
    rows = [
        f"{day:02d}/{numbers[month]}/2025,deliberate fire,Rural West"
        for month, count in months.items()
        for day in range(1, count + 1)
    ]
    span = f"{min(numbers[month] for month in months)}..2025-{max(numbers[month] for month in months)}"
    return table(path, "\n".join([f"Fires 2025-{span}", "date,type,ward", *rows]))


@pytest.mark.parametrize(("partners", "quarter"), [("", 30), (BRIGADE, 30), (COUNCIL, 30)])
def test_months_of_one_are_never_added_to_months_of_another(
    tmp_path: Path, partners: str, quarter: int
) -> None:
    """The council's three in February and March are not all of its quarter, whoever owes it."""
    book = hartlepool(tmp_path / "book", partners)
    bring(
        book,
        fires(tmp_path / "a.csv", jan=10, feb=10, mar=10),
        supplier="fire-brigade",
        released="2025-04-10",
    )
    bring(
        book, fires(tmp_path / "b.csv", feb=3, mar=3), supplier="council-street-team", released="2025-04-12"
    )

    found = figure(book, "deliberate_fires")

    assert number_of(found.value.quantity) == quarter
    assert any("supplied Feb to Mar 2025 too" in note for note in found.notes)


@pytest.mark.parametrize("order", [("custodian", "other"), ("other", "custodian")])
def test_of_two_whole_quarters_that_of_the_partner_that_owes_it_stands(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    heading = "measure,area,period,value,unit,supplier"
    files = {
        "custodian": (
            "2025-04-10",
            f"{heading}\nDeliberate fires,Hartlepool,2024-25Q4,30,count,Fire Brigade",
        ),
        "other": (
            "2025-05-10",
            f"{heading}\nDeliberate fires,Hartlepool,2024-25Q4,9,count,council-street-team",
        ),
    }
    for name in order:
        released, text = files[name]
        bring(book, table(tmp_path / f"{name}.csv", text), released=released)

    found = figure(book, "deliberate_fires")

    assert number_of(found.value.quantity) == 30
    assert "council-street-team supplied 9 for the same figure, Fire Brigade 30, which is used" in found.notes


def test_the_months_of_who_owes_it_go_before_the_quarter_of_another(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    bring(
        book,
        fires(tmp_path / "a.csv", jan=10, feb=10, mar=10),
        supplier="fire-brigade",
        released="2025-04-10",
    )
    other = "measure,area,period,value,unit\nDeliberate fires,Hartlepool,2024-25Q4,9,count"
    bring(book, table(tmp_path / "q.csv", other), supplier="council-street-team", released="2025-05-10")

    assert number_of(figure(book, "deliberate_fires").value.quantity) == 30


def test_where_nobody_gave_the_whole_there_is_none_and_who_lacks_what_is_said(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    bring(book, fires(tmp_path / "a.csv", jan=10, feb=10), supplier="fire-brigade", released="2025-04-10")
    bring(
        book, fires(tmp_path / "b.csv", feb=3, mar=3), supplier="council-street-team", released="2025-04-12"
    )

    found = figure(book, "deliberate_fires").value.quantity

    assert isinstance(found, Missing)
    assert found.words == (
        "not yet imported: no one supplier's figures cover the whole of it: Fire Brigade's lack Mar 2025, "
        "council-street-team's lack Jan 2025"
    )


def test_a_month_that_names_no_supplier_joins_the_one_that_signed_the_others_and_is_told(
    tmp_path: Path,
) -> None:
    book = hartlepool(tmp_path / "book")
    heading = "measure,area,period,value,unit,supplier"
    rows = [
        f"Deliberate fires,Hartlepool,2025-0{month},10,count,{who}"
        for month, who in ((1, ""), (2, "x"), (3, "x"))
    ]
    bring(book, table(tmp_path / "m.csv", "\n".join([heading, *rows])))

    found = figure(book, "deliberate_fires")

    assert number_of(found.value.quantity) == 30
    assert "what is used for Jan 2025 names no supplier" in found.notes


def test_one_supplier_under_two_spellings_is_one(tmp_path: Path) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    heading = "measure,area,period,value,unit,supplier"
    names = ("fire-brigade", "Fire Brigade", "FIRE BRIGADE")
    rows = [f"Deliberate fires,Hartlepool,2025-0{month},10,count,{who}" for month, who in enumerate(names, 1)]
    bring(book, table(tmp_path / "m.csv", "\n".join([heading, *rows])))

    found = figure(book, "deliberate_fires")

    assert number_of(found.value.quantity) == 30
    assert found.notes == ()


@pytest.mark.parametrize("slip", ["fire-brigad", "Fire Brigadde", "fire-birgade"])
def test_a_supplier_called_nearly_like_a_partner_is_asked_about(tmp_path: Path, slip: str) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    heading = "measure,area,period,value,unit,supplier"
    file = table(tmp_path / "m.csv", f"{heading}\nDeliberate fires,Hartlepool,2024-25Q4,10,count,{slip}")

    report = bring(book, file)

    assert [each.kind for each in report.questions] == ["supplier_like_another"]
    assert report.taken == ()
    assert bring(book, file, because={report.questions[0].id: "a team of that name began in May"}).rows == 1


@pytest.mark.parametrize(
    "name", ["fire-brigade", "Fire Brigade", "Cleveland Police", "council-street-team", "ons"]
)
def test_a_supplier_that_is_known_or_like_none_is_not_asked_about(tmp_path: Path, name: str) -> None:
    book = hartlepool(tmp_path / "book", BRIGADE)
    file = table(
        tmp_path / "m.csv", "measure,area,period,value,unit\nDeliberate fires,Hartlepool,2024-25Q4,10,count"
    )

    assert bring(book, file, supplier=name).questions == ()

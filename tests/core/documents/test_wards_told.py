"""The tables of one measure in every ward, and the few sentences on where counts concentrate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.core.findings.cast import HARTLEPOOL, QUARTER, a_result
from tithing.documents.parts import DocumentTable, Row, Trend
from tithing.documents.pieces.concentration_told import concentration_told
from tithing.documents.pieces.wards_compared import IN_NO_WARD, about_wards, compared_table
from tithing.documents.wording import in_cell
from tithing.documents.words.facts import plain_sentence
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.rules import concentration
from tithing.findings.subject import Subject
from tithing.indicators.caveats.additivity import in_no_part
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.result import At, HowComplete, Result
from tithing.reading.questions.wards_compared import WardsCompared, to_compare
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, Suppressed

HIDDEN = Suppressed()


def ward(name: str, now: float | Quantity, before: float | Quantity, people: float | None = None) -> Result:
    made = a_result(now, before, people=people, area=Area(f"E0501{len(name):04}", name, AreaKind.WARD))
    edition = replace(made.rate, edition="census_2021", denominator_period=Period.calendar_year(2021))
    return replace(made, rate=edition if people else made.rate)


def compared(*wards: Result, whole: float = 60, before: float = 50, **rest: object) -> WardsCompared:
    of = replace(a_result(whole, before, area=HARTLEPOOL), **rest)
    return WardsCompared(of, wards, in_no_part(of.value.quantity, [each.value.quantity for each in wards]))


def texts(table: DocumentTable) -> list[list[str]]:
    return [[_text(cell) for cell in row.cells] for row in table.rows]


def _text(cell: object) -> str:
    if isinstance(cell, Figure):
        return in_cell(cell)
    return cell.word if isinstance(cell, Trend) else str(cell)


def heads(table: DocumentTable) -> list[str]:
    return [column.key for column in table.columns]


def test_counts_change_and_rate_stand_side_by_side_and_the_wards_add_up_to_the_area() -> None:
    table = compared_table(compared(ward("Burn", 40, 20, 8000), ward("Hart", 15, 30, 5000)), QUARTER)

    assert heads(table) == ["ward", "previous", "value", "difference", "chance", "rate"]
    assert texts(table)[:2] == [
        ["Burn", "20", "40", "+20", "probably not", "5.0"],
        ["Hart", "30", "15", "−15", "probably not", "3.0"],
    ]
    assert texts(table)[2][:3] == [IN_NO_WARD, "", "5"]
    assert texts(table)[3][:4] == ["Hartlepool", "50", "60", "+10"]
    assert [row.total for row in table.rows] == [False, False, False, True]


def test_nothing_that_is_hidden_of_a_ward_can_be_worked_out_from_its_row_or_the_others() -> None:
    hidden = ward("Hart", HIDDEN, 30, 5000)
    table = compared_table(compared(ward("Burn", 40, 20, 8000), hidden), QUARTER)

    by_name = {cells[0]: cells for cells in texts(table)}
    assert by_name["Hart"][2:4] == ["[c]", "[c]"]
    assert not any(character.isdigit() for character in by_name["Hart"][5])
    assert IN_NO_WARD not in by_name


def test_a_column_that_nothing_is_known_of_is_not_there() -> None:
    new = [replace(ward("Burn", 40, Missing()), change=ward("Burn", 40, Missing()).change)]

    assert heads(compared_table(compared(*new), QUARTER)) == ["ward", "value"]


def test_the_column_beside_a_change_is_what_it_is_against() -> None:
    def against_the_quarter_before(name: str, now: float, before: float) -> Result:
        made = ward(name, now, Missing())
        moved = replace(ward(name, now, before).change)
        quarter = At(Known(before), QUARTER.period_before())
        return replace(made, last_quarter=quarter, change=moved, against=ComparisonKind.QUARTER_BEFORE)

    wards = (
        against_the_quarter_before("Burn", 40, 20),
        against_the_quarter_before("Hart", 15, 30),
        ward("Throston", 9, 4),
    )

    table = compared_table(compared(*wards), QUARTER)

    assert heads(table) == ["ward", "last_quarter", "value", "difference", "chance"]
    assert table.columns[1].head == QUARTER.period_before().label
    assert texts(table)[0][:4] == ["Burn", "20", "40", "+20"]
    notes = {str(row.cells[0]): dict(row.cell_notes) for row in table.rows}
    assert notes["Burn"] == {}
    assert notes["Throston"] == {"difference": (f"The change is on {QUARTER.year_before().label}.",)}


def test_every_row_has_a_cell_for_every_column() -> None:
    several = [
        compared(ward("Burn", 40, 20, 8000)),
        compared(ward("Burn", 40, 20)),
        compared(ward("Burn", 40, Missing())),
        compared(ward("Burn", 40, Missing(), 8000)),
    ]
    for each in several:
        table = compared_table(each, QUARTER)
        assert table.rows
        assert {len(row.cells) for row in table.rows} == {len(table.columns)}
        assert isinstance(table.rows[-1], Row)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (HowComplete(0.0, "none"), "Every row of the police had a place."),
        (
            HowComplete(0.043, "4%"),
            "Of the rows of the police, 4% had no place: they are in no ward's figure, nor in Hartlepool's.",
        ),
    ],
)
def test_what_has_no_place_is_said_under_the_tables(share: HowComplete, words: str) -> None:
    assert words in about_wards((compared(ward("Burn", 40, 20), completeness=share),))


def test_what_rates_are_over_is_said_with_its_edition() -> None:
    said = about_wards((compared(ward("Burn", 40, 20, 8000), ward("Hart", 15, 30)),))

    assert "Rates are over the people of the Census 2021" in said
    assert "Of 1 ward they are not held." in said
    assert "2 changes were tested against chance" in said


def test_parts_of_a_total_are_not_compared_beside_it() -> None:
    total, part, other = (
        a_result(90, 80, slug=slug)
        for slug in ("street_all_crime", "street_burglary", "street_anti_social_behaviour")
    )

    assert to_compare([part, other, total], {}) == (total, other) or to_compare([part, other, total], {}) == (
        other,
        total,
    )
    assert to_compare([part, other], {"street_burglary": "street_anti_social_behaviour"}) == (other,)


def counts(slug: str, **wards: float) -> CountByPlace:
    made = a_result(sum(wards.values()), 283, slug=slug)
    listed = tuple(PlaceCount(name, Known(number)) for name, number in wards.items())
    return CountByPlace(Subject.of(made), listed, made.value.quantity)


def test_concentration_is_told_in_few_sentences_that_name_each_measure() -> None:
    facts = concentration.find(
        [
            counts("all_crime", Burn=90, Hart=60, Fens=50, Seaton=40, Bruce=40),
            counts("drugs", Burn=20, Hart=10, Fens=5, Seaton=3),
            counts("theft", Hart=80, Burn=8, Fens=7, Seaton=1),
            counts("damage", Burn=12, Hart=12, Fens=3, Seaton=1),
        ]
    )

    said = [plain_sentence(runs) for runs in concentration_told(facts)]

    assert said == [
        "All crime: Burn (90), Hart (60) and Fens (50) together had 71.4% of the 280.",
        "Burn also had the most drugs. Hart had the most theft.",
        "Most concentrated: Theft: Hart (80), Burn (8) and Fens (7) together had 99.0% of the 96.",
    ]
    assert list(concentration_told(())) == []

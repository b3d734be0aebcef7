"""What is odd is asked, with the figures that raise it; what is only unusual is not."""

from __future__ import annotations

from typing import Any

import narwhals as nw
import polars as pl
import pytest

from tests.support.rows import frame_of, observation_row
from tithing.observations.measure import load_measures
from tithing.observations.plausible import FileSeen, Seen, questions_about, rules_that_ask
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.questions import Question

MEASURES, PLACES = load_measures(), load_gazetteer()
HARTLEPOOL, CLEVELAND = "E06000001", "E23000013"

Said = tuple[Any, ...]  # measure, area, period, value and perhaps a unit


def rows_of(*said: Said) -> Any:
    rows = [
        observation_row(
            measure=m, area=a, period=p, value=str(v), unit=rest[0] if rest else "count", row=line
        )
        for line, (m, a, p, v, *rest) in enumerate(said, 2)
    ]
    return nw.from_native(frame_of(rows).with_columns(file=pl.lit("a.csv"), sheet=pl.lit("")))


def asked(*said: Said, held: tuple[Said, ...] = ()) -> tuple[Question, ...]:
    return questions_about(
        Seen(MEASURES, PLACES, stated=rows_of(*said), held=rows_of(*held) if held else None)
    )


def of_files(*files: FileSeen, before: tuple[FileSeen, ...] = ()) -> tuple[Question, ...]:
    return questions_about(Seen(MEASURES, PLACES, files, before))


def months(measure: str, values: list[int], *, first: int = 1) -> tuple[Said, ...]:
    return tuple((measure, HARTLEPOOL, f"2019-{m:02d}", v) for m, v in enumerate(values, first))


ODD: list[tuple[str, tuple[Said, ...], tuple[Said, ...], str]] = [
    (
        "code_no_look_up_has",
        (("shoplifting", "E06000099", "2024-25Q4", 14),),
        (),
        "E06000099 is no district that a look-up has: is it newer than they are?",
    ),
    (
        "count_below_nought",
        (("shoplifting", HARTLEPOOL, "2024-25Q4", -14),),
        (),
        "Shoplifting, Hartlepool, Jan to Mar 2025, is -14, a count below nought",
    ),
    (
        "offences_above_their_group",
        (
            ("violence_against_the_person", HARTLEPOOL, "2024-25Q4", 10),
            ("violence_with_injury", HARTLEPOOL, "2024-25Q4", 30),
        ),
        (),
        "Violence against the person, Hartlepool, Jan to Mar 2025, is 10, less than what lies in it "
        "(Violence with injury 30): are they right?",
    ),
    (
        "offences_above_their_group",
        (
            ("robbery", HARTLEPOOL, "2024-25Q4", 40),
            ("robbery_of_business_property", HARTLEPOOL, "2024-25Q4", 30),
            ("robbery_of_personal_property", HARTLEPOOL, "2024-25Q4", 35),
        ),
        (),
        "together",
    ),
    (
        "offences_above_their_group",  # at any depth, and against what the book has
        (("shoplifting", HARTLEPOOL, "2024-25Q4", 300),),
        (("all_recorded_crime", HARTLEPOOL, "2024-25Q4", 200),),
        "All recorded crime, Hartlepool, Jan to Mar 2025, is 200",
    ),
    (
        "offences_above_their_group",
        (
            ("ons_all_recorded_crime", HARTLEPOOL, "2024-25", 100),
            ("ons_shoplifting", HARTLEPOOL, "2024-25", 120),
        ),
        (),
        "is 100",
    ),
    (
        "areas_above_the_larger",
        (("shoplifting", CLEVELAND, "2024-25Q4", 40), ("shoplifting", HARTLEPOOL, "2024-25Q4", 50)),
        (),
        "Shoplifting, Cleveland, Jan to Mar 2025, is 40, less than what lies in it (Hartlepool 50)",
    ),
    (
        "areas_above_the_larger",
        (("population", HARTLEPOOL, "2024", 911_000),),
        (("population", CLEVELAND, "2024", 580_000),),
        "580,000",
    ),
    (
        "months_above_their_quarter",
        (("shoplifting", HARTLEPOOL, "2025-01", 12), ("shoplifting", HARTLEPOOL, "2024-25Q4", 10)),
        (),
        "is 10, less than what lies in it (Jan 2025 12)",
    ),
    (
        "months_above_their_quarter",
        (("shoplifting", HARTLEPOOL, "2024-25", 400),),
        (("shoplifting", HARTLEPOOL, "2024-25Q4", 500),),
        "is 400",
    ),
    (
        "far_from_its_neighbours",
        months("fly_tipping", [580, 59_600, 610]),
        (),
        "59,600, beside 580 in Jan 2019",
    ),
    ("far_from_its_neighbours", months("fly_tipping", [580, 590, 6]), (), "is 6, beside 590 in Feb 2019"),
    (
        "far_from_its_neighbours",  # a nought too many in the newest of them
        months("shoplifting", [300, 310, 290, 305, 300, 3000]),
        (),
        "is 3,000, beside 300 in May 2019",
    ),
    ("far_from_its_neighbours", months("shoplifting", [290, 2900, 310]), (), "is 2,900"),
    (
        "months_short_of_their_quarter",
        (
            *((("shoplifting", HARTLEPOOL, f"2024-25Q{n}", 100)) for n in range(1, 5)),
            ("shoplifting", HARTLEPOOL, "2024-25", 700),
        ),
        (),
        "Shoplifting, Hartlepool, 2024 to 2025, is 700, and the 4 quarters in it make 400: are they right?",
    ),
    (
        "months_short_of_their_quarter",  # against what the book has
        (("shoplifting", HARTLEPOOL, "2025-03", 2),),
        (
            ("shoplifting", HARTLEPOOL, "2025-01", 2),
            ("shoplifting", HARTLEPOOL, "2025-02", 2),
            ("shoplifting", HARTLEPOOL, "2024-25Q4", 30),
        ),
        "is 30, and the 3 months in it make 6",
    ),
    ("far_from_its_neighbours", months("shoplifting", [290, 29, 310]), (), "is 29"),
    ("far_from_its_neighbours", months("shoplifting", [40, 4, 38, 41]), (), "is 4"),
    (
        "far_from_its_neighbours",
        (("population", HARTLEPOOL, "2024", 9_210),),
        (("population", HARTLEPOOL, "2023", 92_100),),
        "92,100 in 2023",
    ),
    (
        "fraction_for_per_cent",
        (
            ("offenders_who_reoffend", HARTLEPOOL, "2023-24", 45, "percent"),
            ("offenders_who_reoffend", HARTLEPOOL, "2024-25", 0.45, "percent"),
        ),
        (),
        "is it 45 per cent?",
    ),
    (
        "fraction_for_per_cent",
        (("opiate_users_completing_treatment", HARTLEPOOL, "2024-25", 0.051, "percent"),),
        (("opiate_users_completing_treatment", HARTLEPOOL, "2023-24", 4.6, "percent"),),
        "is it 5.1 per cent?",
    ),
    (
        "people_too_few_for_the_place",
        (("population", HARTLEPOOL, "2024", 9_110),),
        (),
        "is 9,110; its 57 small",
    ),
    (
        "a_year_far_from_the_rest",
        (*months("shoplifting", [40, 41, 42, 43, 44]), ("shoplifting", HARTLEPOOL, "1991-05", 40)),
        (),
        "is of May 1991, and the others are of 2019: is the year right?",
    ),
    (
        "a_year_far_from_the_rest",
        (
            *months("shoplifting", [40, 41, 42, 43]),
            ("shoplifting", HARTLEPOOL, "2018-05", 44),
            *months("shoplifting", [45, 46], first=6),
        ),
        (),
        "May 2018, and May 2019 is not there",
    ),
    (
        "total_holds_what_is_no_crime",
        (
            ("asb_incidents", HARTLEPOOL, "2024-25Q4", 180),
            ("robbery", HARTLEPOOL, "2024-25Q4", 30),
            ("all_recorded_crime", HARTLEPOOL, "2024-25Q4", 210),
        ),
        (),
        "exactly the 180 of anti-social behaviour",
    ),
    (
        "stands_for_not_known",
        (("shoplifting", HARTLEPOOL, "2024-25Q3", -99), ("shoplifting", HARTLEPOOL, "2024-25Q4", 48)),
        (),
        "is -99, which programs write",
    ),
    (
        "stands_for_not_known",
        (*months("shoplifting", [40, 41, 42]), ("shoplifting", HARTLEPOOL, "2019-04", 9_999)),
        (),
        "is 9,999, which programs write",
    ),
]


@pytest.mark.parametrize(("kind", "said", "held", "words"), ODD)
def test_an_odd_figure_is_asked_about_once_and_names_what_raises_it(
    kind: str, said: tuple[Said, ...], held: tuple[Said, ...], words: str
) -> None:
    (question,) = [each for each in asked(*said, held=held) if each.kind == kind]

    assert words in question.words
    assert question.words.endswith("?")
    assert question.figures
    assert question.about
    assert question.file == "a.csv"


ORDINARY: list[tuple[Said, ...]] = [
    months("shoplifting", [40, 52, 38, 61, 45]),
    months("homicide", [0, 1, 0, 2, 0]),  # few: ten times nought is one
    (
        ("robbery", HARTLEPOOL, "2024-25Q4", 40),
        ("robbery_of_business_property", HARTLEPOOL, "2024-25Q4", 10),
        ("robbery_of_personal_property", HARTLEPOOL, "2024-25Q4", 30),
    ),
    (("shoplifting", CLEVELAND, "2024-25Q4", 90), ("shoplifting", HARTLEPOOL, "2024-25Q4", 50)),
    (("shoplifting", HARTLEPOOL, "2025-01", 10), ("shoplifting", HARTLEPOOL, "2024-25Q4", 10)),
    (("population", HARTLEPOOL, "2024", 92_000), ("households", HARTLEPOOL, "2021", 41_700)),
    (
        ("offenders_who_reoffend", HARTLEPOOL, "2023-24", 0.6, "percent"),
        ("offenders_who_reoffend", HARTLEPOOL, "2024-25", 2.1, "percent"),
    ),
    (("shoplifting", HARTLEPOOL, "2018-01", 40), ("shoplifting", HARTLEPOOL, "2019-01", 44)),
    (
        ("asb_incidents", HARTLEPOOL, "2024-25Q4", 180),
        ("robbery", HARTLEPOOL, "2024-25Q4", 30),
        ("all_recorded_crime", HARTLEPOOL, "2024-25Q4", 30),
    ),
    (("shoplifting", HARTLEPOOL, "2024-25Q3", -1), ("shoplifting", HARTLEPOOL, "2024-25Q4", 8)),
]


@pytest.mark.parametrize("said", ORDINARY)
def test_what_is_only_unusual_is_not_asked_about(said: tuple[Said, ...]) -> None:
    assert asked(*said) == ()


def test_a_right_figure_beside_a_wrong_one_is_not_asked_about() -> None:
    (question,) = asked(*months("fly_tipping", [580, 59_600, 610, 600]))

    assert question.words.count("is it right?") == 1


def test_the_same_figures_ask_the_same_question_whichever_came_first() -> None:
    small = ("shoplifting", HARTLEPOOL, "2024-25Q4", 500)
    large = ("shoplifting", HARTLEPOOL, "2024-25", 400)

    (one,) = asked(large, held=(small,))
    (other,) = asked(small, held=(large,))

    assert one.id == other.id


def month(number: int, rows: int, name: str = "") -> FileSeen:
    return FileSeen(name or f"{number}.csv", "street/x", f"2019-{number:02d}", rows)


YEAR = tuple(month(number, 7_600 + number) for number in range(1, 7))

FILES: list[tuple[FileSeen, str, str]] = [
    (month(7, 49), "rows_unlike_the_usual", "7.csv has 49 rows, where 7,604 are usual: is it whole?"),
    (month(7, 15_210), "rows_unlike_the_usual", "does it hold its rows twice?"),
    (
        month(6, 7_000, "new.csv"),
        "fewer_rows_than_before",
        "new.csv has 7,000 rows, and the release before it, 6.csv, had 7,606: is it whole?",
    ),
    (
        FileSeen("7.csv", "street/x", "2019-07", 7_600, at_home=(3, 7_400)),
        "rows_only_elsewhere",
        "Of the 7,400 incidents in 7.csv that have a place, 3 lie in the sender's own area: is it theirs?",
    ),
    (
        FileSeen("7.csv", "street/x", "2019-07", 7_600, silent=("E06000002", "E06000004")),
        "districts_without_a_row",
        "7.csv has nothing in Middlesbrough and Stockton-on-Tees, which would count as noughts there: is the file whole?",
    ),
]


@pytest.mark.parametrize(("file", "kind", "words"), FILES)
def test_an_odd_file_is_asked_about(file: FileSeen, kind: str, words: str) -> None:
    (question,) = of_files(file, before=YEAR)

    assert question.kind == kind
    assert words in question.words


@pytest.mark.parametrize(
    "file",
    [
        month(7, 5_100),
        month(7, 9_900),
        month(6, 7_606),
        month(6, 7_590),
        FileSeen("l", "fire", "2019..2020", 3),
    ],
)
def test_an_ordinary_file_is_not(file: FileSeen) -> None:
    assert of_files(file, before=YEAR) == ()


def beside_parts(whole: int, *parts: int) -> tuple[Question, ...]:
    """A flat table's burglaries of a month, and what forces' own files say of it."""
    said = [("street_burglary", HARTLEPOOL, "2019-01", part) for part in parts]
    suppliers = [pl.lit(f"force-{number}") for number in range(len(parts))]
    frames = [
        rows_of(each).to_native().with_columns(supplier=by) for each, by in zip(said, suppliers, strict=True)
    ]
    stated = rows_of(("street_burglary", HARTLEPOOL, "2019-01", whole))
    return questions_about(Seen(MEASURES, PLACES, stated=stated, parts=nw.from_native(pl.concat(frames))))


def test_a_whole_that_differs_from_what_the_parts_add_to_is_asked_about() -> None:
    (question,) = beside_parts(240, 100, 20)

    assert question.kind == "another_route"
    assert "is 240 here, and the suppliers' own files in the book add to 120: is this" in question.words
    assert "never added together" in question.words


def test_a_whole_that_the_parts_add_to_is_not() -> None:
    assert beside_parts(120, 100, 20) == ()


def test_every_rule_has_a_case_that_it_asks_about() -> None:
    tried = {kind for kind, *_ in ODD} | {kind for _, kind, _ in FILES}
    assert {rule.slug for rule in rules_that_ask()} == tried | {"another_route", "supplier_like_one_held"}


@pytest.mark.parametrize(
    ("now", "before", "is_asked"),
    [
        ("fire-brigad", "fire-brigade", True),
        ("fire-brigade", "fire-brigade", False),
        ("council-asb-team", "fire-brigade", False),
        ("ons_mid_2024", "ons_mid_2023", False),
    ],
)
def test_a_supplier_but_for_a_letter_that_of_the_book_is_asked_about(
    now: str, before: str, is_asked: bool
) -> None:
    stated = rows_of(("deliberate_fires", HARTLEPOOL, "2024-25Q4", 45)).with_columns(supplier=nw.lit(now))
    held = rows_of(("deliberate_fires", HARTLEPOOL, "2024-25Q3", 41)).with_columns(supplier=nw.lit(before))

    questions = questions_about(Seen(MEASURES, PLACES, stated=stated, held=held))

    assert ["supplier_like_one_held" in question.kind for question in questions] == [True] * is_asked


def test_a_question_says_the_sheet_of_its_row() -> None:
    stated = rows_of(
        ("shoplifting", CLEVELAND, "2024-25Q4", 40), ("shoplifting", HARTLEPOOL, "2024-25Q4", 50)
    ).with_columns(sheet=nw.lit("Force"))

    (question,) = questions_about(Seen(MEASURES, PLACES, stated=stated))

    assert question.place == 'a.csv, sheet "Force", row 3'

"""What stands about a figure does not hide it: tags, emphasis, notes, arrows, brackets, lost heads and lost columns."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import report_on, said_of, table

KINDS = "Kind\tAsh\tBirch\tAll\nPersonal\t5\t7\t12\nNuisance\t10\t20\t30\n"
MARKED = [
    ("<b>{}</b>", "a tag"),
    ("<strong>{}</strong>", "another tag"),
    ("<i>{}</i>", "a slanted one"),
    ("<u>{}</u>", "an underline"),
    ("{}<br>", "a forced break"),
    ("{}<sup>1</sup>", "a raised note"),
    ("*{}*", "stars"),
    ("__{}__", "underscores"),
    ("_{}_", "one underscore"),
    ("&nbsp;{}", "an entity"),
    ("{}r", "a mark of revision"),
    ("{} (p)", "a mark of a provisional figure"),
    ("{}†", "a dagger"),
    ("<span class='x'>{}</span>", "a tag with a class"),
    ("{}[^1]", "a note of Markdown"),
]


@pytest.mark.parametrize("mark", [mark for mark, _ in MARKED], ids=[what for _, what in MARKED])
def test_a_total_is_read_and_tested_whatever_marks_it(mark: str) -> None:
    total = "\t".join(mark.format(figure) for figure in ("15", "27", "24"))

    said = said_of(f"{KINDS}{mark.format('Total') if '<' in mark else 'Total'}\t{total}\n")

    assert [(severity, right) for severity, _, right in said] == [("certain", "42")]


def test_what_is_struck_out_is_not_printed() -> None:
    assert said_of(KINDS + "Total\t15\t27\t~~24~~ 42\n") == []
    assert said_of(KINDS + "Total\t15\t27\t<del>24</del>42\n") == []


def test_a_cell_whose_digits_were_not_understood_is_listed_and_nothing_is_called_complete() -> None:
    report = report_on(KINDS + "Total\t15\t27\t4?2\n")

    assert [cell.text for cell in report.unread] == ["4?2"]


@pytest.mark.parametrize(
    "period", ["2014", "2014/15", "Apr 2015", "Apr-Jun 2015", "April to June 2015", "Apr 14 - Mar 15"]
)
def test_slash_tables_with_dated_heads_are_checked(period: str) -> None:
    later = period.replace("15", "16").replace("14", "15")
    rows = "Theft / 240 / 200 / 40 / 2%\nNoise / 110 / 100 / 10 / 10%\n"

    assert said_of(f"Offence / {later} / {period} / Change / % Change\n{rows}") == [("certain", "2%", "20%")]


def test_years_with_a_unit_are_heads() -> None:
    [read] = report_on("Answer\t2023 %\t2025 %\nYes\t40\t50\nNo\t60\t50\n").documents[0].tables

    assert read.heads == ("2023 %", "2025 %")


def test_rows_without_labels_are_a_table_that_its_figures_hold_together() -> None:
    rows = "3,000 3,600 + 600 + 20.0%\n4,000 5,000 + 1,000 + 20.0%\n2,000 3,000 + 1,000 + 50.0%\n"

    assert ("certain", "+20.0%", "+25.0%") in said_of(f"Thefts by year.\n\n{rows}")


def test_heads_that_cannot_be_put_to_columns_are_said_and_nothing_is_shifted() -> None:
    report = report_on(
        "Measure\tValue\tAverage\tRank\tPosition\tChange\nTheft\t4.5\t4.4\tInline\t6.3%\nNoise\t6.5\t6.1\tAbove\t2.3%\n"
    )

    assert report.findings == ()
    assert any("heads stand over" in notice for notice in report.notices)


def test_a_number_and_its_per_cent_in_one_cell_are_two_figures() -> None:
    text = table("Answer, n (%)", "Yes, 30 (60%)", "No, 15 (40%)", "Maybe, 5 (10%)", "Total, 50 (100%)")

    assert said_of(text) == [("certain", "40%", "30%")]
    assert report_on(text).figures == 8


@pytest.mark.parametrize(
    ("cells", "wrong"),
    [
        (("▲ 20.0%", "▼ 25.0%", "▲ 35.0%"), ("▲ 35.0%", "25.0%")),
        (("↑20.0%", "↑25.0%", "↑25.0%"), ("↑25.0%", "-25.0%")),
        (("up 20.0%", "down 25.0%", "up 35.0%"), ("up 35.0%", "25.0%")),
        (("20.0%", "(25.0%)", "35.0%"), ("35.0%", "25.0%")),
    ],
    ids=["triangles", "the wrong way", "words", "brackets for a minus"],
)
def test_arrows_words_and_brackets_are_signs(cells: tuple[str, ...], wrong: tuple[str, str]) -> None:
    levels = (("Theft", 100, 120), ("Noise", 200, 150), ("Arson", 40, 50))
    rows = "".join(
        f"{label}\t{before}\t{after}\t{cell}\n"
        for (label, before, after), cell in zip(levels, cells, strict=True)
    )

    assert said_of(f"Offence\t2023\t2024\tChange\n{rows}") == [("certain", *wrong)]


def test_text_that_only_spaces_part_is_a_table_with_its_wrapped_labels_and_short_total() -> None:
    text = (
        "Award by project\n\nProject                 Led by   Award\nAlley gates and          Parks   £7,000\nlighting\n"
        "Benches mended         Schools   £2,000\nMediation cases         Police   £1,000\n"
        "Total                           £11,000\n"
    )

    assert said_of(text) == [("probable", "£11,000", "£10,000")]


def test_prose_in_a_cell_is_read_as_prose() -> None:
    text = table(
        "Topic, What we know", "Growth, Thefts of tools rose from 200 in 2019 to 260 in 2023 or by 13%."
    )

    assert said_of(text) == [("certain", "13%", "30%")]

"""Commentary: figures are named, not typed, and nothing written is lost."""

from __future__ import annotations

import pytest

from tithing.documents.commentary import bind, read_commentary
from tithing.documents.parts import BulletList, Paragraph, Strong
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing

TEXT = """\
# 2020-21Q3

## Summary

Fires rose to {fires.value},
most of them **refuse**.

- first {fires.value}
- second

# 2020-21Q4

## Fires
Nothing to add.
"""


def figure(name: str) -> Figure:
    if name != "fires.value":
        raise KeyError(f'no figure of this report is called "{name}"')
    return Figure(Known(86))


def test_a_section_belongs_to_the_quarter_above_it() -> None:
    read = read_commentary(TEXT, file="words.md")

    third = read.for_span(Period.parse("2020-21Q3"))

    assert [section.heading for section in third] == ["Summary"]
    assert [section.heading for section in read.for_span(Period.parse("2020-21Q4"))] == ["Fires"]


def test_a_section_above_any_quarter_belongs_to_all_of_them() -> None:
    read = read_commentary("## Summary\n\nA word.\n", file="words.md")

    assert [s.heading for s in read.for_span(Period.parse("2017-18Q1"))] == ["Summary"]


def test_named_figures_stand_in_their_sentence_and_bullets_in_their_list() -> None:
    section = read_commentary(TEXT, file="words.md").sections[0]

    paragraph, bullets = bind(section, figure, file="words.md")

    assert paragraph == Paragraph(
        ("Fires rose to ", Figure(Known(86)), ", most of them ", Strong("refuse"), ".")
    )
    assert isinstance(bullets, BulletList)
    assert bullets.items == (("first ", Figure(Known(86))), ("second",))


def test_a_name_that_stands_for_nothing_is_refused_with_its_line() -> None:
    section = read_commentary("## Summary\n\nUp to {burglaries.value}.\n", file="words.md").sections[0]

    with pytest.raises(Refused) as refused:
        bind(section, figure, file="words.md")

    problem = refused.value.problems[0]
    assert (problem.file, problem.row) == ("words.md", 3)
    assert "burglaries.value" in problem.what


@pytest.mark.parametrize(
    ("text", "row"),
    [("Loose words\n", 1), ("# last winter\n## Summary\n", 1)],
)
def test_what_stands_nowhere_is_refused(text: str, row: int) -> None:
    with pytest.raises(Refused) as refused:
        read_commentary(text, file="words.md")

    assert refused.value.problems[0].row == row


@pytest.mark.parametrize(
    ("sentence", "typed"),
    [
        ("There were 412 offences.", ["412"]),
        ("Up 45.6% on {shoplifting.previous}.", ["45.6%"]),
        ("The Act of 2021 asks for it.", []),
        ("A rise of {shoplifting.percent_change}.", []),
    ],
)
def test_a_typed_number_is_noticed_and_a_year_is_not(sentence: str, typed: list[str]) -> None:
    read = read_commentary(f"## Summary\n\n{sentence}\n", file="words.md")

    notices = read.typed_numbers()

    assert len(notices) == len(typed)
    assert all(f'"{number}" is typed' in notice for number, notice in zip(typed, notices, strict=True))


def test_a_sentence_round_a_figure_that_nobody_supplied_is_refused_with_its_line() -> None:
    section = read_commentary("## Noise\n\nThere were {noise.value} complaints.\n", file="words.md").sections[
        0
    ]

    with pytest.raises(Refused) as refused:
        bind(section, lambda name: Figure(Missing("data expected May 2018")), file="words.md")

    problem = refused.value.problems[0]
    assert problem.row == 3
    assert problem.what == "{noise.value} has no number: data expected May 2018"


@pytest.mark.parametrize("line", ["### Deeper", "| a | b |"])
def test_what_cannot_be_set_is_refused(line: str) -> None:
    with pytest.raises(Refused) as refused:
        read_commentary(f"## Summary\n\n{line}\n", file="words.md")

    assert refused.value.problems[0].row == 3


def test_sections_for_a_quarter_that_is_not_in_the_report_are_noticed() -> None:
    notices = read_commentary(TEXT, file="words.md").left_out([Period.parse("2020-21Q4")])

    assert notices == ("words.md: the sections for 2020-21Q3 are left out of this report",)

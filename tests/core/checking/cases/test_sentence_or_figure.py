"""Words of a sentence that are wrong are told at the sentence: never at a figure of the table that is right."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, report_on, said_of, table

OFFENCES = table(
    "Recorded crime\n\nOffence, 2030, 2031, Change, % change",
    "Burglary, 200, 180, -20, -10.0%",
    "Theft, 400, 440, 40, 15.0%",  # 10.0%
    "Arson, 50, 60, 10, 20.0%",
    "Robbery, 100, 90, -10, -10.0%",
    "All offences, 750, 770, 20, 2.7%",
)
ITS_OWN_MISTAKE = ("certain", "15.0%", "10.0%")


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The highest number was burglary.", ("probable", "Burglary", "Theft")),
        ("Burglary was higher than theft.", ("probable", "higher", "lower")),
        ("Theft fell.", ("probable", "fell", "an increase")),
        ("Three of the four offences fell.", ("probable", "Three", "2")),
        ("Burglary accounted for more than half of all offences.", ("probable", "more than half", "23%")),
        ("Theft rose to 540 from 400.", ("certain", "540", "440")),
    ],
)
def test_a_mistake_in_the_row_that_a_sentence_speaks_of_does_not_make_its_words_the_figures(
    sentence: str, said: Said
) -> None:
    assert said_of(f"{OFFENCES}\n\n{sentence}\n") == [ITS_OWN_MISTAKE, said]


@pytest.mark.parametrize(
    "sentence",
    ["The highest number was theft.", "Theft rose to 440 from 400.", "Theft was higher than burglary."],
)
def test_a_sentence_that_was_right_of_the_figure_that_should_stand_there_helps_to_tell_it(
    sentence: str,
) -> None:
    mistyped = OFFENCES.replace("440\t40\t15.0%", "44\t40\t10.0%")

    assert said_of(f"{mistyped}\n\n{sentence}\n") == [("certain", "44", "440")]


def test_a_reader_is_shown_the_sentence_that_says_it_where_several_stand_on_one_line() -> None:
    from tithing.checking.tell.report_words import sentence_of

    report = report_on(f"{OFFENCES}\n\nArson rose. Burglary is of note. The highest number was burglary.\n")

    told = [found for found in report.findings if found.rule == "sentence_extreme"]

    assert [sentence_of(each, report.documents[0]) for each in told] == ["The highest number was burglary."]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("There were 609 visits, 10 less than the 599 of 2029.", ("certain", "less", "more")),
        ("There were 599 visits, 10 more than the 609 of 2029.", ("certain", "more", "fewer")),
        ("Robbery stands at 109, nine more than the 118 of last year.", ("certain", "more", "fewer")),
        (
            "The total was 1,145, 10 higher than the total of 1,155 a year before.",
            ("certain", "higher", "lower"),
        ),
    ],
)
def test_where_the_figures_fit_one_another_the_word_between_them_is_wrong(sentence: str, said: Said) -> None:
    assert said_of(sentence) == [said]


def test_a_list_that_is_right_of_the_figure_that_should_stand_there_helps_to_tell_it() -> None:
    mistyped = OFFENCES.replace("Theft, 400, 440, 40, 15.0%".replace(", ", "\t"), "Theft\t400\t440\t4\t10.0%")

    assert mistyped != OFFENCES
    assert said_of(f"{mistyped}\n\n- Theft (+40, 10.0%), arson (+10, 20.0%)\n") == [("certain", "4", "40")]

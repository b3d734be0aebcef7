"""CSV has one writer: any words come back as they were, none is run, and numbers stay numbers."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tithing.documents.files.csv_text import csv_text, guarded

WORDS = st.text(st.characters(blacklist_categories=("Cs",), blacklist_characters="\r\x00"), max_size=30)


def read(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


@given(st.lists(st.lists(WORDS, min_size=3, max_size=3), max_size=5))
def test_words_come_back_as_they_were_guarded(rows: list[list[str]]) -> None:
    assert read(csv_text(("a", "b", "c"), rows)) == [
        ["a", "b", "c"],
        *[[guarded(cell) for cell in row] for row in rows],
    ]


@given(
    WORDS,
    st.sampled_from(
        [
            "=",
            "+",
            "-",
            "@",
            "＝",
            "＋",
            "－",
            "＠",
            " =",
            "\u00a0=",
            "\u200b=",
            "\ufeff@",
            "\t",
            "\n=",
            "\x1f=",
        ]
    ),
)
def test_words_that_begin_like_a_formula_are_led_in(words: str, start: str) -> None:
    assert guarded(f"{start}x{words}").startswith("'")


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_is_written_as_it_is(number: float) -> None:
    [[written]] = read(csv_text(("n",), [[number]]))[1:]

    assert float(written) == number
    assert not written.startswith("'")


def test_what_is_shown_of_a_figure_keeps_its_sign() -> None:
    shown = ["-12.5%", "+350", "−2", "-£1,200.50", "+3 points", "- 3"]

    assert [guarded(each) for each in shown] == ["-12.5%", "+350", "−2", "-£1,200.50", "+3 points", "'- 3"]


def test_each_kind_of_cell() -> None:
    assert (
        csv_text(("a", "b", "c", "d", "e"), [[None, True, date(2018, 6, 14), -4, "x"]])
        == "a,b,c,d,e\n,true,2018-06-14,-4,x\n"
    )


def test_a_cell_holds_no_separator_of_another_country_outside_quotes() -> None:
    assert csv_text(("a",), [["x;=1+1"], ["x\ty"], [" x"]]) == 'a\n"x;=1+1"\n"x\ty"\n" x"\n'


def test_a_row_of_another_length_is_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="a row of 1 cells under 2 heads"):
        csv_text(("a", "b"), [["x"]])

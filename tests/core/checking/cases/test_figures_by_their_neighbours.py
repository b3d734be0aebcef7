"""The figures of a sentence by the words that touch them: any turn of phrase built of known neighbours is understood."""

from __future__ import annotations

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.checking.cases.said import said_of
from tithing.checking.understand.sentences.claimed.frames.framed import framed_in
from tithing.checking.understand.sentences.claimed.slots import slots_in
from tithing.checking.understand.sentences.claimed.stated import stated_in

# A sentence is a way of telling now, a way of telling before and a way of telling what lies between, in any order that
# people write; none of these sentences is known to the checker as a whole.
NOW = ("{now} visits", "visits stood at {now}", "visits are now at {now}")
BASE = (
    "against {was} last year",
    "compared with {was}",
    "vs {was}",
    "from {was}",
    "(last year {was})",
    "(was {was})",
)
BETWEEN = (", a {kind} of {cent}", ", {size} {more}", ", {went} {cent}", ", {size} {more} ({cent})")
KINDS = {True: ("rise", "more", "up"), False: ("fall", "fewer", "down")}
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?(?<!,)")
counts = st.integers(200, 1800)


def sentence(
    now: int, was: int, shape: tuple[str, str, str], *, size: int | None = None, cent: int | None = None
) -> str:
    kind, more, went = KINDS[now > was]
    right = abs(now - was)
    words = {
        "kind": kind,
        "more": more,
        "went": went,
        "now": now,
        "was": was,
        "size": right if size is None else size,
    }
    words["cent"] = f"{round(100 * right / was) if cent is None else cent}%"
    return f"In Ash {shape[0]} {shape[1]}{shape[2]}.".format(**words)


shapes = st.tuples(st.sampled_from(NOW), st.sampled_from(BASE), st.sampled_from(BETWEEN))


@given(now=counts, was=counts, shape=shapes)
def test_now_before_and_what_lies_between_are_tied_in_any_words(
    now: int, was: int, shape: tuple[str, str, str]
) -> None:
    assume(abs(now - was) * 5 >= was and 2 * (100 * abs(now - was) % was) != was)
    assert said_of(sentence(now, was, shape)) == []
    off = abs(now - was) + 10
    told = said_of(sentence(now, was, shape, size=off, cent=round(100 * off / was) + 4))
    assert told, sentence(now, was, shape, size=off)


@given(parts=st.lists(st.integers(11, 900), min_size=2, max_size=4), off=st.sampled_from((0, 9)))
def test_a_whole_and_its_parts_are_tied_by_the_word_for_the_whole(parts: list[int], off: int) -> None:
    assume(not 1900 <= sum(parts) + off < 2100)  # which would be a year
    listed = [f"{part} in {place}" for part, place in zip(parts, ("Ash", "Elm", "Oak", "Yew"), strict=False)]
    text = f"Fires: {', '.join(listed[:-1])} and {listed[-1]}, making {sum(parts) + off} in all."
    assert bool(said_of(text)) is bool(off)


@pytest.mark.parametrize(
    "text",
    [
        "There were 300 calls in June, among them 40 about noise and 20 about litter.",
        "We took 300 calls: 40 about noise, 20 about litter.",
        "Thefts went from 227 to 290, 12 per cent of all crime.",
        "Thefts fell from 2084 to 1152, down by more than 900, a 44.7% reduction.",
        "VAT at 20% on £500 comes to £100.",
        "In Ash there were 230 thefts (200 last year) and in Dale 130 (100 last year).",
        "We have 24 officers: 3 sergeants, 20 constables and one inspector.",
        "Of the 40 wards, 20 improved and 17 slipped back.",
        "About one in five (19%) had been victims.",
        "28 incidents from 35 addresses led to an increase of 12%.",
        "Repeat callers made 45 calls compared with 12 calls by new callers, a rise of 10%.",
    ],
)
def test_what_is_of_another_thing_or_only_a_part_is_let_be(text: str) -> None:
    assert said_of(text) == []


@given(
    figures=st.lists(st.integers(1, 9_999_999), min_size=3, max_size=4),
    form=st.sampled_from(
        (
            "Ash spent £{0:,} against a budget of £{1:,}, an overspend of £{2:,}.",
            "The budget of £{0:,} was moved, £{1:,} was spent, an underspend of £{2:,}.",
            "At {0:,}, theft is {1}.{2}% higher than the average of {1:,}.",
            "{0:,} of the {1:,} cases, {2} more than Ash ({0:,}).",
            "From £{0:,} to £{1:,}, a rise of £{2:,} ({1}.5%).",
        )
    ),
)
def test_no_claim_holds_a_piece_of_a_longer_figure(figures: list[int], form: str) -> None:
    text = form.format(*figures)
    whole = set(FIGURE.findall(text))
    for claim in (*stated_in(text), *framed_in(text)):
        assert {figure for each in claim.texts for figure in FIGURE.findall(each)} <= whole


def test_a_figure_may_be_several_things_and_the_nearest_word_is_believed_first() -> None:
    (first, second) = slots_in("1,561 thefts last year compared to 1,420 thefts this year.")
    assert first.part is not None
    assert second.part is not None
    assert (first.part.value, second.part.value) == ("past", "now")

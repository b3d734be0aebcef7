"""What a sentence says of several figures at once: their mean, how far they range, an index, what a correction makes of a total."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Over three quarters there were 120, 130 and 98 calls, an average of 116.0.", []),
        (
            "Over three quarters there were 120, 130 and 98 calls, an average of 161.0.",
            [("probable", "161.0", "116.0")],
        ),
        (
            "Calls averaged 116.0 a quarter (120, 130 and 98); the last was 81.0 below that.",
            [("certain", "81.0", "18.0")],
        ),
        ("Calls peaked in July (188) and were lowest in May (31), a gap of 157.", []),
        (
            "Calls peaked in July (188) and were lowest in May (31), a gap of 175.",
            [("certain", "175", "157")],
        ),
        ("Visits numbered 650 in 2023 and 681 in 2029, an index of 104.8 (2023 = 100).", []),
        (
            "Visits numbered 650 in 2023 and 681 in 2029, an index of 108.4 (2023 = 100).",
            [("certain", "108.4", "104.8")],
        ),
        ("The scheme cost £4,000 and saved £5,200, a net saving of £1,200.", []),
        (
            "The scheme cost £4,000 and saved £5,200, a net saving of £2,100.",
            [("certain", "£2,100", "£1,200")],
        ),
        ("Repairs: 145/160 (91%), 15 to go.", []),
        ("Repairs: 145/160 (91%), 51 to go.", [("certain", "160", "196")]),
    ],
)
def test_what_is_said_of_several_figures_is_what_they_make(text: str, said: list[Said]) -> None:
    assert said_of(text) == said


CORRECTIONS = (
    "Minute 5: delete “{wrong}” and insert “{right}”, so that the total for Crake is {new} rather than {old}.",
    "It was noted that Crake should have read {right} instead of {wrong}. That makes {new} in all, where {old} was printed.",
    "Page 5, Crake: {wrong} should be {right}. All areas: {old} should be {new}.",
    "Correction: Crake had {right} reports and not {wrong}. With this the total becomes {new} (printed as {old}).",
    "For {wrong} under Crake read {right}. The county total moves with it, from {old} to {new}.",
    "Crake was shown as {wrong} and the right figure is {right}. The corrected total is {new}, not {old}.",
)


@pytest.mark.parametrize("form", CORRECTIONS)
@pytest.mark.parametrize(("wrong", "right"), [(45, 54), (131, 113)])
def test_a_total_moves_by_what_was_corrected(form: str, wrong: int, right: int) -> None:
    new = 3000 + right - wrong

    assert said_of(form.format(wrong=wrong, right=right, old=3000, new=new)) == []
    assert said_of(form.format(wrong=wrong, right=right, old=3000, new=new + 10)) == [
        ("certain", str(new + 10), str(new))
    ]


def test_by_how_many_it_was_wrong_is_no_figure_that_was_wrong() -> None:
    text = "Crake wrongly stood at 600 when last reported. The right number is 649, 49 more, and the total {} instead of 8,908."

    assert said_of(text.format("8,957")) == []
    assert said_of(text.format("8,975")) == [("certain", "8,975", "8,957")]


def test_a_list_that_goes_on_behind_the_line_is_not_added() -> None:
    whole = "Theft across the four areas came to 1,255: Ash 428, Beck 485, Crake {}"

    assert said_of(whole.format("172, Dale 170.")) == []
    assert said_of(whole.format("").rstrip()) == []


NOTED = "# Headlines\n\n- Noise complaints down {cent}% {mark}\n\n# Notes\n\n{mark} {note}\n"


@pytest.mark.parametrize("mark", ["[1]", "(1)", "Note 1"])
@pytest.mark.parametrize("note", ["1,236 compared with 1,545.", "From 1,545 to 1,236."])
def test_a_headline_is_held_to_the_note_that_its_mark_names(mark: str, note: str) -> None:
    assert said_of(NOTED.format(cent=20, mark=mark, note=note)) == []
    assert [right for _, _, right in said_of(NOTED.format(cent=25, mark=mark, note=note))] == ["20%"]


def test_a_mark_that_no_note_has_joins_nothing() -> None:
    assert (
        said_of(
            NOTED.format(cent=25, mark="[1]", note="1,236 compared with 1,545.").replace("\n[1]", "\n[2]")
        )
        == []
    )


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("The officer said that this rise of 20% was in line.", []),
        ("The officer said that this rise of 30% was in line.", [("certain", "30%", "20%")]),
        ("The officer said that noise rose by 30% elsewhere.", []),
    ],
)
def test_what_takes_up_the_sentence_before_is_held_to_it(answer: str, said: list[Said]) -> None:
    assert said_of(f"A member asked about lamp thefts, which had gone from 250 to 300. {answer}") == said

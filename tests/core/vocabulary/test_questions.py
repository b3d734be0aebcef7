"""A question is called the same in every run and process, and never as another beside it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tests.support.properties import text
from tithing.vocabulary.questions import Question, names_of

FIGURES = st.lists(st.tuples(text(), text()), max_size=3).map(tuple)


@given(kind=text(), figures=FIGURES)
def test_a_question_is_called_by_what_is_asked_of_which_figures_and_by_nothing_else(
    kind: str, figures: tuple[tuple[str, str], ...]
) -> None:
    one = Question(kind, "Is it right?", figures, file="a.csv", row=2)
    other = Question(kind, "Can it be?", figures, file="b.csv")

    assert one.fingerprint == other.fingerprint
    assert one.is_called(one.id.lower())
    assert one.is_called(one.long_id)
    assert not one.is_called(one.id[:-1])


@given(st.lists(FIGURES, max_size=40))
def test_each_of_many_has_a_name_of_its_own_by_which_it_is_called(
    asked: list[tuple[tuple[str, str], ...]],
) -> None:
    questions = [Question("high", "Is it right?", figures) for figures in asked]

    names = names_of(questions)

    assert len(set(names.values())) == len(names) == len(set(asked))
    for question in questions:
        meant = {each.fingerprint for each in questions if each.is_called(names[question.fingerprint])}
        assert meant == {question.fingerprint}


def test_two_whose_first_letters_are_alike_are_called_by_more_of_them() -> None:
    by_start: dict[str, Question] = {}
    number = 0
    while True:
        question = Question("high", "", (("n", str(number)),))
        other = by_start.setdefault(question.id, question)
        if other is not question:
            break
        number += 1

    names = names_of([question, other])

    assert question.id == other.id
    assert len(set(names.values())) == 2
    assert all(len(name) > len(question.id) for name in names.values())

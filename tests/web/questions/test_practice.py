"""The practice partnership was asked something, and asking it again changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from demo.practice_book import QUESTIONS
from tithing.governance.asked.lifecycle import AskedState
from tithing.reading.book import Book
from tithing.web.accounts.models import Account
from tithing.web.questions.models import AskedQuestion
from tithing.web.questions.practice import PracticeQuestion, ask_the_practice
from tithing.web.questions.presenters import is_late

TODAY = date(2026, 11, 30)


@pytest.mark.django_db
def test_its_log_has_one_that_is_answered_one_that_is_late_and_one_that_waits(
    book: Book, account_as: Callable[..., Account]
) -> None:
    account_as("team leader")
    told = [PracticeQuestion(*each) for each in QUESTIONS]

    made = ask_the_practice(told, today=TODAY), ask_the_practice(told, today=TODAY)

    questions = list(AskedQuestion.objects.all())
    assert made == (len(QUESTIONS), 0)
    assert {AskedState(each.state) for each in questions} == {
        AskedState.ANSWERED,
        AskedState.RECEIVED,
        AskedState.CLARIFICATION,
    }
    assert [each.subject for each in questions if is_late(each, TODAY)] == ["Fly-tipping that was reported"]
    assert not [each for each in questions if each.asker_name]

"""What questions want: an answer by their day, and what is kept of who asked to be erased when nobody wants it any more."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from django.urls import reverse

from tithing.vocabulary.in_words.numbered import numbered
from tithing.web.questions.models import AskedQuestion
from tithing.web.questions.permissions import ERASE, WORKS
from tithing.web.questions.presenters import in_order, is_late
from tithing.web.questions.queries import open_questions
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import Need
from tithing.web.shared.permissions import can

KEPT_AFTER_CLOSING = timedelta(days=3 * 365)


def wanted_of_questions(actor: Actor, on: date) -> Iterator[Need]:
    """For an analyst and a team leader."""
    if not actor.roles & set(WORKS):
        return
    for each in in_order(open_questions()):
        if each.awaiting_since is None or each.due is not None:
            yield _to_answer(each, on)
    old = AskedQuestion.objects.filter(erased=False, closed_on__lt=on - KEPT_AFTER_CLOSING)
    if can(ERASE, actor) and (number := old.count()):
        what = numbered(number, "question was", "questions were")
        first = old.order_by("closed_on").first()
        address = reverse("question_erase", args=[first.pk]) if first else reverse("questions")
        yield Need(
            f"{what} closed more than three years ago: erase who asked, beginning with the oldest", address
        )


def _to_answer(question: AskedQuestion, on: date) -> Need:
    what = "request" if question.is_request else "question"
    return Need(
        f"Answer {what} {question.pk}: {question.subject}",
        reverse("question", args=[question.pk]),
        question.due,
        is_late(question, on),
    )

"""Gives a practice book its questions: its log has something to answer, something late, and something to take over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts.queries import actor_of, holders
from tithing.web.questions import changes
from tithing.web.questions.figures import figure_meant, seen_as
from tithing.web.questions.models import AskedQuestion
from tithing.web.questions.verbs import figures_chosen
from tithing.web.shared.actor import Actor


@dataclass(frozen=True)
class PracticeQuestion:
    """`days_ago` it was received; `figure` is the indicator with which it was answered today, "" where it is open. It is
    wanted in so many days from today, 0 where no day was said; `asked_back` where who asked was asked what they mean.
    """

    kind: str
    subject: str
    words: str
    asker: str
    days_ago: int
    figure: str = ""
    wanted_in: int = 0
    asked_back: bool = False


def ask_the_practice(questions: Sequence[PracticeQuestion], *, today: date) -> int:
    """Log those of which the subject is not there yet, as the team leader of the practice: how many. Twice it changes nothing."""
    by = actor_of(holders(DeskRole.TEAM_LEADER)[0])
    there = set(AskedQuestion.objects.values_list("subject", flat=True))
    new = [each for each in questions if each.subject not in there]
    for each in new:
        _asked(each, by, today)
    return len(new)


def _asked(told: PracticeQuestion, by: Actor, today: date) -> None:
    received = today - timedelta(days=told.days_ago)
    question = changes.log_question(
        by=by,
        kind=told.kind,
        subject=told.subject,
        words=told.words,
        asker=told.asker,
        received_on=received,
        wanted_by=today + timedelta(days=told.wanted_in) if told.wanted_in else None,
    )
    if told.asked_back:
        changes.ask_back(by=by, question=question, version=1, on=received + timedelta(days=1))
    if told.figure:
        _answered(question, told.figure, by, today)


def _answered(question: AskedQuestion, indicator: str, by: Actor, today: date) -> None:
    key = figure_meant(indicator=indicator, area="", period=None, today=today)
    changes.choose_figures(by=by, question=question, version=1, figures=[key])
    figures = figures_chosen(question)
    words = "\n\n".join(each.sentence for each in figures)
    changes.answer_question(
        by=by, question=question, version=2, words=words, on=today, today=today, seen=seen_as(figures)
    )

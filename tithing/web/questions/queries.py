"""Which questions a person may see; of another's they are told nothing, nor are they counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet
from django.http import Http404

from tithing.governance.asked.lifecycle import OPEN, AskedState
from tithing.vocabulary.in_words.looked_for import Lookable, Shelf
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.questions.models import AskedQuestion, QuestionAnswer
from tithing.web.questions.permissions import LOGS, SEE, WORKS
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can

LOOKED_THROUGH = 1000  # the latest: by the search, and for those that are like one
OPEN_STATES = tuple(each.value for each in AskedState if each in OPEN)


def questions_seen_by(actor: Actor) -> QuerySet[AskedQuestion]:
    """All of them to who works on them and to an auditor; to democratic services those that they logged themselves."""
    if not can(SEE, actor):
        return AskedQuestion.objects.none()
    if actor.roles & {*WORKS, DeskRole.AUDITOR}:
        return AskedQuestion.objects.all()
    return AskedQuestion.objects.filter(logged_by=actor.account)


def question_of(actor: Actor, number: int) -> AskedQuestion:
    """One, with its figures and answers in four queries. Raises Http404 of another's as of none."""
    answers = Prefetch("answers", QuestionAnswer.objects.prefetch_related("figures"))
    found = questions_seen_by(actor).prefetch_related("chosen", answers).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def open_questions() -> QuerySet[AskedQuestion]:
    """Those for which somebody waits."""
    return AskedQuestion.objects.filter(state__in=OPEN_STATES)


def like_it(actor: Actor, question: AskedQuestion, *, most: int = 5) -> Sequence[AskedQuestion]:
    """Earlier questions of which more than a word of the subject is the same, or the one that it has; the likest first.

    Only those that were answered with a figure, and that this actor may see.
    """
    if not actor.roles & set(LOGS):
        return ()
    answered = questions_seen_by(actor).exclude(pk=question.pk).filter(answers__figures__isnull=False)
    latest = list(answered.distinct().only("pk", "subject", "received_on", "state")[:LOOKED_THROUGH])
    shelf = Shelf(Lookable(each.pk, each.subject) for each in latest)
    by_number = {each.pk: each for each in latest}
    return [by_number[key] for key in shelf.look_for(question.subject, every=False).keys[:most]]


def figures_of_last_answer(question: AskedQuestion) -> Iterable[tuple[str, str, str]]:
    """(indicator, area, period) of each figure of the last answer that has any."""
    for answer in reversed(question.answers.all()):
        found = [(each.indicator, each.area, each.period) for each in answer.figures.all()]
        if found:
            return found
    return ()

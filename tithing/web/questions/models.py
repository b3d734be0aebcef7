"""A question, the figures chosen for its answer, and each answer with the words of its figures as they stood then.

Who asked is a role, and a name only where it has to be. The words are a person's, and are shown to who works on them.
"""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from tithing.governance.asked.clock import RequestClock
from tithing.governance.asked.lifecycle import CLOSED, OPEN, AskedState

REQUEST, QUESTION = "request", "question"
KINDS = (
    (QUESTION, "A question"),
    (REQUEST, "A request under the Freedom of Information Act"),
)
ASKERS = (
    ("councillor", "A councillor"),
    ("MP", "A Member of Parliament"),
    ("resident", "A resident"),
    ("partner", "Somebody of a partner organisation"),
    ("journalist", "A journalist"),
    ("somebody else", "Somebody else"),
)
SLUG, CODE = 120, 60


class AskedQuestion(models.Model):
    """`counted_from` is the day from which a request's clock counts: that of receipt, or of being told what was meant."""

    kind = models.CharField(max_length=20, choices=KINDS)
    subject = models.CharField(max_length=120)
    words = models.TextField(max_length=4000, blank=True)
    asker = models.CharField(max_length=20, choices=ASKERS)
    asker_name = models.CharField(max_length=120, blank=True)
    received_on = models.DateField()
    wanted_by = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=20, choices=[(each.value, each.value) for each in AskedState])
    counted_from = models.DateField()
    awaiting_since = models.DateField(null=True, blank=True)
    extended_for = models.CharField(max_length=20, blank=True)  # the exemption that is weighed
    refused_for = models.CharField(max_length=20, blank=True)  # the exemption that is named
    closed_on = models.DateField(null=True, blank=True)
    logged_by = models.PositiveIntegerField()  # the number of an account
    erased = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)  # who changes an older one is told

    class Meta:
        ordering = ["-received_on", "-pk"]
        indexes = [models.Index(fields=["state"]), models.Index(fields=["logged_by"])]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=[each.value for each in OPEN], closed_on=None)
                | Q(state__in=[each.value for each in CLOSED], closed_on__isnull=False),
                name="a_question_is_closed_on_a_day",
            ),
            models.CheckConstraint(
                condition=Q(counted_from__gte=F("received_on")), name="a_clock_begins_with_receipt"
            ),
            models.CheckConstraint(
                condition=Q(state=AskedState.CLARIFICATION.value, awaiting_since__isnull=False)
                | (~Q(state=AskedState.CLARIFICATION.value) & Q(awaiting_since=None)),
                name="who_is_asked_back_is_waited_for",
            ),
        ]

    def __str__(self) -> str:
        return f"Question {self.pk}"

    @property
    def is_request(self) -> bool:
        return self.kind == REQUEST

    @property
    def is_open(self) -> bool:
        return AskedState(self.state).is_open

    @property
    def clock(self) -> RequestClock:
        return RequestClock(self.counted_from, self.awaiting_since, extended=bool(self.extended_for))

    @property
    def due(self) -> date | None:
        """The day by which it is wanted: of a request by its clock, else as somebody said."""
        if not self.is_request:
            return self.wanted_by
        due = self.clock.due
        return due.day if due else None


class FigureNamed(models.Model):
    """Which figure: an indicator or measure by its slug, an area and a period by their codes."""

    indicator = models.CharField(max_length=SLUG)
    area = models.CharField(max_length=20)
    period = models.CharField(max_length=CODE)

    class Meta:
        abstract = True


class ChosenFigure(FigureNamed):
    """A figure with which a question is to be answered: read anew until it is."""

    question = models.ForeignKey(AskedQuestion, on_delete=models.CASCADE, related_name="chosen")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["question", "indicator", "area", "period"], name="a_figure_is_chosen_once"
            )
        ]


class QuestionAnswer(models.Model):
    """What was answered, and on which day; one that was opened again has more than one."""

    question = models.ForeignKey(AskedQuestion, on_delete=models.CASCADE, related_name="answers")
    words = models.TextField(max_length=8000, blank=True)
    answered_on = models.DateField()
    answered_by = models.PositiveIntegerField()  # the number of an account

    class Meta:
        ordering = ["pk"]


class AnsweredFigure(FigureNamed):
    """A figure as it stood when it was answered with: what it was called, its value as shown and its sentence, read on a day."""

    answer = models.ForeignKey(QuestionAnswer, on_delete=models.CASCADE, related_name="figures")
    title = models.CharField(max_length=300)
    area_name = models.CharField(max_length=200)
    period_words = models.CharField(max_length=120)
    shown = models.CharField(max_length=400)
    number = models.FloatField(null=True)
    status = models.CharField(max_length=40)
    sentence = models.TextField()
    read_on = models.DateField()

    class Meta:
        ordering = ["pk"]

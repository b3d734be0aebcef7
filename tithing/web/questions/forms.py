"""What is asked of who logs a question, works on it or answers it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from tithing.vocabulary.law.exemptions import all_exemptions
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.web.accounts.forms import ReasonForm
from tithing.web.partnerships.forms import a_day, one_of
from tithing.web.partnerships.forms import words as a_line
from tithing.web.questions.models import ASKERS, KINDS, AskedQuestion

NO_NAMES = "Without a name or anything else about a person: lists, the search and later questions show it."


def long_words(label: str, *, needed: str = "", longest: int = 4000, hint: str = "") -> forms.CharField:
    """Several lines of text; `needed` says what to enter where it may not be empty."""
    return forms.CharField(
        label=label,
        max_length=longest,
        required=bool(needed),
        help_text=hint,
        widget=forms.Textarea,
        error_messages={
            "required": needed,
            "max_length": f"Use fewer words: at most {longest:,} letters",
        },
    )


class QuestionForm(ReasonForm):
    """`state` is of what was shown: who changes what somebody else has changed since is told."""

    state = forms.CharField(required=False, max_length=60, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.order_fields(
            [name for name in self.fields if name not in ("reason", "state")] + ["reason", "state"]
        )

    @property
    def version(self) -> int:
        """Which version of the question was shown; 0 for none that could be."""
        told = str(self.cleaned_data["state"]).partition(" ")[0]
        return int(told) if told.isascii() and told.isdecimal() and len(told) < 10 else 0

    @property
    def seen(self) -> str:
        """What stands for the figures that were shown."""
        return str(self.cleaned_data["state"]).partition(" ")[2]


class JustReason(QuestionForm):
    """For what asks nothing but why."""


class OnDayForm(QuestionForm):
    on = a_day("On which day", today=True)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("on") and cleaned["on"] > timezone.localdate():
            self.add_error("on", "Enter today or an earlier day")
        return cleaned


class SaidForm(QuestionForm):
    """What was asked, by whom and when."""

    subject = a_line("What it is about", needed="Enter in a few words what it is about", hint=NO_NAMES)
    words = long_words(
        "The question", hint="As it was asked. Who works on questions sees it, and who logged it."
    )
    asker = one_of("Who asked", [("", "Choose"), *ASKERS], needed="Choose who asked")
    asker_name = a_line("Their name", hint="Only where the answer goes to them by name.")
    received_on = a_day("Received on", today=True)
    wanted_by = a_day(
        "Wanted by",
        needed=False,
        hint="Leave it empty for a request: its day follows from the Act. For example, 27/3/2026",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        received, wanted = cleaned.get("received_on"), cleaned.get("wanted_by")
        if received and received > timezone.localdate():
            self.add_error("received_on", "Enter today or an earlier day")
        if received and wanted and wanted < received:
            self.add_error("wanted_by", "Enter a day after it was received, or leave it empty")
        return cleaned

    @property
    def told(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name not in ("reason", "state")}


class LogForm(SaidForm):
    kind = one_of("What it is", [("", "Choose"), *KINDS], needed="Choose what it is")

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, **options)
        self.order_fields(["kind"])


def exemptions(*, qualified: bool) -> list[tuple[str, str]]:
    found = [each for each in all_exemptions() if each.qualified or not qualified]
    return [("", "Choose"), *((each.slug, each.words) for each in found)]


class ExtendForm(QuestionForm):
    exemption = one_of(
        "Which exemption is weighed",
        exemptions(qualified=True),
        needed="Choose the exemption for which the public interest is weighed",
        hint="Tell who asked, in the first twenty working days, that it takes longer and why.",
    )


class RefuseForm(OnDayForm):
    exemption = one_of(
        "Under which exemption",
        exemptions(qualified=False),
        hint="A request needs one. Of another question, say why in the reason.",
    )


NO_QUARTER = "Enter a quarter, such as Q2 2026/27 or April to June 2026"


class QuarterField(forms.CharField):
    """A quarter, or several that follow one another, as people write them; None for none."""

    def clean(self, value: Any) -> Period | None:
        told = str(super().clean(value)).strip()
        try:
            period = Period.parse(told) if told else None
        except UnknownPeriod as unknown:
            raise forms.ValidationError(NO_QUARTER, code="none") from unknown
        if period is not None and not period.quarters():
            raise forms.ValidationError(NO_QUARTER, code="no quarter")
        return period


class FigureForm(QuestionForm):
    indicator = a_line(
        "Indicator or measure", needed="Enter an indicator or a measure", hint="For example, shoplifting"
    )
    area = a_line(
        "Area", hint="A ward or district by its name or code. Leave it empty for the partnership’s own."
    )
    quarter = QuarterField(
        required=False,
        max_length=60,
        label="Quarter",
        help_text="For example, Q2 2026/27. Leave it empty for the latest of which there is a figure.",
        error_messages={"max_length": NO_QUARTER},
    )


class TakeForm(QuestionForm):
    """The figures of an earlier question."""

    which = one_of(
        "Of which quarter",
        [("latest", "The latest of which there is a figure"), ("same", "The same as then")],
        needed="Choose of which quarter",
    )


class AnswerQuestionForm(OnDayForm):
    words = long_words(
        "The answer",
        longest=8000,
        needed="Enter the answer",
        hint="The sentences of the figures stand here already. Say it as it goes out.",
    )


class EraseQuestionForm(QuestionForm):
    subject = a_line(
        "What it is about, as it stays", needed="Enter in a few words what it was about", hint=NO_NAMES
    )


def said_of(question: AskedQuestion) -> dict[str, Any]:
    """What a form about what was asked begins with."""
    return {
        name: getattr(question, name)
        for name in ("subject", "words", "asker", "asker_name", "received_on", "wanted_by")
    }

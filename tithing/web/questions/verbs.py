"""Everything that can be done to a question: its address, its form and what it does. Addresses and pages are made from this table.

A verb that is missing from the matrix of the tests fails.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone

from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.law.working_days import last_year_known
from tithing.web.questions import changes, forms
from tithing.web.questions.figures import (
    FigureNow,
    NamedFigureKey,
    figure_meant,
    figures_now,
    key_of,
    latest_of,
    seen_as,
)
from tithing.web.questions.forms import QuestionForm
from tithing.web.questions.models import AskedQuestion, ChosenFigure
from tithing.web.questions.permissions import CHANGE, ERASE, ERASED, STEP_RULES, state_to_erase
from tithing.web.questions.queries import figures_of_last_answer, question_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import Permission

Told = Mapping[str, Any]


@dataclass(frozen=True)
class QuestionAbout:
    """The question that an address names, what else it names, and who asks."""

    question: AskedQuestion
    named: Told
    actor: Actor

    def must_be(self) -> None:
        """Raises Http404 where what else the address names is not there."""
        if "figure" in self.named:
            self.figure()
        if "earlier" in self.named:
            self.earlier()

    def figure(self) -> ChosenFigure:
        return get_object_or_404(self.question.chosen, pk=self.named["figure"])

    def earlier(self) -> AskedQuestion:
        return question_of(self.actor, self.named["earlier"])


@dataclass(frozen=True)
class QuestionVerb:
    """`do` gives the words in which the page says that it is done; `says` is what stands above the form."""

    name: str
    path: str
    title: str
    button: str
    asked: Permission
    form: Callable[..., QuestionForm]
    do: Callable[[Actor, Any, QuestionAbout], str]
    initial: Callable[[QuestionAbout, Told], Told] = lambda about, got: {}
    state: Callable[[AskedQuestion], str] = lambda question: str(question.version)
    says: str = ""
    shows_figures: bool = False

    def asked_in(self, question: AskedQuestion) -> str:
        """The state by which the rule decides."""
        if self.asked is ERASE:
            return state_to_erase(is_open=question.is_open, is_erased=question.erased)
        if self.asked is CHANGE:
            return ERASED if question.erased else ""
        return question.state


def _change(by: Actor, sent: forms.SaidForm, there: QuestionAbout) -> str:
    changes.change_question(by=by, question=there.question, **_common(sent), **sent.told)
    return "It is changed."


def _common(sent: QuestionForm) -> dict[str, Any]:
    return {"version": sent.version, "reason": sent.cleaned_data["reason"]}


def _simply(change: Callable[..., Any], said: str) -> Callable[[Actor, Any, QuestionAbout], str]:
    """A change that is told what the form is, by the names of its fields."""

    def do(by: Actor, sent: QuestionForm, there: QuestionAbout) -> str:
        told = {name: value for name, value in sent.cleaned_data.items() if name not in ("state", "reason")}
        change(by=by, question=there.question, **_common(sent), **told)
        return said

    return do


def _extend(by: Actor, sent: forms.ExtendForm, there: QuestionAbout) -> str:
    changes.extend(
        by=by,
        question=there.question,
        exemption=sent.cleaned_data["exemption"],
        on=timezone.localdate(),
        **_common(sent),
    )
    return "There are twenty working days more."


def _choose(by: Actor, sent: forms.FigureForm, there: QuestionAbout) -> str:
    told = sent.cleaned_data
    key = figure_meant(
        indicator=told["indicator"], area=told["area"], period=told["quarter"], today=timezone.localdate()
    )
    new = changes.choose_figures(by=by, question=there.question, figures=[key], **_common(sent))
    return "The figure is chosen." if new else "It was among them already."


def _figure_asked(there: QuestionAbout, got: Told) -> Told:
    """What a page about a figure hands over in the address."""
    return {name: str(got.get(name, ""))[:120] for name in ("indicator", "area", "quarter")}


def _drop(by: Actor, sent: QuestionForm, there: QuestionAbout) -> str:
    changes.drop_figure(by=by, question=there.question, figure=there.figure(), **_common(sent))
    return "It is taken out."


def _take(by: Actor, sent: forms.TakeForm, there: QuestionAbout) -> str:
    keys = [NamedFigureKey(*each) for each in figures_of_last_answer(there.earlier())]
    if sent.cleaned_data["which"] == "latest":
        keys = [latest_of(each, timezone.localdate()) for each in keys]
    new = changes.choose_figures(by=by, question=there.question, figures=keys, **_common(sent))
    return f"{numbered(new, 'figure was', 'figures were')} taken over, as they are now."


def _answer(by: Actor, sent: forms.AnswerQuestionForm, there: QuestionAbout) -> str:
    told = sent.cleaned_data
    changes.answer_question(
        by=by,
        question=there.question,
        words=told["words"],
        on=told["on"],
        today=timezone.localdate(),
        seen=sent.seen,
        **_common(sent),
    )
    return "It is answered, and kept with its figures as they are today."


def figures_chosen(question: AskedQuestion) -> list[FigureNow]:
    """The chosen figures as the public may read them now."""
    now = figures_now(key_of(each) for each in question.chosen.all())
    return [now[key_of(each)] for each in question.chosen.all() if key_of(each) in now]


def _sentences(there: QuestionAbout, got: Told) -> Told:
    return {"words": "\n\n".join(each.sentence for each in figures_chosen(there.question))}


def _state_with_figures(question: AskedQuestion) -> str:
    return f"{question.version} {seen_as(figures_chosen(question))}"


VERBS = (
    QuestionVerb(
        "question_change", "change/", "Change what is said of it", "Change it", CHANGE, forms.SaidForm, _change,
        initial=lambda there, got: forms.said_of(there.question),
    ),
    QuestionVerb(
        "question_begin", "begin/", "Begin to answer it", "Begin", STEP_RULES["begin"], forms.JustReason,
        _simply(changes.begin, "It is being answered."),
    ),
    QuestionVerb(
        "question_ask_back", "ask-back/", "Somebody was asked what they mean", "They were asked", STEP_RULES["ask back"],
        forms.OnDayForm, _simply(changes.ask_back, "It waits for what they say."),
        says="The clock of a request stands still until they say what they mean.",
    ),
    QuestionVerb(
        "question_explained", "explained/", "They have said what they mean", "They said it", STEP_RULES["explained"],
        forms.OnDayForm, _simply(changes.explained, "It is being answered."),
        says="The twenty working days of a request begin anew on the day that they said it, where they were asked in time.",
    ),
    QuestionVerb(
        "question_extend", "extend/", "Take more time to weigh the public interest", "Take twenty working days more",
        STEP_RULES["extend"], forms.ExtendForm, _extend,
        says=f"Only of a request, once, and while there is time. Bank holidays are known to the end of {last_year_known()}.",
    ),
    QuestionVerb(
        "question_figure", "figures/add/", "Choose a figure of the answer", "Choose it", STEP_RULES["figures"],
        forms.FigureForm, _choose, initial=_figure_asked,
        says="An answer goes out of the house: its figures are those that everybody may see, whoever writes it.",
    ),
    QuestionVerb(
        "question_figure_drop", "figures/<int:figure>/take-out/", "Take a figure out of the answer", "Take it out",
        STEP_RULES["figures"], forms.JustReason, _drop,
    ),
    QuestionVerb(
        "question_take", "figures/from/<int:earlier>/", "Take the figures of an earlier question", "Take them",
        STEP_RULES["figures"], forms.TakeForm, _take, says="They are read as they are now.",
    ),
    QuestionVerb(
        "question_answer", "answer/", "Answer it", "It was answered so", STEP_RULES["answer"], forms.AnswerQuestionForm, _answer,
        initial=_sentences, state=_state_with_figures, shows_figures=True,
    ),
    QuestionVerb(
        "question_refuse", "refuse/", "Refuse it", "It was refused", STEP_RULES["refuse"], forms.RefuseForm,
        _simply(changes.refuse, "It is refused."),
    ),
    QuestionVerb(
        "question_withdraw", "withdraw/", "They want no answer any more", "It is withdrawn", STEP_RULES["withdraw"],
        forms.OnDayForm, _simply(changes.withdraw_question, "It is withdrawn."),
    ),
    QuestionVerb(
        "question_reopen", "reopen/", "Open it again", "Open it again", STEP_RULES["reopen"], forms.JustReason,
        _simply(changes.reopen, "It is open again. What was answered stays."),
    ),
    QuestionVerb(
        "question_erase", "erase/", "Erase who asked and their words", "Erase it for good", ERASE, forms.EraseQuestionForm,
        _simply(changes.erase_question, "It is erased. The figures that were answered stay."),
        initial=lambda there, got: {"subject": there.question.subject},
        says="Their name, their words and the words of the answer go, here and in who did what. Figures and days stay. "
        "What went out by mail is not taken back.",
    ),
)  # fmt: skip

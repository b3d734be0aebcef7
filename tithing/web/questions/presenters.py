"""Questions in words, ready for a page: what was answered, what the figure is now, and whether it changed since."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.governance.asked.clock import not_sure
from tithing.governance.asked.lifecycle import AskedState
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.law.exemptions import exemption_called
from tithing.vocabulary.not_here import day_words
from tithing.web.accounts.models import Account
from tithing.web.accounts.permissions import SEE_PEOPLE
from tithing.web.evidence.addresses import indicator_address
from tithing.web.questions.figures import FigureNow, NamedFigureKey, figures_now, key_of
from tithing.web.questions.models import ASKERS, AnsweredFigure, AskedQuestion, ChosenFigure
from tithing.web.questions.permissions import sees_persons
from tithing.web.questions.queries import like_it
from tithing.web.questions.verbs import VERBS, QuestionVerb
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can

GONE = "Nothing is known of it to everybody any more."
_ASKERS = dict(ASKERS)
FIRST = (
    "question_answer",
    "question_explained",
    "question_begin",
)  # what is the page's one button, where it may be done
ON_FIGURES = ("question_figure", "question_figure_drop", "question_take")


@dataclass(frozen=True)
class QuestionRow:
    """A question in a list. `due` is its day in words, "" where it has none; `late` where that has passed."""

    number: int
    subject: str
    kind: str
    asker: str
    received_on: date
    state: str
    due: str
    late: bool


def question_row(question: AskedQuestion, on: date) -> QuestionRow:
    return QuestionRow(
        question.pk,
        question.subject,
        "Request" if question.is_request else "Question",
        _ASKERS.get(question.asker, question.asker),
        question.received_on,
        capitalised(question.state),
        _due_words(question),
        is_late(question, on),
    )


def is_late(question: AskedQuestion, on: date) -> bool:
    """Whether its day has passed: on a day, or on that on which it was closed."""
    due = question.due
    return due is not None and due < (question.closed_on or on)


def _due_words(question: AskedQuestion) -> str:
    if question.is_request and question.clock.due is None:
        return "Stands still until they say what they mean"
    return day_words(question.due) if question.due else ""


def in_order(questions: Iterable[AskedQuestion]) -> list[AskedQuestion]:
    """What is due first comes first; what has no day after it, the oldest first."""
    return sorted(questions, key=lambda each: (each.due is None, each.due or each.received_on, each.pk))


# -- one question --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class FigureAnswered:
    """`what` names it; `then` is what was said, `now` what is; `changed` in a word; `address` of its page as it was known then."""

    what: str
    then: str
    now: str
    changed: str
    differs: bool
    address: str
    read_on: date


@dataclass(frozen=True)
class AnswerShown:
    """`words` are "" to who may not see what people wrote, and `by` to who may not see who has an account."""

    words: str
    answered_on: date
    by: str
    figures: tuple[FigureAnswered, ...]


@dataclass(frozen=True)
class FigureChosen:
    number: int
    what: str
    sentence: str
    address: str


def question_page(question: AskedQuestion, actor: Actor, on: date) -> dict[str, object]:
    """Everything of a question that this actor may see, and what they may do."""
    personal = sees_persons(actor, logged_by=question.logged_by)
    now = figures_now(key_of(each) for each in _figures_of(question))
    may = [verb for verb in VERBS if _may(verb, question, actor, on)]
    return {
        "question": question,
        "row": question_row(question, on),
        "personal": personal,
        "asker": _asker(question, personal=personal),
        "counted": _counted(question),
        "not_sure": _not_sure(question),
        "refused_for": _exemption(question.refused_for),
        "extended_for": _exemption(question.extended_for),
        "answers": _answers(question, now, actor, personal=personal),
        "chosen": [_chosen(each, now) for each in question.chosen.all()],
        "may_choose": any(verb.name == "question_figure" for verb in may),
        "earlier": [question_row(each, on) for each in _earlier(question, actor, may)],
        **_verbs(may, question),
    }


def _figures_of(question: AskedQuestion) -> Iterator[ChosenFigure | AnsweredFigure]:
    yield from question.chosen.all()
    for answer in question.answers.all():
        yield from answer.figures.all()


def _may(verb: QuestionVerb, question: AskedQuestion, actor: Actor, on: date) -> bool:
    """Whether it is offered: more time only where there is a clock that has some."""
    if not can(verb.asked, actor, state=verb.asked_in(question)):
        return False
    return verb.name != "question_extend" or (question.is_request and not question.clock.why_not_extended(on))


def _counted(question: AskedQuestion) -> str:
    """How its day follows from the Act, of a request that is open and has one."""
    if not question.is_request or not question.is_open or question.due is None:
        return ""
    days = f"{question.clock.days} working days after {day_words(question.counted_from)}"
    return f"{days}; weekends and bank holidays of England and Wales are left out."


def _not_sure(question: AskedQuestion) -> str:
    due = question.clock.due if question.is_request else None
    return not_sure(due) if due else ""


def _exemption(slug: str) -> str:
    return exemption_called(slug).words if slug else ""


def _asker(question: AskedQuestion, *, personal: bool) -> str:
    role = _ASKERS.get(question.asker, question.asker)
    return f"{role}: {question.asker_name}" if personal and question.asker_name else role


def _earlier(question: AskedQuestion, actor: Actor, may: Sequence[QuestionVerb]) -> Sequence[AskedQuestion]:
    return like_it(actor, question) if any(verb.name == "question_take" for verb in may) else ()


def _verbs(may: Sequence[QuestionVerb], question: AskedQuestion) -> dict[str, object]:
    """One that comes first, and the others; what is done to figures stands beside them."""
    by_name = {verb.name: verb for verb in may if verb.name not in ON_FIGURES}
    first = next((by_name[name] for name in FIRST if name in by_name), None)
    if not question.is_open:
        first = None
    return {"first": first, "verbs": [verb for verb in by_name.values() if verb is not first]}


def _answers(
    question: AskedQuestion, now: Mapping[NamedFigureKey, FigureNow], actor: Actor, *, personal: bool
) -> list[AnswerShown]:
    """The last first."""
    answers = list(question.answers.all())[::-1]
    names = _names_of({each.answered_by for each in answers}, actor)
    return [
        AnswerShown(
            each.words if personal else "",
            each.answered_on,
            names.get(each.answered_by, ""),
            tuple(_then_and_now(figure, now.get(key_of(figure))) for figure in each.figures.all()),
        )
        for each in answers
    ]


def _names_of(accounts: set[int], actor: Actor) -> Mapping[int, str]:
    """Of these the actor, and everybody to who may see who has an account."""
    if not can(SEE_PEOPLE, actor):
        accounts &= {actor.account}
    return dict(Account.objects.filter(pk__in=accounts).values_list("pk", "name"))


def _then_and_now(then: AnsweredFigure, now: FigureNow | None) -> FigureAnswered:
    differs = now is None or (now.number, now.shown) != (then.number, then.shown)
    reworded = now is not None and not differs and now.sentence != then.sentence
    return FigureAnswered(
        what=f"{then.title}, {then.area_name}, {then.period_words}",
        then=then.sentence,
        now=now.sentence if now else GONE,
        changed=_changed(then, now, differs=differs, reworded=reworded),
        differs=differs or reworded,
        address=indicator_address(then.indicator, area=then.area, quarter=then.period, on=then.read_on),
        read_on=then.read_on,
    )


def _changed(then: AnsweredFigure, now: FigureNow | None, *, differs: bool, reworded: bool) -> str:
    if now is None:
        return f"It was {then.shown}. {GONE}"
    if differs:
        return f"It changed since: it was {then.shown} and is {now.shown} now."
    if reworded:
        return f"It is still {then.shown}. What is said beside it changed."
    return f"It has not changed: {then.shown}."


def _chosen(chosen: ChosenFigure, now: Mapping[NamedFigureKey, FigureNow]) -> FigureChosen:
    found = now.get(key_of(chosen))
    what = f"{found.title}, {found.area_name}, {found.period_words}" if found else chosen.indicator
    return FigureChosen(
        chosen.pk,
        what,
        found.sentence if found else GONE,
        indicator_address(chosen.indicator, area=chosen.area, quarter=chosen.period),
    )


def list_page(
    open_ones: Iterable[AskedQuestion], closed: Sequence[AskedQuestion], on: date
) -> dict[str, object]:
    return {
        "open": [question_row(each, on) for each in in_order(open_ones)],
        "closed": [question_row(each, on) for each in closed],
    }


def closed_words(question: AskedQuestion) -> str:
    """ "Answered on 3 November 2026", of one that is closed; its state of another."""
    closed = f" on {day_words(question.closed_on)}" if question.closed_on else ""
    return f"{capitalised(AskedState(question.state).value)}{closed}"

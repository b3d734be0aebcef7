"""What changes a question: each by somebody, in one transaction, with its line in the audit, which names nobody who asked.

Every change says which version it was made to: who changes what somebody else has changed since is told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from django.db import transaction

from tithing.governance.asked.lifecycle import STEPS, AskedState
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.law.exemptions import exemption_called
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.questions.figures import FigureNow, NamedFigureKey, figures_now, key_of, seen_as
from tithing.web.questions.models import AnsweredFigure, AskedQuestion, ChosenFigure, QuestionAnswer
from tithing.web.questions.permissions import CHANGE, ERASE, ERASED, LOG, STEP_RULES, state_to_erase
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject, FieldChanged, changed, erase_details
from tithing.web.shared.permissions import check

SOMEBODY_ELSE = Problem(
    "somebody changed this question since you opened the page",
    "Look at what stands there now; what you typed is still here, and is sent again with the button",
)
OTHER_FIGURES = Problem(
    "a figure changed since you opened the page",
    "Look at the figures as they are now, and at your words; they are sent with the button",
)
MOST_FIGURES = 20
SAID_OF_IT = {  # what may be changed, as the audit calls it
    "subject": "the subject",
    "words": "the words",
    "asker": "who asked",
    "asker_name": "the name of who asked",
    "wanted_by": "the day by which it is wanted",
    "received_on": "the day of receipt",
}


def subject_of(question: AskedQuestion) -> AuditSubject:
    return AuditSubject("question", str(question.pk))


def log_question(
    *,
    by: Actor,
    kind: str,
    subject: str,
    words: str,
    asker: str,
    asker_name: str = "",
    received_on: date,
    wanted_by: date | None = None,
    reason: str = "",
) -> AskedQuestion:
    """Somebody asked something. `asker` is their role, `asker_name` their name where it has to be kept."""
    check(LOG, by)
    with transaction.atomic():
        question = AskedQuestion.objects.create(
            kind=kind,
            subject=subject,
            words=words,
            asker=asker,
            asker_name=asker_name,
            received_on=received_on,
            counted_from=received_on,
            wanted_by=wanted_by,
            state=AskedState.RECEIVED.value,
            logged_by=by.account,
        )
        what = "request for information" if question.is_request else "question"
        changed(
            subject_of(question), LOG.action, f"Logged {what} {question.pk}.", by=by.account, reason=reason
        )
    return question


def change_question(
    *, by: Actor, question: AskedQuestion, version: int, reason: str = "", **said: object
) -> None:
    """Say otherwise what was asked, by whom, when it came and by when it is wanted; `said` are keys of `SAID_OF_IT`."""
    with _locked(question, version) as locked:
        check(CHANGE, by, state=ERASED if locked.erased else "")
        other = [name for name, value in said.items() if getattr(locked, name) != value]
        for name in other:
            setattr(locked, name, said[name])
        if "received_on" in other:
            _received_otherwise(question, locked)
        told = listed([SAID_OF_IT[name] for name in other]) or "nothing"
        _told(locked, CHANGE.action, f"Changed {told} of question {locked.pk}.", by=by, reason=reason)


def _received_otherwise(before: AskedQuestion, now: AskedQuestion) -> None:
    """The clock goes with the day of receipt, unless it began anew since."""
    if now.counted_from == before.received_on or now.counted_from < now.received_on:
        now.counted_from = now.received_on


def begin(*, by: Actor, question: AskedQuestion, version: int, reason: str = "") -> None:
    """Somebody has begun to answer it."""
    with _step("begin", by, question, version, reason) as locked:
        locked.state = AskedState.ANSWERING.value


def ask_back(*, by: Actor, question: AskedQuestion, version: int, on: date, reason: str = "") -> None:
    """Who asked was asked what they mean. A request's clock stands still until they say it."""
    with _step("ask back", by, question, version, reason, f" on {on:%-d %B %Y}") as locked:
        _not_before(on, locked.received_on)
        locked.awaiting_since = on


def explained(*, by: Actor, question: AskedQuestion, version: int, on: date, reason: str = "") -> None:
    """They have said what they mean: a request's days begin anew where they were asked in time."""
    with _step("explained", by, question, version, reason, f" on {on:%-d %B %Y}") as locked:
        _not_before(on, locked.awaiting_since or locked.received_on)
        clock = locked.clock.explained(on)
        locked.counted_from, locked.awaiting_since = clock.counted_from, None
        locked.extended_for = locked.extended_for if clock.extended else ""


def extend(
    *, by: Actor, question: AskedQuestion, version: int, exemption: str, on: date, reason: str = ""
) -> None:
    """Take twenty working days more to weigh the public interest in an exemption, in the time that there is."""
    named = exemption_called(exemption)
    with _step("extend", by, question, version, reason, f": {named.words}") as locked:
        why = _why_not_extended(locked, qualified=named.qualified, on=on)
        if why:
            raise Refused(Problem(f"this cannot be extended: {why}", "Answer or refuse it as it stands"))
        locked.extended_for = exemption


def _why_not_extended(question: AskedQuestion, *, qualified: bool, on: date) -> str:
    if not question.is_request:
        return "it is no request for information, and has no clock"
    if not qualified:
        return "under that exemption the public interest is not weighed"
    return question.clock.why_not_extended(on)


# -- figures ---------------------------------------------------------------------------------------------------------------


def choose_figures(
    *, by: Actor, question: AskedQuestion, version: int, figures: Sequence[NamedFigureKey], reason: str = ""
) -> int:
    """Add figures to those of the answer: how many were not among them yet. Raises Refused beyond twenty."""
    with _step("figures", by, question, version, reason) as locked:
        there = {key_of(each) for each in locked.chosen.all()}
        new = [each for each in dict.fromkeys(figures) if each not in there]
        if len(there) + len(new) > MOST_FIGURES:
            raise Refused(
                Problem(
                    f"an answer has at most {MOST_FIGURES} figures", "Take out one that it can do without"
                )
            )
        for each in new:
            ChosenFigure.objects.create(
                question=locked, indicator=each.indicator, area=each.area, period=each.period
            )
    return len(new)


def drop_figure(
    *, by: Actor, question: AskedQuestion, version: int, figure: ChosenFigure, reason: str = ""
) -> None:
    """Take one out of those of the answer."""
    with _step("figures", by, question, version, reason):
        ChosenFigure.objects.filter(pk=figure.pk, question=question).delete()


def answer_question(
    *,
    by: Actor,
    question: AskedQuestion,
    version: int,
    words: str,
    on: date,
    today: date,
    seen: str,
    reason: str = "",
) -> QuestionAnswer:
    """Answer it with these words and the chosen figures, which are kept as they are at this moment.

    `seen` is `seen_as` of the figures as the form showed them: Raises Refused where one has changed since.
    """
    with _step("answer", by, question, version, reason) as locked:
        _not_before(on, locked.received_on)
        now = figures_now(key_of(each) for each in locked.chosen.all())
        figures = [now[key_of(each)] for each in locked.chosen.all() if key_of(each) in now]
        if seen_as(figures) != seen:
            raise Refused(OTHER_FIGURES)
        answer = QuestionAnswer.objects.create(
            question=locked, words=words, answered_on=on, answered_by=by.account
        )
        AnsweredFigure.objects.bulk_create(_kept(answer, each, today) for each in figures)
        locked.closed_on = on
        locked.chosen.all().delete()
    return answer


def _kept(answer: QuestionAnswer, now: FigureNow, today: date) -> AnsweredFigure:
    return AnsweredFigure(
        answer=answer,
        indicator=now.key.indicator,
        area=now.key.area,
        period=now.key.period,
        title=now.title,
        area_name=now.area_name,
        period_words=now.period_words,
        shown=now.shown[:400],
        number=now.number,
        status=now.status,
        sentence=now.sentence,
        read_on=today,
    )


def refuse(
    *, by: Actor, question: AskedQuestion, version: int, exemption: str, on: date, reason: str = ""
) -> None:
    """Refuse it, a request with its exemption named. Raises Refused where none is."""
    named = f": {exemption_called(exemption).words}" if exemption else ""
    with _step("refuse", by, question, version, reason, named) as locked:
        if locked.is_request and not exemption:
            raise Refused(Problem("a request is refused under an exemption", "Choose which"))
        _not_before(on, locked.received_on)
        locked.refused_for, locked.closed_on, locked.awaiting_since = exemption, on, None


def withdraw_question(
    *, by: Actor, question: AskedQuestion, version: int, on: date, reason: str = ""
) -> None:
    """Who asked wants no answer any more."""
    with _step("withdraw", by, question, version, reason) as locked:
        _not_before(on, locked.received_on)
        locked.closed_on, locked.awaiting_since = on, None


def reopen(*, by: Actor, question: AskedQuestion, version: int, reason: str = "") -> None:
    """Answer it again: what was answered stays beside the next answer, and its figures are chosen anew."""
    with _step("reopen", by, question, version, reason) as locked:
        locked.closed_on, locked.refused_for = None, ""
        last = locked.answers.last()
        for each in last.figures.all() if last else ():
            ChosenFigure.objects.get_or_create(
                question=locked, indicator=each.indicator, area=each.area, period=each.period
            )


def erase_question(
    *, by: Actor, question: AskedQuestion, version: int, subject: str, reason: str = ""
) -> None:
    """Erase who asked and every word that a person wrote; the figures that were answered stay, under this subject.

    Nothing of it is left in the words of the audit either; what went out is not taken back by it.
    """
    with _locked(question, version) as locked:
        check(ERASE, by, state=state_to_erase(is_open=locked.is_open, is_erased=locked.erased))
        name = locked.asker_name
        locked.subject, locked.words, locked.asker_name, locked.erased = subject, "", "", True
        locked.answers.update(words="")
        naming = (name,) if " " in name else ()  # of a single word other people's lines would lose theirs
        erase_details(subject_of(locked), by=by.account, reason=reason, naming=naming)


# -- how -------------------------------------------------------------------------------------------------------------------


@contextmanager
def _locked(question: AskedQuestion, version: int) -> Iterator[AskedQuestion]:
    """The question as it stands, for one change of it."""
    with transaction.atomic():
        locked = AskedQuestion.objects.select_for_update().get(pk=question.pk)
        if locked.version != version:
            raise Refused(SOMEBODY_ELSE)
        yield locked
        locked.version += 1
        locked.save()


@contextmanager
def _step(
    name: str, by: Actor, question: AskedQuestion, version: int, reason: str, more: str = ""
) -> Iterator[AskedQuestion]:
    """A step of its life: allowed in its state, and told from which state to which."""
    step, asked = STEPS[name], STEP_RULES[name]
    with _locked(question, version) as locked:
        before = locked.state
        check(asked, by, state=before)
        locked.state = (step.to or AskedState(before)).value
        yield locked
        sentence = f"{_SAID[name].format(number=locked.pk)}{more}."
        fields = [FieldChanged("state", before, locked.state)] if before != locked.state else []
        _told(locked, asked.action, sentence, by=by, reason=reason, fields=fields)


_SAID = {
    "begin": "Began to answer question {number}",
    "ask back": "Asked back what question {number} means",
    "explained": "Was told what question {number} means",
    "extend": "Took twenty working days more for question {number}",
    "figures": "Changed the figures with which question {number} is answered",
    "answer": "Answered question {number}",
    "refuse": "Refused question {number}",
    "withdraw": "Noted that question {number} is withdrawn",
    "reopen": "Opened question {number} again",
}


def _told(
    question: AskedQuestion,
    action: str,
    sentence: str,
    *,
    by: Actor,
    reason: str,
    fields: Iterable[FieldChanged] = (),
) -> None:
    changed(subject_of(question), action, sentence, by=by.account, reason=reason, fields=fields)


def _not_before(on: date, day: date) -> None:
    if on < day:
        raise Refused(
            Problem("that day is before the question came, or before it was asked back", "Enter a later day")
        )

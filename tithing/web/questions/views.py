"""The pages of questions, and one view for everything that can be done to one (`verbs`)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tithing.governance.asked.lifecycle import CLOSED
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.problems import Refused
from tithing.web.questions import changes
from tithing.web.questions.forms import LogForm, QuestionForm
from tithing.web.questions.permissions import LOG, SEE
from tithing.web.questions.presenters import list_page, question_page
from tithing.web.questions.queries import OPEN_STATES, question_of, questions_seen_by
from tithing.web.questions.verbs import QuestionAbout, QuestionVerb, figures_chosen
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import can, check

CLOSED_ON_A_PAGE = 50
either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(SEE, actor)
    seen = questions_seen_by(actor)
    closed = seen.filter(state__in=[each.value for each in CLOSED]).order_by("-closed_on", "-pk")
    page = Paginator(closed, CLOSED_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = list_page(seen.filter(state__in=OPEN_STATES), list(page.object_list), timezone.localdate())
    return render(request, "questions/questions.html", {**shown, "page": page, "may_log": can(LOG, actor)})


@require_safe
def question(request: HttpRequest, question: int) -> HttpResponse:
    actor = actor_in(request)
    check(SEE, actor)
    shown = question_page(question_of(actor, question), actor, timezone.localdate())
    return render(request, "questions/question.html", shown)


@either
def log(request: HttpRequest) -> HttpResponse:
    check(LOG, actor_in(request))
    form = LogForm(request.POST or None, initial={"received_on": timezone.localdate()})
    if form.is_valid():
        with form.telling():
            made = changes.log_question(by=actor_in(request), reason=form.cleaned_data["reason"], **form.told)
            messages.success(request, f"It is question {made.pk}.")
            return redirect("question", question=made.pk)
    shown = {"form": form, "title": "Log a question", "button": "Log it", "back": "/desk/questions/"}
    return render(request, "questions/act.html", shown, status=form.status)


@either
def act(request: HttpRequest, *, verb: QuestionVerb, question: int, **named: Any) -> HttpResponse:
    """One verb: may they, is the form right, change, show. What was typed stays, whatever is refused."""
    actor = actor_in(request)
    check(SEE, actor)
    about = QuestionAbout(question_of(actor, question), named, actor)
    check(verb.asked, actor, state=verb.asked_in(about.question))
    about.must_be()
    form = verb.form(request.POST or None, initial=_initial(verb, about, request))
    if not form.is_valid():
        return _shown(request, verb, about, form)
    try:
        said = verb.do(actor, form, about)
    except Refused as refused:
        return _shown(request, verb, about, _with_problems(request, verb, about, refused), status=409)
    messages.success(request, said)
    return redirect("question", question=about.question.pk)


# -- how -------------------------------------------------------------------------------------------------------------------


def _initial(verb: QuestionVerb, about: QuestionAbout, request: HttpRequest) -> dict[str, Any]:
    filled = {} if request.POST else verb.initial(about, request.GET)
    return {**filled, "state": verb.state(about.question)}


def _with_problems(
    request: HttpRequest, verb: QuestionVerb, about: QuestionAbout, refused: Refused
) -> QuestionForm:
    """The form as it was filled in, with what is wrong, and with the state as it is now: who looked may send it again."""
    now = question_of(about.actor, about.question.pk)
    sent = request.POST.copy()
    sent["state"] = verb.state(now)
    again = verb.form(sent)
    again.is_valid()
    for each in refused.problems:
        again.add_error(None, f"{capitalised(each.what)}. {each.change}.")
    return again


def _shown(
    request: HttpRequest, verb: QuestionVerb, about: QuestionAbout, form: QuestionForm, *, status: int = 200
) -> HttpResponse:
    shown = {
        "form": form,
        "title": verb.title,
        "button": verb.button,
        "says": verb.says,
        "about": about.question,
        "figures": figures_chosen(about.question) if verb.shows_figures else (),
    }
    return render(request, "questions/act.html", shown, status=status)

"""The pages of who the partnership is, and one view for everything that can be done to it (`verbs`)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.partnership.bodies import MeetingBody
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.ground.book_structure import seen_structure
from tithing.web.partnerships import permissions
from tithing.web.partnerships.about import FormAbout, form_about, there_is
from tithing.web.partnerships.forms import DayAskedForm, PartnershipForm
from tithing.web.partnerships.presenters import (
    body_page,
    held_person_page,
    may,
    organisation_lines,
    organisation_page,
    overview,
    person_lines,
)
from tithing.web.partnerships.queries import every_member_list, members_on, offices_of, people, seats_held
from tithing.web.partnerships.verbs import PartnershipVerb
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check

CHANGED_SINCE = Problem(
    "somebody changed this since you opened the page",
    "Look at what stands there now; what you typed is still here, and is sent again with the button",
)


@require_safe
def partnership_overview(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    structure, (form, on) = seen_structure().structure, _asked(request)
    shown = overview(structure, every_member_list(structure, on), on)
    return render(request, "partnerships/overview.html", {**shown, "form": form, **may(actor_in(request))})


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    form, on = _asked(request)
    lines = organisation_lines(seen_structure().structure, on)
    shown = {"on": on, "form": form, "organisations": lines, **may(actor_in(request))}
    return render(request, "partnerships/organisations.html", shown)


@require_safe
def organisation(request: HttpRequest, organisation: str) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    structure = seen_structure().structure
    found = there_is(structure.organisation(organisation))
    shown = organisation_page(structure, found, _asked(request)[1])
    return render(request, "partnerships/organisation.html", {**shown, **may(actor_in(request))})


@require_safe
def body(request: HttpRequest, body: str) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    seen, (form, on) = seen_structure(), _asked(request)
    found = there_is(seen.structure.body(body))
    members = members_on(body, _within(found, on), seen=seen)
    shown = body_page(seen.structure, members, seats_held(body=body), offices_of(body))
    return render(request, "partnerships/body.html", {**shown, "form": form, **may(actor_in(request))})


@require_safe
def everybody(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    lines = person_lines(seen_structure().structure, people(), timezone.localdate())
    return render(request, "partnerships/people.html", {"people": lines, **may(actor_in(request))})


@require_safe
def person(request: HttpRequest, person: int) -> HttpResponse:
    check(permissions.SEE, actor_in(request))
    found = get_object_or_404(people(), pk=person)
    shown = held_person_page(seen_structure().structure, found, timezone.localdate())
    return render(request, "partnerships/person.html", {**shown, **may(actor_in(request))})


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, *, verb: PartnershipVerb, **named: Any) -> HttpResponse:
    """One verb: may they, is the form right, change, show. What was typed stays, whatever is refused."""
    check(verb.asked, actor_in(request))
    about = form_about(named, actor_in(request))
    form = _form(verb, about, request)
    if not form.is_valid():
        return _shown(request, verb, about, form)
    try:
        if form.cleaned_data["state"] != verb.state(about):
            raise Refused(CHANGED_SINCE)
        said = verb.do(actor_in(request), form, about)
    except Refused as refused:
        return _shown(request, verb, about, _with_problems(request, verb, about, refused), status=409)
    messages.success(request, said)
    return redirect(verb.back(about))


# -- how -----------------------------------------------------------------------------------------------------------------


def _form(verb: PartnershipVerb, about: FormAbout, request: HttpRequest) -> PartnershipForm:
    initial = {**verb.initial(about), "state": verb.state(about)}
    return verb.form(request.POST or None, initial=initial, structure=about.structure, **verb.more(about))


def _with_problems(
    request: HttpRequest, verb: PartnershipVerb, about: FormAbout, refused: Refused
) -> PartnershipForm:
    """The form as it was filled in, with what is wrong, and with the state as it is now: who looked may send it again."""
    sent = request.POST.copy()
    sent["state"] = verb.state(form_about(about.named, about.actor))
    again = verb.form(sent, initial=verb.initial(about), structure=about.structure, **verb.more(about))
    again.is_valid()
    for each in refused.problems:
        again.add_error(None, f"{capitalised(each.what)}. {each.change}.")
    return again


def _shown(
    request: HttpRequest, verb: PartnershipVerb, about: FormAbout, form: PartnershipForm, *, status: int = 200
) -> HttpResponse:
    shown = {"form": form, "title": verb.title(about), "button": verb.button, "back": verb.back(about)}
    shown["words"] = verb.words
    return render(request, "partnerships/act.html", shown, status=status)


def _asked(request: HttpRequest) -> tuple[DayAskedForm, date]:
    """The day that is asked about, as people write it; today where none is, or what is written is none, which the form says."""
    form = DayAskedForm({"on": request.GET.get("on", "")}, auto_id="%s")
    return form, (form.cleaned_data["on"] if form.is_valid() else None) or timezone.localdate()


def _within(body: MeetingBody, on: date) -> date:
    """A day on which the body stands: the one asked about, else its last or its first."""
    if body.until is not None and body.until < on:
        return body.until
    return max(body.since, on) if body.since else on

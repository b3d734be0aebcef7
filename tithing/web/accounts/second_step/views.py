"""The page on which somebody's second step is taken off by two people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tithing.web.accounts import permissions
from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import account_shown
from tithing.web.accounts.second_step import changes
from tithing.web.accounts.second_step.forms import AnswerForm, AskResetForm
from tithing.web.accounts.second_step.presenters import reset_page
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check
from tithing.web.shared.typed import TypedForm

DONE = {
    "confirm": "The second step is taken off. They are signed out everywhere, and set up a new one when they sign in.",
    "drop": "The second step stays as it is.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def reset_second_step(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.ASK_RESET, actor)
    account = account_shown(number)
    form = (AnswerForm if "do" in request.POST else AskResetForm)(request.POST or None)
    if form.is_valid():
        with form.telling():
            messages.success(request, _changed(actor, account, form))
            return redirect("person", number)
    asks = form if isinstance(form, AskResetForm) else AskResetForm()
    told = {"form": form, "asks": asks, **reset_page(actor, account)}
    return render(request, "accounts/reset_second_step.html", told, status=form.status)


def _changed(actor: Actor, account: Account, form: TypedForm) -> str:
    """Do what was asked for, and say that it is done."""
    wanted = form.cleaned_data.get("do")
    if wanted is None:
        changes.ask(by=actor, account=account, reason=form.cleaned_data["reason"])
        return "Asked. It is taken off once somebody else confirms it, within two days."
    (changes.confirm if wanted == "confirm" else changes.drop)(by=actor, account=account)
    return DONE[wanted]

"""The page on which somebody's second step is taken off by two people."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tithing.web.accounts import permissions
from tithing.web.accounts.queries import account_shown
from tithing.web.accounts.second_step import changes
from tithing.web.accounts.second_step.forms import AskResetForm
from tithing.web.accounts.second_step.presenters import reset_page
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check

DONE = {
    "confirm": "The second step is taken off. They are signed out everywhere, and set up a new one when they sign in.",
    "drop": "The second step stays as it is.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def reset_second_step(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.ASK_RESET, actor)
    account = account_shown(number)
    if (wanted := request.POST.get("do")) in DONE:
        (changes.confirm if wanted == "confirm" else changes.drop)(by=actor, account=account)
        messages.success(request, DONE[str(wanted)])
        return redirect("person", number)
    form = AskResetForm(request.POST or None)
    if form.is_valid():
        changes.ask(by=actor, account=account, reason=form.cleaned_data["reason"])
        messages.success(request, "Asked. It is taken off once somebody else confirms it, within two days.")
        return redirect("person", number)
    return render(request, "accounts/reset_second_step.html", {"form": form, **reset_page(actor, account)})

"""The page on which what is kept of somebody who has left is erased."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from tithing.web.accounts import permissions
from tithing.web.accounts.changes import state_of
from tithing.web.accounts.erasing.changes import erase_account
from tithing.web.accounts.erasing.forms import EraseForm
from tithing.web.accounts.queries import account_shown
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check


@require_http_methods(["GET", "HEAD", "POST"])
def erase(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.ERASE_ACCOUNT, actor)
    account = account_shown(number)
    form = EraseForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            erase_account(by=actor, account=account, reason=form.cleaned_data["reason"])
            messages.success(request, "What was kept of them is erased. Their number stays.")
            return redirect("person", number)
    told = {"form": form, "account": account, "has_left": state_of(account) == permissions.LEFT}
    return render(request, "accounts/erase.html", told, status=form.status)

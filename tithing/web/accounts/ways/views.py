"""The settings of the site."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts import permissions
from tithing.web.accounts.ways import changes
from tithing.web.accounts.ways.forms import WaysForm
from tithing.web.accounts.ways.kinds import Ways
from tithing.web.accounts.ways.presenters import settings_page
from tithing.web.accounts.ways.queries import ways_of_roles
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check


@require_safe
def all_settings(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE_SETTINGS, actor_in(request))
    return render(request, "accounts/settings.html", settings_page(actor_in(request)))


@require_http_methods(["GET", "HEAD", "POST"])
def set_ways(request: HttpRequest, role: str) -> HttpResponse:
    check(permissions.SET_SIGN_IN, actor_in(request))
    asked = _role(role)
    now = ways_of_roles()[asked]
    form = WaysForm(request.POST or None, initial={"ways": now.value, "seen": now.value})
    if form.is_valid():
        told, ways = form.cleaned_data, Ways(form.cleaned_data["ways"])
        with form.telling():
            changes.set_ways(
                by=actor_in(request), role=asked, ways=ways, seen=Ways(told["seen"]), reason=told["reason"]
            )
            words = f"From the next time on, {asked.somebody} signs in with {ways.words}."
            messages.success(request, words)
            return redirect("settings")
    return render(request, "accounts/set_ways.html", {"form": form, "role": asked}, status=form.status)


def _role(words: str) -> DeskRole:
    found = next((each for each in ROLES if each.value.replace(" ", "-") == words), None)
    if found is None:
        raise Http404
    return found

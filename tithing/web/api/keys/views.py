"""The pages of keys. Each asks whether the actor may, changes or queries, and shows."""

from __future__ import annotations

from allauth.account.decorators import reauthentication_required
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from tithing.web.api import permissions
from tithing.web.api.keys import changes
from tithing.web.api.keys.forms import EndKeyForm, KeyForm
from tithing.web.api.keys.presenters import all_keys_page, own_keys_page
from tithing.web.api.keys.queries import all_usable_keys, state_of_key
from tithing.web.api.models import PersonalKey
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import can, check

either = require_http_methods(["GET", "HEAD", "POST"])
SHOWN = 500  # keys of everybody's: more than a partnership has people


@require_safe
def own_keys(request: HttpRequest) -> HttpResponse:
    check(permissions.MAKE_KEY, actor_in(request))
    return render(request, "api/keys.html", own_keys_page(actor_in(request)))


@require_safe
def all_keys(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE_KEYS, actor_in(request))
    return render(request, "api/all_keys.html", all_keys_page(all_usable_keys()[:SHOWN], actor_in(request)))


@either
@reauthentication_required  # type: ignore[untyped-decorator]
@sensitive_variables("made")
def make_key(request: HttpRequest) -> HttpResponse:
    """The key stands in the answer to the form, and nowhere else: no session and no message keeps it."""
    check(permissions.MAKE_KEY, actor_in(request))
    form = KeyForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            made = changes.make_key(by=actor_in(request), **form.cleaned_data)
            return render(request, "api/new_key.html", {"token": made.token, "key": made.key})
    return render(request, "api/make_key.html", {"form": form}, status=form.status)


@either
@reauthentication_required  # type: ignore[untyped-decorator]
@sensitive_variables("made", "address")
def make_feed(request: HttpRequest) -> HttpResponse:
    check(permissions.MAKE_KEY, actor_in(request))
    form = EndKeyForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            made = changes.make_feed(by=actor_in(request))
            address = settings.SITE.address + reverse("feed", args=[made.token])
            return render(request, "api/new_feed.html", {"address": address, "key": made.key})
    return render(request, "api/make_feed.html", {"form": form}, status=form.status)


@either
def end_key(request: HttpRequest, number: int) -> HttpResponse:
    """Of another's key who may not see them is told nothing."""
    actor = actor_in(request)
    key = _key(request, number)
    own = key.account_id == actor.account
    check(permissions.END_OWN_KEY if own else permissions.END_KEY, actor, state=state_of_key(key))
    form = EndKeyForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            changes.end_key(by=actor, key=key, reason=form.cleaned_data["reason"])
            messages.success(request, "It opens nothing any more.")
            return redirect("keys" if own else "all_keys")
    return render(request, "api/end_key.html", {"form": form, "key": key, "own": own}, status=form.status)


def _key(request: HttpRequest, number: int) -> PersonalKey:
    actor = actor_in(request)
    check(permissions.MAKE_KEY, actor)
    found = PersonalKey.objects.select_related("account").filter(pk=number)
    if not can(permissions.SEE_KEYS, actor):
        found = found.filter(account=actor.account)
    key = found.first()
    if key is None:
        raise Http404
    return key

"""The page on which a role is moved to the organisation that comes in the place of another."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from tithing.vocabulary.not_here import day_words
from tithing.web.accounts import permissions
from tithing.web.accounts.changes import state_of
from tithing.web.accounts.following.changes import follow
from tithing.web.accounts.following.queries import RoleLeftBehind, left_behind
from tithing.web.accounts.forms import SeenForm
from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import account_shown
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check


@require_http_methods(["GET", "HEAD", "POST"])
def follow_role(request: HttpRequest, number: int, held: int) -> HttpResponse:
    check(permissions.GIVE_ROLE, actor_in(request))
    account = account_shown(number)
    check(permissions.GIVE_ROLE, actor_in(request), state=state_of(account))
    behind = _behind(account, held)
    form = SeenForm(request.POST or None, initial={"seen": account.version})
    if form.is_valid():
        with form.telling():
            follow(by=actor_in(request), behind=behind, **form.cleaned_data)
            messages.success(request, "The role goes over.")
            return redirect("person", number)
    told = {"form": form, "account": account, "behind": behind, "day": day_words(behind.day)}
    return render(request, "accounts/follow_role.html", told, status=form.status)


def _behind(account: Account, held: int) -> RoleLeftBehind:
    """Raises Http404 where the organisation for which it is held goes on, or nothing comes in its place."""
    role = get_object_or_404(account.held, pk=held)
    found = next(left_behind([role], timezone.localdate()), None)
    if found is None or found.after is None:
        raise Http404
    return found

"""The pages of people and of the audit. Each asks whether the actor may, changes or queries, and shows."""

from __future__ import annotations

from datetime import datetime, time

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.accounts import changes, permissions
from tithing.web.accounts.forms import AgainForm, EndRoleForm, InviteForm, LeaveForm, RoleForm
from tithing.web.accounts.models import Account
from tithing.web.accounts.presenters import audit_rows, people_rows, person_page
from tithing.web.accounts.queries import account_shown, people
from tithing.web.ground.book_structure import organisations_from, organisations_known, organisations_on
from tithing.web.shared.models import AuditLine
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check
from tithing.web.shared.typed import TypedForm

LINES_A_PAGE = 50
either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def all_people(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE_PEOPLE, actor_in(request))
    return render(
        request, "accounts/people.html", people_rows(people(), actor_in(request), organisations_known())
    )


@either
def invite(request: HttpRequest) -> HttpResponse:
    check(permissions.INVITE, actor_in(request))
    form = InviteForm(request.POST or None, organisations=organisations_on(timezone.localdate()))
    if form.is_valid():
        told = {each: form.cleaned_data[each] for each in ("email", "name", "organisation", "reason")}
        with form.telling():
            account = changes.invite(
                by=actor_in(request),
                role=DeskRole(form.cleaned_data["role"]),
                known=organisations_on(timezone.localdate()),
                **told,
            )
            words = f"{account.name} has an account. A link to choose a password is on its way to them."
            messages.success(request, words)
            return redirect("person", account.pk)
    return render(request, "accounts/invite.html", {"form": form}, status=form.status)


@require_safe
def person(request: HttpRequest, number: int) -> HttpResponse:
    check(permissions.SEE_PEOPLE, actor_in(request))
    return render(
        request,
        "accounts/person.html",
        person_page(account_shown(number), actor_in(request), organisations_known()),
    )


@either
def invite_again(request: HttpRequest, number: int) -> HttpResponse:
    check(permissions.INVITE_AGAIN, actor_in(request))
    account = account_shown(number)
    check(permissions.INVITE_AGAIN, actor_in(request), state=changes.state_of(account))
    form = AgainForm(request.POST or None)
    if form.is_valid():
        with form.telling():
            changes.invite_again(by=actor_in(request), account=account, reason=form.cleaned_data["reason"])
            messages.success(request, "A new link is on its way.")
            return redirect("person", number)
    return _about(request, "accounts/invite_again.html", form, account)


@either
def give_role(request: HttpRequest, number: int) -> HttpResponse:
    check(permissions.GIVE_ROLE, actor_in(request))
    account = account_shown(number)
    check(permissions.GIVE_ROLE, actor_in(request), state=changes.state_of(account))
    offered = organisations_from(timezone.localdate())
    form = RoleForm(request.POST or None, organisations=offered, initial={"seen": account.version})
    if form.is_valid():
        told = {each: form.cleaned_data[each] for each in ("organisation", "since", "reason", "seen")}
        with form.telling():
            changes.give_role(
                by=actor_in(request),
                account=account,
                role=DeskRole(form.cleaned_data["role"]),
                known=organisations_on(told["since"]),
                **told,
            )
            messages.success(request, "The role is given.")
            return redirect("person", number)
    return _about(request, "accounts/give_role.html", form, account)


@either
def end_role(request: HttpRequest, number: int, held: int) -> HttpResponse:
    check(permissions.END_ROLE, actor_in(request))
    account = account_shown(number)
    role = get_object_or_404(account.held, pk=held)
    form = EndRoleForm(request.POST or None, initial={"until": timezone.localdate(), "seen": account.version})
    if form.is_valid():
        with form.telling():
            changes.end_role(by=actor_in(request), held=role, **form.cleaned_data)
            messages.success(request, "The role has an end.")
            return redirect("person", number)
    return _about(request, "accounts/end_role.html", form, account, held=role)


@either
def leave(request: HttpRequest, number: int) -> HttpResponse:
    check(permissions.END_ACCOUNT, actor_in(request))
    account = account_shown(number)
    check(permissions.END_ACCOUNT, actor_in(request), state=changes.state_of(account))
    form = LeaveForm(request.POST or None, initial={"seen": account.version})
    if form.is_valid():
        told = {each: form.cleaned_data[each] for each in ("seen", "reason")}
        with form.telling():
            changes.leave(by=actor_in(request), account=account, at=_moment(form), **told)
            messages.success(request, f"{account.name}’s account has an end.")
            return redirect("person", number)
    return _about(request, "accounts/leave.html", form, account)


@require_safe
def audit(request: HttpRequest) -> HttpResponse:
    check(permissions.SEE_AUDIT, actor_in(request))
    lines = AuditLine.objects.select_related("detail").order_by("-number")
    page = Paginator(lines, LINES_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "accounts/audit.html", {"page": page, "rows": audit_rows(page.object_list)})


@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """One's own: name, address, roles, second step, where one is signed in."""
    if not isinstance(request.user, Account):
        return redirect("account_login")
    return render(
        request, "accounts/account.html", person_page(request.user, actor_in(request), organisations_known())
    )


@require_safe
def second_factor(request: HttpRequest) -> HttpResponse:
    """What is asked of a role that writes, before anything of the desk opens."""
    if not isinstance(request.user, Account):
        return redirect("account_login")
    return render(request, "accounts/second_factor.html")


@require_safe
def closed(request: HttpRequest) -> HttpResponse:
    """For who has left and signs in with what once was right."""
    return render(request, "accounts/closed.html", status=403)


# -- how -------------------------------------------------------------------------------------------------------------


def _about(
    request: HttpRequest, template: str, form: TypedForm, account: Account, **told: object
) -> HttpResponse:
    """The page of a form about somebody's account, as it was filled in and with what was refused of it."""
    return render(request, template, {"form": form, "account": account, **told}, status=form.status)


def _moment(form: LeaveForm) -> datetime | None:
    day = form.day
    if day is None:
        return None
    return timezone.make_aware(datetime.combine(day, form.cleaned_data.get("hour") or time(0, 0)))

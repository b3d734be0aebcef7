"""Signing in with one click, and the mailbox: pages that are there in a practice book on one's own machine, and else are not."""

from __future__ import annotations

from allauth.account.internal.flows.login import record_authentication
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tithing.web.ground.book_structure import organisations_known
from tithing.web.practice.presenters import mail_shown, practice_rows
from tithing.web.practice.queries import kept_mail, practice_accounts
from tithing.web.shared.practice import IN_SESSION, must_be_open

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@require_http_methods(["GET", "HEAD", "POST"])
def people(request: HttpRequest) -> HttpResponse:
    """Everybody who practises, each with a button."""
    must_be_open(request)
    accounts = practice_accounts()
    if request.method == "POST":
        chosen = next((each for each in accounts if str(each.pk) == request.POST.get("number")), None)
        if chosen is None:
            raise Http404
        login(request, chosen, backend=BACKEND)
        record_authentication(request, chosen, method="practice")
        request.session[IN_SESSION] = True
        return redirect("desk")
    rows = practice_rows(accounts, organisations_known())
    return render(request, "practice/people.html", {"rows": rows})


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """All mail that would have been sent, to whomever."""
    must_be_open(request)
    return render(request, "practice/mailbox.html", {"mails": mail_shown(kept_mail())})

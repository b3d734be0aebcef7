"""At every request: who acts, as they stand at this moment; and a second factor before anything of the desk is opened."""

from __future__ import annotations

from collections.abc import Callable

from allauth.mfa.utils import is_mfa_enabled
from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import actor_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.practice import is_practising

Answer = Callable[[HttpRequest], HttpResponse]
DESK = "/desk/"
ASKS_FOR = "asks_for"  # in the session: the organisation for which somebody reads who answers for several
WITHOUT_SESSION = ("/api/", "/feeds/")  # a key opens them: who has signed in with a cookie is nobody there
OPEN_WITHOUT = "/desk/account/"  # signing in and out, and setting up what is asked for


class StandingMiddleware:
    """An account that has left is signed out here, whatever its session says; roles are looked at anew each time."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.path.startswith(WITHOUT_SESSION):
            return self._answer(_without_cookies(request))
        user = request.user
        if isinstance(user, Account) and not user.is_active:
            logout(request)
        actor = actor_of(request.user, asks_for=request.session.get(ASKS_FOR, ""))
        request.actor = actor  # type: ignore[attr-defined]
        if request.path.startswith(DESK) and not request.path.startswith(OPEN_WITHOUT):
            if not actor.account:
                return redirect(f"{reverse('account_login')}?next={request.path}")
            if _wants_second_factor(request, actor):
                return redirect(reverse("second_factor"))
        return self._answer(request)


def _without_cookies(request: HttpRequest) -> HttpRequest:
    """As if none had come: a browser in which somebody signed in is told what a stranger is."""
    request.COOKIES.clear()
    request.session = type(request.session)()
    request.user = AnonymousUser()
    return request


def _wants_second_factor(request: HttpRequest, actor: Actor) -> bool:
    """Whether a role asks for what this account has not set up."""
    return actor.needs_second_factor and not is_practising(request) and not is_mfa_enabled(request.user)

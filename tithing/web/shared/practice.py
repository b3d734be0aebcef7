"""The gate of practice: what is open in a practice book, on one's own machine, and nowhere else."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest

from tithing.web.shared.page import partnership

ADDRESSES = ("127.0.0.1", "::1")  # from which somebody at this machine asks
_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")  # somebody stands between
IN_SESSION = "practice"  # says in a session that it was begun with one click


def is_open(request: HttpRequest) -> bool:
    """Whether one may sign in here with one click and read everybody's mail.

    Only where the book is one to practise with, the site was opened so, is no production site, and is asked by this machine at
    its own name. It is looked at anew at each request.
    """
    return (
        is_allowed()
        and request.META.get("REMOTE_ADDR") in ADDRESSES
        and not any(name in request.META for name in _FORWARDED)
    )


def is_allowed() -> bool:
    """The same of the site and its book, whoever asks."""
    site = settings.SITE
    return bool(site.one_click and site.on_this_machine and partnership().practice)


def must_be_open(request: HttpRequest) -> None:
    """Raises Http404 where it is not: then there is no such page."""
    if not is_open(request):
        raise Http404


def is_practising(request: HttpRequest) -> bool:
    """Whether who acts signed in with one click, where that is still open: nobody is then asked for a second step."""
    return bool(request.session.get(IN_SESSION)) and is_open(request)


def of_this_machine(request: HttpRequest) -> dict[str, object]:
    """For every template."""
    return {"one_click": is_open(request)}

"""What the site says where it cannot do what it was asked: no such page, a form that came from elsewhere, a fault of its own."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

_LOG = logging.getLogger("tithing.site")


def absent(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same for what does not exist and for what the asker may not know of."""
    return render(request, "failed/absent.html", status=404)


def forgery(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its mark: an old page, cookies switched off, or another site's."""
    return render(request, "failed/forgery.html", status=403)


def malformed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "failed/malformed.html", status=400)


def failed(request: HttpRequest) -> HttpResponse:
    """A fault of Tithing's own, with a number by which its line in the log is found."""
    number = secrets.token_hex(4)
    _LOG.error("incident %s", number)
    return render(request, "failed/failed.html", {"incident": number}, status=500)

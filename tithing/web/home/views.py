"""The start page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tithing.web.home.needs import needs_of
from tithing.web.shared.page import actor_in


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    return render(request, "home/desk.html", {"needs": needs_of(actor, on=timezone.localdate())})

"""The pages of the evidence: a quarter, an indicator, the places."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from tithing.reading.snapshot import Snapshot
from tithing.web.accounts.middleware import ASKS_FOR
from tithing.web.evidence import presenters
from tithing.web.evidence.asked import typed
from tithing.web.evidence.permissions import SEE
from tithing.web.ground.number_book import read_book
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import Absent, check

Found = TypeVar("Found")


@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    shown = _read(request, lambda seen: presenters.quarter(seen, typed(request.GET), request.GET))
    return render(
        request, "evidence/figures.html", {**shown, "reads_for": presenters.reads_for(actor_in(request))}
    )


@require_safe
def indicator(request: HttpRequest, indicator: str) -> HttpResponse:
    shown = _read(request, lambda seen: presenters.indicator(seen, indicator, typed(request.GET)))
    return render(request, "evidence/figure.html", _there(shown))


@require_safe
def places(request: HttpRequest) -> HttpResponse:
    shown = _read(request, lambda seen: presenters.places(seen, typed(request.GET)))
    return render(request, "evidence/places.html", shown)


@require_safe
def place(request: HttpRequest, place: str) -> HttpResponse:
    shown = _read(request, lambda seen: presenters.place(seen, place, typed(request.GET)))
    return render(request, "evidence/place.html", _there(shown))


@require_POST
def read_for(request: HttpRequest) -> HttpResponse:
    """Who answers for several organisations says for which they read, until they sign out or say otherwise."""
    check(SEE, actor_in(request))
    chosen = request.POST.get("organisation", "")
    if chosen in {each.partner for each in actor_in(request).partners}:
        request.session[ASKS_FOR] = chosen
    return redirect("figures")


def _read(request: HttpRequest, question: Callable[[Snapshot], Found]) -> Found:
    """What who asks may read of it, on the day that they ask about."""
    actor = actor_in(request)
    check(SEE, actor)
    return read_book(actor, question, as_known_on=typed(request.GET).on)


def _there(found: dict[str, object] | None) -> dict[str, object]:
    if found is None:
        raise Absent
    return found

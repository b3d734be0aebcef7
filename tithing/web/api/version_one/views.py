"""The gate for programs: by key alone, GET alone, bounded, counted; and every answer with the mark of what it says.

No session is looked at here: a browser in which somebody signed in has no key, and no other site can use it for asking.
"""

from __future__ import annotations

import hashlib
import logging
import re
import secrets
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables

from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.characters.json_text import json_text
from tithing.web.api.keys.queries import key_of_token, used_today, who_acts_by
from tithing.web.api.keys.rate import MOST, wait_for
from tithing.web.api.keys.secret import OF_A_KEY
from tithing.web.api.opens import FIGURES
from tithing.web.api.version_one import problems
from tithing.web.api.version_one.openapi import description
from tithing.web.api.version_one.paging import ApiList, page_of
from tithing.web.api.version_one.parameters import MOST_A_PAGE, Asked, read_parameters
from tithing.web.api.version_one.problems import NotAnswered
from tithing.web.api.version_one.routes import BASE, JSON, ROUTES, ApiRoute
from tithing.web.ground.number_book import read_book
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import partnership

_LOG = logging.getLogger("tithing.site")
_BEARER = re.compile(r"bearer +(\S+)", re.IGNORECASE)
_NAMES_OF_KEYS = frozenset({"key", "api_key", "api-key", "apikey", "token", "access_token", "authorization"})
Answer = Callable[..., HttpResponse]


def for_programs(answer: Answer) -> Answer:
    """What holds of every address for programs: looked at only, no key in the address, and problems in their own words."""

    @csrf_exempt  # nothing is changed here, and no cookie is looked at: there is nothing to forge
    @wraps(answer)
    def told(request: HttpRequest, *given: Any, **named: Any) -> HttpResponse:
        try:
            found = _looked_at(request, answer, *given, **named)
        except NotAnswered as refused:
            found = refused.problem.answer()
        except Exception:
            incident = secrets.token_hex(4)
            _LOG.exception("incident %s", incident)
            found = problems.failed(incident).answer()
        found.setdefault("Cache-Control", "private, no-cache")
        found["X-Robots-Tag"] = "noindex"
        patch_vary_headers(found, ["Authorization"])
        return found

    return told


def _looked_at(request: HttpRequest, answer: Answer, *given: Any, **named: Any) -> HttpResponse:
    if request.method not in ("GET", "HEAD"):
        raise NotAnswered(problems.ONLY_LOOKED_AT)
    if OF_A_KEY.search(request.get_full_path()) or any(
        name.lower() in _NAMES_OF_KEYS for name in request.GET
    ):
        raise NotAnswered(problems.KEY_IN_ADDRESS)
    return answer(request, *given, **named)


@for_programs
def explained(request: HttpRequest) -> HttpResponse:
    """The page for people who write programs. Everybody may read it: it tells of no figure."""
    told = {
        "routes": [{"address": f"{BASE}{each.path}", "route": each} for each in ROUTES],
        "most_a_page": MOST_A_PAGE,
        "most_a_minute": MOST,
        "base": BASE,
    }
    return render(request, "api/explained.html", told)


@for_programs
def what_there_is(request: HttpRequest) -> HttpResponse:
    read_parameters(request.GET, ())
    addresses = [{"address": f"{BASE}{each.path}", "says": each.about} for each in ROUTES]
    told = {
        "name": partnership().name,
        "practice": partnership().practice,
        "openapi": f"{BASE}openapi.json",
        "addresses": addresses,
    }
    return marked(request, json_text(told), JSON)


@for_programs
def openapi(request: HttpRequest) -> HttpResponse:
    read_parameters(request.GET, ())
    return marked(request, json_text(description(partnership().name)), JSON)


@for_programs
def absent(request: HttpRequest, rest: str = "") -> HttpResponse:
    """The same as for what the asker may not know of; to who has no key, that one is needed."""
    _who_asks(request)
    raise NotAnswered(problems.ABSENT)


@for_programs
def of_route(request: HttpRequest, route: ApiRoute, **in_path: str) -> HttpResponse:
    actor = _who_asks(request)
    asked = read_parameters(request.GET, route.known)
    for each in route.in_path:
        try:
            asked[each.name] = each.value(in_path[each.name])
        except NotAnswered as misshapen:
            raise NotAnswered(problems.ABSENT) from misshapen
    path = request.path

    def told(seen: Snapshot) -> str:
        return _text(route.answer(seen, asked), asked, path, request)

    text = read_book(actor, told, as_known_on=asked.get("as-known-on"))
    answer = marked(request, text, route.media)
    if route.media != JSON:
        answer["Content-Disposition"] = f'attachment; filename="{route.path}"'
    return answer


def _text(found: Any, asked: Asked, path: str, request: HttpRequest) -> str:
    if isinstance(found, str):
        return found
    if isinstance(found, ApiList):
        return json_text(page_of(found, asked, path, _sent(request)), allow_nan=False, in_lines=False)
    return json_text(found, allow_nan=False, in_lines=False)


def _sent(request: HttpRequest) -> dict[str, str]:
    return {name: str(value) for name, value in request.GET.items() if name != "after"}


@sensitive_variables("token", "found")
def _who_asks(request: HttpRequest) -> Actor:
    """Whose key it is, as they stand at this moment. Raises NotAnswered where there is none, and where it asked too often."""
    found = _BEARER.fullmatch(request.META.get("HTTP_AUTHORIZATION", "").strip())
    if found is None:
        raise NotAnswered(problems.NO_KEY)
    key = key_of_token(found[1], FIGURES)
    actor = who_acts_by(key, request) if key is not None else None
    if key is None or actor is None:
        raise NotAnswered(problems.OPENS_NOTHING)
    if seconds := wait_for(key.pk):
        raise NotAnswered(problems.too_often(seconds))
    used_today(key)
    return actor


def marked(request: HttpRequest, text: str, media: str) -> HttpResponse:
    """With its mark, which is a digest of what it says: nothing that the reader may not see changes it."""
    mark = f'"{hashlib.sha256(text.encode()).hexdigest()[:32]}"'
    same = mark in _marks(request)
    answer = HttpResponse(status=304) if same else HttpResponse(text, content_type=media)
    answer["ETag"] = mark
    return answer


def _marks(request: HttpRequest) -> set[str]:
    sent = request.META.get("HTTP_IF_NONE_MATCH", "")[:2000]
    return {each.strip().removeprefix("W/") for each in sent.split(",")}

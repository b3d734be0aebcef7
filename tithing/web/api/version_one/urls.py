"""The addresses for programs, as their table says. What is public keeps its address for ever."""

from __future__ import annotations

from functools import partial

from django.urls import path

from tithing.web.api.version_one import views
from tithing.web.api.version_one.routes import BASE, ROUTES, ApiRoute

_PREFIX = BASE.removeprefix("/api/")


def _pattern(route: ApiRoute) -> str:
    found = route.path
    for each in route.in_path:
        found = found.replace(f"{{{each.name}}}", f"<str:{each.name}>")
    return f"{_PREFIX}{found}"


def _view(route: ApiRoute) -> views.Answer:
    answer = partial(views.of_route, route=route)
    answer.csrf_exempt = True  # type: ignore[attr-defined]
    return answer


urlpatterns = [
    path("", views.explained, name="api"),
    path(_PREFIX, views.what_there_is, name="api_what_there_is"),
    path(f"{_PREFIX}openapi.json", views.openapi, name="api_openapi"),
    *(path(_pattern(route), _view(route), name=route.name) for route in ROUTES),
    path("<path:rest>", views.absent, name="api_absent"),
]

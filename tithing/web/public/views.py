"""The public pages: who the partnership is, how the site can be used, what it keeps of people, whether it is well."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tithing.web.public.presenters import about_page
from tithing.web.shared.kept import KEPT
from tithing.web.shared.page import partnership


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    return render(request, "public/start.html", about_page(partnership()))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "public/about.html", about_page(partnership()))


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "public/accessibility.html")


@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    return render(request, "public/privacy.html", {"kept": [each for each in KEPT if each.personal]})


@require_safe
@never_cache
def health(request: HttpRequest) -> HttpResponse:
    """For a monitor: whether the database answers and the book is there. It tells nothing else."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        partnership()
    except Exception:
        return JsonResponse({"well": False}, status=503)
    return JsonResponse({"well": True})

"""The public pages: who the partnership is, how the site can be used, what it keeps of people, whether it is well."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tithing.web.ground.files.kept_files import missing_files
from tithing.web.ground.jobs.work import late
from tithing.web.public.presenters import about_page
from tithing.web.shared.kept import KEPT
from tithing.web.shared.page import partnership

NOBODY_WORKS = timedelta(minutes=15)  # after which work that waits is work that nobody does


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
    """For a monitor: whether the database answers, book and kept files are there, and work is done. It tells nothing else."""
    try:
        partnership()
        well = not late(timezone.now(), by=NOBODY_WORKS) and not missing_files()
    except Exception:
        well = False
    return JsonResponse({"well": well}, status=200 if well else 503)

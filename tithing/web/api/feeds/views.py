"""A person's own feed: whoever has its address reads what that person may know changed."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_safe

from tithing.reading.snapshot import Snapshot
from tithing.web.api.feeds.atom import MEDIA, FeedEntry, entries_of, feed
from tithing.web.api.keys.queries import key_of_token, used_today, who_acts_by
from tithing.web.api.keys.rate import wait_for
from tithing.web.api.opens import FEED
from tithing.web.api.version_one.around import what_changed
from tithing.web.api.version_one.views import marked
from tithing.web.ground.number_book import read_book
from tithing.web.shared.page import partnership

BACK = timedelta(days=90)


@csrf_exempt
@sensitive_variables("token", "key")
@require_safe
def personal_feed(request: HttpRequest, token: str) -> HttpResponse:
    """Absent alike for an address that never was, has ended or is too old, and where its owner has left or holds no role."""
    key = key_of_token(token, FEED)
    actor = who_acts_by(key, request) if key is not None else None
    if key is None or actor is None:
        return render(request, "failed/absent.html", status=404)
    if seconds := wait_for(key.pk):
        return HttpResponse(status=429, headers={"Retry-After": str(seconds)})
    used_today(key)
    today = timezone.localdate()

    def asked(seen: Snapshot) -> tuple[FeedEntry, ...]:
        return entries_of(seen, what_changed(seen, today - BACK))

    entries = read_book(actor, asked)
    text = feed(
        entries,
        partnership=partnership().name,
        address=settings.SITE.address,
        updated=key.made_at.date(),
    )
    answer = marked(request, text, MEDIA)
    answer["Cache-Control"] = "private, no-cache"
    answer["X-Robots-Tag"] = "noindex"
    return answer

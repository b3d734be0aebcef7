"""The page of the search."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tithing.web.search.forms import SearchForm, page_asked, part_asked
from tithing.web.search.parts import shelves_of
from tithing.web.search.permissions import SEARCH
from tithing.web.search.presenters import look_on, search_page
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import check


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(SEARCH, actor)
    form = SearchForm(request.GET if "q" in request.GET else None, auto_id="%s")
    typed = form.cleaned_data["q"] if form.is_valid() else ""
    if not typed:
        return render(request, "search/search.html", {"form": form})
    found, said = look_on(shelves_of(actor, timezone.localdate()), typed)
    part, page = part_asked(request.GET.get("what", "")), page_asked(request.GET.get("page", ""))
    shown = search_page(found, typed, part, page)
    return render(request, "search/search.html", {"form": form, "typed": typed, "said": said, **shown})

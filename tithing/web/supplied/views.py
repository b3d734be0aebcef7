"""The pages of files, revisions and partners. Each asks whether the actor may, changes or queries, and shows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.problems import Refused
from tithing.web.ground.number_book import read_book, read_book_as
from tithing.web.shared.page import actor_in, partnership
from tithing.web.shared.permissions import Absent, Permission, check
from tithing.web.shared.typed import TypedForm
from tithing.web.supplied import changes, permissions
from tithing.web.supplied.forms import EraseFileForm, WithdrawFileForm
from tithing.web.supplied.partners import may_see_files, partner_page, partners_page, partners_reader
from tithing.web.supplied.presenters import file_page, files_page, going_page
from tithing.web.supplied.queries import (
    figure_names,
    file_seen,
    files_reader,
    files_seen,
    keeps_files,
    would_go,
)
from tithing.web.supplied.revisions import revisions_page
from tithing.web.supplied.words import erased_words, withdrawn_words

A_PAGE = 50  # files
_OPTION = " (--reason)"  # where it is given on the command line
either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def files(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_FILES, actor)
    every, asked = files_seen(files_reader(actor)), request.GET.get("partner", "")
    one_of = figure_names().suppliers.one_of
    taken = [each for each in every.taken if not asked or one_of(each.supplier) == one_of(asked)]
    page = Paginator(taken, A_PAGE).get_page(request.GET.get("page"))
    told = {"page": page, "total": len(taken), "asked": asked, "partners": partnership().partners}
    return render(request, "supplied/files.html", {**told, **files_page(list(page), every)})


@require_safe
def file(request: HttpRequest, number: int) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_FILE, actor)
    return render(request, "supplied/file.html", file_page(file_seen(actor, number), actor))


@either
def withdraw_file(request: HttpRequest, number: int) -> HttpResponse:
    form = WithdrawFileForm(request.POST or None)
    return _taken_out(request, number, permissions.WITHDRAW_FILE, form, _withdraw)


@either
def erase_file(request: HttpRequest, number: int) -> HttpResponse:
    form = EraseFileForm(request.POST or None, number=number)
    return _taken_out(request, number, permissions.ERASE_FILE, form, _erase)


@require_safe
def revisions(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_REVISIONS, actor)
    shown = read_book(actor, lambda seen: revisions_page(seen, request.GET))
    return render(request, "supplied/revisions.html", {**shown, "keeps": keeps_files(actor)})


@require_safe
def partners(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_PARTNERS, actor)
    return render(request, "supplied/partners.html", read_book(actor, partners_page))


@require_safe
def partner(request: HttpRequest, slug: str) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_PARTNERS, actor)
    found = next((each for each in partnership().partners if each.slug == slug), None)
    if found is None:
        raise Absent
    files, quarter = may_see_files(actor, slug), request.GET.get("quarter", "")
    reader = partners_reader(actor, slug)
    shown = read_book_as(reader, lambda seen: partner_page(seen, found, quarter, files=files))
    return render(request, "supplied/partner.html", {**shown, "keeps": keeps_files(actor)})


# -- how -----------------------------------------------------------------------------------------------------------------


def _withdraw(request: HttpRequest, number: int, reason: str) -> None:
    done = changes.withdraw_a_file(by=actor_in(request), number=number, reason=reason)
    messages.success(request, " ".join(withdrawn_words(done)))


def _erase(request: HttpRequest, number: int, reason: str) -> None:
    done = changes.erase_a_file(by=actor_in(request), number=number, reason=reason)
    tell = messages.warning if done.standing else messages.success
    tell(request, " ".join(erased_words(done)))


def _taken_out(
    request: HttpRequest,
    number: int,
    may: Permission,
    form: TypedForm,
    change: Callable[[HttpRequest, int, str], None],
) -> HttpResponse:
    """What would go is shown before; whoever is second is told by the state, or by the book itself where both press at once."""
    actor = actor_in(request)
    check(may, actor)
    seen = file_seen(actor, number)
    check(may, actor, state=seen.state)
    status = 200
    if form.is_valid():
        try:
            change(request, number, form.cleaned_data["reason"])
            return redirect("file", number)
        except Refused as refused:
            status = _with_problems(form, refused)
    erases = may is permissions.ERASE_FILE
    shown: dict[str, Any] = {
        "form": form,
        "erases": erases,
        **going_page(seen, would_go(seen, erased=erases)),
    }
    return render(request, "supplied/take_out.html", shown, status=status)


def _with_problems(form: TypedForm, refused: Refused) -> int:
    """The form says what is wrong, with what was typed: of the reason beside its field. Gives the status of the answer."""
    for each in refused.problems:
        what, of_reason, more = each.what.partition(_OPTION)
        form.add_error("reason" if of_reason else None, f"{capitalised(what)}{more}. {each.change}.")
    return 409

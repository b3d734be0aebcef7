"""The pages of work. Each asks whether the actor may, changes or queries, and shows."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from tithing.web.behind.forms import WorkForm
from tithing.web.behind.presenters import job_row, jobs_page
from tithing.web.behind.queries import work_seen_by
from tithing.web.ground import permissions
from tithing.web.ground.jobs import asked
from tithing.web.ground.models import Job
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import Permission, check

SHOWN = 50  # of each part of the page
LOOKED_AT = 1000  # the latest
either = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def jobs(request: HttpRequest) -> HttpResponse:
    actor = actor_in(request)
    check(permissions.SEE_OWN_WORK, actor)
    return render(request, "behind/jobs.html", jobs_page(work_seen_by(actor)[:LOOKED_AT], actor, shown=SHOWN))


@either
def try_again(request: HttpRequest, number: int) -> HttpResponse:
    return _changed(request, number, permissions.TRY_AGAIN, asked.try_again, "It will be tried again.")


@either
def give_up(request: HttpRequest, number: int) -> HttpResponse:
    return _changed(request, number, permissions.GIVE_UP, asked.give_up, "It is given up.")


def _changed(
    request: HttpRequest, number: int, may: Permission, change: Callable[..., None], done: str
) -> HttpResponse:
    actor = actor_in(request)
    job = work_of(request, number)
    check(may, actor, state=job.state)
    form = WorkForm(request.POST or None, initial={"version": job.version})
    if form.is_valid():
        with form.telling():
            change(by=actor, job=job, **form.cleaned_data)
            messages.success(request, done)
            return redirect("jobs")
    if form.is_refused:
        job.refresh_from_db()
    told = {"form": form, "job": job_row(job, actor), "again": may is permissions.TRY_AGAIN}
    return render(request, "behind/job.html", told, status=form.status)


def work_of(request: HttpRequest, number: int) -> Job:
    """One piece of work that this person may see; of another's they are told nothing."""
    check(permissions.SEE_OWN_WORK, actor_in(request))
    found = work_seen_by(actor_in(request)).filter(pk=number).first()
    if found is None:
        raise Http404
    return found

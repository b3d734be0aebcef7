"""An indicator's figures as files: the latest, and a version whose address never means anything else."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from tithing.documents.parts import Document
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.evidence.asked import asked_of, typed
from tithing.web.evidence.permissions import SEE
from tithing.web.evidence.shown import FORMS, indicator_document, mark_of
from tithing.web.evidence.versions import version_of
from tithing.web.ground.number_book import read_book
from tithing.web.shared.page import actor_in
from tithing.web.shared.permissions import Absent, check

ANOTHER = Problem(
    "the figures of this version are no longer what the book says they were on that day: a file was taken out, or one came "
    "that was released by then",
    "Open the indicator's page, which says what was revised, and take its latest figures",
)


@require_safe
def latest(request: HttpRequest, indicator: str, form: str) -> HttpResponse:
    return _file(request, indicator, form, _document(request, indicator))


@require_safe
def version(request: HttpRequest, indicator: str, version: str, form: str) -> HttpResponse:
    """Raises Refused where its figures are not those that the address names."""
    found = version_of(version)
    if found is None or form not in FORMS:
        raise Absent
    document = _document(request, indicator, on=found.on)
    if mark_of(document) != found.mark:
        raise Refused(ANOTHER)
    return _file(request, indicator, form, document)


def _document(request: HttpRequest, slug: str, on: date | None = None) -> Document:
    actor, said = actor_in(request), typed(request.GET)
    check(SEE, actor)

    def ask(seen: Snapshot) -> Document | None:
        asked = asked_of(seen, said, indicator=slug)
        return indicator_document(seen, slug, asked.area, asked.period)

    document = read_book(actor, ask, as_known_on=on or said.on)
    if document is None:
        raise Absent
    return document


def _file(request: HttpRequest, slug: str, form: str, document: Document) -> HttpResponse:
    if form not in FORMS:
        raise Absent
    kind, write = FORMS[form]
    answer = HttpResponse(write(document), content_type=kind)
    answer["Content-Disposition"] = f'attachment; filename="{slug}.{form}"'
    return answer

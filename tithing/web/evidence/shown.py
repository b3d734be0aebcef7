"""Pages made of a document: its words and tables as HTML, and the same figures as files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from django.urls import reverse

from tithing.documents.figures_json import figures_json
from tithing.documents.pages.indicator import indicator_page
from tithing.documents.pages.place import place_page
from tithing.documents.pages.quarter import quarter_page
from tithing.documents.parts import Document
from tithing.documents.renderers.html.fragment import to_fragment
from tithing.documents.renderers.laid_out import LaidRow
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_csv import to_csv
from tithing.reading.areas import own_area
from tithing.reading.named.names_known import may_know_of
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.web.evidence.addresses import indicator_address
from tithing.workflows.figures_out.indicator_evidence import gather_indicator
from tithing.workflows.figures_out.quarter_evidence import WantedLines, gather_quarter
from tithing.workflows.figures_out.ward_profile import gather_wards

MARK = 12  # characters of the hash of a version's figures, by which its address is known


@dataclass(frozen=True)
class ShownDocument:
    """`question` is what it asks, in words; `contents` the headings of the second level with their anchors."""

    title: str
    html: str
    question: str = ""
    contents: tuple[tuple[str, str], ...] = ()
    mark: str = ""


def indicator_shown(seen: Snapshot, slug: str, area: Area, period: Period) -> ShownDocument | None:
    """The page of an indicator; None for what there is not, and for what the reader may not know of."""
    make = partial(_indicator, seen, slug, area, period)
    return seen.shown_once(indicator_shown, slug, area.code, period, make=make)


def _indicator(seen: Snapshot, slug: str, area: Area, period: Period) -> ShownDocument | None:
    document = indicator_document(seen, slug, area, period)
    if document is None:
        return None
    definition = seen.definition(slug)
    question = definition.question if definition else ""
    return _shown(document, _address(seen, period, slug, area), question, mark=mark_of(document))


def indicator_document(seen: Snapshot, slug: str, area: Area, period: Period) -> Document | None:
    """The same as a document."""
    evidence = gather_indicator(seen, slug, area=area, period=period)
    return indicator_page(evidence) if evidence else None


def quarter_shown(seen: Snapshot, area: Area, period: Period, wanted: WantedLines) -> ShownDocument:
    """The page of a quarter, of the lines that are wanted."""

    def make() -> ShownDocument:
        document = quarter_page(gather_quarter(seen, area=area, period=period, wanted=wanted))
        return _shown(document, _address(seen, period, "", area))

    return seen.shown_once(quarter_shown, area.code, period, wanted, make=make)


def place_shown(seen: Snapshot, ward: Area, period: Period) -> ShownDocument:
    """The page of a ward. Raises Refused where nothing is known of it in the quarter."""

    def make() -> ShownDocument:
        (evidence,) = gather_wards(seen, period, ward.code, published=seen.day)
        return _shown(place_page(evidence), _address(seen, period, "", ward))

    return seen.shown_once(place_shown, ward.code, period, make=make)


def _shown(
    document: Document, address: Callable[[LaidRow], str], question: str = "", *, mark: str = ""
) -> ShownDocument:
    laid = lay_out(document)
    contents = tuple((each.id, each.text) for each in laid.headings() if each.level == 2)
    return ShownDocument(document.title, to_fragment(laid, address=address), question, contents, mark)


def _address(seen: Snapshot, period: Period, slug: str, area: Area) -> Callable[[LaidRow], str]:
    """Where a row leads: to its ward, or to its indicator in the area of the page; nowhere where that is this page."""
    own = own_area(seen).code

    def address(row: LaidRow) -> str:
        indicator, code = row.of
        if code and code != area.code and seen.gazetteer.get(code).kind is AreaKind.WARD:
            return f"{reverse('place', args=[code])}?quarter={period.code}"
        if not indicator or indicator == slug or not may_know_of(seen, indicator):
            return ""
        of = "" if area.code == own or area.kind is AreaKind.WARD else area.code
        return indicator_address(indicator, area=of, quarter=period.code)

    return address


# -- as files -------------------------------------------------------------------------------------------------------------

FORMS: dict[str, tuple[str, Callable[[Document], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", lambda document: to_csv(lay_out(document))),
    "json": ("application/json", lambda document: figures_json(document).encode()),
}


def mark_of(document: Document) -> str:
    """What a version of its figures is known by: it is another where any figure, reason or caveat is."""
    return hashlib.sha256(FORMS["csv"][1](document)).hexdigest()[:MARK]

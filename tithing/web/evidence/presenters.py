"""What the templates of the evidence are told: ready words, and documents that are HTML already."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from django.utils.safestring import mark_safe

from tithing.places.known_places import UnknownArea
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.web.evidence.asked import MOST_TYPED, AskedFor, Choice, TypedAsked, asked_of
from tithing.web.evidence.shown import ShownDocument, indicator_shown, place_shown, quarter_shown
from tithing.web.evidence.versions import FigureVersion
from tithing.web.ground.book_structure import organisations_known
from tithing.web.shared.actor import Actor
from tithing.workflows.figures_out.quarter_evidence import STATES, WantedLines, whole_quarter

Shown = dict[str, object]
STATE_WORDS = {"neither": "changed, neither good nor bad", "unknown": "not tested against chance"}


def reads_for(actor: Actor) -> list[Choice]:
    """The organisations among which somebody has to choose for whom they read; none where there is nothing to choose."""
    if not actor.is_to_choose:
        return []
    names = organisations_known()
    chosen = actor.reader.partner
    none: list[Choice] = [] if chosen else [("", "Nobody yet: you read what everybody reads", True)]
    each = [
        (reader.partner, names.get(reader.partner, reader.partner), reader.partner == chosen)
        for reader in actor.partners
    ]
    return [*none, *each]


def quarter(seen: Snapshot, said: TypedAsked, given: Mapping[str, str]) -> Shown:
    """The page of a quarter with its filters; without a quarter where the book holds nothing yet."""
    asked = asked_of(seen, said)
    if not asked.held:
        return {"asked": asked}
    whole = whole_quarter(seen, area=asked.area, period=asked.period)
    wanted = WantedLines(
        *(given.get(name, "").strip()[:MOST_TYPED] for name in ("priority", "partner", "state"))
    )
    priorities = [(each.title, each.title) for each in whole.objectives]
    partners = [(each.slug, each.name) for each in seen.partnership.partners]
    states = [(each, STATE_WORDS.get(each, each)) for each in STATES]
    filters = (
        ("priority", "Priority", _choices(priorities, wanted.priority)),
        ("partner", "Partner", _choices(partners, wanted.partner)),
        ("state", "State", _choices(states, wanted.state)),
    )
    shown = quarter_shown(seen, asked.area, asked.period, wanted)
    return {**_document(shown, asked), "filters": filters, "filtered": wanted.leaves_out}


def _choices(known: list[tuple[str, str]], chosen: str) -> list[Choice]:
    return [("", "All", not chosen), *((value, words, value == chosen) for value, words in known)]


def indicator(seen: Snapshot, slug: str, said: TypedAsked) -> Shown | None:
    """The page of an indicator and the addresses of its files; None for what there is not."""
    asked = asked_of(seen, said, indicator=slug)
    shown = indicator_shown(seen, slug, asked.area, asked.period)
    if shown is None:
        return None
    version = FigureVersion(asked.on or seen.day, shown.mark)
    return {**_document(shown, asked), "slug": slug, "version": str(version), "query": _query(asked)}


def _document(shown: ShownDocument, asked: AskedFor) -> Shown:
    return {
        "shown": shown,
        "html": mark_safe(shown.html),
        "asked": asked,
        "heading": asked.period.heading,
    }


def _query(asked: AskedFor) -> str:
    return urlencode({"quarter": asked.period.code, "area": asked.area.code})


# -- places ---------------------------------------------------------------------------------------------------------------


def places(seen: Snapshot, said: TypedAsked) -> Shown:
    """The wards of the partnership's area, and the areas beside it."""
    asked = asked_of(seen, said)
    beside = [code for code, _, shown in asked.areas if not shown]
    return {
        "asked": asked,
        "wards": [(ward.code, ward.name) for ward in _wards(seen, asked)],
        "beside": [(code, seen.gazetteer.get(code).name) for code in beside],
    }


def _wards(seen: Snapshot, asked: AskedFor) -> tuple[Area, ...]:
    return span_of(seen, asked.period, own_area(seen)).wards()


def place(seen: Snapshot, code: str, said: TypedAsked) -> Shown | None:
    """A ward's page; of a larger area its quarter; None for a code of no area that the partnership looks at."""
    area = _known_place(seen, code, asked_of(seen, said).period)
    if area is None:
        return None
    asked = asked_of(seen, said, area=area)
    if not asked.held:
        return {"asked": asked, "title": area.name}
    if area.kind is not AreaKind.WARD:
        return _document(quarter_shown(seen, area, asked.period, WantedLines()), asked)
    try:
        return _document(place_shown(seen, area, asked.period), asked)
    except Refused as refused:
        return {"asked": asked, "title": area.name, "problems": refused.problems}


def _known_place(seen: Snapshot, code: str, period: Period) -> Area | None:
    try:
        area = seen.gazetteer.get(code)
    except UnknownArea:
        return None
    mine = seen.partnership
    wards = span_of(seen, period, own_area(seen)).wards()
    looked_at = {
        own_area(seen).code,
        mine.area,
        *mine.side_by_side,
        mine.force,
        *(ward.code for ward in wards),
    }
    return area if area.code in looked_at else None

"""Figures of answers. An answer goes out of the house, so that each is read as the public reads it, whoever writes it.

A figure is worded by what words it in reports: its value, what it is against and whether that could be chance, and its caveats.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from tithing.documents.figures_of import figure_of
from tithing.documents.wording import in_prose
from tithing.documents.words.facts import plain_sentence
from tithing.documents.words.shown import said_about
from tithing.findings.find import find_all
from tithing.indicators.result import Result
from tithing.reading.areas import own_area
from tithing.reading.named.names_known import may_know_of, names_known
from tithing.reading.snapshot import Snapshot
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, number_of, status_word
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.web.ground.number_book import read_book_as
from tithing.web.questions.models import FigureNamed
from tithing.workflows.figures_out.figures import figures_of

LOOKED_BACK = 8  # quarters, for the latest of which there is a figure


@dataclass(frozen=True)
class NamedFigureKey:
    """Which figure: the slug of an indicator or measure, and the codes of an area and a period."""

    indicator: str
    area: str
    period: str


@dataclass(frozen=True)
class FigureNow:
    """A figure as it is now: how it is called, its value as a sentence says it, and the whole sentence."""

    key: NamedFigureKey
    title: str
    area_name: str
    period_words: str
    shown: str
    number: float | None
    status: str
    sentence: str


def key_of(named: FigureNamed) -> NamedFigureKey:
    return NamedFigureKey(named.indicator, named.area, named.period)


def figures_now(keys: Iterable[NamedFigureKey]) -> dict[NamedFigureKey, FigureNow]:
    """Each as the public may read it now; what nobody defines any more, or the public may not know of, is not among them."""
    asked = tuple(dict.fromkeys(keys))
    return read_book_as(THE_PUBLIC, lambda seen: dict(_each(seen, asked))) if asked else {}


def _each(seen: Snapshot, keys: Iterable[NamedFigureKey]) -> Iterator[tuple[NamedFigureKey, FigureNow]]:
    for key in keys:
        if may_know_of(seen, key.indicator):
            yield key, seen.remembered(_now, key, make=partial(_now, seen, key))


def _now(seen: Snapshot, key: NamedFigureKey) -> FigureNow:
    (result,) = figures_of(seen, period=Period.parse(key.period), area=key.area, indicator=key.indicator)
    value = result.value.quantity
    return FigureNow(
        key,
        result.title,
        result.area.name,
        result.period.label,
        in_prose(figure_of(result, "value")),
        number_of(value),
        status_word(value),
        _sentence(result),
    )


def _sentence(result: Result) -> str:
    """'Hartlepool, January to March 2018. Shoplifting: 412, up from 283 … A rise this large is … Beside it: …'"""
    said = said_about(find_all({"results": (result,)}), result.indicator, label=result.title)
    worded = [plain_sentence(runs) for runs in said]
    if not isinstance(result.value.quantity, Known) or not worded:
        worded = [f"{result.title}: {in_prose(figure_of(result, 'value'))}."]
    beside = [f"{capitalised(note).rstrip('.')}." for note in result.notes if note not in " ".join(worded)]
    return " ".join((f"{result.area.name}, {result.period.label}.", *dict.fromkeys((*worded, *beside))))


# -- which figure is meant -------------------------------------------------------------------------------------------------


def figure_meant(*, indicator: str, area: str, period: Period | None, today: date) -> NamedFigureKey:
    """The figure that somebody names; of no quarter the latest of which the public has a number.

    Raises Refused where nothing is called so, and where the public may not know of it.
    """
    return read_book_as(
        THE_PUBLIC, lambda seen: _meant(seen, indicator=indicator, area=area, period=period, today=today)
    )


def _meant(
    seen: Snapshot, *, indicator: str, area: str, period: Period | None, today: date
) -> NamedFigureKey:
    slug = _slug_of(seen, indicator)
    place = own_area(seen, area).code
    return NamedFigureKey(slug, place, (period or _latest(seen, slug, place, today)).code)


def _slug_of(seen: Snapshot, name: str) -> str:
    """Looked for among what the public may know of, so that no answer names anything else."""
    wanted = name.strip().casefold()
    by_name: dict[str, str] = {}
    for each in names_known(seen):
        for called in (each.slug, each.title, *each.names):
            by_name.setdefault(called.casefold(), each.slug)
    if wanted in by_name:
        return by_name[wanted]
    titles = {called: called for called in by_name}
    raise Refused(
        Problem(
            f"nothing that everybody may know of is called “{name}”{said_near(wanted, titles)}",
            "Name an indicator or a measure of which the public may know: an answer goes out of the house",
        )
    )


def latest_of(key: NamedFigureKey, today: date) -> NamedFigureKey:
    """The same of the latest quarter of which the public has a number; as it was where there is none."""

    def asked(seen: Snapshot) -> NamedFigureKey:
        found = _latest(seen, key.indicator, key.area, today, otherwise=Period.parse(key.period))
        return NamedFigureKey(key.indicator, key.area, found.code)

    return read_book_as(THE_PUBLIC, asked)


def _latest(seen: Snapshot, slug: str, area: str, today: date, *, otherwise: Period | None = None) -> Period:
    last = quarter_ended_by(today)
    quarter = last
    for _ in range(LOOKED_BACK):
        found = figures_of(seen, period=quarter, area=area, indicator=slug)
        if any(isinstance(each.value.quantity, Known) for each in found):
            return quarter
        quarter = quarter.period_before()
    return otherwise or last


def seen_as(figures: Iterable[FigureNow]) -> str:
    """What stands for the figures as a form showed them: who sends it after one has changed is told."""
    said = "\n".join(f"{each.key} {each.shown} {each.sentence}" for each in figures)
    return hashlib.sha256(said.encode()).hexdigest()[:16]

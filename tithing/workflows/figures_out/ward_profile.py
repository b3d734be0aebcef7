"""Writes the documents of wards: of one that is named, or of each ward of the partnership's area."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from tithing.documents.commentary import Commentary
from tithing.documents.evidence import ReportEvidence
from tithing.indicators.result import Result
from tithing.reading.areas import own_area
from tithing.reading.book import Book
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known, Suppressed, Withheld
from tithing.vocabulary.readers import Reader
from tithing.workflows.figures_out.periods import refuse_no_span
from tithing.workflows.figures_out.report import evidence_from, read_words
from tithing.workflows.figures_out.ward_evidence import WardsOfSpan
from tithing.workflows.publishing.made import Gathered, WrittenReport
from tithing.workflows.publishing.release import ToRelease, reported

WARD_PROFILE = "ward-profile"


def ward_profiles(
    book: Path | Book,
    *,
    period: Period,
    formats: Iterable[str],
    output: Path,
    published: date,
    reader: Reader,
    at: datetime,
    kind: str = WARD_PROFILE,
    area: str = "",
    commentary: Path | None = None,
    as_known_on: date | None = None,
    release: ToRelease | None = None,
) -> tuple[WrittenReport, ...]:
    """Write a ward's profile of a span in each format into `output`; without an area, one of each ward that has figures.

    `area` names a ward, or an area whose wards are meant. Small counts are withheld over all the wards of a district
    together, so that no ward's page gives away what another hides. With `release` they are released first, all in one step.
    Raises Refused for a period that is no run of whole quarters, an area
    without wards, and where the book holds no figure of any ward asked for.

    >>> ward_profiles(book, quarter=Period.parse("2024-25Q4"), area="Burn Valley", formats=["html"], output=Path("out"),
    ...               published=date(2025, 9, 1), reader=THE_PUBLIC, at=datetime(2025, 9, 1))  # doctest: +SKIP
    """
    refuse_no_span(period)
    said = read_words(commentary)
    return reported(
        book,
        kind,
        lambda seen: map(Gathered, gather_wards(seen, period, area, said=said, published=published)),
        formats=formats,
        output=output,
        reader=reader,
        at=at,
        as_known_on=as_known_on,
        release=release,
    )


def gather_wards(
    seen: Snapshot, period: Period, area: str, *, published: date, said: Commentary | None = None
) -> Iterator[ReportEvidence]:
    """What the document of each ward is made of. Raises Refused where no ward that is asked for has a figure."""
    asked = own_area(seen, area)
    home = _home_of(seen, asked)
    wards = WardsOfSpan(span_of(seen, period, home))
    for ward in _with_figures(wards, asked):
        found = wards.gather(ward)
        span = replace(found, sections=said.for_span(period) if said else ())
        last = seen.published.last(WARD_PROFILE, ward.code, before=published)
        made = evidence_from((span,), seen, area=ward, published=published, said=said)
        yield replace(made, since=last.day if last else None)


def _home_of(seen: Snapshot, asked: Area) -> Area:
    """The area whose wards are looked at together: of a ward, the partnership's own, or else its district."""
    if asked.kind is not AreaKind.WARD:
        return asked
    own = own_area(seen)
    district = seen.gazetteer.place(asked.code).parent
    inside = {district, *(each.code for each in seen.gazetteer.parents(asked.code))}
    return own if own.code in inside else seen.gazetteer.get(district)


def _with_figures(wards: WardsOfSpan, asked: Area) -> list[Area]:
    """The wards that are wanted and have a figure. Raises Refused where there is none."""
    if asked.kind is not AreaKind.WARD and not wards.wards:
        raise Refused(Problem(f"{asked.name} has no wards", "Name a ward, or a district, with --area"))
    wanted = [ward for ward in wards.wards if asked.code in (ward.code, wards.span.area.code)]
    known = [ward for ward in wanted if any(map(_is_told, wards.standing[ward.code].own.values()))]
    if known:
        return known
    what = f"the book holds no figures for {_named(wanted, asked)} in {wards.span.period.as_named}"
    raise Refused(
        Problem(what, f"Import files that give counts by ward, or ask for another {wards.span.period.name}")
    )


def _is_told(result: Result) -> bool:
    """Whether there is a figure, though it be hidden: that it is, is told."""
    return isinstance(result.value.quantity, Known | Suppressed | Withheld)


def _named(wanted: list[Area], asked: Area) -> str:
    return asked.name if len(wanted) < 2 else f"any ward of {asked.name}"

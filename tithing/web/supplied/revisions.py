"""The page of revisions: between which days, of which place, whose and of what; each figure in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from urllib.parse import urlencode

from django import forms
from django.core.paginator import Paginator

from tithing.documents.wording import in_cell, reason_of
from tithing.reading.areas import own_area
from tithing.reading.named.names_known import places_known
from tithing.reading.snapshot import Snapshot
from tithing.reading.spans import span_of
from tithing.reading.supplied.revisions import RevisedBetween, RevisedFigure, revised_between
from tithing.statistics.rounding import written
from tithing.vocabulary.areas import Area
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.not_here.deadlines import quarter_ended_by
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Quantity
from tithing.vocabulary.units import Unit
from tithing.web.accounts.forms import DayField
from tithing.web.supplied.links import document_words, figure_address

A_PAGE = 50
_MOST_TYPED = 80
_YEAR = timedelta(days=365)


class RevisionsForm(forms.Form):
    """Between which days, and what of it. Lists are filled with what the reader may know of."""

    since = DayField(label="After", required=False, help_text="For example, 30/9/2026")
    until = DayField(label="Up to", required=False, help_text="For example, 31/12/2026")
    area = forms.ChoiceField(label="Place", required=False)
    partner = forms.ChoiceField(label="Sent by", required=False)
    indicator = forms.ChoiceField(label="Figure", required=False)


@dataclass(frozen=True)
class RevisionRow:
    what: str
    address: str
    where: str
    when: str
    was: str
    now: str
    on: str
    file: str
    sender: str
    why: str
    printed: tuple[str, ...]


def revisions_page(seen: Snapshot, given: Mapping[str, str]) -> dict[str, object]:
    """Everything that the template shows; a day that is none is told beside its field, and the days are then the usual ones."""
    form = RevisionsForm(
        {name: given.get(name, "")[:_MOST_TYPED] for name in RevisionsForm.base_fields}, auto_id="%s"
    )
    areas = {each.code: each.name for each in places_known(seen)}
    _choose(form, "area", areas.items())
    form.is_valid()
    first, last = _days(seen, form)
    area = own_area(seen, form.data["area"] if form.data["area"] in areas else "")
    found = revised_between(seen, first, last, areas=_codes(seen, area))
    _choose(form, "partner", _senders(seen, found), every="Everybody")
    _choose(form, "indicator", _measures(seen, found), every="Every figure")
    rows = [each for each in found.figures if _is_wanted(seen, each, form)]
    page = Paginator(rows, A_PAGE).get_page(given.get("page"))
    return {
        "form": form,
        "first": first,
        "last": last,
        "area": area.name,
        "page": page,
        "total": len(rows),
        "of": len(found.figures),
        "rows": [_row(seen, each) for each in page],
        "found": found,
        "query": urlencode({name: value for name, value in form.data.items() if value}),
        "spans": _spans(seen.day),
        "held": bool(seen.years),
    }


def _choose(form: RevisionsForm, name: str, choices: object, *, every: str = "") -> None:
    known = sorted(choices, key=lambda each: each[1]) if every else list(choices)  # type: ignore[call-overload]
    field = form.fields[name]
    field.choices = [*([("", every)] if every else []), *known]  # type: ignore[attr-defined]


def _days(seen: Snapshot, form: RevisionsForm) -> tuple[date, date]:
    """Since the last quarter ended, up to today, where nothing else is asked; never up to a day that has not come."""
    said = getattr(form, "cleaned_data", {})
    last = min(said.get("until") or seen.day, seen.day)
    first = said.get("since") or quarter_ended_by(last).end
    return min(first, last), last


def _spans(day: date) -> list[tuple[str, str]]:
    """Other stretches of time, each with its address."""
    named = (
        ("since the last quarter ended", quarter_ended_by(day).end),
        ("in the last year", day - _YEAR),
        ("in the last five years", day - 5 * _YEAR),
    )
    return [(words, urlencode({"since": f"{since:%-d/%-m/%Y}"})) for words, since in named]


def _codes(seen: Snapshot, area: Area) -> tuple[str, ...]:
    """Of the own area every code under which its figures stand."""
    span = span_of(seen, Period.month(seen.day.year, seen.day.month), area)
    return span.codes_of(area.code) if area == own_area(seen) else (area.code,)


def _bare(measure: str) -> str:
    return measure.partition(".")[0]


def _senders(seen: Snapshot, found: RevisedBetween) -> Iterator[tuple[str, str]]:
    known = dict.fromkeys(seen.suppliers.one_of(each.was.supplier) for each in found.figures)
    return ((slug, seen.suppliers.title(slug)) for slug in known if slug)


def _measures(seen: Snapshot, found: RevisedBetween) -> Iterator[tuple[str, str]]:
    known = dict.fromkeys(_bare(each.was.measure) for each in found.figures)
    return ((slug, _title(seen, slug)) for slug in known)


def _title(seen: Snapshot, measure: str) -> str:
    return seen.measures.get(measure).title if measure in seen.measures else measure


def _is_wanted(seen: Snapshot, figure: RevisedFigure, form: RevisionsForm) -> bool:
    partner, indicator = form.data["partner"], form.data["indicator"]
    theirs = not partner or seen.suppliers.one_of(figure.was.supplier) == seen.suppliers.one_of(partner)
    return theirs and (not indicator or _bare(figure.was.measure) == indicator)


def _row(seen: Snapshot, figure: RevisedFigure) -> RevisionRow:
    said, now = figure.was, figure.now
    was, then = _two(seen, said.measure, said.unit, said.quantity, now.quantity if now else None)
    part = said.breakdown.replace(";", ", ").replace("=", " ")
    return RevisionRow(
        what=f"{_title(seen, said.measure)}{f', {part}' if part else ''}",
        address=figure_address(seen, said.measure, said.area, said.period),
        where=seen.gazetteer.get(said.area).name if said.area in seen.gazetteer else said.area,
        when=said.period.label,
        was=was,
        now=then,
        on=day_words(figure.on) if figure.on else "Not stated",
        file=_file(figure),
        sender=seen.suppliers.title(said.supplier) if said.supplier else "",
        why=figure.why,
        printed=tuple(dict.fromkeys(document_words(each) for each in figure.printed)),
    )


def _file(figure: RevisedFigure) -> str:
    name = figure.source.file or "a file that is not named"
    if figure.withdrawn:
        return f"{name}, which was taken out"
    return name


def _two(seen: Snapshot, measure: str, unit: Unit, was: Quantity, now: Quantity | None) -> tuple[str, str]:
    """Both in words, rounded as the figure is shown; in full where both would read alike."""
    definition = seen.definition(measure)
    decimals = definition.decimals if definition else 0
    shown = [_words(each, unit, decimals) for each in (was, now)]
    if shown[0] == shown[1] and isinstance(was, Known) and isinstance(now, Known):
        shown = [written(was.number), written(now.number)]
    return shown[0], shown[1]


def _words(quantity: Quantity | None, unit: Unit, decimals: int) -> str:
    if quantity is None:
        return "nothing: it was taken out"
    if isinstance(quantity, Known):
        return in_cell(Figure(quantity, unit, decimals=decimals), unit_in_head=False, status_in_head=True)
    return reason_of(quantity)

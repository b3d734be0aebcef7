"""Lists what was released, and which of its figures the book says otherwise today."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tithing.documents.evidence import ReportEvidence
from tithing.documents.kinds.build import build
from tithing.documents.kinds.kind import SpeaksOf
from tithing.documents.kinds.registry import kind_called, list_kinds
from tithing.findings.rules.corrected import AS_PUBLISHED
from tithing.reading.book import Book
from tithing.reading.snapshot import Snapshot, ask
from tithing.store.ledger.cells import FigureCell
from tithing.store.ledger.publication import Publication
from tithing.vocabulary.areas import Area
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.report import gather
from tithing.workflows.figures_out.ward_profile import gather_wards
from tithing.workflows.publishing.cells_of import cells_of


@dataclass(frozen=True)
class ChangedCell:
    """A figure as it went out, and what it is today: None where there is none."""

    title: str
    cell: FigureCell
    now: float | None


@dataclass(frozen=True)
class ListedPublication:
    """One publication. `changed` is of one that stands, where it could be made again; `gone` says why it could not."""

    publication: Publication
    superseded_by: str = ""
    changed: tuple[ChangedCell, ...] = ()
    gone: str = ""

    def as_json(self) -> dict[str, Any]:
        each = self.publication
        return {
            "id": each.id,
            "day": each.day.isoformat(),
            "by": each.by,
            "reason": each.reason,
            "because": each.because,
            "kind": each.kind,
            "title": each.title,
            "area": each.area,
            "area_name": each.area_name,
            "quarters": list(each.quarters),
            "published": each.published.isoformat(),
            "supersedes": each.supersedes,
            "superseded_by": self.superseded_by,
            "shown": each.shown,
            "hidden": each.hidden,
            "files": [file.name for file in each.documents],
            "changed": [_changed_json(found) for found in self.changed],
            "gone": self.gone,
        }


def _changed_json(found: ChangedCell) -> dict[str, Any]:
    cell = found.cell
    what = {
        name: getattr(cell, name) for name in ("indicator", "part", "area", "period", "breakdown", "unit")
    }
    return {"title": found.title, **what, "shown": cell.value, "now": found.now}


def list_published(book: Book, *, at: datetime) -> tuple[ListedPublication, ...]:
    """Every publication, oldest first; each that stands is held against the book as it is now.

    >>> import tempfile
    >>> from pathlib import Path
    >>> from tithing.reading.book import open_book
    >>> from tithing.workflows.the_book.new_book import new_book
    >>> folder = Path(tempfile.mkdtemp()) / "safer-x"
    >>> _ = new_book(folder, name="Safer X Partnership", area="Hartlepool")
    >>> list_published(open_book(folder), at=datetime(2018, 6, 1))
    ()
    """
    return ask(book, lambda seen: tuple(_listed(seen)), reader=THE_PUBLIC, at=at)


def _listed(seen: Snapshot) -> Iterator[ListedPublication]:
    superseded = seen.published.superseded
    for each in seen.published.publications:
        if each.id in superseded:
            yield ListedPublication(each, superseded_by=superseded[each.id].id)
        else:
            yield _held(seen, each)


def _held(seen: Snapshot, publication: Publication) -> ListedPublication:
    try:
        now = _cells_now(seen, publication)
    except Refused as refusal:
        return ListedPublication(publication, gone=refusal.problems[0].what)
    then = seen.published.cells_of(publication)
    return ListedPublication(publication, changed=tuple(_changed(seen, then, now)))


def _cells_now(seen: Snapshot, publication: Publication) -> tuple[FigureCell, ...]:
    """The figures of the same document, made today. Raises Refused where there is nothing to make it of."""
    seen = seen if publication.as_known_on is None else seen.on(publication.as_known_on)
    if publication.kind not in list_kinds():
        return ()
    kind = kind_called(publication.kind)
    return tuple(
        cell
        for each in _evidence(seen, kind.speaks_of, publication)
        for cell in cells_of(build(kind, each), seen)
    )


def _evidence(seen: Snapshot, speaks_of: SpeaksOf, publication: Publication) -> Sequence[ReportEvidence]:
    quarters = [Period.parse(code) for code in publication.quarters]
    if speaks_of is SpeaksOf.WARD:
        return tuple(gather_wards(seen, quarters[-1], publication.area, published=publication.published))
    area: Area = seen.gazetteer.get(publication.area)
    return (gather(seen, spans=quarters, area=area, published=publication.published),)


def _changed(seen: Snapshot, then: Sequence[FigureCell], now: Sequence[FigureCell]) -> Iterator[ChangedCell]:
    """Each figure that was shown and is another now, or none. What the document of today has no place for is not compared:
    it may have been of a commentary, or of a page that is laid out otherwise since; but for what is of a measure that is gone.
    """
    today, left = _by_place(now), {cell.indicator for cell in now if cell.is_as_counted}
    for place, cells in _by_place(filter(_is_shown, then)).items():
        values = [each.value for each in today.get(place, ())]
        if _is_gone(cells[0], left) or (values and not _is_one_of(cells, values)):
            yield ChangedCell(_title(seen, cells[-1]), cells[-1], values[-1] if values else None)


def _is_shown(cell: FigureCell) -> bool:
    """But not what it said of another document: that stays true of it."""
    return cell.is_shown and cell.part != AS_PUBLISHED


def _is_gone(cell: FigureCell, left: Collection[str]) -> bool:
    return cell.is_as_counted and cell.indicator not in left


def _is_one_of(cells: Sequence[FigureCell], values: Sequence[float | None]) -> bool:
    """Whether a reader of the one would find a number of the other in it."""
    return any(each.shows(value) for each in cells for value in values)


def _by_place(cells: Iterable[FigureCell]) -> dict[tuple[str, ...], list[FigureCell]]:
    """One place may hold two values: of a document that tells of a revision."""
    found: dict[tuple[str, ...], list[FigureCell]] = {}
    for cell in cells:
        place = (cell.indicator, cell.part, cell.area, cell.period, cell.breakdown)
        found.setdefault(place, []).append(cell)
    return found


def _title(seen: Snapshot, cell: FigureCell) -> str:
    defined = seen.definition(cell.indicator)
    return defined.title if defined is not None else cell.indicator

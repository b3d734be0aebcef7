"""Street-level rows beside the official figures, with why they differ (R76, R98)."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.indicators.figure_made import PERCENT_DECIMALS, figure_made
from tithing.observations.reconciliation import ReconciledCategory, Reconciliation
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import Quantity
from tithing.vocabulary.units import Unit


@section()
def reconciliation(chapter: Chapter) -> Iterator[DocumentPart]:
    found = chapter.evidence.reconciliation
    if found is None:
        return
    yield Heading("Police open data against the official figures", 3)
    yield Paragraph(("The two are close, not equal:",))
    yield BulletList(tuple((f"{why[:1].upper()}{why[1:]}.",) for why in found.why))
    columns = (
        Column("category", "Category", numeric=False, width=2.6),
        Column("street", "Street-level rows"),
        Column("official", "Official count"),
        Column("difference", "Difference"),
        Column("percent", "Difference", unit="%"),
    )
    yield DocumentTable(
        id="reconciliation",
        caption=f"Street-level rows and official recorded crime, {chapter.place}, {found.period.title}",
        columns=columns,
        rows=tuple(_reconciled_row(line, found, total=line is found.total) for line in found.lines),
        source="data.police.uk; Office for National Statistics",
        short_title="Reconciliation",
    )


def _reconciled_row(line: ReconciledCategory, found: Reconciliation, *, total: bool) -> Row:
    def figure(part: str, quantity: Quantity, unit: Unit = Unit.COUNT) -> Figure:
        return figure_made(
            quantity,
            indicator=line.category.title,
            part=part,
            area=found.area,
            period=found.period.code,
            unit=unit,
            decimals=PERCENT_DECIMALS if unit is Unit.PERCENT else 0,
            signed=part in ("difference", "percent"),
        )

    cells = (
        line.category.title,
        figure("street", line.street),
        figure("official", line.official),
        figure("difference", line.difference),
        figure("percent", line.percent, Unit.PERCENT),
    )
    return Row(cells, total=total, notes=(line.category.why,) if line.category.why else ())

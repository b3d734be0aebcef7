"""Page one is one page, however much there is to tell: what is reckoned of its height holds when it is set."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.documents.test_page_one_is_true import QUARTERS, Told, evidence_of
from tests.core.findings.cast import HARTLEPOOL, QUARTER
from tithing.documents.binding import Binder
from tithing.documents.evidence import ReportEvidence, ReportLine
from tithing.documents.paper import PAGE_ONE
from tithing.documents.parts import Chart, Document, DocumentPart, Heading, PageBreak, Paragraph
from tithing.documents.pieces.page_one.chart import page_one_chart
from tithing.documents.pieces.page_one.height import height_of
from tithing.documents.pieces.page_one.room import STEPS, is_tighter
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_pdf import to_pdf
from tithing.documents.section import Chapter
from tithing.documents.sections.summary import summary
from tithing.indicators.comparisons.kinds import ComparisonKind
from tithing.indicators.targets.target import TargetState
from tithing.vocabulary.direction import Better

LONG = "Number of people of whom a partner of the council was told that month by month and place by place"
STATES = (TargetState.MISSED, TargetState.MET, TargetState.NOT_KNOWN, TargetState.OFF_COURSE)
WAYS = (Better.LOWER, Better.HIGHER, Better.NEITHER)


def page_one(quarter: tuple[Told, ...], *, own_name: str = "") -> tuple[DocumentPart, ...]:
    evidence = evidence_of(quarter)
    report = ReportEvidence(
        "Safer X Partnership", HARTLEPOOL, date(2021, 6, 30), (evidence,), in_welsh=own_name
    )
    return tuple(summary(Chapter(report, evidence, Binder(report, ("Summary",)))))


def busy(number: int, length: int) -> tuple[Told, ...]:
    """So many indicators that all moved, under names of so many letters, with targets that stand in every way."""
    return tuple(
        Told(
            f"{LONG[:length]} {index}",
            900 + 7 * index if index % 3 else None,
            300 + 11 * index if index % 5 else None,
            WAYS[index % 3],
            STATES[index % 4],
            index % 2 == 0,
            False,
            index,
        )
        for index in range(number)
    )


def pages(parts: tuple[DocumentPart, ...]) -> list[str]:
    """The words of each printed page of a report that opens so."""
    after = (PageBreak(), Heading("The next part", 2), Paragraph(("It goes on.",)))
    document = Document(
        "Community safety performance report", "Quarter 3", "Safer X", date(2021, 6, 30), (*parts, *after)
    )
    opened = pypdfium2.PdfDocument(io.BytesIO(to_pdf(lay_out(document))))
    return [page.get_textpage().get_text_bounded() for page in opened]


@given(QUARTERS)
def test_page_one_is_reckoned_to_fit(quarter: tuple[Told, ...]) -> None:
    parts = page_one(quarter)

    assert height_of(parts) <= PAGE_ONE.height - PAGE_ONE.cover
    assert sum(isinstance(part, Chart) for part in parts) <= 1


@pytest.mark.parametrize(("number", "length"), [(4, 20), (14, 20), (14, 60), (40, 30), (40, 96), (90, 60)])
def test_a_busy_quarter_is_set_on_one_page(number: int, length: int) -> None:
    parts = page_one(busy(number, length))

    first, second, *_ = pages(parts)

    assert "How to read this report" in first
    assert "Contents" in second


def test_a_quieter_quarter_tells_more_of_its_lists() -> None:
    few, many = (height_of(page_one(busy(number, 40))) for number in (6, 60))

    assert few <= PAGE_ONE.height - PAGE_ONE.cover
    assert many > few / 2


@given(st.sampled_from(range(len(STEPS) - 1)))
def test_each_step_tells_less_than_the_one_before(step: int) -> None:
    assert is_tighter(STEPS[step + 1], STEPS[step])
    assert not is_tighter(STEPS[step], STEPS[step + 1])
    assert not is_tighter(STEPS[step], replace(STEPS[step]))


@given(st.sampled_from((ComparisonKind.YEAR_BEFORE, ComparisonKind.QUARTER_BEFORE)), st.integers(2, 6))
def test_the_chart_says_what_its_changes_are_against(kind: ComparisonKind, number: int) -> None:
    def against(line: ReportLine) -> ReportLine:
        made = replace(
            line.result,
            against=kind,
            last_quarter=replace(line.result.previous, period=QUARTER.period_before()),
        )
        return replace(line, result=made)

    moved = tuple(
        Told(f"m {i}", 900 + i, 300, Better.LOWER, TargetState.NONE, False, False, i) for i in range(number)
    )
    span = evidence_of(moved)
    rows = tuple(replace(row, line=against(row.line)) for table in span.tables for row in table.rows)
    chart = page_one_chart(replace(span, tables=(replace(span.tables[0], rows=rows),)), place="Hartlepool")

    assert chart is not None
    before = QUARTER.year_before() if kind is ComparisonKind.YEAR_BEFORE else QUARTER.period_before()
    assert f"{QUARTER.label} less {before.label}, Hartlepool" in chart.subtitle

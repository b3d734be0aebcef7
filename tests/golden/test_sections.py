"""Every section in words as approved, by itself, from the first evidence that gives it something to say. APPROVE=1 writes them."""

from __future__ import annotations

import importlib
import pkgutil
import re
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.core.findings.cast import a_result
from tests.support.approved import approve, as_text
from tithing.documents import sections
from tithing.documents.binding import Binder
from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.figures_of import figure_of
from tithing.documents.notes import notes_hung
from tithing.documents.parts import Column, Document, DocumentPart, DocumentTable, Row
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.section import Chapter, DocumentSection
from tithing.findings.find import find_all
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.subject import Subject
from tithing.indicators.result import At
from tithing.observations.reconciliation import ComparedCategory, ReconciledCategory, Reconciliation
from tithing.reading.areas import own_area
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.indicator_evidence import gather_indicator
from tithing.workflows.figures_out.quarter_evidence import gather_quarter
from tithing.workflows.figures_out.report import evidence_from, gather
from tithing.workflows.figures_out.ward_evidence import WardsOfSpan

PAGE = Path(__file__).parents[2] / "docs/how-to/add-a-section.md"
PUBLISHED = date(2025, 9, 1)
QUARTERS = (("2017-18Q4",), ("2024-25Q4",), ("2020-21Q3", "2020-21Q4"), ("2022-23Q4",))
FORMATS = re.compile(r"\b(html|pdf|docx|xlsx|csv|json|typst|svg|spreadsheet)\b", re.IGNORECASE)


def found_sections() -> Iterator[tuple[str, str]]:
    """The module below `sections` and the name of each section, by walking."""
    for module in pkgutil.walk_packages(sections.__path__, f"{sections.__name__}."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, DocumentSection):
                yield module.name, name


FOUND = list(found_sections())


@pytest.fixture(scope="module")
def known(demonstration: Path) -> list[ReportEvidence]:
    """The evidence of several documents: of the demonstration, then what nothing in it has."""
    seen = snapshot(demonstration, reader=THE_PUBLIC, at=datetime(2025, 9, 1, 12))
    own = own_area(seen)
    of_area = [
        gather(seen, spans=[Period.parse(each) for each in codes], area=own, published=PUBLISHED)
        for codes in QUARTERS
    ]
    ward = _of_ward(seen)
    framed = _with_words_about_the_plan(of_area[0])
    beside = [_with_busy_places(ward), _with_something_erased(ward)]
    return [*of_area, framed, ward, *beside, *_of_pages(seen, own)]


def _of_pages(seen: Snapshot, own: Area) -> Iterator[ReportEvidence]:
    """Of the pages of the site: an indicator that was revised, one with wards, and a quarter."""
    for slug, quarter in (
        ("shoplifting", "2017-18Q4"),
        ("street_burglary", "2024-25Q4"),
        ("robbery", "2016-17Q4"),
    ):
        page = gather_indicator(seen, slug, area=own, period=Period.parse(quarter))
        assert page is not None
        yield page
    yield gather_quarter(seen, area=own, period=Period.parse("2017-18Q4"))


def _with_words_about_the_plan(report: ReportEvidence) -> ReportEvidence:
    (quarter,) = report.spans
    return replace(report, spans=(replace(quarter, footnotes=("The plan was agreed in March.",)),))


def _of_ward(seen: Snapshot) -> ReportEvidence:
    wards = WardsOfSpan(span_of(seen, Period.parse("2024-25Q4"), own_area(seen)))
    ward = next(each for each in wards.wards if each.name == "Burn Valley")
    return evidence_from((wards.gather(ward),), seen, area=ward, published=PUBLISHED)


def _with_busy_places(ward: ReportEvidence) -> ReportEvidence:
    (quarter,) = ward.spans
    line = quarter.line("street_shoplifting")
    assert line is not None
    places = (PlaceCount("Supermarket", Known(31.0)), PlaceCount("Shopping Area", Known(12.0)))
    counted = CountByPlace(
        Subject.of(line.result), places, line.result.value.quantity, complete=False, what="location"
    )
    facts = find_all({"results": (line.result,), "locations": (counted,)})
    return replace(ward, spans=(replace(quarter, facts=facts),))


def _with_something_erased(ward: ReportEvidence) -> ReportEvidence:
    (quarter,) = ward.spans
    line = quarter.line("street_shoplifting")
    assert line is not None
    gone = Missing("erased on 3 March 2026", erased=date(2026, 3, 3))
    result = replace(line.result, value=At(gone, line.result.value.period))
    return replace(
        ward,
        spans=(SpanEvidence(quarter.period, others=(replace(line, result=result),)),),
        reconciliation=_reconciled(),
    )


def _reconciled() -> Reconciliation:
    damage = ComparedCategory(
        "Criminal damage", ("street_damage",), ("damage",), why="arson is in one and not the other"
    )
    line = ReconciledCategory(damage, Known(96.0), Known(100.0))
    return Reconciliation("E06000001", Period.parse("12m-to-2025-03"), (line,))


def said(module: str, name: str, known: list[ReportEvidence]) -> tuple[ReportEvidence, list[DocumentPart]]:
    section: DocumentSection = getattr(importlib.import_module(module), name)
    for evidence in known:
        chapter = Chapter(evidence, evidence.spans[0], Binder(evidence, section.headings))
        if parts := list(section(chapter)):
            return evidence, parts
    raise AssertionError(f"nothing here gives {module} anything to say: give it evidence that does")


NUMBER = re.compile(r"[+\u2212-]?[0-9][0-9,.]*%?")


def numbers_as_text(parts: list[DocumentPart]) -> Iterator[str]:
    """The cells of columns of numbers that are a number and no figure."""
    for table in (each for each in parts if isinstance(each, DocumentTable)):
        for row in table.rows:
            for column, cell in zip(table.columns, row.cells, strict=True):
                if column.numeric and isinstance(cell, str) and NUMBER.fullmatch(cell):
                    yield f"{table.id}, {column.key}: {cell}"


@pytest.mark.parametrize(("module", "name"), FOUND, ids=[name for _, name in FOUND])
def test_a_section_says_what_was_approved(module: str, name: str, known: list[ReportEvidence]) -> None:
    evidence, parts = said(module, name, known)

    document = Document(name, "", evidence.partnership, PUBLISHED, tuple(notes_hung(parts)))

    assert list(numbers_as_text(parts)) == [], "a number is a figure (figure_of), so that it is rounded once"
    approve(f"sections/{module.removeprefix(f'{sections.__name__}.')}.{name}.txt", as_text(lay_out(document)))


@pytest.mark.parametrize(("module", "name"), FOUND, ids=[name for _, name in FOUND])
def test_a_section_of_a_quarter_of_which_nothing_is_known_does_not_fail(module: str, name: str) -> None:
    section: DocumentSection = getattr(importlib.import_module(module), name)
    quarter = SpanEvidence(Period.parse("2017-18Q4"))
    area = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
    evidence = ReportEvidence("Safer X", area, date(2018, 6, 14), (quarter,))

    document = Document(
        name, "", "Safer X", PUBLISHED, tuple(section(Chapter(evidence, quarter, Binder(evidence))))
    )

    assert lay_out(document).document is document


@pytest.mark.parametrize("module", dict.fromkeys(module for module, _ in FOUND))
def test_a_section_names_no_format(module: str) -> None:
    path = importlib.import_module(module).__file__

    assert path is not None
    assert FORMATS.findall(Path(path).read_text(encoding="utf-8")) == []


def test_every_file_of_the_sections_has_one() -> None:
    modules = {
        m.name for m in pkgutil.walk_packages(sections.__path__, f"{sections.__name__}.") if not m.ispkg
    }

    assert modules == {module for module, _ in FOUND}


def test_a_number_that_is_no_figure_is_noticed() -> None:
    columns = (Column("area", "Area", numeric=False), Column("value", "Number"))
    table = DocumentTable("a", "b", columns, (Row(("12", "1,234")), Row(("X", "None set"))))

    assert list(numbers_as_text([table])) == ["a, value: 1,234"]


def test_a_row_without_a_cell_for_each_column_is_refused_where_it_is_made() -> None:
    with pytest.raises(ValueError, match='row 1 of the table "a" has 2 cells, and the table 1 column'):
        DocumentTable("a", "b", (Column("area", "Area"),), (Row(("X", "Y")),))


def test_a_part_that_nobody_knows_is_told_with_the_one_that_is_near() -> None:
    with pytest.raises(KeyError, match="the nearest are year_to_date, "):
        figure_of(a_result(), "year_to_dat")


# -- the page ---------------------------------------------------------------------------------------------


def test_the_section_of_the_page_sets_the_targets_of_the_plan_out(known: list[ReportEvidence]) -> None:
    block = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert block is not None
    names: dict[str, Any] = {}
    exec(textwrap.dedent(block[1]), names)

    parts = list(names["targets"](Chapter(known[0], known[0].spans[0], Binder(known[0], ()))))

    (table,) = (part for part in parts if isinstance(part, DocumentTable))
    assert (table.caption, len(table.rows) > 1) == ("Targets in Hartlepool, Jan to Mar 2018", True)


def test_what_the_page_says_that_a_section_is_told_is_there(known: list[ReportEvidence]) -> None:
    chapter = Chapter(known[0], known[0].spans[0], Binder(known[0], ()))
    told = {"`chapter`": chapter, "`chapter.span`": chapter.span, "a line": next(iter(chapter.span.lines()))}
    rows = dict(
        re.findall(r"^ +\| (`chapter.*?`|a line) \| (.*?) \|$", PAGE.read_text("utf-8"), re.MULTILINE)
    )

    assert rows.keys() == told.keys()
    for of, words in rows.items():
        names = re.findall(r"`(\w+)`", words.partition("result`: ")[0])
        assert names
        assert [name for name in names if not hasattr(told[of], name) and name != "result"] == []

"""What is missing, on page one: the quarter's own figures, then what stands beside them, then what no report of the year has."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.evidence import QuarterEvidence, ReportLine
from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.pieces.missing_cells import (
    ELSEWHERE,
    NOTHING,
    MissingCell,
    cells_missing,
    how_urgent,
    is_anything_missing,
)
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.vocabulary.numbered import listed, numbered
from tithing.vocabulary.quantity import number_of

MOST = 5
MOST_NAMES = 3


def missing_parts(quarter: QuarterEvidence) -> Iterator[DocumentPart]:
    """What is missing, or that nothing is: of no cell of any table of the quarter."""
    lines = sorted((*_own(quarter), *_beside(quarter)), key=lambda line: line[0])
    said = (*(words for _, words in lines), *_all_year(quarter))
    yield Heading("What is missing", 3)
    if said:
        if len(said) > MOST:
            yield Paragraph(
                (f"{MOST} of {len(said)} lines, the most urgent first; the tables say of each why.",),
                role="small",
            )
        yield BulletList(said[:MOST])
    elif is_anything_missing((quarter,)):
        yield Paragraph((ELSEWHERE,))
    else:
        yield Paragraph((NOTHING,))


def _own(quarter: QuarterEvidence) -> Iterator[tuple[int, Runs]]:
    """The quarter's own figures, those that are missing in the same words together; each with how urgent it is."""
    for fact in quarter.key.missing:
        yield how_urgent(fact.text("state")), words_of(_as_called(fact, quarter))


def _as_called(fact: Fact, quarter: QuarterEvidence) -> Fact:
    """Under the names that the tables have."""
    items = tuple(replace(item, name=_label(item.code, item.name, quarter)) for item in fact.items)
    return replace(fact, items=items)


def _label(indicator: str, title: str, quarter: QuarterEvidence) -> str:
    line = quarter.line(indicator)
    return line.label if line and not line.total else title


def _beside(quarter: QuarterEvidence) -> Iterator[tuple[int, Runs]]:
    """What the tables lack beside them: said once for each time and reason, not once a cell."""
    together: dict[tuple[str, str], list[MissingCell]] = {}
    for cell in cells_missing(quarter):
        together.setdefault((cell.when, cell.why), []).append(cell)
    for (when, why), cells in together.items():
        labels = list(dict.fromkeys(cell.label for cell in cells))
        of = listed(labels) if len(labels) <= MOST_NAMES else f"{len(labels)} rows of the tables"
        yield how_urgent(cells[0].state), (Strong(f"{when}, of {of}: "), f"{why[:1].lower()}{why[1:]}.")


def _all_year(quarter: QuarterEvidence) -> Iterator[Runs]:
    """What the year's framework names and no quarter of the year has."""
    lines = [line for each in quarter.objectives for line in each.lines]
    so_far = _quarters_so_far(lines, quarter)
    never = [line.label for line in lines if _never_in(line, quarter)]
    if never and so_far > 1:
        yield (
            Strong(f"{listed(never)}: "),
            f"no figure in any of the {so_far} quarters of {quarter.quarter.plan_year} so far.",
        )
    if quarter.not_carried:
        names = numbered(
            len(quarter.not_carried), "indicator of the plan stands", "indicators of the plan stand"
        )
        yield (
            Strong(f"{listed(quarter.not_carried)}: "),
            f"{names} in the report of no quarter of this year.",
        )


def _quarters_so_far(lines: list[ReportLine], quarter: QuarterEvidence) -> int:
    year = quarter.quarter.plan_year
    return max((sum(period.plan_year == year for period, _ in line.history) for line in lines), default=0)


def _never_in(line: ReportLine, quarter: QuarterEvidence) -> bool:
    of_year = [q for period, q in line.history if period.plan_year == quarter.quarter.plan_year]
    return bool(of_year) and all(number_of(each) is None for each in of_year)

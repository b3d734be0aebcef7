"""The last pages: how the report was made, so that a reader can check it and knows whom to ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tithing.documents.figures_of import figure_of
from tithing.documents.kinds.performance_report.evidence import QuarterEvidence, ReportEvidence, ReportLine
from tithing.documents.parts import (
    BulletList,
    Column,
    DocumentPart,
    DocumentTable,
    Heading,
    Paragraph,
    Row,
    Runs,
    Strong,
)
from tithing.documents.wording import day
from tithing.documents.words.facts import revised_words, words_of
from tithing.findings.fact import FactKind
from tithing.indicators.result import Rate, Result
from tithing.observations.observation import withdrawn_words
from tithing.observations.reconciliation import ReconciledCategory, Reconciliation
from tithing.vocabulary.figure import Figure, Provenance
from tithing.vocabulary.quantity import Known, Missing, Quantity, Status, erased_on
from tithing.vocabulary.units import Unit

FEW = 6  # names are listed; more are counted

METHOD: tuple[Runs, ...] = (
    (
        Strong("Change. "),
        "This quarter less the same quarter last year. Per cent changes are worked out from unrounded figures "
        "and rounded once, half away from zero. There is no per cent change from zero, nor from a figure under "
        "10; between two percentages the change is in percentage points.",
    ),
    (
        Strong("Chance. "),
        "Two counts are compared with the exact binomial test, given equal chances of falling in either period. "
        "Where a series of eight or more past quarters shows more spread than independent events would, the test "
        "is widened by it. A probability (p) under 0.001 is called very unlikely to be chance; under 0.01 unlikely "
        "to be chance; under 0.05 probably not just chance; otherwise the change could be chance and is called no "
        "clear change. The summary allows for having looked at many changes at once (Benjamini and Hochberg). "
        "Percentages whose numbers were not supplied are not tested.",
    ),
    (
        Strong("Rates. "),
        "A count over the named denominator, for the quarter alone: a quarterly rate must not be compared with an "
        "annual one.",
    ),
    (
        Strong("Missing, suppressed and zero. "),
        "A figure that was not supplied says so and why. One too small to publish is marked [c]. Zero means none.",
    ),
    (
        Strong("Recorded crime. "),
        "Counts are of offences recorded by the police and are shaped by recording practice. They are provisional "
        "until reconciled, and no cause can be read from a change alone.",
    ),
)


def data_notes(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    """How the report was made: what is missing, revised and estimated, the methods, the files, and whom to ask."""
    yield Heading("How this report was made", 2, "data-notes")
    yield from _missing(evidence)
    yield from _erased(evidence)
    yield from _revised(evidence)
    yield from _not_adding_up(evidence)
    yield from _not_final(evidence)
    yield from _denominators(evidence)
    yield Heading("Method", 3)
    yield BulletList(METHOD)
    yield from _reconciliation(evidence)
    yield from _sources(evidence)
    yield from _whom_to_ask(evidence)


def _lines(evidence: ReportEvidence) -> Iterator[tuple[QuarterEvidence, ReportLine]]:
    for quarter in evidence.quarters:
        for line in quarter.lines():
            yield quarter, line


def _missing(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    items = tuple(
        _missing_item(line, quarter)
        for quarter, line in _lines(evidence)
        if isinstance(line.result.value.quantity, Missing) and not erased_on(line.result.value.quantity)
    )
    yield Heading("What was not supplied", 3)
    if items:
        yield BulletList(items)
    elif all(quarter.objectives for quarter in evidence.quarters):
        yield Paragraph(("Every figure that the framework asks for was supplied.",))
    else:
        yield Paragraph(("The book holds no framework that says what was asked for.",))


def _erased(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    """What was supplied and is gone for good: nobody is to be asked for it."""
    items = tuple(
        _missing_item(line, quarter)
        for quarter, line in _lines(evidence)
        if erased_on(line.result.value.quantity)
    )
    if items:
        yield Heading("What was erased", 3)
        yield BulletList(items)


def _missing_item(line: ReportLine, quarter: QuarterEvidence) -> Runs:
    return (Strong(f"{line.label}, {quarter.quarter.label}: "), figure_of(line.result, "value"), ".")


def _revised(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    items = [
        revised_words(fact) for quarter in evidence.quarters for fact in quarter.facts_of(FactKind.REVISED)
    ]
    if items:
        yield Heading("What was revised", 3)
        yield BulletList(tuple(dict.fromkeys(items)))


def _not_adding_up(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    """Totals as supplied that their parts do not give: shown as supplied, and said (R71, R84)."""
    items = [
        words_of(fact)
        for quarter in evidence.quarters
        for fact in quarter.facts_of(FactKind.SUPPLIED_TOTAL, FactKind.SUPPLIED_YEAR)
    ]
    if items:
        yield Heading("Totals that their parts do not give", 3)
        yield BulletList(tuple(dict.fromkeys(items)))


def _not_final(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    for status, words in (
        (Status.PROVISIONAL, "Provisional figures [p]"),
        (Status.ESTIMATED, "Estimated figures [e]"),
    ):
        items = tuple(_by_holder(evidence, status))
        if items:
            yield Heading(words, 3)
            yield BulletList(items)


def _by_holder(evidence: ReportEvidence, status: Status) -> Iterator[Runs]:
    """Who holds figures of this status and how many there are; by name where they are few."""
    held: dict[tuple[str, str], list[str]] = {}
    for quarter, line in _lines(evidence):
        quantity = line.result.value.quantity
        if isinstance(quantity, Known) and quantity.status is status:
            key = (line.result.custodian or "Others", quarter.quarter.label)
            held.setdefault(key, []).append(line.label)
    for (holder, when), names in held.items():
        named = ", ".join(names) if len(names) <= FEW else f"{len(names)} indicators and categories"
        yield (Strong(f"{holder}, {when}: "), f"{named}.")


def _denominators(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    """Every denominator in use, with its period and where it came from (R85)."""
    rows: dict[tuple[str, ...], Row] = {}
    for quarter in evidence.quarters:
        for result in _results(quarter):
            rate = result.rate
            if isinstance(rate.denominator_value, Known) and rate.denominator_period:
                row = _denominator_row(result, rate)
                rows.setdefault(tuple(str(cell) for cell in row.cells[:4]), row)
    if not rows:
        return
    yield Heading("Denominators", 3)
    yield DocumentTable(
        id="denominators",
        caption="The people and households that rates are worked out from",
        columns=(
            Column("area", "Area", numeric=False, width=2),
            Column("denominator", "Denominator", numeric=False, width=2),
            Column("period", "For", numeric=False),
            Column("number", "Number"),
            Column("source", "File", numeric=False, width=2),
        ),
        rows=tuple(rows.values()),
        short_title="Denominators",
    )


def _results(quarter: QuarterEvidence) -> Iterable[Result]:
    for line in quarter.lines():
        yield line.result
    for table in quarter.tables:
        for row in table.rows:
            yield from row.by_area


def _denominator_row(result: Result, rate: Rate) -> Row:
    assert rate.denominator_value is not None
    assert rate.denominator_period is not None
    files = tuple((ref.file, ref.sha256) for ref in rate.source)
    figure = Figure(
        rate.denominator_value,
        Unit.COUNT,
        provenance=Provenance(
            rate.denominator, "denominator", result.area.code, rate.denominator_period.code, "", files
        ),
    )
    return Row(
        (
            result.area.name,
            rate.denominator_title or rate.denominator,
            rate.denominator_period.label,
            figure,
            ", ".join(dict.fromkeys(name for name, _ in files)) or "not stated",
        )
    )


def _reconciliation(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    """Street-level rows beside the official figures, with why they differ (R76, R98)."""
    found = evidence.reconciliation
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
        caption=f"Street-level rows and official recorded crime, {evidence.area.name}, {found.period.title}",
        columns=columns,
        rows=tuple(_reconciled_row(line, found, total=line is found.total) for line in found.lines),
        source="data.police.uk; Office for National Statistics",
        short_title="Reconciliation",
    )


def _reconciled_row(line: ReconciledCategory, found: Reconciliation, *, total: bool) -> Row:
    def figure(part: str, quantity: Quantity, unit: Unit = Unit.COUNT) -> Figure:
        provenance = Provenance(line.category.title, part, found.area, found.period.code)
        percent = unit is Unit.PERCENT
        signed = part in ("difference", "percent")
        return Figure(quantity, unit, 1 if percent else 0, signed, provenance)

    cells = (
        line.category.title,
        figure("street", line.street),
        figure("official", line.official),
        figure("difference", line.difference),
        figure("percent", line.percent, Unit.PERCENT),
    )
    return Row(cells, total=total, notes=(line.category.why,) if line.category.why else ())


def _sources(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    yield Heading("Sources", 3)
    yield DocumentTable(
        id="sources",
        caption="The files behind the figures",
        columns=(
            Column("file", "File as received", numeric=False, width=3),
            Column("source", "Source", numeric=False, width=2),
            Column("released", "Released", numeric=False, width=1.4),
            Column("received", "Received", numeric=False, width=1.4),
            Column("sha256", "SHA-256 begins", numeric=False, width=1.4),
        ),
        rows=tuple(
            Row(
                (
                    line.file,
                    line.supplier,
                    day(line.released) if line.released else "not stated",
                    day(line.received) if line.received else "not stated",
                    line.sha256[:12],
                ),
                notes=withdrawn_words([line.withdrawn]),
            )
            for line in evidence.sources
        ),
        short_title="Sources",
    )
    if evidence.attributions:
        yield BulletList(tuple((text,) for text in evidence.attributions))


def _whom_to_ask(evidence: ReportEvidence) -> Iterator[DocumentPart]:
    yield Heading("Law and contact", 3)
    yield Paragraph(
        (
            "This report informs the partnership's review of its plan under the Crime and Disorder Act 1998, "
            "sections 5 and 6 and the regulations made under them (SI 2007/1830). Section 17 asks each "
            "responsible authority to consider the likely effect of its work on crime and disorder.",
        )
    )
    if evidence.contact:
        yield Paragraph((Strong("Questions to: "), evidence.contact))

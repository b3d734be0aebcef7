"""Builds the performance report: a one-page summary, then each quarter, then how it was made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tithing.documents.kinds.performance_report.binding import Binder
from tithing.documents.kinds.performance_report.chapter import chapter
from tithing.documents.kinds.performance_report.data_notes import data_notes
from tithing.documents.kinds.performance_report.evidence import QuarterEvidence, ReportEvidence
from tithing.documents.parts import (
    BulletList,
    Document,
    DocumentPart,
    DocumentTable,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Runs,
)
from tithing.documents.withdrawn import with_withdrawn_marked
from tithing.documents.words.facts import missing_words, words_of
from tithing.findings.fact import FactKind

NO_CLEAR = "Nothing changed by more than chance could explain."
MOST_SIGNALS = 3  # page one has room for these; the chapter charts them all
NONE_MISSING = "Nothing that the plan asks for."
NO_PLAN = "No framework says what was promised for this year."


def build(evidence: ReportEvidence) -> Document:
    """The report as a document. Raises Refused when the commentary names a figure that there is not."""
    binder = Binder(evidence)
    parts: list[DocumentPart] = [*_summary(evidence, binder)]
    for quarter in evidence.quarters:
        parts += [PageBreak(), *chapter(quarter, evidence, binder)]
    parts += [PageBreak(), *data_notes(evidence), *binder.section("Data notes")]
    binder.refuse_unused()
    return Document(
        title="Community safety performance report",
        subtitle=_and(*(each.quarter.title for each in evidence.quarters)),
        author=evidence.partnership,
        published=evidence.published,
        parts=tuple(_numbered_notes(list(with_withdrawn_marked(parts, evidence.withdrawn)))),
        summary=f"How {evidence.area.name} did against its community safety plan in "
        f"{_and(*(each.quarter.label for each in evidence.quarters))}.",
        contact=evidence.contact,
        attributions=evidence.attributions,
        licence="Open Government Licence v3.0, except police data supplied under protocol",
    )


def _and(*texts: str) -> str:
    return texts[0] if len(texts) == 1 else f"{', '.join(texts[:-1])} and {texts[-1]}"


# -- page one ---------------------------------------------------------------------------------------------


def _summary(evidence: ReportEvidence, binder: Binder) -> Iterator[DocumentPart]:
    latest = evidence.quarters[-1]
    yield Heading(f"Summary: {latest.quarter.label}", 2, "summary")
    yield from _key_findings(latest, evidence)
    yield from binder.section("Summary")
    for earlier in evidence.quarters[:-1]:
        yield Paragraph((f"The key findings of {earlier.quarter.label} open its own chapter.",), role="small")


def _key_findings(quarter: QuarterEvidence, evidence: ReportEvidence) -> Iterator[DocumentPart]:
    key = quarter.key
    none = NO_CLEAR if key.tested else _nothing_tested(quarter)
    yield Heading("What got worse", 3)
    yield _list(tuple(words_of(fact) for fact in key.worse), none=none)
    yield Heading("What got better", 3)
    yield _list(tuple(words_of(fact) for fact in key.better), none=none)
    yield Heading("What is missing", 3)
    missing = tuple(missing_words(fact, published=evidence.published) for fact in key.missing)
    yield _list(missing, none=NONE_MISSING if quarter.objectives else NO_PLAN)
    signals = quarter.facts_of(FactKind.CONTROL_SIGNAL)
    if signals:
        yield Heading("Outside their usual range", 3)
        yield _list(tuple(words_of(fact) for fact in signals[:MOST_SIGNALS]))
    if key.tested:
        yield Paragraph((_how_chosen(quarter),), role="small")


def _nothing_tested(quarter: QuarterEvidence) -> str:
    before = quarter.quarter.year_before()
    return f"No change can be stated: there is nothing for {before.label} that could be set against this quarter."


def _how_chosen(quarter: QuarterEvidence) -> str:
    key = quarter.key
    words = (
        f"Each figure is set against the same quarter last year ({quarter.quarter.year_before().label}). "
        f"{key.tested} changes were tested, and a change is listed only where it is unlikely to be chance after "
        "allowing for looking at them all."
    )
    if key.untested:
        words += f" {key.untested} more could not be tested and stand in the tables only."
    return words


def _list(items: tuple[Runs, ...], *, none: str = NO_CLEAR) -> DocumentPart:
    return BulletList(items) if items else Paragraph((none,))


# -- notes ------------------------------------------------------------------------------------------------


def _numbered_notes(parts: list[DocumentPart]) -> Iterator[DocumentPart]:
    """Rows' notes of their tables: each sentence one note, however many tables it stands under."""
    tables = [part for part in parts if isinstance(part, DocumentTable)]
    sentences = dict.fromkeys(text for table in tables for row in table.rows for text in row.notes)
    keys = {text: f"note-{number}" for number, text in enumerate(sentences, start=1)}
    for part in parts:
        yield _with_keyed_notes(part, keys) if isinstance(part, DocumentTable) else part


def _with_keyed_notes(table: DocumentTable, keys: dict[str, str]) -> DocumentTable:
    sentences = dict.fromkeys(text for row in table.rows for text in row.notes)
    rows = tuple(replace(row, notes=tuple(keys[text] for text in row.notes)) for row in table.rows)
    notes = tuple(Note(keys[text], (_sentence(text),)) for text in sentences)
    return replace(table, rows=rows, notes=(*table.notes, *notes))


def _sentence(text: str) -> str:
    words = text.strip()
    return words[:1].upper() + words[1:] + ("" if words.endswith((".", "!", "?", ")")) else ".")

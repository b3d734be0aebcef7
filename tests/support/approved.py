"""A laid-out document, or a fact, as plain text, and the comparison with its approved copy in tests/golden."""

from __future__ import annotations

import os
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

from tests.support.shared import ROOT
from tithing.documents.parts import Point
from tithing.documents.renderers.laid_out import (
    LaidBreak,
    LaidChart,
    LaidHeading,
    LaidList,
    LaidOut,
    LaidParagraph,
    LaidTable,
    words_of,
)
from tithing.findings.fact import Fact, FactItem
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.quantity import number_of

GOLDEN = ROOT / "tests" / "golden"
_SHOWN = 40  # lines of what changed


def approve(name: str, text: str) -> None:
    """Fails when the text is not as approved. APPROVE=1 writes it, to be read like a changed contract."""
    path = GOLDEN / name
    if os.environ.get("APPROVE"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    approved = path.read_text(encoding="utf-8") if path.is_file() else ""
    if text != approved:
        raise AssertionError(_told(path, approved, text))


def _told(path: Path, approved: str, text: str) -> str:
    """What changed, line by line, and how it is approved where it was meant."""
    file = path.relative_to(ROOT) if path.is_relative_to(ROOT) else path
    what = f"{file} is not what is written now" if approved else f"{file} is not there yet"
    lines = [
        *unified_diff(approved.splitlines(), text.splitlines(), "approved", "written now", lineterm="", n=1)
    ]
    more = [f"... and {len(lines) - _SHOWN} lines more"] if len(lines) > _SHOWN else []
    how = "Where that is meant, write it with APPROVE=1 before the same tests, and read it with git diff."
    return "\n".join([f"{what}. {how}", *lines[:_SHOWN], *more])


def as_text(laid: LaidOut) -> str:
    """The whole document as lines: every word, number, note and alternative text, a table's cells between bars."""
    return "\n".join([*_opening(laid), "", *_parts(laid), *_closing(laid)]) + "\n"


def _opening(laid: LaidOut) -> list[str]:
    document = laid.document
    title = [document.author, f"# {document.title}", document.subtitle, f"Published {laid.published}"]
    return [*title, *_said(Status=document.status, Summary=document.summary, Language=document.language)]


def _closing(laid: LaidOut) -> list[str]:
    document = laid.document
    notes = [f"Note {note.number}: {words_of(note.spans)}" for note in laid.notes]
    files = _said(Beside=", ".join(document.files))
    return [*notes, *_said(Contact=document.contact), document.licence, *document.attributions, *files]


def _said(**named: str) -> list[str]:
    """Each of these that says anything, by its name."""
    return [f"{name}: {words}" for name, words in named.items() if words]


def _parts(laid: LaidOut) -> Iterator[str]:
    for part in laid.parts:
        match part:
            case LaidHeading(text, level, _):
                yield f"{'#' * level} {text}"
            case LaidParagraph(spans, role):
                yield f"({role}) {words_of(spans)}" if role else words_of(spans)
            case LaidList(items, numbered):
                yield from (f"{'1.' if numbered else '-'} {words_of(item)}" for item in items)
            case LaidTable():
                yield from _table(part)
            case LaidChart():
                yield from _chart(part)
            case LaidBreak():
                yield "----"
        yield ""


def _table(table: LaidTable) -> Iterator[str]:
    yield f"Table {table.number}: {table.caption}{words_of(table.about)}"
    if table.groups:
        yield " | ".join(f"{name} x{span}" for name, span in table.groups)
    yield " | ".join(column.head + words_of(column.marks) for column in table.columns)
    for row in table.rows:
        indent = "  " * row.level + ("= " if row.total else "")
        yield indent + " | ".join(f"{cell.arrow} {cell.text}".strip() for cell in row.cells)
    yield from (f"Note {note.number}: {words_of(note.spans)}" for note in table.notes)
    yield from table.marks
    yield from _said(Source=table.source, Sheet=table.table.short_title)


def _chart(part: LaidChart) -> Iterator[str]:
    chart = part.chart
    yield f"Chart {part.number}, {chart.kind}: {chart.title} / {chart.subtitle}"
    yield chart.alt
    levels = {"Lower": chart.lower_limit, "Centre": chart.centre, "Upper": chart.upper_limit}
    yield from (f"{name}: {_number(level)}" for name, level in levels.items() if level is not None)
    yield from (f"After {label}: {words}" for label, words in chart.breaks)
    for series in chart.series:
        yield f"{series.name}: {', '.join(_point(point) for point in series.points)}"
    yield from part.remarks
    yield from _said(Unit=chart.unit, Source=part.source)


def _point(point: Point) -> str:
    interval = [] if point.low is None else [f"({_number(point.low)} to {_number(point.high)})"]
    marks = {
        "provisional": point.provisional,
        "highlighted": point.highlight,
        point.signal: bool(point.signal),
    }
    said = [name for name, marked in marks.items() if marked]
    return " ".join([point.label, _number(point.value), *interval, *said])


def _number(value: float | None) -> str:
    """Six digits: more than a page shows, and fewer than two machines differ in."""
    return "gap" if value is None else f"{value:.6g}"


def fact_as_text(fact: Fact) -> str:
    """A fact as lines: every figure with its unit, places and where it came from, every item, word and number."""
    about = f"{fact.kind}: {fact.indicator} in {fact.area.name}, {fact.period.code}"
    chance = [f"{fact.chance} (p {_number(fact.p_value)}, q {_number(fact.q_value)})", fact.assumption]
    weight = f"sureness {fact.sureness}, strength {_number(fact.strength)}"
    figures = [f"  {name}: {_figure(figure)}" for name, figure in fact.figures]
    items = [line for item in fact.items for line in _item(item)]
    lines = [
        about,
        f"  {fact.direction}; {'; '.join(chance)}; {weight}",
        *figures,
        *_words(fact.words),
        *items,
    ]
    return "\n".join(lines) + "\n"


def _item(item: FactItem) -> Iterator[str]:
    yield f"  - {item.name} [{item.code}]{' marked' if item.marked else ''}"
    yield from (f"      {name}: {_figure(figure)}" for name, figure in item.figures)
    yield from (f"    {line}" for line in _words(item.words))


def _words(words: tuple[tuple[str, str], ...]) -> list[str]:
    return [f'  {name} is "{said}"' for name, said in words]


def _figure(figure: Figure) -> str:
    number = number_of(figure.quantity)
    said = str(figure.quantity) if number is None else _number(number)
    source = figure.provenance
    files = ", ".join(file for file, _ in source.sources)
    shown = f"{figure.unit}, {figure.decimals} places{', signed' if figure.signed else ''}"
    return f"{said} ({shown}; {source.part} of {source.area} {source.period} from {files or 'no file'})"

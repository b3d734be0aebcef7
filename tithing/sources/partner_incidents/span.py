"""Which days a list covers: as stated, else from its first incident to its last, asked where that is doubtful.

Noughts are written only inside the span, and a month that the span cuts gives no figure. One wrong digit in a year must
not write noughts for a century, so days far from the others are asked about, and nothing is written for the time between.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import PurePosixPath

from tithing.observations.erased import day_in_words, from_to
from tithing.sources.columns.headings import Columns
from tithing.sources.contract import Context
from tithing.sources.partner_incidents.row import Incident
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.sources.used import Used, cells_of
from tithing.sources.values.cells import text_of
from tithing.sources.values.spans import span_in, spans_in
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import FigureKey, Question

FAR = timedelta(days=200)  # no list that is still kept has half a year without an incident
EDGE = timedelta(days=3)  # a whole month may begin and end with so many quiet days, in a thin list too
STATED_EDGE = timedelta(days=45)  # a stated span may have this much of nothing at either end


@dataclass(frozen=True)
class CoveredDays:
    """Runs of days that a list covers: one, or several where its incidents lie far apart. `where` it was stated."""

    runs: tuple[tuple[date, date], ...]
    where: str = ""

    @property
    def first(self) -> date:
        return self.runs[0][0]

    @property
    def last(self) -> date:
        return self.runs[-1][1]

    @property
    def months(self) -> tuple[Period, ...]:
        """The months that it covers whole: the only ones that can be counted."""
        return tuple(month for run in self.runs for month in _touched(*run) if _within(month, run))

    @property
    def cut(self) -> tuple[Period, ...]:
        """The months of which it covers a part."""
        return tuple(month for run in self.runs for month in _touched(*run) if not _within(month, run))

    @property
    def code(self) -> str:
        """2019-04..2019-06 of whole months, else with days: what a later list's span is held against."""
        whole = not self.cut
        return f"{self.first:%Y-%m}..{self.last:%Y-%m}" if whole else f"{self.first}..{self.last}"

    @property
    def label(self) -> str:
        return Period.from_dates(self.first, self.last, allow_range=True).label

    def covers(self, day: date) -> bool:
        return any(first <= day <= last for first, last in self.runs)


def _touched(first: date, last: date) -> tuple[Period, ...]:
    end = Period.month(last.year, last.month).end
    return Period.from_dates(first.replace(day=1), end, allow_range=True).months()


def _within(month: Period, run: tuple[date, date]) -> bool:
    return run[0] <= month.start and month.end <= run[1]


# -- stated -----------------------------------------------------------------------------------------------


def stated_span(
    columns: Columns, others: Sequence[ReceivedTable], name: str, context: Context
) -> CoveredDays | None:
    """The span by --covers, a line above the headings, a cover sheet, the sheet's name or the file's, in that order."""
    if context.covers is not None:
        return _span(context.covers, "--covers")
    above = columns.table.rows[: columns.header]
    cover = (row for table in others for row in table.rows[:20])
    ways = (
        (spans_in(_texts(above)), "the line above the headings"),
        (spans_in(_texts(cover)), "the cover sheet"),
        (span_in(columns.table.sheet), "the sheet's name"),
        (span_in(PurePosixPath(name).stem), "the file's name"),
    )
    return next((_span(found, where) for found, where in ways if found is not None), None)


def where_stated(columns: Columns, others: Sequence[ReceivedTable], context: Context) -> list[Used]:
    """The cells that state the span, in the first place that does; of a line that states it in several cells, all."""
    if context.covers is not None:
        return []
    places = [
        (columns.table, columns.table.rows[: columns.header]),
        *((each, each.rows[:20]) for each in others),
    ]
    stating = ((table, row) for table, rows in places for row in rows if span_in(_text(row)) is not None)
    return [Used(table, header=len(table.rows), cells=_stating_cells(row)) for table, row in stating][:1]


def _stating_cells(row: ReceivedRow) -> frozenset[tuple[int, int]]:
    alone = [at for at, cell in enumerate(row.cells) if span_in(text_of(cell)) == span_in(_text(row))]
    return frozenset((row.number, at) for at in alone[:1]) or cells_of(row)


def _texts(rows: Iterable[ReceivedRow]) -> Iterator[str]:
    return map(_text, rows)


def _text(row: ReceivedRow) -> str:
    return " ".join(text_of(cell) for cell in row.cells if cell != "")


def _span(period: Period, where: str) -> CoveredDays:
    return CoveredDays(((period.start, period.end),), where)


def span_of(incidents: Sequence[Incident], stated: CoveredDays | None) -> CoveredDays:
    """What the list covers: as stated, where its incidents do not deny it, else whole months from first to last."""
    days = sorted({incident.day for incident in incidents})
    if stated is not None and all(stated.covers(day) for day in days):
        return stated
    return CoveredDays(tuple(_whole_months(run) for run in _runs(days)))


def _runs(days: Sequence[date]) -> list[list[date]]:
    runs = [[days[0]]]
    for before, day in itertools.pairwise(days):
        if day - before > FAR:
            runs.append([])
        runs[-1].append(day)
    return runs


def _whole_months(days: Sequence[date]) -> tuple[date, date]:
    last = days[-1]
    return days[0].replace(day=1), Period.month(last.year, last.month).end


# -- refused and asked ------------------------------------------------------------------------------------


def outside_problems(incidents: Sequence[Incident], columns: Columns, covers: Period | None) -> list[Problem]:
    """Rows outside the span that the officer stated."""
    if covers is None:
        return []
    return [
        columns.table.problem(
            f"{day_in_words(each.day)} is outside the span that was stated, {covers.label}",
            "Correct the day, take the row out, or state the span that the list covers with --covers",
            row=each.row,
            column=columns.heading("date"),
        )
        for each in incidents
        if not covers.start <= each.day <= covers.end
    ]


def span_questions(
    incidents: Sequence[Incident], span: CoveredDays, stated: CoveredDays | None, name: str, supplier: str
) -> tuple[Question, ...]:
    """What must be answered before noughts are written and another list's figures replaced."""
    found = [*_far_apart(incidents, name), *_denied(incidents, span, stated, name)]
    if not found:
        found = [*_edges(incidents, span, name, supplier)]
    return tuple(found)


def _far_apart(incidents: Sequence[Incident], name: str) -> Iterator[Question]:
    runs = _runs(sorted({each.day for each in incidents}))
    if len(runs) < 2:
        return
    most = max(runs, key=len)
    rows = {each.day: each.row for each in reversed(incidents)}
    for run in (run for run in runs if run is not most):
        words = (
            f"{day_in_words(run[0])} is {_apart(run, most)} from the other incidents, which are "
            f"{from_to(most[0], most[-1])}. Is the year right? Nothing is written for the time between."
        )
        figures = (("day", run[0].isoformat()), ("others", f"{most[0]}..{most[-1]}"))
        yield Question("day_far_from_the_list", words, figures, file=name, row=rows[run[0]])


def _apart(run: Sequence[date], most: Sequence[date]) -> str:
    gap = (most[0] - run[-1]) if run[-1] < most[0] else (run[0] - most[-1])
    return (
        f"about {numbered((4 * gap.days + 730) // 1461, 'year')}"
        if gap.days >= 365
        else numbered(gap.days, "day")
    )


def _denied(
    incidents: Sequence[Incident], span: CoveredDays, stated: CoveredDays | None, name: str
) -> Iterator[Question]:
    if stated is None or stated == span:
        return
    outside = sorted(each.day for each in incidents if not stated.covers(each.day))
    words = (
        f"{_first_up(stated.where)} says {stated.label}, and {numbered(len(outside), 'row is', 'rows are')} of other days "
        f"({from_to(outside[0], outside[-1])}). Does the list cover {span.label}? If not, state what it covers "
        "with --covers, or correct the days."
    )
    figures = (
        ("stated", stated.code),
        ("outside", f"{outside[0]}..{outside[-1]}"),
        ("rows", str(len(incidents))),
    )
    yield Question("span_denied_by_rows", words, figures, file=name)


def _edges(incidents: Sequence[Incident], span: CoveredDays, name: str, supplier: str) -> Iterator[Question]:
    if span.where == "--covers":
        return
    days = [each.day for each in incidents]
    first, last = min(days), max(days)
    allowed = STATED_EDGE if span.where else EDGE
    early, late = first - span.first > allowed, span.last - last > allowed
    if not (early or late):
        return
    says = (
        f"{_first_up(span.where)} says {span.label}" if span.where else "It does not say which days it covers"
    )
    words = (
        f"{says}, and its {numbered(len(days), 'incident is', 'incidents are')} "
        f"{from_to(first, last)}. Does it cover the whole of {span.label}? If it does not, say which days it covers with "
        f"--covers {first}..{last}. A month that is covered whole is written, noughts included, and replaces what "
        "an earlier list said of it."
    )
    figures = (
        ("covers", span.code),
        ("first", str(first)),
        ("last", str(last)),
        ("incidents", str(len(days))),
    )
    yield Question("span_not_stated", words, figures, _about(incidents, span, supplier, early, late), name)


def _about(
    incidents: Sequence[Incident], span: CoveredDays, supplier: str, early: bool, late: bool
) -> tuple[FigureKey, ...]:
    months = [*(span.months[:1] if early else ()), *(span.months[-1:] if late else ())]
    pairs = sorted({(each.measure, each.place.district) for each in incidents})
    codes = dict.fromkeys(month.code for month in months)
    return tuple(FigureKey(measure, area, code, "", supplier) for measure, area in pairs for code in codes)


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]

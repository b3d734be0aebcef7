"""A count to date holds the quarter that ends it, never falls, and is the last one and the quarter since (R80)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal

from tithing.checking.read.numbers import show
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import Measure
from tithing.checking.understand.pack import HERE, Pack, PrintedFigure, TableSheet
from tithing.checking.understand.same_measure import TimedClaim, claims_of, kin_among
from tithing.vocabulary.period import Period

RULE = "year_to_date"
_REVISION = Decimal(
    "0.01"
)  # a count to date off by a hundredth is as likely an earlier quarter revised (R98)


def relations(book: Pack) -> Iterator[Relation]:
    """For each count to date: does it hold the quarter beside it, and what the count to date and the quarter before make?"""
    for sheet in book.here:
        yield from _beside(sheet)
    yield from _over_time(book)


def _beside(sheet: TableSheet) -> Iterator[Relation]:
    to_date, current = sheet.only(Role.YEAR_TO_DATE), sheet.only(Role.CURRENT)
    if to_date is None or current is None or to_date.period is None or current.period is None:
        return
    if not (to_date.period.start <= current.period.start and current.period.end <= to_date.period.end):
        return
    same = to_date.period.start == current.period.start
    for row in range(len(sheet.table.rows)):
        year, quarter = sheet.at(row, to_date), sheet.at(row, current)
        if year is not None and quarter is not None and year.exact and quarter.exact:
            yield _holds_quarter(year, quarter, same=same)


def _holds_quarter(year: PrintedFigure, quarter: PrintedFigure, *, same: bool) -> Relation:
    holds = year.value == quarter.value if same else year.value >= quarter.value
    explanation = (
        f"The count to date, {year.text}, is "
        + ("not the" if same else "smaller than the")
        + f" {quarter.text} of {quarter.fact.head}, which is "
        + ("the whole of it." if same else "a part of it.")
    )
    expected = {year: quarter.text} if same else {year: f"{quarter.text} or more"}
    return Relation(RULE, "to date", (year, quarter), holds, Severity.CERTAIN, explanation, expected)


def _over_time(book: Pack) -> Iterator[Relation]:
    """Count to date now = count to date before + the quarter since; with a quarter unknown, at least as many."""
    for claims in _by_measure([c for c in claims_of(book.sheets) if not c.implied and c.figure.exact]):
        to_date = [
            c for c in claims if c.figure.fact.role is Role.YEAR_TO_DATE and _runs_from_april(c.period)
        ]
        kin = kin_among(claims if to_date else ())
        for later in to_date:
            if later.figure.document != HERE or _stands_still(later, claims):
                continue
            known = kin(later)
            cumulative = [claim for claim in known if claim.figure.fact.role is Role.YEAR_TO_DATE]
            before = _latest_before(later, cumulative)
            if before is not None:
                yield _against(later, before, _since(later, before, known))


def _by_measure(claims: Sequence[TimedClaim]) -> Iterator[list[TimedClaim]]:
    """The claims of one measure in one place."""
    groups: dict[tuple[Measure, str, str], list[TimedClaim]] = defaultdict(list)
    for claim in claims:
        groups[claim.measure, claim.area, claim.kind].append(claim)
    yield from groups.values()


def _stands_still(to_date: TimedClaim, claims: Sequence[TimedClaim]) -> bool:
    """Whether a "count to date" is the quarter's own figure: people known to a service are not added up."""
    return any(
        claim.figure.fact.row is to_date.figure.fact.row
        and claim.figure.fact.role is Role.CURRENT
        and claim.low == to_date.low
        for claim in claims
    )


def _runs_from_april(period: Period) -> bool:
    return (period.start.month, period.start.day) == (4, 1)


def _latest_before(later: TimedClaim, claims: Sequence[TimedClaim]) -> TimedClaim | None:
    same_year = [c for c in claims if c.period.start == later.period.start]  # from April, as the later one
    before = [c for c in same_year if c.period.end < later.period.end]
    return max(before, key=lambda c: c.period.end, default=None)


def _since(later: TimedClaim, before: TimedClaim, claims: Sequence[TimedClaim]) -> TimedClaim | None:
    for claim in claims:
        starts = (claim.period.start - before.period.end).days == 1
        if starts and claim.period.end == later.period.end:
            return claim
    return None


def _against(later: TimedClaim, before: TimedClaim, since: TimedClaim | None) -> Relation:
    year, last = later.figure, before.figure
    if since is None:
        explanation = (
            f"The count to date fell from {last.text} ({last.fact.head}) to {year.text}; it can only grow."
        )
        holds = year.value >= last.value
        return Relation(
            RULE,
            "over time",
            (year, last),
            holds,
            Severity.PROBABLE,
            explanation,
            {year: f"{last.text} or more"},
        )
    quarter = since.figure
    right = last.value + quarter.value
    explanation = (
        f"{last.text} to {before.period.label} and {quarter.text} since make "
        f"{show(right, year.number)}, not {year.text}; "
        f"if an earlier quarter was revised, the table should say so."
    )
    words = show(right, year.number)
    slip = likely_slip(year.text, words) if year.value != right else ""
    figures = (year, last, quarter)
    revision = abs(year.value - right) <= _REVISION * right
    severity = Severity.JUDGEMENT if revision else Severity.PROBABLE
    return Relation(
        RULE, "over time", figures, year.value == right, severity, explanation, {year: words}, slip
    )

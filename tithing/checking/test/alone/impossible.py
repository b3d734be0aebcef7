"""Values that no count, share or change can have: fewer than none, more than all, a fall of more than everything."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import permutations

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.change_rows import change_rows
from tithing.checking.understand.columns.role import LEVELS, Role
from tithing.checking.understand.measures import is_signed
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet

RULE = "impossible"
_WHOLE = 100
_LITTLE_MORE = counted("test.alone.impossible", "little_more")
_COUNTED = LEVELS | {Role.TARGET}
_BALANCES = re.compile(r"\bnet\b|\b(?:balances?|variances?|surplus|deficit)\b", re.IGNORECASE)
_PLACE_OF = re.compile(
    r"^\s*(?P<place>\d{1,3})(?:st|nd|rd|th)?\s+(?:out\s+)?of\s+(?P<size>\d{1,3})\s*$", re.IGNORECASE
)


def relations(book: Pack) -> Iterator[Relation]:
    """For each figure: can there be such a figure?"""
    for sheet in book.here:
        yield from _alone(sheet)
        yield from _places(sheet)
    for row in change_rows(book):
        yield from _implied(row.current, row.earlier, row.difference, row.percent)


def _alone(sheet: TableSheet) -> Iterator[Relation]:
    changes = set(_of_changes(sheet))
    for figure in sheet.figures.values():
        why = "" if figure.fact.cell.column in changes else _why_not(figure)
        if why and not _is_right_by_its_row(sheet, figure):
            yield Relation(RULE, "impossible", (figure,), False, _severity(figure), why)


def _is_right_by_its_row(sheet: TableSheet, figure: PrintedFigure) -> bool:
    """What could not be by itself, and what its row shows to be meant so: a balance, a row of income, 135% of a plan."""
    if figure.value < 0:
        return (
            _may_be_negative(figure)
            or _is_what_is_left(sheet, figure)
            or _is_of_a_row_below_none(sheet, figure)
        )
    return figure.number.unit == "%" and _is_share_of_its_row(sheet, figure)


def _is_of_a_row_below_none(sheet: TableSheet, figure: PrintedFigure) -> bool:
    row = [
        other for (at, _), other in sheet.figures.items() if at == figure.row and other.fact.role in _COUNTED
    ]
    return len(row) > 1 and all(other.value < 0 for other in row)


def _is_share_of_its_row(sheet: TableSheet, figure: PrintedFigure) -> bool:
    """Whether a per cent is what one figure of its row is of another."""
    row = [
        o for (at, _), o in sheet.figures.items() if at == figure.row and o.value > 0 and o.number.unit != "%"
    ]
    shares = (100 * one.value / two.value for one, two in permutations(row, 2))
    return any(figure.number.low <= share <= figure.number.high for share in shares)


def _may_be_negative(figure: PrintedFigure) -> bool:
    """A net figure, a balance or what is left of a target, by its label, its head or the title of its table."""
    fact = figure.fact
    return any(map(is_signed, (fact.label, fact.head, *fact.table.context[-1:]))) and fact.role in (
        *LEVELS,
        Role.TARGET,
    )


def _severity(figure: PrintedFigure) -> Severity:
    """A per cent below none among levels may be a change that was put there."""
    if _WHOLE < figure.value <= _LITTLE_MORE and figure.number.unit == "%":
        return Severity.JUDGEMENT  # of a plan, or of the year before: such per cents are often so
    change = figure.number.unit == "%" and figure.value < 0 and figure.fact.role in LEVELS
    return Severity.PROBABLE if change else Severity.CERTAIN


def _places(sheet: TableSheet) -> Iterator[Relation]:
    """Places in a ranking that are printed with the number of those ranked: "17 of 15"."""
    for row in sheet.table.rows:
        for cell in row.cells:
            said = _PLACE_OF.match(cell.text)
            if said is not None:
                behind = int(said["place"]) > int(said["size"])
                words = f"{cell.text.strip()}: there is no such place."
                yield Relation(
                    RULE,
                    "impossible",
                    (),
                    not behind,
                    Severity.CERTAIN,
                    words,
                    place=cell.place,
                    published=cell.text.strip(),
                )


def _of_changes(sheet: TableSheet) -> Iterator[int]:
    """Columns whose heads do not say so, but whose signs do: two figures below none, or a plus, are of changes."""
    signed = Counter(number for (_, number), f in sheet.figures.items() if f.value < 0)
    plus = {number for (_, number), f in sheet.figures.items() if f.number.plus}
    for column in sheet.columns:
        if column.role in _COUNTED and (column.column in plus or signed[column.column] > 1):
            yield column.column


def _is_what_is_left(sheet: TableSheet, figure: PrintedFigure) -> bool:
    """Whether a figure is one of its row less another, under whatever head: a gap, a balance, a forecast less its target."""
    row = [
        other.value for (at, _), other in sheet.figures.items() if at == figure.row and other is not figure
    ]
    return any(one - two == figure.value for one, two in permutations(row, 2))


def _why_not(figure: PrintedFigure) -> str:
    """Why a figure cannot be, by the first thing that says so; "" where nothing does."""
    return next(
        (why for cannot in (_no_place, _below_none, _past_all, _fell_further) if (why := cannot(figure))), ""
    )


def _no_place(figure: PrintedFigure) -> str:
    ranked = figure.fact.role is Role.RANK and figure.fact.column.sure
    return f"{figure.text} is no place in a ranking: the first is 1." if ranked and figure.value < 1 else ""


def _below_none(figure: PrintedFigure) -> str:
    fact = figure.fact
    wished = fact.role is Role.TARGET and figure.number.unit != ""  # "-5%": a change that is aimed at
    if wished or fact.role not in (*LEVELS, Role.TARGET) or fact.kind not in ("count", "rate", "share"):
        return ""
    return f"{figure.text} is less than none: a {fact.kind} cannot be." if figure.value < 0 else ""


def _past_all(figure: PrintedFigure) -> str:
    fact = figure.fact
    is_share = fact.kind == "share" and figure.number.unit == "%" and not fact.column.per
    if fact.role not in LEVELS or not is_share or "target" in fact.head.lower():
        return ""
    return f"{figure.text} is more than all of it." if figure.value > _WHOLE else ""


def _fell_further(figure: PrintedFigure) -> str:
    of_counts = figure.fact.role is Role.PERCENT_CHANGE and figure.fact.kind == "count"
    if not of_counts or figure.number.high >= -_WHOLE:
        return ""
    return f"A fall of {figure.text} is more than everything there was."


def _implied(
    current: PrintedFigure | None,
    earlier: PrintedFigure | None,
    difference: PrintedFigure | None,
    percent: PrintedFigure | None,
) -> Iterator[Relation]:
    """A difference larger than the figure it led to: the earlier figure would be less than none."""
    if current is None or difference is None or earlier is not None or not current.exact:
        return
    if percent is not None and percent.value * difference.value < 0:
        return  # told as a lost sign
    before = current.value - difference.value
    explanation = (
        f"{current.text} after a rise of {difference.text} would mean {before} "
        f"before: a count cannot be less than none."
    )
    yield Relation(RULE, "change", (difference, current), before >= 0, Severity.CERTAIN, explanation)

"""A value, an average, a rank and the word beside them must be possible together (R97).

Above or below a group's control limits is a judgement; above an average that the value is below is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.test.slips import likely_slip
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import ColumnRole, Role
from tithing.checking.understand.pack import Pack, PrintedFigure, TableSheet
from tithing.statistics.rounding import in_full

RULE = "rank_and_average"
DECIMALS = "decimals"
_ABOVE = re.compile(r"^(above|higher)", re.IGNORECASE)
_BELOW = re.compile(r"^(below|lower)", re.IGNORECASE)
_OPPOSITE = {"above": "below", "below": "above", "higher": "lower", "lower": "higher"}
_FEWEST_RANKED = counted("test.alone.rank_and_average", "fewest_ranked")


def relations(book: Pack) -> Iterator[Relation]:
    """For each row with a word of position, an average or a rank: can they all be true?"""
    for sheet in book.here:
        value, average = _value_column(sheet), sheet.only(Role.AVERAGE)
        if value is not None and average is not None:
            yield from _against_average(sheet, value, average)
        distance = sheet.only(Role.DISTANCE)
        if distance is not None:
            yield from _against_distance(sheet, distance)
        yield from _decimals(sheet)


def _value_column(sheet: TableSheet) -> ColumnRole | None:
    """The one column of the area's own figures beside the average."""
    found = [column for column in sheet.columns if column.role in (Role.COUNT, Role.RATE, Role.CURRENT)]
    return found[0] if len(found) == 1 else None


def _against_average(sheet: TableSheet, value: ColumnRole, average: ColumnRole) -> Iterator[Relation]:
    position, rank = sheet.only(Role.POSITION), sheet.only(Role.RANK)
    ranks = [figure for row in _rows(sheet) if (figure := sheet.at(row, rank)) is not None]
    last = max((figure.value for figure in ranks), default=None)
    for row in _rows(sheet):
        own, group = sheet.at(row, value), sheet.at(row, average)
        if own is None or group is None:
            continue
        word, apart = sheet.text(row, position), sheet.at(row, sheet.only(Role.DISTANCE))
        if position is not None and apart is not None and _word_alone(own, group, apart, word):
            yield _wrong_word(own, group, position, word)
        else:
            yield _word(own, group, word)
        place = sheet.at(row, rank)
        if place is not None and last is not None and len(ranks) >= _FEWEST_RANKED:
            yield _ranked(
                own, group, place, last=place.value == last, first=place.value == 1, ranks=ranks, sheet=sheet
            )


def _rows(sheet: TableSheet) -> range:
    return range(len(sheet.table.rows))


def _word(own: PrintedFigure, group: PrintedFigure, word: str) -> Relation:
    wrong = (_ABOVE.match(word) is not None and own.high < group.low) or (
        _BELOW.match(word) is not None and own.low > group.high
    )
    side = "below" if own.value < group.value else "above"
    explanation = f"{own.text} is {side} the average of {group.text}, and the row says {word!r}."
    slip = _decimal_slip(own, group) if wrong else ""
    expected = {own: slip.partition(" for ")[2]} if " for " in slip else {}
    return Relation(
        RULE,
        "position",
        (own, group),
        not wrong,
        Severity.CERTAIN,
        explanation,
        expected,
        slip.partition(" for ")[0],
    )


def _word_alone(own: PrintedFigure, group: PrintedFigure, apart: PrintedFigure, word: str) -> bool:
    """Whether the figure, the average and the distance between them agree that the word is the wrong one."""
    above = own.low > group.high and apart.value > 0
    below = own.high < group.low and apart.value < 0
    return (above and _BELOW.match(word) is not None) or (below and _ABOVE.match(word) is not None)


def _wrong_word(own: PrintedFigure, group: PrintedFigure, position: ColumnRole, word: str) -> Relation:
    above = own.value > group.value
    right = _OPPOSITE.get(word.lower(), "above" if above else "below")
    right = right.capitalize() if word[:1].isupper() else right
    explanation = f"{own.text} is {'above' if above else 'below'} the average of {group.text}, not {word!r}."
    return Relation(
        RULE,
        "position",
        (own, group),
        False,
        Severity.CERTAIN,
        explanation,
        published=word,
        right=right,
        place=own.place,
        column=position.column,
    )


def _decimal_slip(own: PrintedFigure, group: PrintedFigure) -> str:
    """A figure with a decimal more than its average, which ten times as large stands on the side that the word says."""
    moved = own.value * 10
    if own.number.decimals <= group.number.decimals or (moved > group.value) == (own.value > group.value):
        return ""
    return f"a decimal point in the wrong place for {in_full(moved.normalize())}"


def _ranked(
    own: PrintedFigure,
    group: PrintedFigure,
    place: PrintedFigure,
    *,
    last: bool,
    first: bool,
    ranks: list[PrintedFigure],
    sheet: TableSheet,
) -> Relation:
    """With 1 the lowest, none below the average can be the highest, nor above it the lowest."""
    low_first = _lowest_is_first(sheet, ranks)
    top, bottom = (last, first) if low_first else (first, last)
    known_last = place.value >= 10 and sum(figure.value == place.value for figure in ranks) > 1
    top_wrong = top and (known_last or not low_first) and own.high < group.low
    bottom_wrong = bottom and (known_last or low_first) and own.low > group.high
    explanation = (
        f"Rank {place.text} is the {'highest' if top else 'lowest'} of the group, and {own.text} is "
        f"{'below' if own.value < group.value else 'above'} its average of {group.text}: both cannot be."
    )
    figures = (place, own, group)
    return Relation(RULE, "rank", figures, not (top_wrong or bottom_wrong), Severity.CERTAIN, explanation)


def _lowest_is_first(sheet: TableSheet, ranks: list[PrintedFigure]) -> bool:
    """Whether most rows above the average have the larger ranks."""
    value, average = _value_column(sheet), sheet.only(Role.AVERAGE)
    places = sorted(figure.value for figure in ranks)
    middle = places[len(places) // 2]
    votes = 0
    for figure in ranks:
        own, group = sheet.at(figure.row, value), sheet.at(figure.row, average)
        if own is not None and group is not None and own.value != group.value:
            votes += 1 if (own.value > group.value) == (figure.value >= min(middle, Decimal(8))) else -1
    return votes >= 0


def _against_distance(sheet: TableSheet, distance: ColumnRole) -> Iterator[Relation]:
    position = sheet.only(Role.POSITION)
    value, average = _value_column(sheet), sheet.only(Role.AVERAGE)
    for row in _rows(sheet):
        figure, word = sheet.at(row, distance), sheet.text(row, position)
        own, group = sheet.at(row, value), sheet.at(row, average)
        if (
            figure is not None
            and own is not None
            and group is not None
            and _word_alone(own, group, figure, word)
        ):
            continue
        if figure is None or not (_ABOVE.match(word) or _BELOW.match(word)):
            continue
        wrong = (_ABOVE.match(word) and figure.value < 0) or (_BELOW.match(word) and figure.value > 0)
        explanation = f"The distance from the average is {figure.text}, and the row says {word!r}."
        negatives = any(other.value < 0 for other in sheet.in_column(distance))
        severity = Severity.CERTAIN if negatives else Severity.JUDGEMENT
        yield Relation(RULE, "distance", (figure,), not wrong, severity, explanation)


def _decimals(sheet: TableSheet) -> Iterator[Relation]:
    """One figure with more decimals than every other in its column: a decimal point that may have slipped."""
    for column in sheet.columns:
        figures = sheet.in_column(column)
        places = sorted(figure.number.decimals for figure in figures)
        if (
            len(figures) < 5
            or places[-1] <= places[-2]
            or places[-2] != places[len(places) // 2]
            or places[-2] < 2
        ):
            continue
        odd = next(figure for figure in figures if figure.number.decimals == places[-1])
        moved = (odd.value * 10).normalize()
        explanation = (
            f"{odd.text} has {places[-1]} decimals, all others in the column "
            f"{places[-2]} or fewer: is it {in_full(moved)}?"
        )
        slip = likely_slip(odd.text, in_full(moved))
        yield Relation(
            DECIMALS, "decimals", (odd,), False, Severity.JUDGEMENT, explanation, {odd: in_full(moved)}, slip
        )

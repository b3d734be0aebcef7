"""The one place where a figure becomes words, so that every format and every sentence says it the same way.

Rounding is asked of `statistics.rounding`, once, from the full precision (R84). The marks are those of R98
and R101: [p] [r] [e] for how surely a number is known, [b] for a break in the definition, [z] not applicable,
[low] for what rounds to zero and is not; where there is no number, those of the one table of "not here" ([x], [c], [held], [z]).
"""

from __future__ import annotations

from datetime import date

from tithing.statistics.rounding import round_half_away
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.not_here import MARKS, NotHere, day_words, row_of
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity, Status, Suppressed, state_of
from tithing.vocabulary.units import Unit

MINUS = "\N{MINUS SIGN}"
BREAK_RULES = ("R73", "R74")  # refusals that come from a break in a definition: marked [b], not [z]

MEANINGS = {
    "[p]": "provisional",
    "[r]": "revised since it was last published",
    "[e]": "estimated",
    "[b]": "not comparable: the definition changed between the two periods",
    **MARKS,
    "[low]": "rounds to zero but is not zero",
}

_STATUS_MARKS = {Status.PROVISIONAL: "[p]", Status.REVISED: "[r]", Status.ESTIMATED: "[e]"}


def day(when: date) -> str:
    """A date as GOV.UK writes it (R107).

    >>> day(date(2017, 8, 14))
    '14 August 2017'
    """
    return day_words(when)


def number_text(number: float, *, decimals: int = 0, signed: bool = False) -> str:
    """A number rounded once, with commas over 999, a true minus sign and, when `signed`, a plus (R84, R107).

    >>> number_text(-1234.5, signed=True)
    '−1,235'
    """
    rounded = round_half_away(number, decimals)
    digits = f"{abs(rounded):,.{decimals}f}"
    if rounded < 0:
        return MINUS + digits
    return f"+{digits}" if signed and rounded > 0 else digits


def rounds_to_zero(number: float, decimals: int) -> bool:
    """True for a number that is shown as 0 and is not 0 (R101)."""
    return number != 0 and round_half_away(number, decimals) == 0


def missing_words(quantity: Missing) -> str:
    """Why it is not here, as a cell says it: no blame, a date.

    >>> missing_words(Missing(owed_by="Public Health", expected=date(2017, 8, 14)))
    'Asked of Public Health; expected 14 August 2017'
    """
    return capitalised(quantity.words)


def mark_of(quantity: Quantity) -> str:
    """The mark a quantity carries, or "" for a number that is final."""
    if isinstance(quantity, Known):
        return _STATUS_MARKS.get(quantity.status, "")
    if isinstance(quantity, NotApplicable) and quantity.rule in BREAK_RULES:
        return "[b]"
    return row_of(state_of(quantity) or NotHere.NIL).mark


def reason_of(quantity: Quantity) -> str:
    """Why there is no number, or "" where there is one."""
    match quantity:
        case Known():
            return ""
        case Missing():
            return missing_words(quantity)
        case _:
            return quantity.words or MEANINGS[mark_of(quantity)]


def in_cell(figure: Figure, *, unit_in_head: bool = True, status_in_head: bool = False) -> str:
    """A figure as a table cell shows it: the unit and the status only where the column's head has them not.

    >>> in_cell(Figure(Known(41.66, Status.PROVISIONAL), Unit.PERCENT, decimals=1, signed=True))
    '+41.7 [p]'
    """
    if not isinstance(figure.quantity, Known):
        return mark_of(figure.quantity)
    number = figure.quantity.number
    if rounds_to_zero(number, figure.decimals):
        shown = "[low]"
    else:
        shown = number_text(number, decimals=figure.decimals, signed=figure.signed)
        shown += "" if unit_in_head else _cell_unit(figure.unit)
    return shown if status_in_head else f"{shown} {mark_of(figure.quantity)}".rstrip()


def marks_in_cell(figure: Figure) -> tuple[str, ...]:
    """The marks that `in_cell` prints for a figure, which the legend under the table explains."""
    mark = mark_of(figure.quantity)
    marks = (mark,) if mark else ()
    if isinstance(figure.quantity, Known) and rounds_to_zero(figure.quantity.number, figure.decimals):
        return ("[low]", *marks)
    return marks


def in_prose(figure: Figure, *, starts_sentence: bool = False) -> str:
    """A figure as a sentence says it: "none" for zero, "one" for one (R107), with "%" or "percentage points".

    Other units (a rate, a rank) are left to the sentence. Provisional and revised are said by the tables and
    the data notes, not in each sentence.

    >>> in_prose(Figure(Known(-5.96), Unit.POINTS, decimals=1, signed=True))
    '−6.0 percentage points'
    """
    words = _known_in_prose(figure) if isinstance(figure.quantity, Known) else _unknown_in_prose(figure)
    return capitalised(words) if starts_sentence else words


def _unknown_in_prose(figure: Figure) -> str:
    if isinstance(figure.quantity, Missing):
        return figure.quantity.words
    reason = reason_of(figure.quantity)
    return f"[c], {reason}" if isinstance(figure.quantity, Suppressed) else reason


def _known_in_prose(figure: Figure) -> str:
    assert isinstance(figure.quantity, Known)
    number = figure.quantity.number
    if rounds_to_zero(number, figure.decimals):
        return _almost_zero(figure)
    if figure.unit is Unit.COUNT and not figure.decimals:
        words = _small_count(number, figure.signed)
        if words:
            return words
    shown = number_text(number, decimals=figure.decimals, signed=figure.signed)
    return shown + _prose_unit(figure, one=shown.strip("+" + MINUS) == "1")


def _small_count(number: float, signed: bool) -> str:
    if number == 0:
        return "no change" if signed else "none"
    return "one" if number == 1 and not signed else ""


def _almost_zero(figure: Figure) -> str:
    if figure.signed:
        return "almost no change"
    smallest = f"{10**-figure.decimals:.{figure.decimals}f}"
    return f"under {smallest}" + _prose_unit(figure, one=False)


def _prose_unit(figure: Figure, *, one: bool) -> str:
    if figure.unit is Unit.PERCENT:
        return "%"
    if figure.unit is Unit.POINTS:
        return " percentage point" if one else " percentage points"
    return ""


def _cell_unit(unit: Unit) -> str:
    if unit is Unit.PERCENT:
        return "%"
    return " points" if unit is Unit.POINTS else ""


def sheet_value(figure: Figure) -> float | str:
    """What a spreadsheet's cell holds: the number at full precision, or the mark that stands for it."""
    if isinstance(figure.quantity, Known):
        return figure.quantity.number
    return mark_of(figure.quantity)


def sheet_format(
    figure: Figure, *, unit_in_head: bool = True, status_in_head: bool = False, after: str = ""
) -> str:
    """The display format of a spreadsheet's cell, so that it shows what the other formats show, with the words after it.

    >>> sheet_format(Figure(Known(41.66), Unit.PERCENT, decimals=1, signed=True), unit_in_head=False)
    '+#,##0.0"%";"−"#,##0.0"%";0.0"%"'
    """
    digits = "#,##0" + ("." + "0" * figure.decimals if figure.decimals else "")
    after = _sheet_suffix(figure, unit_in_head=unit_in_head, status_in_head=status_in_head, after=after)
    plus = "+" if figure.signed else ""
    zero = digits.replace("#,##", "")
    return f'{plus}{digits}{after};"{MINUS}"{digits}{after};{zero}{after}'


def _sheet_suffix(figure: Figure, *, unit_in_head: bool, status_in_head: bool, after: str) -> str:
    unit = "" if unit_in_head else _cell_unit(figure.unit)
    hidden = (mark_of(figure.quantity),) if status_in_head else ()
    marks = " ".join(mark for mark in marks_in_cell(figure) if mark not in hidden)
    suffix = (f"{unit} {marks}" if marks else unit) + after
    return f'"{suffix}"' if suffix else ""

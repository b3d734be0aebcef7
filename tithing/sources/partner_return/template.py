"""Writes the workbook a partner fills in: a cover, one sheet of rows, and the hidden stamp.

Accessible by construction: every sheet starts in A1, no cell is merged, the rows are a table with a header row that
repeats in print, and each entry column says what belongs in it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tithing.observations.measure import Measure, Measures, UnknownMeasure
from tithing.sources.partner_return.cover import ACCENT, due_lines, print_set_up, write_cover
from tithing.sources.partner_return.lines import (
    COLUMNS,
    DATA_SHEET,
    LINE_FIELDS,
    LOCKED,
    STAMP_SHEET,
    TEMPLATE_VERSION,
    ReturnLine,
    Stamp,
    periods_asked,
)
from tithing.sources.tables import STAMP_MARK
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

if TYPE_CHECKING:
    from tithing.places.gazetteer import Gazetteer

_WIDTHS = (34, 14, 15, 16, 14, 10, 12, 12, 24, 32, 32, 32)


def write_template(
    partnership: Partnership,
    partner: Partner,
    *,
    measures: Measures,
    gazetteer: Gazetteer,
    quarter: Period,
    path: Path,
) -> Stamp:
    """Write the return of one partner for one quarter; gives its stamp. Raises Refused when nothing is owed.

    >>> import tempfile
    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> from tithing.vocabulary.partnership import Owed
    >>> fire = Partner("fire", "Fire Brigade", owes=(Owed(("deliberate_fires",)),))
    >>> safer_x = Partnership("Safer X Partnership", "E06000001", partners=(fire,))
    >>> stamp = write_template(safer_x, fire, measures=load_measures(), gazetteer=load_gazetteer(),
    ...                        quarter=Period.parse("2017-18Q4"), path=Path(tempfile.mkdtemp()) / "fire.xlsx")
    >>> [line.period_label for line in stamp.lines]
    ['Jan to Mar 2018', 'Jan 2018', 'Feb 2018', 'Mar 2018']
    """
    stamp = stamp_of(partnership, partner, measures=measures, gazetteer=gazetteer, quarter=quarter)
    import xlsxwriter

    with xlsxwriter.Workbook(
        path, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        made = datetime(quarter.end.year, quarter.end.month, quarter.end.day)
        title = f"Return of {partner.name}, {quarter.title}"
        book.set_properties({"title": title, "author": partnership.name, "created": made})
        due = due_lines(partner, measures, quarter, partnership.area)
        write_cover(book, stamp, due, partnership, partner, quarter)
        _write_rows(book, stamp)
        _write_stamp(book, stamp)
    return stamp


def stamp_of(
    partnership: Partnership, partner: Partner, *, measures: Measures, gazetteer: Gazetteer, quarter: Period
) -> Stamp:
    """Every line a partner is asked for. Raises Refused for a period that is no quarter, or when nothing is owed."""
    if quarter.kind is not PeriodKind.QUARTER:
        raise Refused(Problem(f"{quarter.code} is not a quarter", "Write a quarter such as 2017-18Q4"))
    if not partner.measures_owed():
        raise Refused(
            Problem(
                f"{partner.name} owes no measure",
                "Add what it owes under the partner in partnership.toml",
                file="partnership.toml",
            )
        )
    areas = [gazetteer.get(code) for code in (partnership.areas or (partnership.area,))]
    lines = [
        ReturnLine(m.slug, m.title, area.code, area.name, period.code, period.label, breakdown, m.unit.value)
        for m, breakdown in _owed(partner, measures)
        for area in areas
        for period in periods_asked(m, quarter)
    ]
    return Stamp(partnership.name, partner.slug, partner.name, quarter.code, tuple(lines))


def _owed(partner: Partner, measures: Measures) -> list[tuple[Measure, str]]:
    found: dict[tuple[str, str], tuple[Measure, str]] = {}
    problems: list[Problem] = []
    for owed in partner.owes:
        for slug in owed.measures:
            try:
                measure = measures.get(slug)
            except UnknownMeasure as error:
                change = "Correct it in partnership.toml"
                problems.append(Problem(str(error), change, file="partnership.toml"))
                continue
            for breakdown in ("", *owed.breakdowns):
                found[(measure.slug, breakdown)] = (measure, breakdown)
    if problems:
        raise Refused(*problems)
    return list(found.values())


def _write_rows(book: Any, stamp: Stamp) -> None:
    sheet = book.add_worksheet(DATA_SHEET)
    locked = book.add_format({"locked": True, "bg_color": "#EEEFEF", "text_wrap": True, "valign": "top"})
    for index, width in enumerate(_WIDTHS):
        sheet.set_column(index, index, width)
    head = book.add_format(
        {"bold": True, "text_wrap": True, "valign": "top", "bg_color": ACCENT, "font_color": "#FFFFFF"}
    )
    last = len(stamp.lines)
    columns = [{"header": name, "header_format": head} for name in COLUMNS]
    sheet.add_table(
        0,
        0,
        last,
        len(COLUMNS) - 1,
        {"name": "Return", "columns": columns, "autofilter": False, "style": None, "banded_rows": False},
    )
    formats = _entry_formats(book)
    whole = book.add_format(
        {"locked": True, "bg_color": "#EEEFEF", "text_wrap": True, "valign": "top", "bold": True}
    )
    for row, line in enumerate(stamp.lines, start=1):
        for column, words in enumerate(line.shown):
            sheet.write_string(row, column, words, whole if line.period == stamp.quarter else locked)
        for column, name in enumerate(COLUMNS):
            if name not in LOCKED:
                sheet.write_blank(row, column, None, formats.get(name, formats["Note"]))
        sheet.data_validation(
            row, list(COLUMNS).index("Value"), row, list(COLUMNS).index("Value"), _allowed(line)
        )
    _choose_statuses(sheet, last)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)
    sheet.repeat_columns(0)
    sheet.set_v_pagebreaks([9])  # the commentary on a page of its own, so that print stays readable
    sheet.protect("", {"format_columns": True, "format_rows": True, "sort": False})
    print_set_up(sheet, "landscape", wide=2)


def _entry_formats(book: Any) -> dict[str, Any]:
    entry = {"locked": False, "valign": "top", "border": 1, "border_color": "#B1B4B6"}
    return {
        "Value": book.add_format({**entry, "align": "right", "num_format": "#,##0.##########"}),
        "Expected": book.add_format({**entry, "num_format": "dd/mm/yyyy"}),
        "Note": book.add_format({**entry, "text_wrap": True}),
    }


def _allowed(line: ReturnLine) -> dict[str, Any]:
    if line.unit == Unit.COUNT:
        return {"validate": "integer", "criteria": ">=", "value": 0, **_VALUE, "error_message": _A_COUNT}
    if line.unit == Unit.PERCENT:
        within = {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 100}
        return {**within, **_VALUE, "error_message": _A_SHARE}
    return {"validate": "decimal", "criteria": ">=", "value": 0, **_VALUE, "error_message": _A_NUMBER}


def _choose_statuses(sheet: Any, last: int) -> None:
    column, expected = list(COLUMNS).index("Status"), list(COLUMNS).index("Expected")
    sheet.data_validation(1, column, last, column, {"validate": "list", "source": _STATUSES, **_STATUS})
    since = {"validate": "date", "criteria": ">=", "value": datetime(2000, 1, 1)}
    sheet.data_validation(1, expected, last, expected, {**since, **_EXPECTED})


_VALUE = {
    "input_title": "Value",
    "input_message": "A number. 0 for none; empty when missing.",
    "error_title": "Value",
}
_A_COUNT = "A count is a whole number from 0."
_A_SHARE = "A percentage is a number from 0 to 100: 12.5 for 12.5%."
_A_NUMBER = "A number from 0."
_STATUSES = [status.value for status in Status]
_STATUS = {
    "input_title": "Status",
    "input_message": "Empty for final. Choose missing or suppressed where there is no value.",
    "error_title": "Status",
    "error_message": "Choose from the list.",
}
_EXPECTED = {
    "input_title": "Expected",
    "input_message": "A date, such as 14/08/2018, for a missing value.",
    "error_message": "Write a date such as 14/08/2018.",
}
BESIDE_CELLS = frozenset(
    (*_VALUE.values(), _A_COUNT, _A_SHARE, _A_NUMBER, *_STATUSES, *_STATUS.values(), *_EXPECTED.values())
)  # all that the template says of its cells: whoever fills it in sends it back


def _write_stamp(book: Any, stamp: Stamp) -> None:
    sheet = book.add_worksheet(STAMP_SHEET)
    facts = [
        (STAMP_MARK, TEMPLATE_VERSION),
        ("partnership", stamp.partnership),
        ("partner", stamp.partner),
        ("partner_name", stamp.partner_name),
        ("quarter", stamp.quarter),
        ("checksum", stamp.checksum),
        LINE_FIELDS,
        *(tuple(getattr(line, name) for name in LINE_FIELDS) for line in stamp.lines),
    ]
    for row, cells in enumerate(facts):
        for column, words in enumerate(cells):
            sheet.write_string(row, column, words)
    sheet.protect()
    sheet.hide()

"""The cover of a return: whose it is, when it is due, whom to ask and how to fill it in; posts, never a person."""

from __future__ import annotations

from datetime import date
from typing import Any

from tithing.observations.measure import Measures
from tithing.sources.partner_return.lines import COLUMNS, DATA_SHEET, Stamp
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.not_here.deadlines import due_day
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.period import Period

ACCENT = "#12436D"
COVER = "Cover"
FACTS = ("Due", "Filled in by", "Whom to ask")  # of the partnership, beside these names
_ALWAYS: tuple[tuple[str, str], ...] = (
    ("What to fill in", f'The white cells of the sheet "{DATA_SHEET}". The grey cells are locked.'),
    (
        "None is not missing",
        "Write 0 where there were none. Leave the value empty and choose missing where you have no figure.",
    ),
    (
        "Too few to publish",
        "Choose suppressed and leave the value empty, or send the count: Tithing hides small counts itself.",
    ),
    (
        "Months",
        "Rows for single months may be left empty. Where all three are filled, the quarter may be left empty.",
    ),
    (
        "Commentary",
        "In the quarter's row: what happened, why, and what was done. No person's name, address or case.",
    ),
    (
        "Formulas",
        "Paste values only. A return with formulas, macros or links to other files is sent back.",
    ),
    ("Sending it", "Save as .xlsx (or .ods) and send the whole workbook, with its hidden sheet."),
    ("", ""),
    ("Column", "What belongs in it"),
    *COLUMNS.items(),
)


def due_lines(partner: Partner, measures: Measures, quarter: Period, area: str) -> list[str]:
    """One line where everything is due on one day, else one for each day; `area` is the partnership's, for its law."""
    days: dict[date, list[str]] = {}
    for owed in partner.owes:
        for measure in map(measures.get, owed.measures):
            due = due_day(owed.due_days, measure.slug, group=measure.group, area=area, period=quarter)
            days.setdefault(due, []).append(measure.title)
    if len(days) == 1:
        return [day_words(due) for due in days]
    return [f"{day_words(due)}: {', '.join(titles)}" for due, titles in sorted(days.items())]


def write_cover(
    book: Any, stamp: Stamp, due: list[str], partnership: Partnership, partner: Partner, quarter: Period
) -> None:
    """Add the sheet that says what is asked, of whom, by when, and what each column means."""
    sheet = book.add_worksheet(COVER)
    heading = book.add_format({"bold": True, "font_size": 16, "font_color": ACCENT})
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 96)
    sheet.write_string(0, 0, _title(stamp), heading)
    rows = _rows(stamp, due, partnership, partner, quarter)
    for index, (name, words) in enumerate(rows, start=2):
        sheet.write_string(index, 0, name, bold)
        sheet.write_string(index, 1, words, bold if name == "Column" else wrapped)
    print_set_up(sheet, "portrait")


def _rows(
    stamp: Stamp, due: list[str], partnership: Partnership, partner: Partner, quarter: Period
) -> list[tuple[str, str]]:
    due_on, filled_in, whom = FACTS
    return [
        *_of_stamp(stamp),
        *((due_on, each) for each in due),
        (filled_in, partner.post or "The post that holds these figures"),
        (whom, partnership.contact or partnership.name),
        *_ALWAYS,
    ]


def _of_stamp(stamp: Stamp) -> tuple[tuple[str, str], ...]:
    return (("For", stamp.partnership), ("Period", Period.parse(stamp.quarter).title))


def cover_lines(stamp: Stamp) -> frozenset[tuple[str, str]]:
    """What stands side by side on the cover of this return, the title alone, but for the facts of the partnership."""
    return frozenset(((_title(stamp), ""), *_of_stamp(stamp), *_ALWAYS))


def _title(stamp: Stamp) -> str:
    return f"Return of {stamp.partner_name}"


def print_set_up(sheet: Any, orientation: str, *, wide: int = 1) -> None:
    """Set a sheet to print on A4, `wide` pages across, with its name and page numbers at the foot."""
    sheet.set_paper(9)  # A4
    sheet.set_landscape() if orientation == "landscape" else sheet.set_portrait()
    sheet.fit_to_pages(wide, 0)
    sheet.set_margins(left=0.5, right=0.5)
    sheet.set_footer("&L&A&RPage &P of &N")

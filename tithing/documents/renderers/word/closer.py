"""What is meant for one page of paper, in Word: page one of a report, and a document of one page, by styles that are set closer.

Lines stand an exact distance apart, as on the printed page, so that what was reckoned to fit that page (`documents/paper.py`) fits
this one, whatever the face that stands in. A style of page one is based on the one it is set closer than, and keeps its rank.
"""

from __future__ import annotations

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from tithing.documents.paper import PAGE_ONE

ON_PAGE_ONE = " on page one"
SIDE = 53.0  # points, the margins of every page
TOP, FOOT = 62.0 - PAGE_ONE.raised, 48.0  # of page one, whose head is empty
HEAD, LOWEST = 20.0, 30.0  # how far the head and the foot stand from the paper's edges
ONE_PAGE_TOP, ONE_PAGE_FOOT, ONE_PAGE_LOWEST = 20.0, 26.0, 12.0


@dataclass(frozen=True)
class Closer:
    """A style set closer: its type, the room before and after it, in points, and the least room between its lines; none of a
    picture's."""

    points: float
    before: float
    after: float
    bold: bool | None = None  # None leaves it as it is
    advance: float = PAGE_ONE.capital + PAGE_ONE.leading  # as a share of the type's size

    @property
    def line(self) -> float:
        """From one line to the next, in points."""
        return self.points * self.advance


_PICTURE = Closer(1, 0, 4, advance=0)
_CELL = Closer(9.5, 0.3, 0.3, advance=1.02)
# Each gap with the line's own leading is at most that of the printed page: see `height_of` in `pieces/page_one/height.py`.
COVER_STYLES: dict[str, Closer] = {
    "Author": Closer(11, 0, 6),
    "Title": Closer(24, 0, 4),
    "Subtitle": Closer(14, 0, 4),
}
PAGE_ONE_STYLES: dict[str, Closer] = {
    "Heading 1": Closer(PAGE_ONE.section_size, 11, 3),
    "Heading 2": Closer(11, 5, 0, bold=True),
    "Heading 3": Closer(11, 5, 0),
    "Normal": Closer(11, 0, 2.5),
    "Lead": Closer(11, 0, 2.5),
    "Callout": Closer(11, 0, 2.5),
    "List Bullet": Closer(11, 0, 1.3),
    "List Number": Closer(11, 0, 1.3),
    "Small print": Closer(9, 0, 2.5),
    "Source note": Closer(9, 0, 2),
    "Caption": Closer(11, 2.5, 0),
    "Chart subtitle": Closer(11, 0, 0),
    "Chart": _PICTURE,
}
ONE_PAGE_STYLES: dict[str, Closer] = {
    "Author": Closer(11, 0, 4),
    "Title": Closer(18, 0, 2),
    "Subtitle": Closer(11, 0, 1),
    "Heading 1": Closer(11, 3, 1),
    "Heading 2": Closer(11, 3, 1, bold=True),
    "Heading 3": Closer(11, 3, 1),
    "Normal": Closer(11, 0, 2),
    "Lead": Closer(11, 0, 2),
    "Callout": Closer(11, 2, 2),
    "List Bullet": Closer(11, 0, 1),
    "List Number": Closer(11, 0, 1),
    "Small print": Closer(9, 0, 1.5),
    "Source note": Closer(9, 1, 1),
    "Caption": Closer(11, 2, 1),
    "Chart subtitle": Closer(11, 0, 1),
    "Chart": _PICTURE,
    **dict.fromkeys(("Table head", "Table head figure", "Table figure"), _CELL),
    **dict.fromkeys(("Table words", *(f"Table words level {level}" for level in (1, 2, 3))), _CELL),
}


def add_page_one_styles(word: Any) -> None:
    """A style for each that page one may have, based on the one of its name; those of the names stand nowhere else."""
    from docx.enum.style import WD_STYLE_TYPE

    for name, closer in COVER_STYLES.items():
        _set(word.styles[name], closer)
    for name, closer in PAGE_ONE_STYLES.items():
        style = word.styles.add_style(name + ON_PAGE_ONE, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = word.styles[name]
        _set(style, closer)


def set_all_closer(word: Any) -> None:
    """The document's own styles, for a document of one page."""
    for name, closer in ONE_PAGE_STYLES.items():
        _set(word.styles[name], closer)


def _set(style: Any, closer: Closer) -> None:
    from docx.enum.text import WD_LINE_SPACING
    from docx.shared import Pt

    style.font.size = Pt(closer.points)
    if closer.bold is not None:
        style.font.bold = closer.bold
    shape = style.paragraph_format
    shape.space_before, shape.space_after = Pt(closer.before), Pt(closer.after)
    if closer.advance:
        shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(closer.line)
    else:
        shape.line_spacing = 1.0
    if style.name.startswith("List "):
        shape.left_indent, shape.first_line_indent = Pt(PAGE_ONE.marker), Pt(-PAGE_ONE.marker)
        _apart(style)


def _apart(style: Any) -> None:
    """Items keep the room after them, which the style that they are based on takes away between its own."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    properties = style.element.get_or_add_pPr()
    for each in properties.xpath("./w:contextualSpacing"):
        properties.remove(each)
    properties.insert_element_before(
        parse_xml(f'<w:contextualSpacing {nsdecls("w")} w:val="0"/>'),
        "w:mirrorIndents", "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:outlineLvl",
    )  # fmt: skip


def set_one_page(section: Any) -> None:
    """The margins of a document of one page, which has no line at its head."""
    from docx.shared import Pt

    section.top_margin, section.bottom_margin = Pt(ONE_PAGE_TOP), Pt(ONE_PAGE_FOOT)
    section.header_distance, section.footer_distance = Pt(0), Pt(ONE_PAGE_LOWEST)


def part_page_one(word: Any, *, parts: int) -> Any | None:
    """Give the first so many paragraphs and tables a section of their own, in the styles of page one.

    Returns the section, whose head and foot are still to be written; None where there is no such page.
    """
    from docx.shared import Pt

    if not parts:
        return None
    first = list(word.element.body)[:parts]
    for paragraph in _paragraphs(first, word):
        if paragraph.style.name in PAGE_ONE_STYLES:
            paragraph.style = word.styles[paragraph.style.name + ON_PAGE_ONE]
    _end_section(first[-1], word)
    section = word.sections[0]
    section.top_margin, section.bottom_margin = Pt(TOP), Pt(FOOT)
    section.header_distance, section.footer_distance = Pt(HEAD), Pt(LOWEST)
    return section


def _paragraphs(elements: list[Any], word: Any) -> list[Any]:
    from docx.text.paragraph import Paragraph

    return [Paragraph(each, word._body) for each in elements if each.tag.endswith("}p")]


def _end_section(last: Any, word: Any) -> None:
    """The section ends with this paragraph; what follows starts a page without asking for it."""
    ended = deepcopy(word.sections[0]._sectPr)
    for reference in ended.xpath("./w:headerReference | ./w:footerReference"):
        ended.remove(reference)
    last.get_or_add_pPr().append(ended)

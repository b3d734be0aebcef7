"""The look of the Word document as named styles: change a style once and the whole report follows."""

from __future__ import annotations

from typing import Any

from tithing.documents.faces.carried import FAMILY as FACE

INK, QUIET = "0B0C0C", "505A5F"

# name, based on, points, bold, colour, space before, space after, kept with the next paragraph
PARAGRAPHS: tuple[tuple[str, str, float, bool, str, float, float, bool], ...] = (
    ("Normal", "", 11, False, INK, 0, 8, False),
    ("Title", "Normal", 24, True, INK, 0, 6, True),
    ("Subtitle", "Normal", 14, False, QUIET, 0, 6, True),
    ("Heading 1", "Normal", 14, True, INK, 22, 8, True),
    ("Heading 2", "Normal", 14, False, INK, 18, 6, True),
    ("Heading 3", "Normal", 11, True, INK, 14, 4, True),
    ("Caption", "Normal", 11, True, INK, 12, 4, True),
    ("List Bullet", "Normal", 11, False, INK, 0, 5, False),
    ("List Number", "Normal", 11, False, INK, 0, 5, False),
    ("Header", "Normal", 9, False, QUIET, 0, 0, False),
    ("Footer", "Normal", 9, False, QUIET, 0, 0, False),
    ("TOC Heading", "Normal", 14, True, INK, 18, 6, True),
    ("toc 1", "Normal", 11, False, INK, 0, 4, False),
    ("toc 2", "Normal", 11, False, INK, 0, 4, False),
    ("Author", "Normal", 11, True, INK, 0, 12, True),
    ("Lead", "Normal", 14, False, INK, 0, 12, False),
    ("Callout", "Normal", 11, False, INK, 8, 12, False),
    ("Small print", "Normal", 9, False, QUIET, 0, 3, False),
    ("Source note", "Normal", 9, False, QUIET, 3, 2, False),
    ("Chart subtitle", "Normal", 11, False, QUIET, 0, 4, True),
    ("Chart", "Normal", 11, False, INK, 0, 4, True),
    ("Table head", "Normal", 9.5, True, INK, 2, 2, True),
    ("Table head figure", "Table head", 9.5, True, INK, 2, 2, True),
    ("Table words", "Normal", 9.5, False, INK, 2, 2, False),
    ("Table words level 1", "Table words", 9.5, False, INK, 2, 2, False),
    ("Table words level 2", "Table words", 9.5, False, INK, 2, 2, False),
    ("Table words level 3", "Table words", 9.5, False, INK, 2, 2, False),
    ("Table figure", "Table words", 9.5, False, INK, 2, 2, False),
)
RIGHT_ALIGNED = ("Table figure", "Table head figure")
INDENTS = {
    "Table words level 1": 9,
    "Table words level 2": 18,
    "Table words level 3": 27,
    "toc 2": 12,
    "Callout": 9,
}
TABLE_STYLE = "Report table"
BODY = 489.0  # points between the margins


def set_styles(document: Any) -> None:
    """Give a new Word document the report's styles and British English."""
    for name, base, points, bold, colour, before, after, kept in PARAGRAPHS:
        style = _style(document, name)
        if base:
            style.base_style = document.styles[base]
        _set_type(style, points=points, bold=bold, colour=colour)
        _set_spacing(style, name, before=before, after=after, kept=kept)
    _set_dated(document)
    _set_bullets(document)
    _set_language(document)
    _add_table_style(document)
    _rule_beside_callout(document)


def _style(document: Any, name: str) -> Any:
    from docx.enum.style import WD_STYLE_TYPE

    if name in (style.name for style in document.styles):
        return document.styles[name]
    return document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _set_type(style: Any, *, points: float, bold: bool, colour: str) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.bold, style.font.italic = FACE, Pt(points), bold, False
    style.font.color.rgb = RGBColor.from_string(colour)
    for spacing in style.element.rPr.xpath("./w:spacing | ./w:kern"):
        style.element.rPr.remove(spacing)
    fonts = style.element.rPr.rFonts
    for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{attribute}"), None)
    for attribute in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{attribute}"), FACE)


def _set_spacing(style: Any, name: str, *, before: float, after: float, kept: bool) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    shape = style.paragraph_format
    shape.space_before, shape.space_after, shape.keep_with_next = Pt(before), Pt(after), kept
    shape.line_spacing = 1.0 if name.startswith("Table") else 1.15
    if name in INDENTS:
        shape.left_indent = Pt(INDENTS[name])
    if name in RIGHT_ALIGNED:
        shape.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    for border in style.element.xpath("./w:pPr/w:pBdr"):
        border.getparent().remove(border)


def _set_dated(document: Any) -> None:
    """The day beside the author: at the right of the same line."""
    from docx.enum.style import WD_STYLE_TYPE
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt

    _set_type(document.styles.add_style("Dated", WD_STYLE_TYPE.CHARACTER), points=9, bold=False, colour=QUIET)
    document.styles["Author"].paragraph_format.tab_stops.add_tab_stop(Pt(BODY), WD_TAB_ALIGNMENT.RIGHT)


def _set_bullets(document: Any) -> None:
    """A bullet of the document's own face, in place of a sign that only one symbol font has."""
    from docx.oxml.ns import qn

    for level in document.part.numbering_part.element.iter(qn("w:lvl")):
        kind, words = level.find(qn("w:numFmt")), level.find(qn("w:lvlText"))
        if kind is None or words is None or kind.get(qn("w:val")) != "bullet":
            continue
        words.set(qn("w:val"), "\u2022")
        for fonts in level.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for attribute in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{attribute}"), FACE)


def _set_language(document: Any) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    properties = document.styles.element.xpath("./w:docDefaults/w:rPrDefault/w:rPr")[0]
    for language in properties.xpath("./w:lang"):
        properties.remove(language)
    language = OxmlElement("w:lang")
    for attribute in ("val", "eastAsia"):
        language.set(qn(f"w:{attribute}"), "en-GB")
    properties.append(language)


def _rule_beside_callout(document: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    rule = f'<w:pBdr {nsdecls("w")}><w:left w:val="single" w:sz="18" w:space="6" w:color="12436D"/></w:pBdr>'
    properties = document.styles["Callout"].element.get_or_add_pPr()
    properties.insert_element_before(
        parse_xml(rule), "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _add_table_style(document: Any) -> None:
    """Thin rules between rows, a dark one under the heads: no boxes, no stripes."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document.styles.element.append(
        parse_xml(
            f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="ReportTable">'
            f'<w:name w:val="{TABLE_STYLE}"/><w:basedOn w:val="TableNormal"/><w:qFormat/>'
            '<w:tblPr><w:tblBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>'
            '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="E3E5E7"/></w:tblBorders>'
            '<w:tblCellMar><w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar>'
            "</w:tblPr>"
            '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:tcBorders>'
            '<w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B0C0C"/></w:tcBorders>'
            '<w:vAlign w:val="bottom"/></w:tcPr></w:tblStylePr></w:style>'
        )
    )

"""A Word document that an officer goes on editing: real headings, captions, fields and styles."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime, time
from html import escape
from typing import Any

from tithing.documents.charts.picture import chart_svg, png_of, spark_svg
from tithing.documents.renderers.laid_out import (
    LaidBreak,
    LaidChart,
    LaidHeading,
    LaidList,
    LaidOut,
    LaidParagraph,
    LaidTable,
    Spans,
    words_of,
)
from tithing.documents.renderers.paged import PagedPart, closing_lines, leads_in, listed, paged_parts
from tithing.documents.renderers.word.beside_title import put_beside
from tithing.documents.renderers.word.closer import (
    add_page_one_styles,
    part_page_one,
    set_all_closer,
    set_one_page,
)
from tithing.documents.renderers.word.face import carry_face
from tithing.documents.renderers.word_styles import set_styles

ROLES = {"": "Normal", "lead": "Lead", "small": "Small print", "callout": "Callout"}
CHART_WIDTH, SPARK_WIDTH = 482, 56  # points
SPARK_SHARPNESS = 3.0


def to_docx(laid: LaidOut) -> bytes:
    """The document's bytes, the same for the same document."""
    import docx

    word = docx.Document()
    one_page = laid.document.one_page
    set_styles(word)
    (set_all_closer if one_page else add_page_one_styles)(word)
    carry_face(word)
    _describe(word, laid)
    _set_page(word.sections[0], landscape=False)
    if one_page:
        set_one_page(word.sections[0])
    _open(word, laid)
    _head_and_foot(word.sections[0], laid, head="" if one_page else _head_of(laid))
    parts = paged_parts(laid, is_wide=_is_wide)
    for place, (part, turned) in enumerate(parts):
        _turn(word, landscape=turned)
        _add(word, part, laid)
        if leads_in(parts, place):
            word.paragraphs[-1].paragraph_format.keep_with_next = True
    _close(word, laid)
    page_one = part_page_one(word, parts=_start_pages(word))
    if page_one:
        _head_and_foot(page_one, laid, head="")
    saved = io.BytesIO()
    word.save(saved)
    return _with_fixed_dates(saved.getvalue(), laid)


def _describe(word: Any, laid: LaidOut) -> None:
    document, about = laid.document, word.core_properties
    published = datetime.combine(document.published, time(0))
    about.title, about.subject, about.author = document.title, document.subtitle, document.author
    about.comments, about.language, about.content_status = (
        document.summary,
        document.language,
        document.status,
    )
    about.created = about.modified = published
    about.last_modified_by, about.revision = document.author, 1


def _with_fixed_dates(content: bytes, laid: LaidOut) -> bytes:
    """The same parts, dated by the document and not by the clock, so that two runs give the same bytes."""
    published = laid.document.published
    stamp = (max(published.year, 1980), published.month, published.day, 0, 0, 0)
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(target, "w") as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name, stamp)
            after.writestr(entry, before.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return target.getvalue()


# -- the page -----------------------------------------------------------------------------------


def _set_page(section: Any, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm, Pt

    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = Pt(53)
    section.top_margin, section.bottom_margin = Pt(62), Pt(60)


def _head_of(laid: LaidOut) -> str:
    """What stands at the head of every page but the first, which opens with it."""
    return f"{laid.document.author}: {laid.document.title}"


def _head_and_foot(section: Any, laid: LaidOut, *, head: str) -> None:
    document = laid.document
    section.header.is_linked_to_previous = section.footer.is_linked_to_previous = False
    section.header.paragraphs[0].text = head
    foot = section.footer.paragraphs[0]
    foot.add_run(f"{document.status}. Page " if document.status else "Page ")
    _add_field(foot, "PAGE")
    foot.add_run(" of ")
    _add_field(foot, "NUMPAGES")


def _add_field(paragraph: Any, instruction: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    paragraph._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" {instruction} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )


def _turn(word: Any, *, landscape: bool) -> None:
    from docx.enum.section import WD_ORIENT, WD_SECTION

    if (word.sections[-1].orientation == WD_ORIENT.LANDSCAPE) == landscape:
        return
    section = word.add_section(WD_SECTION.NEW_PAGE)
    _set_page(section, landscape=landscape)


# -- the parts ----------------------------------------------------------------------------------


def _open(word: Any, laid: LaidOut) -> None:
    """The names; on the line of the first, at the right, what state the document is in and when it was published."""
    document = laid.document
    status = f"{document.status}. " if document.status else ""
    first = word.add_paragraph(document.author, style="Author")
    first.add_run(f"\t{status}Published {laid.published}", style="Dated")
    title = word.add_paragraph(document.title, style="Title")
    if document.locator:
        put_beside(word, title, document.locator)
    if document.welsh_title:
        _in_welsh(word.add_paragraph(document.welsh_title, style="Subtitle"))
    if document.subtitle:
        word.add_paragraph(document.subtitle, style="Subtitle")


def _in_welsh(paragraph: Any) -> None:
    """Say that its words are Welsh, so that they are read aloud as such."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="cy-GB"/>'))


def _close(word: Any, laid: LaidOut) -> None:
    _turn(word, landscape=False)
    if laid.notes:
        word.add_heading("Notes", 1)
    for note in laid.notes:
        _paragraph(word, "Normal", note.spans, before=f"Note {note.number}: ")
    for line in closing_lines(laid):
        word.add_paragraph(line, style="Small print")


def _start_pages(word: Any) -> int:
    """A break of its own may fall on a page that is full and leave the next one blank; what follows starts the page.

    Returns how many paragraphs and tables stand before the first of them; none where there is no break, or a table before it.
    """
    from docx.text.paragraph import Paragraph

    page_one = 0
    for broken in [each for each in word.paragraphs if _is_page_break(each)]:
        before, following = broken._p.getprevious(), broken._p.getnext()
        if following is None or following.tag != broken._p.tag:
            continue
        if not page_one and before is not None and before.tag == broken._p.tag:
            page_one = word.element.body.index(broken._p)
        else:
            Paragraph(following, broken._parent).paragraph_format.page_break_before = True
        broken._p.getparent().remove(broken._p)
    return page_one


def _is_page_break(paragraph: Any) -> bool:
    return not paragraph.text.strip() and 'w:type="page"' in paragraph._p.xml


def _is_wide(table: LaidTable) -> bool:
    from tithing.documents.renderers.word_table import word_widths

    return word_widths(table).landscape


def _add(word: Any, part: PagedPart, laid: LaidOut) -> None:
    match part:
        case None:
            _contents(word, laid)
        case LaidHeading(text, level, id):
            _heading(word, text, level=level, anchor=id)
        case LaidParagraph(spans, role):
            _paragraph(word, ROLES.get(role, "Normal"), spans)
        case LaidList(items, numbered):
            for item in items:
                _paragraph(word, "List Number" if numbered else "List Bullet", item)
        case LaidTable():
            _table(word, part)
        case LaidChart():
            _chart(word, part)
        case LaidBreak():
            word.add_page_break()


def _paragraph(word: Any, style: str, spans: Spans, *, before: str = "") -> None:
    paragraph = word.add_paragraph(before, style=style)
    for span in spans:
        paragraph.add_run(span.text, style="Strong" if span.strong else None)


def _heading(word: Any, text: str, *, level: int, anchor: str) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    heading = word.add_heading(text, min(max(level - 1, 1), 3))
    number = str(abs(hash_of(anchor)) % 100_000)
    start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{bookmark(anchor)}"/>'
    heading._p.insert(1, parse_xml(start))
    heading._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))


def hash_of(words: str) -> int:
    """The same number for the same words in every run, unlike `hash`."""
    import zlib

    return zlib.crc32(words.encode())


def bookmark(anchor: str) -> str:
    """A bookmark's name as Word allows it: letters, digits and underscores, 40 at most."""
    return f"_h_{hash_of(anchor)}_{''.join(c if c.isalnum() else '_' for c in anchor)}"[:40]


def _contents(word: Any, laid: LaidOut) -> None:
    """A contents field that holds the headings as links: it is whole as it is written, and who edits the headings may update it."""
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    word.add_paragraph("Contents", style="TOC Heading")
    headings = listed(laid)
    for number, heading in enumerate(headings):
        paragraph = word.add_paragraph(style="toc 1" if heading.level <= 2 else "toc 2")
        link = (
            f'<w:hyperlink {nsdecls("w")} w:anchor="{bookmark(heading.id)}" w:history="1"><w:r>'
            f"<w:t>{escape(heading.text, quote=False)}</w:t></w:r></w:hyperlink>"
        )
        if number == 0:
            for mark in _FIELD_START:
                paragraph._p.append(parse_xml(mark.format(ns=nsdecls("w"))))
        paragraph._p.append(parse_xml(link))
        if number == len(headings) - 1:
            paragraph._p.append(parse_xml(_FIELD_END.format(ns=nsdecls("w"))))


_FIELD_START = (
    '<w:r {ns}><w:fldChar w:fldCharType="begin"/></w:r>',
    '<w:r {ns}><w:instrText xml:space="preserve"> TOC \\o "1-2" \\n \\h \\z \\u </w:instrText></w:r>',
    '<w:r {ns}><w:fldChar w:fldCharType="separate"/></w:r>',
)
_FIELD_END = '<w:r {ns}><w:fldChar w:fldCharType="end"/></w:r>'


def _table(word: Any, table: LaidTable) -> None:
    from docx.oxml import parse_xml

    from tithing.documents.renderers.word_table import table_xml

    word.add_paragraph(f"Table {table.number}: {table.caption}{words_of(table.about)}", style="Caption")
    element = parse_xml(table_xml(table))
    word.element.body.insert_element_before(element, "w:sectPr")
    _add_sparks(word, element, table)
    for note in table.notes:
        _paragraph(word, "Source note", note.spans, before=f"Note {note.number}: ")
    for line in _lines_below(table):
        word.add_paragraph(line, style="Source note")


def _lines_below(table: LaidTable) -> tuple[str, ...]:
    """The lines under a table; an empty one where there is none, or the next words would touch the table."""
    lines = (*table.marks, *([f"Source: {table.source}"] if table.source else []))
    return lines or (("",) if not table.notes else ())


def _add_sparks(word: Any, element: Any, table: LaidTable) -> None:
    bodies = element.tr_lst[len(element.tr_lst) - len(table.rows) :]
    for row, shown in zip(table.rows, bodies, strict=True):
        for index, cell in enumerate(row.cells):
            if cell.spark:
                paragraph = shown.tc_lst[index].p_lst[0]
                picture = png_of(spark_svg(cell.spark), scale=SPARK_SHARPNESS)
                _put_picture(word, paragraph, picture, width=SPARK_WIDTH, alt=cell.spark.alt)


def _put_picture(word: Any, paragraph: Any, picture: bytes, *, width: float, alt: str) -> None:
    from docx.shared import Pt

    inline = word.part.new_pic_inline(io.BytesIO(picture), width=Pt(width))
    inline.docPr.set("descr", alt)
    paragraph.add_r().add_drawing(inline)


def _chart(word: Any, part: LaidChart) -> None:
    chart = part.chart
    word.add_paragraph(chart.title, style="Caption")
    word.add_paragraph(chart.subtitle, style="Chart subtitle")
    place = word.add_paragraph(style="Chart")
    _put_picture(word, place._p, png_of(chart_svg(chart)), width=CHART_WIDTH, alt=chart.alt)
    lines = [" ".join(part.remarks)] if part.remarks else []
    for line in [*lines, *([f"Source: {part.source}"] if part.source else [])]:
        word.add_paragraph(line, style="Source note")

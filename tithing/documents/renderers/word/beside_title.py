"""A small picture at the right of a paragraph, which takes the place of no words: where the area of a document lies."""

from __future__ import annotations

import io
from typing import Any

from tithing.documents.charts.area_map import locator_svg
from tithing.documents.charts.picture import png_of
from tithing.documents.parts import Locator

HEIGHT = 50.0  # points


def put_beside(word: Any, paragraph: Any, locator: Locator) -> None:
    """The map, its top at that of the paragraph and its side at the margin."""
    from docx.oxml import parse_xml
    from docx.shared import Pt

    inline = word.part.new_pic_inline(io.BytesIO(png_of(locator_svg(locator))), height=Pt(HEIGHT))
    inline.docPr.set("descr", locator.alt)
    anchor = parse_xml(_ANCHOR)
    for child in list(inline):
        anchor.append(child)
        if child.tag.endswith("}extent"):
            anchor.append(parse_xml(_NONE_AROUND))
    paragraph.add_run()._r.add_drawing(anchor)


_NAMESPACE = 'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
_ANCHOR = (
    f'<wp:anchor {_NAMESPACE} distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
    'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
    '<wp:positionH relativeFrom="margin"><wp:align>right</wp:align></wp:positionH>'
    '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV></wp:anchor>'
)
_NONE_AROUND = f"<wp:wrapNone {_NAMESPACE}/>"

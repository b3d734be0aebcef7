"""One self-contained page: it works offline, without scripts, on a phone, by keyboard, on paper (R102)."""

from __future__ import annotations

from tithing.documents.faces.carried import face_rules
from tithing.documents.renderers.html.parts import (
    environment_for,
    note_anchors,
    nowhere,
    parts_style,
    template_text,
)
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.renderers.page_policy import page_policy
from tithing.documents.renderers.paged import contact_lines, contents_place, licence_lines, listed


def to_html(laid: LaidOut) -> bytes:
    """The page as UTF-8."""
    return _page(laid, drawn=True)


def without_drawings(laid: LaidOut) -> bytes:
    """The same page without what its charts draw, which takes longer than all its words: for who reads the words alone."""
    return _page(laid, drawn=False)


def _page(laid: LaidOut, *, drawn: bool) -> bytes:
    style = f"{face_rules()}\n{template_text('report.css')}{parts_style()}"
    page = (
        environment_for(drawn=drawn)
        .get_template("report.html")
        .render(
            laid=laid,
            policy=page_policy(style),
            document=laid.document,
            contents=() if laid.document.one_page else listed(laid),
            place=contents_place(laid),
            contact=contact_lines(laid),
            licence=licence_lines(laid),
            style=style,
            anchors=note_anchors(laid),
            address=nowhere,
        )
    )
    return page.encode()

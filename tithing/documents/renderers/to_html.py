"""One self-contained page: it works offline, without scripts, on a phone, by keyboard, on paper (R102)."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tithing.documents.charts.area_map import locator_svg
from tithing.documents.charts.picture import page_svgs, page_words, spark_svg
from tithing.documents.faces.carried import face_rules
from tithing.documents.renderers.laid_out import LaidOut
from tithing.documents.renderers.page_policy import page_policy
from tithing.documents.renderers.paged import contact_lines, contents_place, licence_lines, listed

if TYPE_CHECKING:
    from jinja2 import Template


def to_html(laid: LaidOut) -> bytes:
    """The page as UTF-8."""
    return _page(laid, drawn=True)


def without_drawings(laid: LaidOut) -> bytes:
    """The same page without what its charts draw, which takes longer than all its words: for who reads the words alone."""
    return _page(laid, drawn=False)


def _page(laid: LaidOut, *, drawn: bool) -> bytes:
    style = f"{face_rules()}\n{_text('report.css')}"
    page = _template(drawn=drawn).render(
        laid=laid,
        policy=page_policy(style),
        document=laid.document,
        contents=() if laid.document.one_page else listed(laid),
        place=contents_place(laid),
        contact=contact_lines(laid),
        licence=licence_lines(laid),
        style=style,
        anchors=_anchors(laid),
    )
    return page.encode()


@lru_cache(maxsize=2)
def _template(*, drawn: bool) -> Template:
    from jinja2 import Environment, StrictUndefined, select_autoescape

    environment = Environment(
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        locator=locator_svg,
        chart=page_svgs if drawn else page_words,
        spark=spark_svg,
        kind=lambda part: type(part).__name__,
    )
    return environment.from_string(_text("report.html"))


def _text(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _anchors(laid: LaidOut) -> dict[int, str]:
    """Where each note's first full text stands, by its number."""
    anchors: dict[int, str] = {}
    for table in laid.tables():
        for note in table.notes:
            anchors.setdefault(note.number, f"note-{note.number}-{table.id}")
    for note in laid.notes:
        anchors.setdefault(note.number, f"note-{note.number}")
    return anchors

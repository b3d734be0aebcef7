"""How the parts of a document are written in HTML: one set of templates, for the report's own page and for pages of the site."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tithing.documents.charts.area_map import locator_svg
from tithing.documents.charts.picture import page_svgs, page_words, spark_svg
from tithing.documents.renderers.laid_out import LaidOut, LaidRow

if TYPE_CHECKING:
    from jinja2 import Environment

HOME = "tithing.documents.renderers"
Address = Callable[[LaidRow], str]


def nowhere(row: LaidRow) -> str:
    """In a file that is read alone a row leads nowhere."""
    del row
    return ""


@lru_cache(maxsize=2)
def environment_for(*, drawn: bool = True) -> Environment:
    """The templates, `drawn` with what charts draw or only with their words; each is compiled once. They ask `address` where a
    row's name leads.
    """
    from jinja2 import Environment, FunctionLoader, StrictUndefined, select_autoescape

    environment = Environment(
        loader=FunctionLoader(template_text),
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
    return environment


def template_text(name: str) -> str:
    return files(HOME).joinpath("templates", name).read_text(encoding="utf-8")


def parts_style() -> str:
    """How the parts look, wherever they stand: within `class="paper"`."""
    return files(HOME).joinpath("styles", "parts.css").read_text(encoding="utf-8")


def note_anchors(laid: LaidOut) -> dict[int, str]:
    """Where each note's first full text stands, by its number."""
    anchors: dict[int, str] = {}
    for table in laid.tables():
        for note in table.notes:
            anchors.setdefault(note.number, f"note-{note.number}-{table.id}")
    for note in laid.notes:
        anchors.setdefault(note.number, f"note-{note.number}")
    return anchors

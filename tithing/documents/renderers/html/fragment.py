"""The parts of a document as they stand in a page of the site: the same HTML as the report's, without a page around it.

Nothing in it loads, runs or styles anything: the site's own style sheet holds `parts.css`.
"""

from __future__ import annotations

from tithing.documents.renderers.html.parts import Address, environment_for, note_anchors, nowhere
from tithing.documents.renderers.laid_out import LaidOut


def to_fragment(laid: LaidOut, *, address: Address = nowhere) -> str:
    """Headings from the second level down, paragraphs, tables, charts and notes; `address` says where the name of a row leads."""
    template = environment_for().get_template("fragment.html")
    return template.render(laid=laid, anchors=note_anchors(laid), address=address)

"""The figures with their provenance, beside the document."""

from __future__ import annotations

from tithing.documents.figures_json import figures_json
from tithing.documents.renderers.laid_out import LaidOut


def to_figures_json(laid: LaidOut) -> bytes:
    return figures_json(laid.document).encode()

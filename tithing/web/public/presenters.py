"""The partnership in words: who is in it, and where."""

from __future__ import annotations

from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.partnership import Partnership


def about_page(partnership: Partnership) -> dict[str, object]:
    """Name, area and the organisations that supply its figures, with whom to ask there."""
    return {
        "area": load_gazetteer().find(partnership.area).name,
        "organisations": [(each.name, each.post) for each in partnership.partners],
    }

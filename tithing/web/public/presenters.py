"""The partnership in words: who is in it, and where."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from tithing.governance.graph import delivery_structure
from tithing.governance.structure import Structure
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.partnership import Partnership
from tithing.vocabulary.partnership.bodies import BodyKind
from tithing.web.ground.book_structure import structure_or_none
from tithing.web.partnerships.drawing import draw_structure
from tithing.web.partnerships.presenters import organisation_lines, terms_lines


def about_page(partnership: Partnership) -> dict[str, object]:
    """Name, area and the organisations that supply its figures, with whom to ask there."""
    return {
        "area": load_gazetteer().find(partnership.area).name,
        "organisations": [(each.name, each.post) for each in partnership.partners],
        **_structure(timezone.localdate()),
    }


def _structure(on: date) -> dict[str, object]:
    """Organisations and posts, bodies and their terms of reference on a day, as the book says: nobody's name, and no database."""
    structure = structure_or_none() or Structure()
    shown = delivery_structure(structure, on)
    own = [each for level in shown.levels for each in level if each.kind is not BodyKind.OUTSIDE]
    return {
        "members": organisation_lines(structure, on, people=False),
        "drawing": draw_structure(shown, on) if shown.bodies else None,
        "bodies": [(each.name_on(on), each.kind, terms_lines(structure, each.terms_on(on))) for each in own],
    }

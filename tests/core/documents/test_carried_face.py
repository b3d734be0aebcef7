"""The face that a report carries shows what reports are written in, in both weights and both wrappings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tithing.documents.charts.picture import font_folder
from tithing.documents.faces import carried
from tithing.documents.renderers.lay_out import ARROWS
from tithing.vocabulary.characters.face_signs import signs_of

FACES = Path(carried.__file__).parent
WELSH = "\u0174\u0175\u0176\u0177\u1e80\u1e81\u1ef2\u1ef3\u00e2\u00f4"
SIGNS = "\u2212\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u00a3\u20ac\u00bd\u00d7\u2264\u2265\u2026"


@pytest.mark.parametrize("style", ["regular", "bold"])
def test_every_letter_of_latin_that_the_whole_face_has_is_carried(style: str) -> None:
    carried_signs = signs_of(FACES / f"{style}.ttf")

    whole = signs_of(font_folder() / "SourceSansPro-Regular.ttf")
    latin = {code for code in whole if 0x20 <= code < 0x180}
    assert len(latin) > 300
    assert latin <= carried_signs
    assert {ord(sign) for sign in WELSH + SIGNS + "".join(ARROWS.values())} <= carried_signs


def test_what_a_page_carries_stays_small() -> None:
    assert len(carried.face_rules()) < 60_000
    assert carried.face_rules().count("@font-face") == 2


def test_a_style_that_nobody_has_is_an_error() -> None:
    assert carried.face_file("bold")[:4] == b"\0\1\0\0"
    with pytest.raises(KeyError):
        carried.face_file("italic")

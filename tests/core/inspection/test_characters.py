"""Characters are mended, dropped or refused, each with its place; mending twice is mending once."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given

from tests.support.properties import text
from tithing.inspection.characters import SignFate, cannot_be_shown, mend, told
from tithing.vocabulary.characters.printable import cannot_print
from tools.build_printable import TARGET, printable_text, ranges_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("\uf0b7 Raby Road", "• Raby Road"),
        ("\uf0fc done", "✓ done"),
        ("up \uf0e0 down", "up → down"),
        ("it\x92s", "it’s"),
        ("a\x07b\x1b[31m", "ab[31m"),
        ("soft\u00adhyphen\u200b", "softhyphen"),
        ("e\u0301", "é"),
        ("tab\tand\nline", "tab\tand\nline"),
    ],
)
def test_what_is_plain_is_mended(text: str, kept: str) -> None:
    assert mend(text).text == kept


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\ud800", "\U000e0fff", "\ue000"])
def test_what_cannot_be_mended_is_refused_with_its_place(sign: str) -> None:
    (change,) = mend(f"ab{sign}").refused

    assert (change.position, change.fate) == (2, SignFate.REFUSED)
    assert f"U+{ord(sign):04X}" in change.called


@given(text())
def test_mending_twice_is_mending_once(written: str) -> None:
    once = mend(written).text

    assert mend(once).text == once
    assert all(change.fate is SignFate.REFUSED for change in mend(once).changes)


def test_like_changes_are_told_once_with_how_often() -> None:
    assert told(mend("\x07\x07\x07").changes) == ("a control sign (U+0007) was left out, 3 times",)


def test_every_latin_letter_of_welsh_and_european_names_can_be_printed() -> None:
    blocks = [
        *range(0xC0, 0x180),
        *range(0x218, 0x21C),
        *range(0x1E80, 0x1E86),
        *range(0x1EA0, 0x1EFA),
        0x1EF2,
        0x1EF3,
        0x1E9E,
    ]
    letters = "".join(chr(code) for code in blocks if unicodedata.category(chr(code)).startswith("L"))
    letters = letters.replace("ſ", "")  # the long s, which no living name is written with

    assert len(letters) > 200
    assert cannot_print(letters) == ()


def test_what_no_face_can_show_is_told_by_script_and_not_repeated() -> None:
    word = "\u0a38\u0a3f\u0a70\u0a18"

    (said,) = cannot_be_shown(f"Sold by {word} in May")

    assert said == "word 3 is in Punjabi (Gurmukhi), which the PDF cannot show"


def test_the_table_of_what_prints_is_what_the_faces_say() -> None:
    assert TARGET.read_text(encoding="utf-8") == printable_text()
    assert ranges_of([65, 66, 67, 215]) == ["0041-0043", "00D7"]

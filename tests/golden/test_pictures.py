"""The pictures of page one in the how-to are of the page as it is: made again, it has the digest that stands beside them."""

from __future__ import annotations

import json
import struct
from pathlib import Path

from tithing.reading.book import open_book
from tools import pictures

HOW_TO = pictures.PICTURES.parent / "how-to" / "read-a-report.md"


def test_what_the_pictures_show_is_what_page_one_says(demonstration: Path, tmp_path: Path) -> None:
    made_from = json.loads(pictures.MADE_FROM.read_text(encoding="utf-8"))

    page = pictures.page_of(open_book(demonstration), tmp_path)

    why = "page one is another than the one pictured in the how-to: python -m tools.pictures makes the pictures anew"
    assert made_from == {"page one": pictures.digest_of(page)}, why


def test_another_word_on_page_one_is_another_digest_and_one_after_it_is_none(
    demonstration: Path, tmp_path: Path
) -> None:
    page = pictures.page_of(open_book(demonstration), tmp_path)

    assert pictures.digest_of(page.replace(b"2,718", b"2,719", 1)) != pictures.digest_of(page)
    assert pictures.digest_of(page.replace(b"</html>", b"<!-- --></html>")) == pictures.digest_of(page)


def test_each_picture_is_there_at_its_width_small_and_described_in_the_how_to() -> None:
    words = HOW_TO.read_text(encoding="utf-8")

    assert len(pictures.SHOWN) == 2
    for width, height in pictures.SHOWN.items():
        drawn = pictures.picture(width).read_bytes()
        assert drawn.startswith(b"\x89PNG")
        assert struct.unpack(">II", drawn[16:24]) == (width, height)
        assert len(drawn) < pictures.LARGEST
        assert f"](../pictures/{pictures.picture(width).name})" in words
        assert "![]" not in words

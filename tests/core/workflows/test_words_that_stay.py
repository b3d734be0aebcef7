"""What an officer names on the way in stays in the book for good: a supplier, and a mapping's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.books import make_book
from tithing.vocabulary.problems import Refused
from tithing.workflows.import_files import checked
from tithing.workflows.mappings import mapping_named
from tithing.workflows.reasons import checked_reason
from tithing.workflows.sent import Sent

TOML = """version = 1
title = "{title}"
[columns]
area = "Place"
period = "Month"
measure = "Kind"
value = "Number"
[same_for_all]
unit = "count"
[words.area]
"{word}" = "Hartlepool"
"""


def test_a_supplier_that_is_a_person_is_refused(tmp_path: Path) -> None:
    book = make_book(tmp_path / "b")

    with pytest.raises(Refused) as refused:
        checked(book, Sent(supplier="John Smith"))

    assert "John" not in str(refused.value)
    assert checked(book, Sent(supplier="Fire Brigade")).supplier == "Fire Brigade"


@pytest.mark.parametrize(
    ("title", "word"),
    [("John Smith 07700900123", "HPOOL"), ("Weekly export", "jane.doe{}example.org".format("@"))],
)
def test_a_mapping_that_holds_a_person_is_refused(title: str, word: str, tmp_path: Path) -> None:
    book = make_book(tmp_path / "b")
    folder = book.folder.partnership / "mappings"
    folder.mkdir(exist_ok=True)
    (folder / "fire.toml").write_text(TOML.format(title="Weekly export", word="HPOOL"), encoding="utf-8")
    (folder / "odd.toml").write_text(TOML.format(title=title, word=word), encoding="utf-8")

    with pytest.raises(Refused) as refused:
        mapping_named(book, "odd")

    assert "John" not in str(refused.value)
    assert "jane" not in str(refused.value)
    assert mapping_named(book, "fire").title == "Weekly export"


@pytest.mark.parametrize("unseen", ["\u200b", "\u202e", "\xad", "\x90"])
def test_a_reason_holds_nothing_that_nobody_sees_and_hides_no_person_behind_it(unseen: str) -> None:
    assert checked_reason(f"sent{unseen} by mistake") == "sent by mistake"
    with pytest.raises(Refused, match="personal data"):
        checked_reason(f"John S{unseen}mith, 07700{unseen}900123")

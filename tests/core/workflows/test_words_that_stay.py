"""What an officer names on the way in stays in the book for good: a supplier, and a mapping's own words."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.books import make_book
from tithing.reading.book import open_book
from tithing.vocabulary.problems import Refused
from tithing.workflows.files_in.import_files import checked
from tithing.workflows.files_in.mappings import mapping_named
from tithing.workflows.said.reasons import checked_reason
from tithing.workflows.said.sent import Sent

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
    "supplier",
    [
        "Victoria Ward",
        "De Bruce Ward",
        "Grace House",
        "Claire House Hospice",
        "Sarah Smith Trust",
        "James Cook Hospital",
    ],
)
def test_a_place_or_a_body_that_is_called_as_people_are_is_no_person(supplier: str, tmp_path: Path) -> None:
    assert checked(make_book(tmp_path / "b"), Sent(supplier=supplier)).supplier == supplier


def test_a_partner_of_the_book_may_be_called_after_anybody(tmp_path: Path) -> None:
    folder = make_book(tmp_path / "b").folder
    listed = '\n[[partners]]\nslug = "maddison-lee"\nname = "Maddison Lee"\n'
    with (folder.partnership / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(listed)

    assert checked(open_book(folder.root), Sent(supplier="Maddison Lee")).supplier == "Maddison Lee"


@pytest.mark.parametrize("name", ["Emma Ward", "Jane Doe", "Samuel Church", "Maddison Lee"])
@pytest.mark.parametrize("option", ["supplier", "reason"])
def test_a_refusal_of_a_name_says_which_option_gave_it(name: str, option: str, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        checked(make_book(tmp_path / "b"), Sent(**{option: name}))

    assert f"the {option} (--{option}) holds what looks like" in str(refused.value)
    assert name not in str(refused.value)


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

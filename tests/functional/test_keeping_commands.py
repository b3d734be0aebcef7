"""The commands that keep a book, as somebody at a terminal meets them."""

from __future__ import annotations

import json
import os
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.support.shared import ROOT
from tithing.cli import run

HEAD = "measure,area,period,value,unit"
QUARTER = ["--quarter", "2017-18Q4", "--indicator", "shoplifting", "--area", "Hartlepool"]
YESTERDAY = (datetime.now(UTC).date() - timedelta(days=1)).isoformat()


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TITHING_BY", raising=False)
    folder = tmp_path / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    first, second = tmp_path / "a.csv", tmp_path / "c.csv"
    first.write_text(f"{HEAD}\nShoplifting,Hartlepool,2017-18Q4,412,count\n", encoding="utf-8")
    second.write_text(f"{HEAD}\nShoplifting,Hartlepool,2017-18Q4,422,count\n", encoding="utf-8")
    assert run(["import", str(first), "--released", "2018-05-01", "--book", str(folder)]) == 0
    assert run(["import", str(second), "--released", "2018-07-01", "--book", str(folder)]) == 0
    return folder


def _figure(book: Path, capsys: pytest.CaptureFixture[str], *more: str) -> tuple[object, object]:
    capsys.readouterr()
    assert run(["figures", "--book", str(book), *QUARTER, "--format", "json", *more]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    return found["value"], found["note"]


def test_a_file_is_withdrawn_then_erased_and_each_is_answered_for(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _figure(book, capsys)[0] == 422

    assert run(["withdraw", "2", "--reason", "the wrong month", "--book", str(book)]) == 0
    assert "Withdrawn: c.csv (line 2)" in capsys.readouterr().out
    assert _figure(book, capsys)[0] == 412
    value, note = _figure(book, capsys, "--as-known-on", YESTERDAY)
    assert (value, str(note).startswith("withdrawn on ")) == (422, True)

    assert run(["erase", "1", "--reason", "it should not have come", "--book", str(book)]) == 0
    assert "backups, may still hold it" in capsys.readouterr().out
    value, note = _figure(book, capsys)
    assert (value, str(note).startswith("erased on ")) == (None, True)


def test_the_journal_lists_every_line_with_who_and_why(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = book.parent / "2018-03-return.csv"
    bad.write_text(f"{HEAD}\nShoplifting,Hartlepool,2017-18Q4,12a,count\n", encoding="utf-8")
    assert run(["import", str(bad), "--book", str(book), "--by", "duty-officer"]) == 1
    assert run(["withdraw", "1", "--reason", "the wrong month", "--book", str(book)]) == 0
    capsys.readouterr()

    assert run(["journal", "--book", str(book)]) == 0

    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[2] for line in lines if line[:1].isdigit()] == [
        "accepted",
        "accepted",
        "refused",
        "withdrawn",
    ]
    assert "duty-officer" in next(line for line in lines if line.startswith("3"))
    assert "    the wrong month" in lines
    assert run(["journal", "--book", str(book), "--format", "json"]) == 0
    assert [each["number"] for each in json.loads(capsys.readouterr().out)] == [1, 2, 3, 4]


def test_harm_is_told_beside_the_figures_and_repaired(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["verify", "--book", str(book)]) == 0
    assert capsys.readouterr().out.endswith(
        "Everything holds: 2 lines of the journal, 2 originals, 2 files of the store, 0 tombstones.\n"
    )
    original = next((book / "raw").iterdir())
    original.write_bytes(original.read_bytes() + b"x")

    assert run(["figures", "--book", str(book), *QUARTER]) == 0
    assert "is damaged: its bytes are not those that were received" in capsys.readouterr().err
    assert run(["verify", "--book", str(book)]) == 1
    assert "1 thing does not hold:" in capsys.readouterr().out
    assert run(["repair", "--book", str(book)]) == 1
    assert "1 thing is still wanting:" in capsys.readouterr().out
    assert run(["repair", "--book", str(book), "--from", str(book.parent)]) == 0
    assert "was brought back from" in capsys.readouterr().out
    assert run(["verify", "--book", str(book)]) == 0


def test_a_damaged_store_file_gives_no_figure(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    stored = next((book / "store").rglob("*.parquet"))
    stored.write_bytes(stored.read_bytes()[:-1] + b"?")

    assert run(["figures", "--book", str(book), *QUARTER]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "is damaged" in said.err
    assert run(["repair", "--book", str(book)]) == 0
    assert _figure(book, capsys)[0] == 422


def test_a_book_of_an_older_format_says_how_it_is_brought_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = shutil.copytree(ROOT / "tests" / "golden" / "formats" / "1" / "own", tmp_path / "old")

    assert run(["figures", "--book", str(old), *QUARTER]) == 1
    assert f"tithing upgrade --book {old}" in capsys.readouterr().err
    assert run(["upgrade", "--book", str(old)]) == 0
    assert "format 2 now (it had 1): 3 entries" in capsys.readouterr().out
    assert _figure(old, capsys)[0] == 422
    assert run(["upgrade", "--book", str(old)]) == 0
    assert "format 2 already" in capsys.readouterr().out


@pytest.mark.parametrize("by", ["a.person@council.example", "two words", "né"])
def test_who_it_was_is_an_id_and_never_an_address(book: Path, by: str) -> None:
    assert run(["withdraw", "1", "--reason", "wrong", "--by", by, "--book", str(book)]) == 2


def test_who_it_was_comes_from_the_option_then_the_environment_then_the_partnership(
    book: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TITHING_BY", "duty-officer")
    assert run(["withdraw", "1", "--reason", "wrong", "--book", str(book)]) == 0
    assert run(["withdraw", "2", "--reason", "wrong", "--book", str(book), "--by", "manager"]) == 0
    capsys.readouterr()

    assert run(["journal", "--book", str(book), "--format", "json"]) == 0

    found = [each["by"] for each in json.loads(capsys.readouterr().out)]
    assert found == ["community-safety-analyst", "community-safety-analyst", "duty-officer", "manager"]


def test_the_journal_says_in_short_what_a_repair_did(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "head.json").unlink()
    assert run(["repair", "--book", str(book)]) == 0
    capsys.readouterr()

    assert run(["journal", "--book", str(book)]) == 0

    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "repaired" in line)
    assert lines[at + 1] == "    files of the journal: 1"


def test_an_erasure_says_which_lines_went_and_which_stay(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = book.parent / "bad.csv"
    bad.write_text(f"{HEAD}\nShoplifting,Hartlepool,2017-18Q4,12a,count\n", encoding="utf-8")
    assert run(["import", str(bad), "--book", str(book)]) == 1
    reason = ["--reason", "it should not have come", "--book", str(book)]
    capsys.readouterr()

    assert run(["erase", "1", *reason]) == 0
    assert run(["erase", "3", *reason]) == 0

    said = capsys.readouterr().out
    assert "Erased: 1 entry (line 1 of the journal) and 2 files; line 4 is its tombstone." in said
    assert (
        "Erased: what line 3 of the journal said of a file that was refused; line 5 is its tombstone." in said
    )


def test_an_erasure_says_first_what_the_disk_did_not_let_go_and_with_which_command_it_goes(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    originals = set((book / "raw").iterdir())
    unlink = os.unlink

    def stubborn(path: Any, *more: Any, **named: Any) -> None:
        if Path(path) in originals:
            raise PermissionError(1, "Operation not permitted", str(path))
        unlink(path, *more, **named)

    capsys.readouterr()
    with monkeypatch.context() as patch:
        patch.setattr(os, "unlink", stubborn)
        assert run(["erase", "1", "--reason", "it should not have come", "--book", str(book)]) == 1

    said = capsys.readouterr().out
    assert not any(line.startswith(("Erased:", "Documents")) for line in said.splitlines())
    assert said.index("Not gone yet: raw/") < said.index("All else of it is erased: 1 entry (line 1")
    assert said.endswith(f"then this clears it away: tithing rebuild --book {book}\n")
    assert run(["rebuild", "--book", str(book)]) == 0
    assert len(set((book / "raw").iterdir())) == len(originals) - 1
    assert run(["verify", "--book", str(book)]) == 0

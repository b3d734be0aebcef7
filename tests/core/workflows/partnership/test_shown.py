"""The commands that say who the partnership is on a day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.partnership_book import partnership_book
from tests.support.structure import write_structure
from tithing.cli import run

DEMO = Path(__file__).parents[4] / "demo" / "partnership"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    folder = partnership_book(tmp_path / "book")
    write_structure(folder / "partnership")
    return folder


def told(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = 0) -> str:
    assert run(list(arguments)) == code
    said = capsys.readouterr()
    return said.out + said.err


def test_the_organisations_of_a_day_are_said_with_their_limb_and_posts(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = told(capsys, "organisations", "--book", str(book), "--on", "2022-06-30")
    after = told(capsys, "organisations", "--book", str(book), "--on", "2022-07-01")

    assert (
        "X Clinical Commissioning Group (clinical commissioning group; responsible authority: Health, which is"
        in before
    )
    assert "X Clinical" not in after
    assert "North Integrated Care Board (integrated care board; responsible authority: Health)" in after
    assert "  Leader of the Council" in after


def test_a_body_is_said_whole_with_what_its_seats_cover(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "bodies", "--book", str(book), "--body", "strategy-group", "--on", "2026-01-01")

    assert "Chair: whoever is Leader of the Council" in said
    assert "Vice-chair: elected by the members for 12 months, not of X Borough Council" in said
    assert "Reports in: March, September" in said
    assert "Seat homes: Housing (invited, without a vote)" in said
    assert "taken over from X Clinical Commissioning Group" in said
    assert "Council: X Borough Council has a seat" in said
    assert "Probation: No organisation of this kind is named" in said


def test_the_rows_are_the_same_for_machines(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bodies = json.loads(told(capsys, "bodies", "--book", str(book), "--on", "2026-01-01", "--format", "json"))

    assert [(each["slug"], each["reports_to"]) for each in bodies] == [
        ("strategy-group", []),
        ("neighbourhoods", ["strategy-group"]),
    ]


def test_a_slug_that_no_body_has_is_told_with_those_that_there_are(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = told(capsys, "bodies", "--book", str(book), "--body", "neighborhoods", code=1)

    assert "the nearest is neighbourhoods" in said


def test_a_book_without_them_says_how_to_begin(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = partnership_book(tmp_path / "book")

    assert "partnership/organisations.toml" in told(capsys, "organisations", "--book", str(folder))
    assert "partnership/bodies/" in told(capsys, "bodies", "--book", str(folder))


def test_the_demonstration_covers_its_authorities_as_its_pack_of_2018_prints_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    import shutil

    folder = partnership_book(tmp_path / "book")
    shutil.copytree(DEMO, folder / "partnership", dirs_exist_ok=True)

    said = told(
        capsys,
        "bodies",
        "--book",
        str(folder),
        "--body",
        "safer-hartlepool-partnership",
        "--on",
        "2018-06-22",
        "--format",
        "json",
    )

    cover = json.loads(said)[0]["cover"]
    assert len(cover) == 6
    assert [each["wanting"] for each in cover] == [""] * 6

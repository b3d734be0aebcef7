"""A councillor's page by command: in every format, each figure with its file, nothing that its kind does not take."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support.read_back import tables_of_html
from tithing.cli import run
from tithing.cli.exit_codes import WRONG_USAGE

ASKED = ("report", "ward-profile", "--quarter", "2024-25Q4", "--published", "2025-09-01")
STEM = "ward-profile-2024-25Q4-burn-valley"


@pytest.fixture(scope="module")
def written(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("out")
    where = ("--book", str(demonstration), "--area", "Burn Valley", "--output", str(output))
    assert run([*ASKED, *where]) == 0
    return output


def test_it_is_written_in_every_format_under_the_name_of_its_ward(written: Path) -> None:
    assert {path.name.removeprefix(STEM) for path in written.iterdir()} == {
        ".html", ".pdf", ".docx", ".xlsx", ".csv", ".figures.json", ".manifest.json",
    }  # fmt: skip


def test_every_figure_of_it_can_be_followed_to_a_file(written: Path) -> None:
    figures = json.loads((written / f"{STEM}.figures.json").read_text(encoding="utf-8"))["figures"]

    known = [each for each in figures if each["value"] is not None]
    assert len(known) > 50
    assert [each for each in known if not each["sources"]] == []


def test_its_page_has_the_table_of_the_ward_and_no_list_of_contents(written: Path) -> None:
    page = (written / f"{STEM}.html").read_text(encoding="utf-8")

    assert len(tables_of_html(written / f"{STEM}.html")) == 3  # crimes, incidents, and months
    assert '<nav class="contents"' not in page


@pytest.mark.parametrize("option", [("--since", "2025-01-01"), ("--quarters", "2024-25Q3")])
def test_what_the_kind_does_not_take_is_wrong_usage(
    demonstration: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, str]
) -> None:
    ended = run([*ASKED, "--book", str(demonstration), "--output", str(tmp_path), *option])

    assert ended == WRONG_USAGE
    assert option[0] in capsys.readouterr().err

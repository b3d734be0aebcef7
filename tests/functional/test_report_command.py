"""The walk of an analyst: a new book, the partners' files, one command, and a report in every format."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.support.read_back import tables_of_html
from tithing.cli import run

QUARTERS = ("--quarter", "2020-21Q3", "--quarter", "2020-21Q4")


@pytest.fixture(scope="module")
def book(demonstration: Path) -> Path:
    return demonstration


@pytest.fixture(scope="module")
def written(book: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    output = tmp_path_factory.mktemp("out")
    assert run(["report", "performance", "--book", str(book), *QUARTERS, "--output", str(output)]) == 0
    return output


def figures(book: Path, capsys: pytest.CaptureFixture[str], *options: str) -> list[dict[str, object]]:
    assert run(["figures", "--book", str(book), "--format", "json", *options]) == 0
    found: list[dict[str, object]] = json.loads(capsys.readouterr().out)
    return found


def test_every_format_is_written_and_named_after_its_quarters(written: Path) -> None:
    endings = {path.name.removeprefix("performance-report-2020-21Q3-2020-21Q4") for path in written.iterdir()}

    assert endings == {".html", ".pdf", ".docx", ".xlsx", ".csv", ".figures.json", ".manifest.json"}


def test_every_known_figure_of_the_report_can_be_followed_to_a_file(written: Path) -> None:
    placed = json.loads(next(written.glob("*.figures.json")).read_text(encoding="utf-8"))["figures"]

    followed = [
        each for each in placed if each["value"] is not None and each["indicator"] and each["part"] == "value"
    ]

    assert len(followed) > 100
    assert [each for each in followed if not each["sources"]] == []


def test_the_page_shows_what_the_figures_command_says(
    written: Path, book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = figures(
        book, capsys, "--quarter", "2020-21Q3", "--area", "Hartlepool", "--indicator", "asb_incidents"
    )

    rows = [row for table in tables_of_html(next(written.glob("*.html"))) for row in table]
    shown = next(row for row in rows if row[0].startswith("ASB incidents reported"))

    assert (said[0]["value"], said[0]["difference"], said[0]["direction"]) == (1246, 350, "worse")
    assert {"1,246", "896", "+350", "+39.1"} <= set(shown)


def test_a_figure_that_nobody_supplied_is_missing_with_its_reason(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = figures(
        book, capsys, "--quarter", "2017-18Q4", "--indicator", "ppo_offences", "--area", "Hartlepool"
    )

    assert (said[0]["value"], said[0]["status"]) == (None, "not held")
    assert said[0]["note"] == "not held by Cleveland Police: data not available"


def test_a_force_area_is_the_sum_of_its_districts_where_nobody_supplied_it(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said = figures(
        book, capsys, "--quarter", "2020-21Q3", "--indicator", "asb_incidents", "--area", "Cleveland"
    )

    assert said[0]["value"] == 1246 + 1762 + 2478 + 2425
    assert "added up from its districts" in str(said[0]["note"])


def test_figures_as_csv_have_a_row_for_each_object(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    objects = figures(book, capsys, "--quarter", "2017-18Q4")

    assert run(["figures", "--book", str(book), "--quarter", "2017-18Q4", "--format", "csv"]) == 0
    rows = list(csv.DictReader(capsys.readouterr().out.splitlines()))

    assert [row["indicator"] for row in rows] == [each["indicator"] for each in objects]
    assert {row["area_name"] for row in rows} >= {"Hartlepool", "Cleveland", "Stockton-on-Tees"}


def test_what_the_book_said_on_an_earlier_day_can_be_asked(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ("--quarter", "2017-18Q4", "--indicator", "shoplifting", "--area", "Hartlepool")

    now = figures(book, capsys, *asked)[0]
    before = figures(book, capsys, *asked, "--as-known-on", "2017-08-31")[0]

    assert (now["value"], now["status"]) == (412, "provisional")
    assert (before["value"], before["status"]) == (None, "asked")
    assert before["note"] == "asked of Cleveland Police; expected 21 April 2018"


def test_a_residential_burglary_is_not_compared_across_april_2017(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = figures(
        book, capsys, "--quarter", "2017-18Q1", "--area", "Hartlepool", "--indicator", "Domestic burglary"
    )

    assert asked[0]["difference"] is None
    assert asked[0]["refused"]["difference"]["rule"] == "R73"  # type: ignore[index]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--quarter", "2017-18"), "not a quarter"),
        (("--quarter", "spring"), "is not a quarter"),
        (("--quarter", "1999-00Q1"), "the book holds no figures"),
        ((*QUARTERS, "--area", "Atlantis"), "Atlantis"),
        ((*QUARTERS, "--formats", "html,odt"), "no format"),
        ((*QUARTERS, "--commentary", "nowhere.md"), "no such file"),
    ],
)
def test_what_cannot_be_written_is_refused_in_a_sentence(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: tuple[str, ...], said: str
) -> None:
    output = tmp_path / "out"

    code = run(["report", "performance", "--book", str(book), *options, "--output", str(output)])

    assert code == 1
    assert said in capsys.readouterr().err
    assert not output.exists() or not list(output.iterdir())


def test_commentary_under_an_unknown_heading_is_refused_with_its_line(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.md"
    words.write_text("## Summary\n\nQuiet.\n\n## Dragons\n\nNone.\n", encoding="utf-8")

    code = run(
        [
            "report",
            "performance",
            "--book",
            str(book),
            *QUARTERS,
            "--commentary",
            str(words),
            "--output",
            str(tmp_path),
        ]
    )

    assert code == 1
    assert (
        'words.md, row 5: no indicator or section of this report is called "Dragons"'
        in capsys.readouterr().err
    )


def test_our_own_report_comes_out_of_the_checker_clean(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pages = [str(path) for ending in ("html", "docx", "pdf") for path in written.glob(f"*.{ending}")]

    assert run(["check", *pages, "--min-severity", "probable"]) == 0, capsys.readouterr().out


def test_a_report_whose_words_contradict_its_table_is_marked_a_draft(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "words.md"
    words.write_text(
        "# 2017-18Q4\n## Shoplifting\n\nShoplifting fell to {shoplifting.value} from {shoplifting.previous}.\n",
        encoding="utf-8",
    )

    asked = ["report", "performance", "--book", str(book), "--quarter", "2017-18Q4", "--formats", "html"]
    assert run([*asked, "--commentary", str(words), "--output", str(tmp_path)]) == 0

    assert "not to be signed off" in capsys.readouterr().out
    assert "Draft, not to be signed off" in next(tmp_path.glob("*.html")).read_text(encoding="utf-8")

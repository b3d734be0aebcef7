"""A file was withdrawn, or erased: every output that shows its figures says so, and when, in every format."""

from __future__ import annotations

import csv
import io
import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.read_back import rows_of_csv, words_of_file
from tithing.cli import run
from tithing.documents.wording import day

HEAD = "measure,area,period,value,unit"
TODAY = datetime.now(UTC).date()
YESTERDAY = (TODAY - timedelta(days=1)).isoformat()
WITHDRAWN, ERASED = f"withdrawn on {day(TODAY)}", f"erased on {day(TODAY)}"
FORMATS = ("html", "pdf", "docx", "xlsx", "csv", "figures.json")


@pytest.fixture(scope="module", autouse=True)
def by_nobody() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TITHING_BY", raising=False)
        yield


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Shoplifting of two files, of which the later is the correction; robbery of the later alone."""
    folder = tmp_path_factory.mktemp("made") / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    _take(folder, "first.csv", "2018-05-01", "Shoplifting,2017-18Q4,412", "Shoplifting,2016-17Q4,300")
    _take(folder, "later.csv", "2018-07-01", "Shoplifting,2017-18Q4,422", "Robbery,2017-18Q4,9")
    return folder


@pytest.fixture
def book(made: Path, tmp_path: Path) -> Path:
    """A copy of it for each test to write in."""
    return Path(shutil.copytree(made, tmp_path / "book"))


def _take(book: Path, name: str, released: str, *rows: str) -> None:
    path = book.parent / name
    cells = [row.split(",") for row in rows]
    lines = [f"{measure},Hartlepool,{period},{value},count" for measure, period, value in cells]
    path.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    assert run(["import", str(path), "--released", released, "--book", str(book)]) == 0


def _took_out(book: Path, how: str, number: str) -> None:
    assert run([how, number, "--reason", "the wrong district", "--book", str(book)]) == 0


def _figures(book: Path, capsys: pytest.CaptureFixture[str], *more: str, quarter: str = "2017-18Q4") -> str:
    capsys.readouterr()
    asked = ["figures", "--book", str(book), "--quarter", quarter, "--area", "Hartlepool"]
    assert run([*asked, *more]) == 0
    return capsys.readouterr().out


def _report(book: Path, *more: str) -> int:
    output = str(book.parent / "out")
    return run(
        ["report", "performance", "--book", str(book), "--quarter", "2017-18Q4", "--output", output, *more]
    )


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_withdrawn_figure_is_marked_in_every_form_of_figures(
    book: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    _took_out(book, "withdraw", "2")

    then = _figures(book, capsys, "--as-known-on", YESTERDAY, "--format", form)

    assert "422" in then
    assert WITHDRAWN in then
    assert "withdrawn on" not in _figures(book, capsys, "--format", form)


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_a_withdrawn_figure_is_marked_where_it_stands_beside_another(
    book: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """The quarter before, in the columns of the quarter after."""
    _take(book, "next.csv", "2019-08-01", "Shoplifting,2018-19Q4,430")
    _took_out(book, "withdraw", "2")

    then = _figures(book, capsys, "--as-known-on", YESTERDAY, "--format", form, quarter="2018-19Q4")

    assert "422" in then
    assert WITHDRAWN in then


@pytest.fixture(scope="module")
def written(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the day before a file was withdrawn, in every format."""
    book = Path(shutil.copytree(made, tmp_path_factory.mktemp("withdrawn") / "book"))
    _took_out(book, "withdraw", "2")
    assert _report(book, "--as-known-on", YESTERDAY) == 0
    return book.parent / "out" / "performance-report-2017-18Q4"


@pytest.mark.parametrize("form", FORMATS)
def test_a_withdrawn_figure_is_marked_in_every_format_of_the_report(written: Path, form: str) -> None:
    assert WITHDRAWN in words_of_file(written.with_name(f"{written.name}.{form}")).replace(
        "Withdrawn", "withdrawn"
    )


def test_the_machines_copies_mark_each_figure_that_rests_on_it_and_no_other(written: Path) -> None:
    rows = rows_of_csv(written.with_name(f"{written.name}.csv"))
    values = {(row["indicator"], row["part"]): row["note"] for row in rows if row["value"]}
    placed = json.loads(written.with_name(f"{written.name}.figures.json").read_text(encoding="utf-8"))[
        "figures"
    ]
    later = [each for each in placed if [source["file"] for source in each["sources"]] == ["later.csv"]]

    assert values["shoplifting", "value"] == values["robbery", "value"] == WITHDRAWN
    assert values["shoplifting", "difference"] == f"in part {WITHDRAWN}"
    assert values["shoplifting", "previous"] == ""
    assert len(later) > 2
    assert {each["note"] for each in later} == {WITHDRAWN}


def test_the_officer_is_told_that_a_report_shows_what_was_withdrawn(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _took_out(book, "withdraw", "2")
    capsys.readouterr()

    assert _report(book, "--as-known-on", YESTERDAY) == 0

    assert f"it shows figures of later.csv, which was {WITHDRAWN}" in capsys.readouterr().out


# -- erased ----------------------------------------------------------------------------------------


def _rows(text: str) -> dict[str, dict[str, str]]:
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(text))}


@pytest.mark.parametrize(
    "day_asked", [(), ("--as-known-on", YESTERDAY), ("--as-known-on", TODAY.isoformat())]
)
@pytest.mark.parametrize("named", [(), ("--indicator", "robbery")])
def test_an_indicator_whose_only_file_was_erased_is_listed_as_erased(
    book: Path, capsys: pytest.CaptureFixture[str], day_asked: tuple[str, ...], named: tuple[str, ...]
) -> None:
    _took_out(book, "erase", "2")

    rows = _rows(_figures(book, capsys, "--format", "csv", *day_asked, *named))
    table = _figures(book, capsys, *day_asked, *named)

    assert (rows["robbery"]["value"], rows["robbery"]["status"]) == ("", "erased")
    assert rows["robbery"]["note"] == ERASED
    assert "Robbery" in table
    assert ERASED in table.replace("Erased", "erased")


def test_a_quarter_after_an_erased_one_says_so_beside_its_own_figure(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _take(book, "next.csv", "2019-08-01", "Robbery,2018-19Q4,11")
    _took_out(book, "erase", "2")

    table = _figures(book, capsys, "--indicator", "robbery", quarter="2018-19Q4")

    assert "11" in table
    assert ERASED in table.replace("Erased", "erased")


def _everything_erased(book: Path) -> None:
    _took_out(book, "erase", "1")
    _took_out(book, "erase", "2")


@pytest.mark.parametrize("day_asked", [(), ("--as-known-on", YESTERDAY)])
def test_a_report_of_an_erased_quarter_names_the_tombstones_and_never_advises_an_import(
    book: Path, capsys: pytest.CaptureFixture[str], day_asked: tuple[str, ...]
) -> None:
    _everything_erased(book)
    capsys.readouterr()

    assert _report(book, *day_asked) == 1

    said = capsys.readouterr().err
    assert f"what the book had was {ERASED}" in said
    assert "lines 3, 4 of the journal" in said
    assert "mport" not in said


def test_where_one_month_of_three_was_erased_that_month_is_named(
    book: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    months = [_take(book, f"{at}.csv", "2018-08-01", f"Robbery,2017-{at},5") for at in ("04", "05", "06")]
    _took_out(book, "erase", "4")
    table = _figures(book, capsys, "--indicator", "robbery", quarter="2017-18Q1")
    output = str(book.parent / "out")
    code = run(["report", "performance", "--book", str(book), "--quarter", "2017-18Q1", "--output", output])

    assert len(months) == 3
    assert f"{ERASED} (May 2017)" in table.replace("Erased", "erased")
    assert code == 1
    assert f"what the book had of May 2017 was {ERASED}" in capsys.readouterr().err


@pytest.fixture(scope="module")
def without(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a report that was written after a file was erased, in every format."""
    book = Path(shutil.copytree(made, tmp_path_factory.mktemp("erased") / "book"))
    _took_out(book, "erase", "2")
    assert _report(book) == 0
    return book.parent / "out"


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_says_of_an_erased_figure_that_it_was_erased_and_asks_nobody_for_it(
    without: Path, form: str
) -> None:
    words = words_of_file(without / f"performance-report-2017-18Q4.{form}")

    assert ERASED in words.replace("Erased", "erased")
    assert "late from" not in words
    assert "asked of" not in words.replace("Asked of", "asked of")

"""A book to practise with: whatever it prints, in every format, says that nothing in it is real."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.read_back import rows_of_csv, words_of_file
from tithing.cli import run
from tithing.documents.renderers import FORMATS as RENDERED
from tithing.vocabulary.partnership.practice import PRACTICE

FORMATS = tuple(ending.removeprefix(".") for ending, _ in RENDERED.values())
OWED = """
[[partners]]
slug = "fire"
name = "Invented Fire Brigade"
post = "Community safety manager"
[[partners.owes]]
measures = ["deliberate_secondary_fires"]
since = 2017-04-01
"""


@pytest.fixture(scope="module", autouse=True)
def by_nobody() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TITHING_BY", raising=False)
        yield


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("practice") / "book"
    assert run(["init", str(folder), "--name", "Safer Quays", "--area", "Hartlepool"]) == 0
    configuration = folder / "partnership" / "partnership.toml"
    said = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"practice = true\n{said}\n{OWED}", encoding="utf-8")
    path = folder.parent / "figures.csv"
    rows = ("Shoplifting,2017-18Q4,412", "Shoplifting,2016-17Q4,300", "Robbery,2017-18Q4,9")
    cells = [row.split(",") for row in rows]
    lines = [f"{measure},Hartlepool,{period},{value},count" for measure, period, value in cells]
    path.write_text("\n".join(["measure,area,period,value,unit", *lines]) + "\n", encoding="utf-8")
    assert run(["import", str(path), "--released", "2018-05-01", "--book", str(folder)]) == 0
    return folder


@pytest.fixture(scope="module")
def files(book: Path) -> dict[str, Path]:
    output = book.parent / "out"
    asked = ["--book", str(book), "--quarter", "2017-18Q4", "--output", str(output)]
    assert run(["report", "performance", *asked, "--formats", ",".join(RENDERED)]) == 0
    return {path.name.partition(".")[2]: path for path in output.iterdir() if "manifest" not in path.name}


@pytest.mark.parametrize("form", FORMATS)
def test_a_report_says_so_in_its_words_and_by_its_name(files: dict[str, Path], form: str) -> None:
    path = files[form]

    assert path.name.startswith("practice-")
    assert PRACTICE in words_of_file(path)


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx", "figures.json"])
def test_the_partnership_is_called_so(files: dict[str, Path], form: str) -> None:
    assert "Safer Quays (practice)" in words_of_file(files[form])


def test_each_row_of_the_machines_copy_says_so(files: dict[str, Path]) -> None:
    rows = rows_of_csv(files["csv"])

    assert rows
    assert {row["caveats"].startswith(PRACTICE) for row in rows} == {True}


@pytest.mark.parametrize("form", ["table", "csv", "json"])
def test_figures_say_so_each(book: Path, capsys: pytest.CaptureFixture[str], form: str) -> None:
    capsys.readouterr()
    assert run(["figures", "--book", str(book), "--quarter", "2017-18Q4", "--format", form]) == 0

    said = capsys.readouterr().out

    if form == "json":
        assert {PRACTICE in {each["words"] for each in one["caveats"]} for one in json.loads(said)} == {True}
    else:
        lines = said.splitlines()
        assert [PRACTICE in line for line in lines] == (
            [True] + [False] * (len(lines) - 1) if form == "table" else [False] + [True] * (len(lines) - 1)
        )


def test_what_a_partner_is_sent_says_so(book: Path) -> None:
    path = book.parent / "return.xlsx"
    asked = ["--partner", "fire", "--quarter", "2017-18Q4", "--output", str(path), "--book", str(book)]
    assert run(["returns", "template", *asked]) == 0

    assert "Safer Quays (practice)" in words_of_file(path)

"""`tithing figures` loads what it uses: nothing that writes or checks a document, reads a file that arrives or words a finding."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.books import ledger, make_book, take

NOT_FOR_FIGURES = (
    "tithing.checking",
    "tithing.documents.charts",
    "tithing.documents.kinds",
    "tithing.documents.renderers",
    "tithing.documents.sections",
    "tithing.documents.words",
    "tithing.findings",
    "tithing.inspection",
    "tithing.store.upgrades",
)
LIBRARIES = (
    "docx",
    "jinja2",
    "openpyxl",
    "pandas",
    "pikepdf",
    "pyarrow",
    "pypdfium2",
    "pyspark",
    "python_calamine",
    "scipy",
    "typst",
    "vl_convert",
    "xlsxwriter",
)
PROGRAM = """
import contextlib, io, json, sys
from tithing.cli import run
with contextlib.redirect_stdout(io.StringIO()) as said:
    code = run({arguments})
print(json.dumps([code, said.getvalue(), sorted(sys.modules)]))
"""


def loaded_by(*arguments: str) -> tuple[str, list[str]]:
    """What a command prints, and every module that is loaded when it is done."""
    program = PROGRAM.format(arguments=list(arguments))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    code, said, modules = json.loads(done.stdout)
    assert code == 0, done.stderr
    return said, modules


def below(modules: list[str], names: tuple[str, ...]) -> list[str]:
    return [each for each in modules if any(each == name or each.startswith(f"{name}.") for name in names)]


@pytest.mark.parametrize("kind", ["table", "json", "csv"])
def test_figures_loads_no_more_than_it_uses(tmp_path: Path, kind: str) -> None:
    book = make_book(tmp_path / "book")
    months = [f"thefts,E06000001,2018-0{month},3" for month in (1, 2, 3)]
    take(book, ledger(tmp_path / "ledger.csv", *months))

    quarter = ("--book", str(book.folder.root), "--quarter", "2017-18Q4")
    said, modules = loaded_by("figures", *quarter, "--format", kind)

    assert "Thefts" in said
    assert "tithing.reading.snapshot" in modules
    assert below(modules, (*NOT_FOR_FIGURES, *LIBRARIES)) == []
    assert [each for each in modules if each.startswith("tithing.sources.") and each.endswith(".read")] == []
    assert below(modules, ("tithing.workflows",)) == [
        "tithing.workflows",
        "tithing.workflows.figures_out",
        "tithing.workflows.figures_out.figures",
        "tithing.workflows.figures_out.periods",
    ]


def test_what_is_asked_of_the_modules_would_see_one_that_is_not_for_figures() -> None:
    _, modules = loaded_by("indicators")

    assert below([*modules, "tithing.findings.rules.rank"], NOT_FOR_FIGURES) == [
        "tithing.findings.rules.rank"
    ]

"""A report is written whole or not at all, by the command itself; and nothing of it is left in the system's temp folder."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.support.killed import KILLED
from tests.support.shared import ROOT
from tithing.cli import run
from tithing.cli.exit_codes import UNFORESEEN
from tools.drill.unmeasured import unmeasured

HEAD = "measure,area,period_start,period_end,value,unit,note"
ASKED = ("report", "performance", "--quarter", "2017-18Q4", "--published", "2018-06-14")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small") / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    sent = folder.parent / "sent.csv"
    sent.write_text(
        f"{HEAD}\nShoplifting,Hartlepool,2018-01-01,2018-03-31,5,count,zebra crossing\n", encoding="utf-8"
    )
    assert run(["import", str(sent), "--book", str(folder), "--released", "2018-04-30"]) == 0
    return folder


def report(book: Path, output: Path, *more: str) -> int:
    return run([*ASKED, "--book", str(book), "--output", str(output), *more])


def seen(folder: Path) -> dict[str, str]:
    if not folder.exists():
        return {}
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.is_file()
    }


def test_the_manifest_says_what_the_report_is_and_from_which_state_of_the_book(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(book, tmp_path, "--formats", "html,csv") == 0

    assert "performance-report-2017-18Q4.manifest.json" in capsys.readouterr().out
    said = json.loads((tmp_path / "performance-report-2017-18Q4.manifest.json").read_text(encoding="utf-8"))
    assert (said["quarters"], said["published"], said["partnership"]) == (
        ["2017-18Q4"],
        "2018-06-14",
        "Safer X",
    )
    assert said["area"] == {"code": "E06000001", "name": "Hartlepool"}
    assert len(said["journal"]["head"]) == 64
    assert {each["name"]: each["sha256"] for each in said["files"]} == {
        name: held for name, held in seen(tmp_path).items() if "manifest" not in name
    }


def test_a_letter_that_the_pdf_cannot_show_leaves_the_earlier_report(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "out"
    assert report(book, output) == 0
    before = seen(output)
    words = tmp_path / "words.md"
    words.write_text("## Summary\n\n\uf0b7 A quiet quarter.\n", encoding="utf-8")

    assert report(book, output, "--commentary", str(words)) == 1

    said = capsys.readouterr().err
    assert "nothing was written" in said
    assert "the pdf has no picture for U+F0B7 (a sign that only its own program knows)" in said
    assert "write - for it" in said
    assert seen(output) == before
    assert report(book, output, "--commentary", str(words), "--formats", "html,docx,xlsx,csv,json") == 0


def test_a_library_that_fails_is_an_incident_and_nothing_was_written(
    book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TITHING_INCIDENTS", str(tmp_path / "incidents"))

    def broken(*_: object) -> str:
        raise ValueError("zebra")

    monkeypatch.setattr("tithing.documents.renderers.to_xlsx.sheet_names", broken)

    assert report(book, tmp_path / "out") == UNFORESEEN

    said = capsys.readouterr().err
    [log] = (tmp_path / "incidents").iterdir()
    assert "the xlsx could not be made" in said
    assert "nothing was written" in said
    assert f"Incident {log.stem}" in said
    assert "to_xlsx.py" in log.read_text(encoding="utf-8")
    assert "zebra crossing" not in log.read_text(encoding="utf-8")
    assert seen(tmp_path / "out") == {}


KILLED_AT = """
import os, sys
from tests.support.killed import KILLED, at_operation
from tithing.cli import run
import tithing.documents.renderers.to_csv, tithing.documents.renderers.to_html, tithing.documents.renderers.to_pdf
import tithing.sources.registry, tithing.store.parquet.engine_polars, tithing.workflows.figures_out.report
from tools.drill.own_files import read_own_files

read_own_files()
numbers, output, asked = sys.argv[1].split(","), sys.argv[2], sys.argv[3:]
for number in numbers:
    child = os.fork()
    if child == 0:
        with at_operation(int(number), lambda: os._exit(KILLED)) as done:
            code = run([*asked, "--output", os.path.join(output, number)])
        print("operations", done[0], flush=True)
        os._exit(code)
    print("ended", os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""


def killed_at(numbers: Sequence[int], book: Path, output: Path, temporary: Path) -> dict[str, list[int]]:
    """The report, once for each of these numbers, in a process that is ended at its n-th operation on files; 0 for never.

    With which codes they ended, and how many operations those had that came to their end.
    """
    command = [sys.executable, "-c", KILLED_AT, ",".join(map(str, numbers)), str(output), *ASKED]
    said = subprocess.run(
        [*command, "--book", str(book), "--formats", "html,pdf,csv"],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        env={**unmeasured(), "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
        timeout=300,
    ).stdout
    lines = [line.split() for line in said.splitlines() if line.strip()]
    return {word: [int(line[1]) for line in lines if line[0] == word] for word in ("ended", "operations")}


def test_killed_anywhere_a_report_leaves_nothing_of_the_files_in_the_temp_folder(
    book: Path, tmp_path: Path
) -> None:
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    whole = killed_at([0], book, tmp_path / "whole", temporary)
    (operations,) = whole["operations"]
    assert (whole["ended"], list(temporary.iterdir())) == ([0], [])

    points = range(1, operations, operations // 9)
    ended = killed_at(points, book, tmp_path, temporary)["ended"]

    assert ended.count(KILLED) >= 8
    left = [path for path in temporary.rglob("*") if path.is_file() and not path.is_symlink()]
    assert [
        path for path in left if path.read_bytes() not in (b"", b"blat")
    ] == []  # Python tries the folder so


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_a_report_that_is_stopped_in_the_middle_says_so_and_writes_nothing(
    book: Path, tmp_path: Path
) -> None:
    program = (
        "import os, signal, sys; from tithing.documents.renderers import to_csv as made; real = made.to_csv\n"
        "made.to_csv = lambda laid: (os.kill(os.getpid(), signal.SIGINT), real(laid))[1]\n"
        "from tithing.cli import main; main()"
    )
    command = [sys.executable, "-c", program, *ASKED, "--book", str(book), "--output", str(tmp_path / "out")]

    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)

    assert done.returncode == 130
    assert done.stderr == "Stopped.\n"
    assert seen(tmp_path / "out") == {}

"""Whatever a command is given, a person reads sentences: never a traceback, and no incident from what can be foreseen.

TITHING_FUZZ sets how many inputs each seed tries (20 in the build); a failure names its seed and its command line.
"""

from __future__ import annotations

import os
import random
from pathlib import Path

import pytest

from tests.support.hostile import command_line, copied, files_in
from tithing.cli import run
from tithing.cli.exit_codes import UNFORESEEN

TRIED = int(os.environ.get("TITHING_FUZZ", "20"))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small book that is in order."""
    from tests.support.hostile import GOOD

    folder = tmp_path_factory.mktemp("good") / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    (folder.parent / "good.csv").write_bytes(GOOD)
    assert run(["import", str(folder.parent / "good.csv"), "--book", str(folder)]) == 0
    return folder


@pytest.mark.parametrize("seed", range(10))
def test_no_input_ends_a_command_with_anything_but_a_sentence(
    seed: int, book: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    rng = random.Random(seed)
    monkeypatch.setenv("TITHING_INCIDENTS", str(tmp_path / "incidents"))
    monkeypatch.chdir(tmp_path)
    files = files_in(tmp_path / "files")
    for number in range(TRIED):
        odd = copied(book, tmp_path / f"book-{number}", rng, spoil=rng.random() < 0.6)
        argv = command_line(rng, files, odd, tmp_path / "output")

        code = run(argv)

        said = capsys.readouterr()
        logs = "".join(path.read_text() for path in (tmp_path / "incidents").glob("*"))
        assert code != UNFORESEEN, (seed, argv, logs)
        assert code in (0, 1, 2), (seed, argv)
        assert code == 0 or argv[0] == "check" or said.err.strip(), (seed, argv)
        assert "Traceback" not in said.err, (seed, argv)
        assert "\x1b" not in said.out + said.err, (seed, argv)

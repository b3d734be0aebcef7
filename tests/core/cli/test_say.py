"""Every line to a terminal is clean, none is lost for an accent, and nobody reading is not a failure of the work."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tithing.cli import say
from tithing.vocabulary.characters.json_text import json_text

HOSTILE = "a\x1b[2J\x07b\x9bc\u202ed\u200be\x00f\rg\nh\tiéj\ud800k"


def test_a_line_is_one_line_without_control_characters_or_marks_that_turn_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    say.say(HOSTILE)
    say.warn(HOSTILE)

    said = capsys.readouterr()
    assert said.out == "a�[2J�b�cde�f g h iéj�k\n"
    assert said.err == said.out


def test_a_name_of_many_letters_is_cut_and_says_so(capsys: pytest.CaptureFixture[str]) -> None:
    say.say("x" * 60_000)

    assert capsys.readouterr().out.endswith("x… (and 56,000 more letters)\n")


@pytest.mark.parametrize(
    ("encoding", "expected"),
    [
        ("ascii", "Ynys Mon: 5% -> GBP 3, -2 ?\n"),
        ("cp1252", "Ynys Môn: 5% -> £3, -2 ?\n"),
        ("utf-8", "Ynys Môn: 5% → £3, −2 字\n"),
    ],
)
def test_a_terminal_without_a_letter_gets_the_nearest(
    encoding: str, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding=encoding))

    say.say("Ynys Môn: 5% → £3, −2 字")
    say.flush()

    assert held.getvalue().decode(encoding) == expected


def test_json_gives_back_every_letter_and_shows_none_that_disturbs() -> None:
    text = json_text([HOSTILE, "Môn"])

    assert json.loads(text) == [HOSTILE, "Môn"]
    assert "Môn" in text
    assert text.replace("\n", "").isprintable()


def test_what_a_program_reads_is_utf_8_whatever_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    held = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(held, encoding="ascii"))

    say.give("Môn,1\n")
    say.flush()

    assert held.getvalue() == "Môn,1\n".encode()


def test_what_a_program_reads_is_cleaned_where_a_person_looks_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    say.give("a\x1b[2J,1\nb,2\n")

    assert capsys.readouterr().out == "a�[2J,1\nb,2\n"


def leave(command: str, **options: object) -> subprocess.CompletedProcess[str]:
    """The command as a shell runs it."""
    return subprocess.run(  # type: ignore[call-overload,no-any-return]
        ["sh", "-c", f'"{sys.executable}" -m tithing {command}'],
        capture_output=True,
        text=True,
        check=False,
        **options,
    )


@pytest.mark.parametrize("redirection", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_terminal_stops_no_command(redirection: str, tmp_path: Path) -> None:
    done = leave(f"init {tmp_path}/book --name X --area Hartlepool {redirection}")

    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    assert (tmp_path / "book" / "partnership" / "partnership.toml").read_bytes().startswith(b"#")


def test_a_reader_of_a_pipe_that_has_gone_is_not_a_failure() -> None:
    done = leave("indicators | head -1; exit 0")

    assert done.stdout.count("\n") == 1
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
def test_words_that_cannot_be_printed_are_not_told_as_work_that_was_not_done(tmp_path: Path) -> None:
    done = leave(f"init {tmp_path}/book --name X --area Hartlepool > /dev/full")

    assert done.returncode == 1
    assert done.stderr.startswith("What was done could not be printed: No space left on device.")
    assert "nothing was changed" not in done.stderr
    assert (tmp_path / "book" / "partnership").is_dir()


@pytest.mark.parametrize("argument", [b"\xff\xfe", b"a\x1b]0;x\x07", "字\u202e".encode()])
def test_arguments_that_no_terminal_shows_are_said_clean(argument: bytes) -> None:
    for command in (
        [argument],
        [b"import", b"x", argument, b"--book", argument],
        [b"init", b"--x" + argument],
    ):
        done = subprocess.run(
            [os.fsencode(sys.executable), b"-m", b"tithing", *command],
            capture_output=True,
            check=False,
            env={**os.environ, "PYTHONIOENCODING": "ascii"},
        )

        assert done.returncode in (1, 2)
        assert done.stderr
        assert all(byte == 10 or 32 <= byte < 127 for byte in done.stderr), done.stderr
        assert b"Traceback" not in done.stderr

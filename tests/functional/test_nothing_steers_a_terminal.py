"""Whatever stands in a book, a file or an argument, no command gives a terminal a letter that it would obey."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.by_example import examples_of, with_each_value, writing_to
from tests.support.hostile import GOOD
from tithing.cli import every_command, run, say
from tithing.cli.exit_codes import UNFORESEEN
from tithing.documents.files.csv_text import csv_text
from tithing.vocabulary.characters.json_text import json_text
from tithing.vocabulary.characters.unsteered import unsteered

TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
STEERS = frozenset([*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0)), *TURNING]) - {"\n", "\t"}
ODD = "\x9b31m\x1b[2J\x85\u202e\u2066\u200f"  # where TOML allows it, it is written as \\u
QUARTER = ["--quarter", "2017-18Q4"]


def steering_in(held: bytes) -> set[str]:
    return STEERS & set(held.decode("utf-8", "surrogateescape"))


@given(
    st.lists(
        st.text(st.sampled_from([*sorted(STEERS), "é", "=", ",", '"', "\n", "\ud800"]), max_size=20),
        max_size=4,
    )
)
def test_no_writer_of_text_lets_such_a_letter_through(words: list[str]) -> None:
    assert not STEERS & set(csv_text(("a",), [[each] for each in words]))
    assert not STEERS & set(json_text(words))
    assert not STEERS & set("".join(map(say.one_line, words)))
    assert not STEERS & set("".join(map(unsteered, words)))
    assert json.loads(json_text(words)) == words


def test_a_letter_that_is_taken_out_hides_no_formula() -> None:
    assert csv_text(("a",), [["\u202e=1+1"], ["\x9b@SUM(1)"]]) == "a\n'=1+1\n'@SUM(1)\n"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with such letters in every name that somebody may write: its own, a measure's, a plan's, a partner's, a file's."""
    folder = tmp_path_factory.mktemp("odd") / "book"
    assert run(["init", str(folder), "--name", "Safer X", "--area", "Hartlepool"]) == 0
    config = folder / "partnership" / "partnership.toml"
    odd = json.dumps(ODD)[1:-1].replace("\x9b", "\\u009b").replace("\x85", "\\u0085")
    config.write_text(config.read_text().replace('"Safer X"', f'"Safer{odd} X"'), encoding="utf-8")
    with config.open("a", encoding="utf-8") as file:
        file.write(f'\n[[partners]]\nslug = "odd"\nname = "Odd{odd}"\n')
        file.write('[[partners.owes]]\nmeasures = ["shoplifting"]\ndue_days = 30\n')
    measures = folder / "partnership" / "measures"
    measures.mkdir(exist_ok=True)
    (measures / "own.toml").write_text(f'[ducks]\ntitle = "Ducks{odd}"\n', encoding="utf-8")
    sent = folder.parent / f"a{ODD}.csv"
    sent.write_bytes(GOOD + f"Ducks{ODD},Hartlepool,2018-01-01,2018-03-31,7,count\n".encode())
    assert run(["import", str(sent), "--book", str(folder), "--reason", f"sent{ODD}"]) in (0, 1)
    sent.write_bytes(GOOD)
    assert run(["import", str(sent), "--book", str(folder), "--reason", f"sent{ODD}"]) == 0
    return folder


def _commands(book: Path, files: Path) -> list[list[str]]:
    """Lines with the odd letters where an example has none: in files, among a book's own words, and for what is refused."""
    sent, pack, out = files / f"b{ODD}.csv", files / f"pack{ODD}.txt", files / f"out{ODD}"
    at = ["--book", str(book)]
    return [
        ["init", str(files / f"new{ODD}"), "--name", f"N{ODD}", "--area", "Hartlepool"],
        ["init", str(files / "other"), "--name", "N", "--area", f"Hart{ODD}"],
        ["init", str(files / "third"), "--name", "N", "--area", "Hartlepool", "--contact", ODD],
        *(["wanting", *at, "--format", each] for each in ("text", "json")),
        ["framework", *at],
        ["framework", *at, "--year", ODD],
        ["import", str(sent), "--preview", *at, "--reason", ODD],
        ["import", str(sent), *at, "--source", ODD],
        ["import", str(files / f"bad{ODD}.csv"), *at],
        ["waiting", *at],
        ["waiting", ODD, *at],
        ["accept", ODD, *at],
        ["discard", ODD, *at, "--reason", "x"],
        ["map", str(sent)],
        *(["report", "performance", *at, *QUARTER, "--output", str(out), "--formats", f"csv,json,html{x}"] for x in ("", ODD)),
        *(["figures", *at, *QUARTER, "--format", each] for each in ("table", "json", "csv")),
        ["figures", *at, *QUARTER, "--area", ODD],
        *(["indicators", *at, "--format", each] for each in ("table", "json")),
        ["returns", "template", "--partner", "odd", *QUARTER, "--output", f"{out}.xlsx", *at],
        ["returns", "template", "--partner", ODD, *QUARTER, "--output", f"{out}.xlsx", *at],
        *(["journal", *at, "--format", each] for each in ("table", "json")),
        *(["check", str(pack), "--format", each] for each in ("text", "json", "html")),
        ["report", "performance", *at, *QUARTER, "--release", "--because", ODD, "--reason", ODD, "--output", str(out)],
        *(["published", *at, "--format", each] for each in ("text", "json")),
        ["withdraw", "1", "--reason", ODD, *at],
        ["withdraw", "2", "--reason", f"wrong{ODD}", *at],
        ["erase", "2", "--reason", f"wrong{ODD}", *at],
        ["erase", ODD, "--reason", "wrong", *at],
        ["verify", *at],
        ["rebuild", *at],
        ["repair", *at, "--from", str(files / ODD)],
        ["upgrade", *at],
        ["serve", "--port", ODD, *at],
        ["worker", "--book", f"{book}{ODD}"],
        ["backup", *at, "--to", str(files / f"backup{ODD}")],
        ["backup", *at, "--to", str(book / f"in{ODD}")],
        ["restore", "--from", str(files / f"backup{ODD}"), "--book", str(files / f"restored{ODD}")],
        ["restore", "--from", str(files / f"none{ODD}"), "--book", str(files / f"other{ODD}")],
        ["admin", "create", "--email", f"a{ODD}", "--name", f"A{ODD}", *at],
        ["admin", "link", "--email", f"a{ODD}", *at],
        ["admin", "create", "--email", "a@practice.example", *at],
        [ODD],
    ]  # fmt: skip


def _by_their_examples(but: set[str], book: Path, folder: Path) -> list[list[str]]:
    """Of each command that is not written down, its example with the odd letters behind each of its values."""
    lines = [line for name in sorted(every_command().keys() - but) for line in examples_of(name, book)]
    lines = [writing_to(line, folder / "out") if "--output" in line else line for line in lines]
    return [argv for line in lines for argv in with_each_value(line, ODD)]


def _files(folder: Path) -> Path:
    folder.mkdir()
    (folder / f"b{ODD}.csv").write_bytes(GOOD.replace(b",5,", b",6,"))
    (folder / f"bad{ODD}.csv").write_bytes(GOOD.replace(b",5,", f",{ODD},".encode()))
    table = f"Type{ODD}\t2017\t2018\nRobbery{ODD}\t1\t2\nBurglary\t3\t4\nTotal\t4\t7\n"
    (folder / f"pack{ODD}.txt").write_text(table, encoding="utf-8")
    return folder


def test_no_command_prints_such_a_letter(
    book: Path,
    tmp_path: Path,
    capfdbinary: pytest.CaptureFixture[bytes],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TITHING_INCIDENTS", str(tmp_path / "incidents"))
    files = _files(tmp_path / "files")
    mine = Path(shutil.copytree(book, tmp_path / f"book{ODD}"))
    written_down = _commands(mine, files)
    tried = [*_by_their_examples({argv[0] for argv in written_down}, mine, tmp_path), *written_down]
    assert {argv[0] for argv in tried} >= set(every_command())
    capfdbinary.readouterr()
    for argv in tried:
        code = run(argv)

        said = capfdbinary.readouterr()
        assert said.out + said.err, argv
        assert steering_in(said.out + said.err) == set(), argv
        assert code != UNFORESEEN, argv


def test_no_file_that_is_text_holds_such_a_letter(book: Path, tmp_path: Path) -> None:
    files, out = _files(tmp_path / "files"), tmp_path / "out"
    argv = ["report", "performance", "--book", str(book), *QUARTER, "--output", str(out), "--formats"]
    assert run([*argv, "csv,json,html"]) == 0
    for form in ("json", "html", "text"):
        assert run(
            ["check", str(files / f"pack{ODD}.txt"), "--format", form, "--output", str(out / form)]
        ) in (0, 1)

    written = [path for path in out.rglob("*") if path.is_file()]
    assert len(written) == 7
    assert [path.name for path in written if steering_in(path.read_bytes())] == []

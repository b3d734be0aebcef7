"""Hostile things to give to a command: files, books and words as no one should send them, chosen by a seed."""

from __future__ import annotations

import gzip
import io
import json
import os
import random
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

HEAD = "measure,area,period_start,period_end,value,unit"
ROW = "Shoplifting,Hartlepool,2018-01-01,2018-03-31,5,count"
GOOD = f"{HEAD}\n{ROW}\n".encode()

WORDS = (
    "", " ", "-", "--", "0", "-1", "1e999", "nan", "x" * 5_000, "é", "字", "\u202ex", "a\nb", "a\x1b[2Jb", "\udcff", "'", '"',
    "%s", "{0}", "../..", "~", "*", "=1+1", "Hartlepool", "E06000001", "E99999999", "2017-18Q4", "0219-20Q1", "9999-00Q4",
    "2017-18Q5", "Q4", "2018-04-30", "0001-01-01", "9999-12-31", "2018-02-30", "shoplifting", "Shoplifting", "html", "pdf,,csv",
    "csv", "json,nothing", "fire-brigade", "performance", "template",
)  # fmt: skip

CONFIGS = (
    b"", b"\xff\xfe\x00", b"name = ", b"name = 3\narea = 4\n", b'name = "X"\n', b'name = "X"\narea = "E99999999"\n',
    b'name = "X"\narea = "E06000001"\nneighbours = "E06000002"\n', b'name = "X"\narea = "E06000001"\nneighbours = [1, []]\n',
    b'name = "X"\narea = "E06000001"\n[[partners]]\n', b'name = "X"\narea = "E06000001"\npartners = 3\n',
    b'name = "X"\narea = "E06000001"\n[[partners]]\nslug = "fire"\nname = "F"\nowes = "all"\n',
    b'name = "X"\narea = ["E06000001"]\n[area_aliases]\n"" = 3\n', b'name = "' + b"x" * 70_000 + b'"\narea = "E06000001"\n',
    b'name = "a\\u001bb\\u202e"\narea = "E06000001"\n', b"[" * 3_000, b"a = " + b"[" * 3_000,
    b'name = "X"\narea = "E06000001"\nlocal_areas = [1]\nmost_similar = {}\ncontact = []\n',
)  # fmt: skip

RECORDS = (
    b"", b"\n\n", b"{}\n", b"[]\n", b"null\n", b"{", b"\xff\xfe\n", b"1\n" * 50, b'{"format": "x"}\n', b'{"format": 99}\n',
    b"[" * 5_000 + b"\n", b"x" * 100_000,
)  # fmt: skip
DOCUMENTS = (
    b"", b"\0" * 200, b"%PDF-1.7\n%%EOF", b"%PDF-1.4\n1 0 obj\n<<", b"PK\x03\x04" + b"x" * 99, b"<html><table><tr><td>",
    b"\xff\xfeh\x00",
    b"<!DOCTYPE html>" + b"<div>" * 20_000, b"Type\t2017\t2018\nRobbery\t\x1b[2J\t\xff\n", b"|a|b|\n|-|\n" * 50, b'"' * 5_000,
    b"\xef\xbb\xbf", b"a,b\n" + b"1," * 3_000, GOOD,
)  # fmt: skip


def files_in(folder: Path) -> list[Path]:
    """Every kind of thing that a path can name, made in `folder`."""
    folder.mkdir()
    made: list[Path] = [
        folder,
        folder / "missing.csv",
        Path("/dev/null"),
        folder / ("n" * 300),
        folder / "a" / "b.csv",
    ]
    for number, content in enumerate((*DOCUMENTS, *CONFIGS[:6])):
        ending = (".csv", ".txt", ".pdf", ".xlsx", ".html", ".docx", ".zip", ".gz", ".ods", ".md", "")[
            number % 11
        ]
        made.append(_written(folder / f"file-{number}{ending}", content))
    made.append(_written(folder / "na\nme\x1b[2J\u202e.csv", GOOD))
    made.append(_written(folder / os.fsdecode(b"\xff\xfe.csv"), GOOD))
    made.append(_written(folder / "good.csv", GOOD))
    made.append(_written(folder / "good.csv.gz", gzip.compress(GOOD)))
    made.append(_written(folder / "names.zip", _zip_of_odd_names()))
    (folder / "loop.csv").symlink_to("loop.csv")
    return [*made, folder / "loop.csv"]


def _written(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


def _zip_of_odd_names() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        for name in ("a\x1b.csv", "x" * 60_000 + ".csv", "b\nc.csv", "caf\u00e9.csv"):
            package.writestr(name, GOOD)
    return held.getvalue().replace("é".encode(), b"\xff\xfe")  # names that are no UTF-8


def copied(book: Path, target: Path, rng: random.Random, *, spoil: bool) -> Path:
    """A copy of a good book, in which something is odd where it is to be spoilt."""
    shutil.copytree(book, target)
    if spoil:
        rng.choice(_SPOILERS)(target, rng)
    return target


def _config(book: Path, rng: random.Random) -> None:
    (book / "partnership" / "partnership.toml").write_bytes(rng.choice(CONFIGS))


RECORD = ("journal.jsonl", "details.jsonl", "head.json", "book.json")


def _record(book: Path, rng: random.Random) -> None:
    """One of the files that say what the book holds is something else."""
    (book / rng.choice(RECORD)).write_bytes(rng.choice(RECORDS))


def _record_field(book: Path, rng: random.Random) -> None:
    """One field in them is of another kind."""
    path = book / rng.choice(RECORD)
    first, *others = path.read_text(encoding="utf-8").splitlines() if path.exists() else ["{}"]
    said = json.loads(first)
    said[rng.choice(sorted(said) or ["n"])] = rng.choice((None, 3, "x", [], {}, [[]], [{"path": 3}]))
    path.write_text("\n".join([json.dumps(said), *others]) + "\n", encoding="utf-8")


def _store(book: Path, rng: random.Random) -> None:
    """A file of the store, cut, emptied, or of another kind."""
    held = sorted(path for path in (book / "store").rglob("*") if path.is_file())
    if held:
        path = rng.choice(held)
        before = path.read_bytes()
        path.write_bytes(rng.choice((b"", before[: len(before) // 2], b"PAR1", b"\0" * 400)))


def _swapped(book: Path, rng: random.Random) -> None:
    """A folder where a file should be, or the other way round."""
    path = book / rng.choice(
        ("journal.jsonl", "store", "raw", "partnership/partnership.toml", "partnership/frameworks")
    )
    if path.is_dir():
        shutil.rmtree(path)
        path.write_bytes(b"a file")
    else:
        path.unlink(missing_ok=True)
        path.mkdir()


def _extra(book: Path, rng: random.Random) -> None:
    """Something of the partnership's own that is not as it should be."""
    place = rng.choice(("frameworks/2017-18.toml", "measures/own.toml", "indicators/own.toml"))
    path = book / "partnership" / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(
        rng.choice(
            (
                *CONFIGS,
                b"[thefts]\ntitle = 3\n",
                b"[[objectives]]\nindicators = 3\n",
                b"[a.b]\nc = 1979-05-27\n",
            )
        )
    )


_SPOILERS: tuple[Callable[[Path, random.Random], None], ...] = (
    _config,
    _swapped,
    _extra,
    _record,
    _record_field,
    _store,
)


def command_line(rng: random.Random, files: list[Path], book: Path, output: Path) -> list[str]:
    """A command with arguments that are sometimes right, sometimes not."""
    options = _OPTIONS[name := rng.choice(sorted(_OPTIONS))]
    arguments = [name]
    for option in options:
        if option.startswith("=") or rng.random() < (
            0.85 if option in ("--book", "--output", "--quarter") else 0.3
        ):
            arguments += [option] if option.startswith("--") else []
            arguments.append(_value(option, rng, files, book, output))
    return arguments if rng.random() < 0.95 else [*arguments, rng.choice(WORDS)]


_OPTIONS: dict[str, tuple[str, ...]] = {
    "import": ("=file", "--book", "--source", "--released", "--supplier"),
    "check": ("=file", "--against", "--format", "--output", "--min-severity"),
    "figures": ("--book", "--quarter", "--area", "--indicator", "--format", "--as-known-on"),
    "report": (
        "=kind",
        "--book",
        "--quarter",
        "--area",
        "--commentary",
        "=formats",
        "--output",
        "--published",
        "--since",
    ),
    "returns": ("=action", "--partner", "--quarter", "--output", "--book"),
    "indicators": ("--format", "--book"),
    "init": ("=folder", "--name", "--area"),
    "rebuild": ("--book",),
}


def _value(option: str, rng: random.Random, files: list[Path], book: Path, output: Path) -> str:
    usual = {
        "--book": str(book), "--quarter": "2017-18Q4", "=kind": "performance", "=action": "template", "--area": "Hartlepool",
        "=formats": rng.choice(("--formats=csv", "--formats=html,json", f"--formats={rng.choice(WORDS)}")),
        "=folder": str(output / "new"), "--output": str(output / rng.choice(("out", "out.xlsx", "out.html", "f/x.json"))),
    }  # fmt: skip
    if option in ("=file", "--against", "--commentary"):
        return str(rng.choice(files))
    if option in usual and (option.startswith("=") or rng.random() < 0.8):
        return usual[option]
    return rng.choice((*WORDS, str(rng.choice(files))))

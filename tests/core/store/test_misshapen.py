"""Whatever stands in the book's own files, of whatever kind, is told as damage: no key and no type is an error further on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import NOW, SOURCES, ledger, make_book, monthly, take
from tests.support.properties import long_property
from tithing.observations.observation import Observations
from tithing.reading.book import open_as_it_is, open_book
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.chain import line_after, parse_line, sha256
from tithing.store.journal.head import Head
from tithing.store.journal.papers import read_identity
from tithing.store.journal.shape import why_misshapen
from tithing.vocabulary.problems import Refused
from tithing.workflows.erase import erase
from tithing.workflows.journal import list_journal
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

VALUES: tuple[Any, ...] = (
    None, 0, -1, 3, 10**30, 1.5, True, "", "x", "..", "/etc/x", "2018-13-01", "é",
    [], [[]], [1], ["x"], [["../x", "y"]], {}, {"a": 1},
)  # fmt: skip
NAMES = ("book.json", "head.json", "journal.jsonl", "details.jsonl")
LINES = 7


@pytest.fixture(scope="module")
def arena(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book of which each kind of line stands in the journal."""
    top = tmp_path_factory.mktemp("arena")
    book = make_book(top / "book")
    take(book, ledger(top / "a.csv", "thefts,E06000001,2018-01,96"))
    take(book, monthly(top / "m.csv", "2018-02", E06000001=3))
    take(book, ledger(top / "gone.csv", "thefts,E06000002,2018-01,5"))
    with pytest.raises(Refused):
        take(book, ledger(top / "bad.csv", "thefts,E06000003,2018-01,x"))
    erase(book, "3", reason="it should not have come", now=NOW)
    withdraw(book, "1", reason="sent by mistake", now=NOW)
    (book.folder.store / "stray").write_text("a stray")
    repair(book, now=NOW, sources=SOURCES)
    return book.folder.root


def _tried(root: Path, name: str, at: int, key: int, value: Any, drop: bool) -> str:
    """Change one key of one line of a file."""
    texts = (root / name).read_bytes().splitlines()
    number = at % len(texts)
    said = json.loads(texts[number])
    chosen = sorted(said)[key % len(said)]
    if drop:
        del said[chosen]
    else:
        said[chosen] = value
    texts[number] = json.dumps(said).encode()
    (root / name).write_bytes(b"".join(text + b"\n" for text in texts))
    return str(chosen)


def _chain_again(root: Path) -> None:
    """Make a journal and a head in which the details are believed, as a program with a fault would have written them."""
    folder = BookFolder(root)
    old = [parse_line(text) for text in folder.journal.read_bytes().splitlines()]
    standing = {sha256(text) for text in (root / "before.jsonl").read_bytes().splitlines()}
    kept = iter(folder.details.read_bytes().splitlines())
    before, lines = read_identity(folder).sha256, []
    for line in old:
        detail = next(kept) if line.detail in standing else b"gone"
        lines.append(
            line_after(before, n=line.n, day=line.day, status=line.status, file=line.file, detail=detail)
        )
        before = lines[-1].hash
    journal = b"".join(line.text + b"\n" for line in lines)
    folder.journal.write_bytes(journal)
    folder.head.write_bytes(Head(len(lines), len(journal), before, read_identity(folder).id).written())


def _use_it(root: Path) -> int:
    """Everything that reads a book or mends it; how much of it was refused."""
    refused = 0
    for work in (
        lambda: read_observations(BookFolder(root)),
        lambda: list_journal(open_book(root)),
        lambda: verify(open_as_it_is(root)),
        lambda: withdraw(open_book(root), "2", reason="sent twice", now=NOW),
        lambda: erase(open_book(root), "2", reason="sent twice", now=NOW),
        lambda: rebuild(open_book(root), now=NOW, sources=SOURCES),
        lambda: upgrade(open_as_it_is(root), now=NOW),
        lambda: repair(open_as_it_is(root), now=NOW, sources=SOURCES),
        lambda: read_observations(BookFolder(root)),
    ):
        try:
            work()
        except Refused:
            refused += 1
    return refused


@contextmanager
def _copied(arena: Path) -> Iterator[Path]:
    with TemporaryDirectory() as top:
        yield Path(shutil.copytree(arena, Path(top, "book")))


def _read(root: Path) -> Observations | None:
    """What the book says; None where it is refused."""
    try:
        return read_observations(BookFolder(root))
    except Refused:
        return None


@long_property(examples=20)
@given(
    name=st.sampled_from(NAMES),
    at=st.integers(0, LINES),
    key=st.integers(0, 30),
    value=st.sampled_from(VALUES),
    drop=st.booleans(),
)
def test_an_edited_key_is_never_believed_and_ends_in_a_refusal_or_is_mended(
    arena: Path, name: str, at: int, key: int, value: Any, drop: bool
) -> None:
    with _copied(arena) as root:
        _tried(root, name, at, key, value, drop)

        assert _read(root) in (None, _read(arena))
        _use_it(root)


@long_property(examples=20)
@given(at=st.integers(0, LINES), key=st.integers(0, 30), value=st.sampled_from(VALUES), drop=st.booleans())
def test_a_detail_that_is_proved_and_misshapen_is_damage_and_no_error(
    arena: Path, at: int, key: int, value: Any, drop: bool
) -> None:
    with _copied(arena) as root:
        shutil.copy(root / "details.jsonl", root / "before.jsonl")
        _tried(root, "details.jsonl", at, key, value, drop)
        _chain_again(root)
        details = [json.loads(text) for text in (root / "details.jsonl").read_bytes().splitlines()]

        was_read = _read(root) is not None

        assert not (was_read and any(why_misshapen(detail) for detail in details))
        _use_it(root)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_nested_too_deep_is_damage(arena: Path, tmp_path: Path, name: str) -> None:
    shutil.copytree(arena, tmp_path / "book")
    (tmp_path / "book" / name).write_bytes(b"[" * 100_000 + b"\n")

    assert _use_it(tmp_path / "book") > 0


def test_an_edited_detail_is_never_taken_for_the_truth(arena: Path, tmp_path: Path) -> None:
    """Its line and the head both say otherwise: repair asks for a backup."""
    root = tmp_path / "book"
    shutil.copytree(arena, root)
    text = (root / "details.jsonl").read_bytes()
    (root / "details.jsonl").write_bytes(text.replace(b'"rows": 1', b'"rows": 7', 1))

    with pytest.raises(Refused, match="--from BACKUP"):
        repair(open_as_it_is(root), now=NOW, sources=SOURCES)


def test_only_what_is_below_the_book_is_ever_removed(arena: Path, tmp_path: Path) -> None:
    root = tmp_path / "book"
    shutil.copytree(arena, root)
    (tmp_path / "mine.txt").write_text("not the book's")
    head = json.loads((root / "head.json").read_bytes())["head"]
    (root / "writing" / "dead").mkdir(parents=True)
    intent = {"before": head, "after": "x", "make": ["../mine.txt"], "remove": [], "forget": [], "scrub": []}
    (root / "writing" / "dead" / "intent.json").write_text(json.dumps(intent))

    withdraw(open_book(root), "2", reason="sent twice", now=NOW)

    assert (tmp_path / "mine.txt").exists()


@pytest.mark.parametrize("settle", ["the next writer", "repair"])
def test_what_a_dead_write_declared_makes_nobody_forget_what_stands(
    arena: Path, tmp_path: Path, settle: str
) -> None:
    """A number in it that a flipped bit has changed: only lines that the journal calls erased lose their details."""
    root = tmp_path / "book"
    shutil.copytree(arena, root)
    details = (root / "details.jsonl").read_bytes()
    head = json.loads((root / "head.json").read_bytes())["head"]
    (root / "writing" / "dead").mkdir(parents=True)
    intent = {"before": "x", "after": head, "make": [], "remove": [], "forget": [1, 2], "scrub": []}
    (root / "writing" / "dead" / "intent.json").write_text(json.dumps(intent))

    if settle == "repair":
        repair(open_as_it_is(root), now=NOW, sources=SOURCES)
    else:
        withdraw(open_book(root), "2", reason="sent twice", now=NOW)

    assert (root / "details.jsonl").read_bytes().startswith(details)
    assert not (root / "writing" / "dead").exists()

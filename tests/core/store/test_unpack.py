"""What arrives packed is opened within limits; what is broken or hostile is refused in a sentence."""

from __future__ import annotations

import gzip
import io
import os
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tithing.store.disk.arrivals import Arrival, find_arrivals
from tithing.store.disk.unpack import Limits, Opened, open_arrival
from tithing.vocabulary.problems import Refused

TEXT = b"month,area\n2018-01,E06000001\n"


def _open(tmp_path: Path, name: str, content: bytes, limits: Limits | None = None) -> Opened:
    path = tmp_path / name
    path.write_bytes(content)
    return open_arrival(Arrival(path, name, named=True), into=tmp_path / "into", limits=limits or Limits())


def _refusal(tmp_path: Path, name: str, content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(Refused) as refusal:
        _open(tmp_path, name, content, limits)
    return str(refusal.value)


def _zip(*members: tuple[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


def _zip_with(change: Callable[[zipfile.ZipInfo], None]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        info = zipfile.ZipInfo("a.csv")
        change(info)
        archive.writestr(info, TEXT)
    return made.getvalue()


def test_a_plain_file_stays_where_it_is(tmp_path: Path) -> None:
    (one,) = _open(tmp_path, "a.csv", TEXT).unpacked

    assert one.path == tmp_path / "a.csv"
    assert one.size == len(TEXT)


def test_a_gzip_is_unpacked_without_its_ending(tmp_path: Path) -> None:
    (plain,) = _open(tmp_path, "a.csv", TEXT).unpacked
    (one,) = _open(tmp_path, "a.csv.gz", gzip.compress(TEXT)).unpacked

    assert one.path.name.endswith("a.csv")
    assert one.path.read_bytes() == TEXT
    assert one.content_sha256 == plain.content_sha256


def test_two_gzips_in_one_file_are_read_to_the_end(tmp_path: Path) -> None:
    (one,) = _open(tmp_path, "a.csv.gz", gzip.compress(TEXT) + gzip.compress(b"more\n") + b"\0" * 9).unpacked

    assert one.path.read_bytes() == TEXT + b"more\n"


def test_the_members_of_a_zip_are_unpacked_in_order_of_name(tmp_path: Path) -> None:
    content = _zip(("b/2.csv", TEXT), ("a/1.csv.gz", gzip.compress(TEXT)), ("__MACOSX/._1.csv", b"x"))

    opened = _open(tmp_path, "sent.zip", content)

    assert [each.name for each in opened.unpacked] == ["sent.zip/a/1.csv.gz", "sent.zip/b/2.csv"]
    assert [each.path.read_bytes() for each in opened.unpacked] == [TEXT, TEXT]
    assert opened.passed_over == ("sent.zip/__MACOSX/._1.csv",)


HOSTILE = {
    "an empty file": ("a.csv", b"", "the file is empty"),
    "an empty gzip": ("a.csv.gz", gzip.compress(b""), "the file is empty"),
    "a gzip cut short": ("a.csv.gz", gzip.compress(TEXT * 99)[:-9], "cut short"),
    "a gzip of four bytes": ("a.csv.gz", gzip.compress(TEXT)[:4], "cut short"),
    "a gzip that is damaged": ("a.csv.gz", gzip.compress(TEXT)[:-8] + b"\0" * 8, "cannot be read"),
    "a zip cut short": ("a.zip", _zip(("a.csv", TEXT * 99))[:-30], "the zip cannot be read"),
    "text called a zip": ("a.zip", b"not a zip at all", "the zip cannot be read"),
    "a zip of nothing": ("a.zip", _zip(), "no files to read"),
    "a path that climbs out": ("a.zip", _zip(("../../a.csv", TEXT)), "leads out of it"),
    "a path that climbs out by backslashes": ("a.zip", _zip(("..\\..\\a.csv", TEXT)), "leads out of it"),
    "a file without a name": ("a.zip", _zip(("a.csv", TEXT)).replace(b"a.csv", b"\0.csv"), "has no name"),
    "an absolute path": ("a.zip", _zip(("/etc/a.csv", TEXT)), "leads out of it"),
    "a path with a drive": ("a.zip", _zip(("C:/a.csv", TEXT)), "leads out of it"),
    "a zip in a zip": ("a.zip", _zip(("b.zip", _zip(("a.csv", TEXT)))), "an archive inside an archive"),
    "an empty member": ("a.zip", _zip(("a.csv", b"")), "the file is empty"),
    "a link": (
        "a.zip",
        _zip_with(lambda info: setattr(info, "external_attr", (stat.S_IFLNK | 0o777) << 16)),
        "it is a link",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_broken_or_hostile_is_refused(tmp_path: Path, case: str) -> None:
    name, content, words = HOSTILE[case]

    said = _refusal(tmp_path, name, content)

    assert words in said
    assert said.startswith(name)


def test_a_member_locked_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(_zip(("a.csv", TEXT)))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1

    assert "locked with a password" in _refusal(tmp_path, "a.zip", bytes(content))


def test_a_name_twice_in_a_zip_is_refused(tmp_path: Path) -> None:
    with pytest.warns(UserWarning, match="Duplicate name"):
        content = _zip(("a.csv", TEXT), ("a.csv", TEXT))

    assert "twice" in _refusal(tmp_path, "a.zip", content)


SMALL = Limits(ratio=20, ratio_from=1000)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("bomb.csv.gz", gzip.compress(b"0,0\n" * 100_000)),
        ("bomb.zip", _zip(("a.csv", b"0,0\n" * 100_000))),
    ],
)
def test_what_swells_beyond_any_real_file_is_refused(tmp_path: Path, name: str, content: bytes) -> None:
    said = _refusal(tmp_path, name, content, SMALL)

    assert "more than 20 times its" in said
    assert " MB" not in said  # its own size and the limit on sizes would seem to contradict one another


def test_a_zip_that_understates_its_size_is_stopped_while_it_swells(tmp_path: Path) -> None:
    content = bytearray(_zip(("a.csv", b"0,0\n" * 100_000)))
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = (500).to_bytes(4, "little")

    said = _refusal(tmp_path, "a.zip", bytes(content), SMALL)

    assert "cannot be read" in said or "more than 20 times" in said


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    limits = Limits(file_bytes=1 << 20)

    said = _refusal(tmp_path, "a.csv", TEXT * (limits.file_bytes // len(TEXT) + 1), limits)

    assert "unpacked it is over 1 MB" in said
    assert "each under 1 MB" in said


def test_more_members_than_any_real_archive_are_refused(tmp_path: Path) -> None:
    content = _zip(("a.csv", TEXT), ("b.csv", TEXT))

    assert "2 files, more than the 1" in _refusal(tmp_path, "a.zip", content, Limits(members=1))


@pytest.mark.parametrize("packed", [False, True])
def test_a_line_longer_than_any_record_is_refused_with_its_number(tmp_path: Path, packed: bool) -> None:
    text = b"month,area\n" + b"x" * 3000 + b"\n"
    name, content = ("a.csv.gz", gzip.compress(text)) if packed else ("a.csv", text)

    said = _refusal(tmp_path, name, content, Limits(line_bytes=2000))

    assert f"{name}, row 2: the line is over 2,000 characters" in said


def test_a_folder_is_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.csv", "a/1.csv", ".git/x.csv", "a/.DS_Store", "b/~$2.xlsx"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)

    arrivals = find_arrivals([tmp_path, tmp_path / "a" / "1.csv"])

    assert [each.name for each in arrivals.found] == ["a/1.csv", "b/2.csv"]
    assert arrivals.passed_over == ("a/.DS_Store", "b/~$2.xlsx")


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    """A folder with a file, and links of every kind beside it."""
    for name in ("elsewhere/b.csv", "elsewhere/answers.toml", "sent/a.csv", "sent/within/c.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    links = {
        "gone.csv": "nowhere",
        "link.csv": "elsewhere/b.csv",
        "linked": "elsewhere",
        "same.csv": "sent/a.csv",
    }
    for name, to in {**links, "again": "sent/within", "answers.toml": "elsewhere/answers.toml"}.items():
        (tmp_path / "sent" / name).symlink_to(tmp_path / to)
    os.mkfifo(tmp_path / "sent" / "pipe.csv")
    return tmp_path / "sent"


def test_a_link_in_a_folder_is_followed_within_it_alone_and_what_is_not_read_is_told(linked: Path) -> None:
    arrivals = find_arrivals([linked])

    assert sorted(each.path.resolve().name for each in arrivals.found) == ["a.csv", "c.csv"]
    assert arrivals.answers == ()
    assert arrivals.passed_over == ()
    outside = "outside the folder; name the {0} itself to import it"
    assert arrivals.not_read == (
        f"answers.toml: is a link to a file {outside.format('file')}",
        "gone.csv: is a link that leads nowhere",
        f"link.csv: is a link to a file {outside.format('file')}",
        f"linked: is a link to a folder {outside.format('folder')}",
        "pipe.csv: is no file",
    )


def test_a_link_that_is_named_is_followed(linked: Path) -> None:
    arrivals = find_arrivals([linked / "link.csv", linked / "linked"])

    assert [each.name for each in arrivals.found] == ["link.csv"]
    assert arrivals.problems == ()


def test_a_folder_that_is_itself_a_link_is_read(linked: Path, tmp_path: Path) -> None:
    (tmp_path / "to it").symlink_to(linked)

    assert [each.name for each in find_arrivals([tmp_path / "to it"]).found] == ["a.csv", "within/c.csv"]


def test_a_folder_of_links_alone_says_what_each_is(tmp_path: Path, linked: Path) -> None:
    (tmp_path / "links").mkdir()
    (tmp_path / "links" / "b.csv").symlink_to(tmp_path / "elsewhere" / "b.csv")

    (problem,) = find_arrivals([tmp_path / "links"]).problems

    assert "holds no files to read; b.csv: is a link to a file outside the folder" in problem.what


def test_an_empty_folder_is_a_problem(tmp_path: Path) -> None:
    (problem,) = find_arrivals([tmp_path]).problems

    assert "holds no files" in problem.what


def test_a_folder_that_may_not_be_opened_is_a_problem_and_not_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("sent/a.csv", "sent/fire/b.csv"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    scandir = os.scandir

    def closed(path: str) -> object:
        if str(path).endswith("fire"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", closed)
    (problem,) = find_arrivals([tmp_path / "sent"]).problems

    assert "fire" in str(problem)
    assert "permission" in str(problem).lower()


def test_a_book_in_a_folder_is_no_delivery_and_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(TEXT)
    (tmp_path / "book" / "partnership").mkdir(parents=True)
    (tmp_path / "book" / "raw").mkdir()
    (tmp_path / "book" / "raw" / "b.csv").write_bytes(TEXT)
    (tmp_path / "book" / "book.json").write_text("{}")

    arrivals = find_arrivals([tmp_path])

    assert [each.name for each in arrivals.found] == ["a.csv"]
    assert arrivals.not_read == ("book: is a book and no delivery",)

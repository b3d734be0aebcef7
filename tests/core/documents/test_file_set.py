"""A report is one set: all of its files or none, whatever fails and whenever it is killed."""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.killed import at_operation, killed_at
from tithing.documents.files.file_set import FileSet, write_set
from tithing.vocabulary.problems import HalfDone, Refused

OLD = {"report.html": b"old page", "report.csv": b"old rows", "report.pdf": b"old print"}
NEW = {"report.html": b"new page", "report.csv": b"new rows", "report.docx": b"new words"}
MANY = 400  # more operations than a set takes


def file_set(files: dict[str, bytes], published: str) -> FileSet:
    return FileSet("report", files, {"published": published}, ("report.html", "report.csv", "report.pdf"))


def write_old(folder: Path) -> None:
    write_set(folder, file_set(OLD, "2018-03-01"))


def write_new(folder: Path) -> None:
    write_set(folder, file_set(NEW, "2018-06-01"))


def seen(folder: Path) -> dict[str, bytes]:
    """What stands in the folder for a reader: its plain files."""
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def manifest_of(folder: Path) -> dict[str, object]:
    said: dict[str, object] = json.loads((folder / "report.manifest.json").read_text(encoding="utf-8"))
    return said


def test_a_manifest_stands_beside_the_files_with_the_hash_of_each(tmp_path: Path) -> None:
    written = write_set(tmp_path / "out", file_set(OLD, "2018-03-01"))

    said = manifest_of(tmp_path / "out")
    assert said["published"] == "2018-03-01"
    assert said["files"] == [
        {"name": name, "bytes": len(held), "sha256": hashlib.sha256(held).hexdigest()}
        for name, held in OLD.items()
    ]
    assert [path.name for path in (*written.paths, written.manifest)] == [*OLD, "report.manifest.json"]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(
        [*OLD, "report.manifest.json"]
    )


def test_a_format_of_an_earlier_run_is_left_and_told(tmp_path: Path) -> None:
    write_old(tmp_path)

    written = write_set(tmp_path, file_set(NEW, "2018-06-01"))

    assert seen(tmp_path)["report.pdf"] == b"old print"
    assert written.notices == (
        "report.pdf is of an earlier run and not of this report: ask for its format as well, or delete it",
    )
    assert manifest_of(tmp_path)["of_an_earlier_run"] == ["report.pdf"]


def test_a_file_changed_by_hand_is_kept_under_another_name(tmp_path: Path) -> None:
    write_old(tmp_path)
    (tmp_path / "report.html").write_bytes(b"mended by the officer")
    write_new(tmp_path)
    (tmp_path / "report.html").write_bytes(b"mended again")

    written = write_set(tmp_path, file_set(NEW, "2018-06-01"))

    assert seen(tmp_path)["report.edited-1.html"] == b"mended by the officer"
    assert seen(tmp_path)["report.edited-2.html"] == b"mended again"
    assert seen(tmp_path)["report.html"] == b"new page"
    assert any("kept as report.edited-2.html" in notice for notice in written.notices)


def fail(code: int) -> Callable[[], None]:
    def act() -> None:
        raise OSError(code, os.strerror(code), "report.html")

    return act


def refusal_of(work: Callable[[], object]) -> Refused | None:
    try:
        work()
    except Refused as refusal:
        return refusal
    return None


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EACCES])
def test_wherever_the_disk_fails_the_earlier_set_stands_whole_or_the_new_one_does(
    tmp_path: Path, code: int
) -> None:
    refused = 0
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        write_old(folder)
        before = seen(folder)
        with at_operation(number, fail(code)) as done:
            refusal = refusal_of(lambda folder=folder: write_new(folder))  # type: ignore[misc]
        assert not isinstance(refusal, HalfDone)
        assert refusal is None or seen(folder) == before, number  # so that "nothing was written" is true
        refused += refusal is not None
        write_new(folder)  # and whatever was left aside is in nobody's way
        assert {name: seen(folder)[name] for name in NEW} == NEW
        assert [path.name for path in folder.iterdir() if path.is_dir()] == []
        if done[0] < number:
            break
    assert refused > 10


def test_wherever_it_is_killed_old_and_new_never_stand_together_and_the_next_run_settles_it(
    tmp_path: Path,
) -> None:
    killed = 0
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        write_old(folder)
        old = seen(folder)
        if not killed_at(number, lambda folder=folder: write_new(folder)):  # type: ignore[misc]
            break
        killed += 1
        left = seen(folder)
        new_names = {name for name, held in left.items() if held in NEW.values()}
        old_names = {name for name in ("report.html", "report.csv") if left.get(name) == OLD[name]}
        assert not (new_names and old_names), number
        if "report.manifest.json" in left:  # then its set is whole
            assert all(
                hashlib.sha256(left[each["name"]]).hexdigest() == each["sha256"]
                for each in json.loads(left["report.manifest.json"])["files"]
            )
        write_set(folder, FileSet("other", {"other.csv": b"x"}, {}))  # a later run of anything settles it
        settled = seen(folder)
        assert settled["report.html"] in (old["report.html"], NEW["report.html"])
        expected = OLD if settled["report.html"] == OLD["report.html"] else NEW
        assert {name: settled.get(name) for name in expected} == expected
        assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    assert killed > 20


def test_wherever_it_is_killed_a_file_changed_by_hand_that_was_set_aside_is_named_by_the_next_run(
    tmp_path: Path,
) -> None:
    aside = 0
    for number in range(1, MANY):
        folder = tmp_path / str(number)
        write_old(folder)
        (folder / "report.html").write_bytes(b"mended by the officer")
        if not killed_at(number, lambda folder=folder: write_new(folder)):  # type: ignore[misc]
            break
        declared = list(folder.glob(".report.writing/intent.json"))
        after = write_set(folder, FileSet("other", {"other.csv": b"x"}, {}))
        kept = {name for name, held in seen(folder).items() if held == b"mended by the officer"}
        assert len(kept) == 1, number
        if "report.edited-1.html" in kept and declared:
            aside += 1
            assert any("the changed one is kept as report.edited-1.html" in each for each in after.notices)
        else:
            assert not any("edited" in each for each in after.notices), number
    assert aside > 5


def test_a_later_run_removes_nothing_that_was_not_declared(tmp_path: Path) -> None:
    left = tmp_path / ".report.writing"
    left.mkdir()
    (left / "notes.txt").write_text("mine")

    written = write_set(tmp_path, FileSet("other", {"other.csv": b"x"}, {}))

    assert (left / "notes.txt").read_text() == "mine"
    assert written.paths[0].read_bytes() == b"x"


def test_an_intent_that_points_elsewhere_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    left = tmp_path / "out" / ".report.writing"
    left.mkdir(parents=True)
    (left / "intent.json").write_text(json.dumps({"new": ["../../mine.txt"], "old": [], "kept": {}}))
    (left / "ready").touch()

    write_new(tmp_path / "out")

    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_two_runs_of_the_same_report_do_not_mix(tmp_path: Path) -> None:
    left = tmp_path / ".report.writing"
    left.mkdir()
    with (left / "alive").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)

        with pytest.raises(Refused, match="another run is writing the same report"):
            write_new(tmp_path)

    assert seen(tmp_path) == {}


def test_what_cannot_be_put_back_is_said_and_finished_by_the_next_run(tmp_path: Path) -> None:
    write_old(tmp_path)
    real, times = os.replace, [0]

    def failing(source: Path, target: Path) -> None:
        times[0] += 1
        if times[0] > 2:
            raise PermissionError(errno.EACCES, "Permission denied", str(source))
        real(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(HalfDone, match="run the same command again"):
            write_new(tmp_path)

    write_new(tmp_path)
    assert {name: seen(tmp_path)[name] for name in NEW} == NEW


def test_a_folder_in_a_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "report.html").mkdir()

    with pytest.raises(Refused, match="there is a folder of this name"):
        write_new(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["report.html"]


def test_output_that_is_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")

    with pytest.raises(Refused, match=r"File exists|Not a directory"):
        write_new(tmp_path / "out")

"""Several files that are one thing, such as a report in six formats: moved into place together, with a manifest.

What is written stands first in a folder of its own beside them (`.<stem>.writing`), with a note of what it will become.
Then the old files are moved out, their manifest first, and the new ones in, their manifest last. So where a manifest
stands, its set is whole; old and new never stand side by side; and a run that is killed in between leaves both sets on
the disk, whole, for the next run to finish or to clear away (decision 26).
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tithing.documents.files.set_in_writing import Plan, SetInWriting, begun, kept_words, settle
from tithing.store.disk.folder import must_be_no_books_own
from tithing.store.disk.from_the_system import problem_of
from tithing.vocabulary.characters.json_text import json_text
from tithing.vocabulary.problems import HalfDone, Problem, Refused

MANIFEST = ".manifest.json"


@dataclass(frozen=True)
class FileSet:
    """`files` by name, in order; `about` is what the manifest says of them; `related` are the names that other files of
    the same thing would have, so that one left from an earlier run is noticed."""

    stem: str
    files: Mapping[str, bytes]
    about: Mapping[str, object]
    related: tuple[str, ...] = ()

    @property
    def manifest(self) -> str:
        return f"{self.stem}{MANIFEST}"


@dataclass(frozen=True)
class SetWritten:
    """Where each file is, and what the person should know: files of an earlier set, files changed by hand."""

    paths: tuple[Path, ...]
    manifest: Path
    notices: tuple[str, ...] = ()


def write_set(folder: Path, wanted: FileSet) -> SetWritten:
    """Write the files and their manifest into `folder`: all of them or none.

    Raises Refused where that cannot be: then the folder is as it was. Raises HalfDone where what was begun could not be
    taken back either; the next run settles it.

    >>> write_set(Path("out"), FileSet("report", {"report.csv": b"a,b\\n"}, {"published": "2018-06-14"})).manifest
    ...     # doctest: +SKIP
    PosixPath('out/report.manifest.json')
    """
    must_be_no_books_own(folder)
    with _as_refusal(folder):
        folder.mkdir(parents=True, exist_ok=True)
        settled = settle(folder)
        with begun(folder, wanted.stem) as writing:
            earlier = _earlier(folder, wanted)
            plan = _plan(folder, wanted, earlier)
            _stage(writing, plan, wanted, earlier)
            _move(writing, plan)
    paths = tuple(folder / name for name in wanted.files)
    return SetWritten(paths, folder / wanted.manifest, (*settled, *_notices(plan, earlier)))


@contextlib.contextmanager
def _as_refusal(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(problem_of(error, str(folder))) from error


# -- what stands there already ----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Earlier:
    """The set that stands there: its hashes by name where it has a manifest, and files of it that the new one has not."""

    hashes: Mapping[str, str]
    left: tuple[str, ...]


def _earlier(folder: Path, wanted: FileSet) -> _Earlier:
    hashes = _hashes_in(folder / wanted.manifest)
    others = dict.fromkeys((*hashes, *wanted.related))
    left = tuple(name for name in others if name not in wanted.files and (folder / name).is_file())
    return _Earlier(hashes, left)


def _hashes_in(manifest: Path) -> dict[str, str]:
    """The hashes that a manifest of ours gives; none where there is no manifest, or it is none of ours."""
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["files"]
        return {each["name"]: each["sha256"] for each in listed if Path(each["name"]).name == each["name"]}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def _plan(folder: Path, wanted: FileSet, earlier: _Earlier) -> Plan:
    """The manifest goes first out and last in. Raises Refused where a folder stands in a file's place."""
    names = (*wanted.files, wanted.manifest)
    for name in names:
        if (folder / name).is_dir():
            raise Refused(
                Problem(
                    "there is a folder of this name", "Move it, or name another --output", str(folder / name)
                )
            )
    there = [name for name in reversed(names) if (folder / name).is_file()]
    edited = [name for name in there if _is_edited(folder / name, earlier.hashes.get(name, ""))]
    return Plan(new=names, old=tuple(there), kept={name: _free_name(folder, name) for name in edited})


def _is_edited(path: Path, written: str) -> bool:
    return bool(written) and hashlib.sha256(path.read_bytes()).hexdigest() != written


def _free_name(folder: Path, name: str) -> str:
    stem, ending = os.path.splitext(name)
    number = 1
    while os.path.lexists(folder / f"{stem}.edited-{number}{ending}"):
        number += 1
    return f"{stem}.edited-{number}{ending}"


def _notices(plan: Plan, earlier: _Earlier) -> Iterator[str]:
    for name in earlier.left:
        yield f"{name} is of an earlier run and not of this report: ask for its format as well, or delete it"
    for name, kept in plan.kept.items():
        yield kept_words(name, kept)


# -- writing ----------------------------------------------------------------------------------------------


def _stage(writing: SetInWriting, plan: Plan, wanted: FileSet, earlier: _Earlier) -> None:
    writing.declare(plan)
    for name, content in wanted.files.items():
        writing.stage(name, content)
    writing.stage(wanted.manifest, manifest_of(wanted, of_an_earlier_run=earlier.left))
    writing.make_ready()


def manifest_of(wanted: FileSet, *, of_an_earlier_run: Sequence[str] = ()) -> bytes:
    """What the manifest says: what the files are, and each with its hash."""
    files = [
        {"name": name, "bytes": len(content), "sha256": hashlib.sha256(content).hexdigest()}
        for name, content in wanted.files.items()
    ]
    said = {**wanted.about, "files": files, "of_an_earlier_run": list(of_an_earlier_run)}
    return json_text(said).encode()


def _move(writing: SetInWriting, plan: Plan) -> None:
    """All the way, or all the way back."""
    try:
        writing.go_forward(plan)
    except BaseException as error:
        _take_back(writing, plan, error)
        raise


def _take_back(writing: SetInWriting, plan: Plan, error: BaseException) -> None:
    try:
        writing.go_back(plan)
    except OSError as again:
        writing.leave()
        what = f"not all of its files could be moved into place, nor all of the earlier ones put back ({again.strerror})"
        change = (
            "Close those that are open in another program and run the same command again: that finishes it"
        )
        raise HalfDone(Problem(what, change, file=str(writing.folder))) from error

"""Brings partnership/ back from a backup, where a book has lost it.

Nothing that stands there is written over: a file in place of a folder, or the reverse, goes to lost/.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from tithing.store.disk.durable import replace_whole
from tithing.store.disk.folder import BookFolder, must_have_partnership, without_partnership
from tithing.store.journal.identity import parse_identity
from tithing.store.journal.left import bytes_at
from tithing.store.strays import set_aside
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.the_book.bringing import Bringing

_KIND = "files of the partnership"


def bring_partnership_back(folder: BookFolder, given: Path | None, bringing: Bringing, now: datetime) -> None:
    """Every file of the backup's partnership/ that is not here. Raises Refused where it is missing and stays so.

    One that is there is its owner's: what is not in it may have been taken out of it.
    """
    if folder.is_book():
        return
    backup = BookFolder(given) if given is not None else None
    if backup is None or not backup.is_book():
        raise Refused(*_none_in(given), without_partnership(folder))
    _check_of_one_book(folder, backup)
    for path in _with_the_main_one_last(backup):
        target = folder.partnership / path.relative_to(backup.partnership)
        _make_way(folder, target, bringing, now)
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(target, path.read_bytes())
            bringing.did(_KIND, f"{target.relative_to(folder.root).as_posix()} was brought back from {path}")
    must_have_partnership(folder)


def _make_way(folder: BookFolder, target: Path, bringing: Bringing, now: datetime) -> None:
    """Move to lost/ what is no folder and stands where one should, or is no file and stands where that should."""
    main = folder.partnership / "partnership.toml"
    above = [each for each in reversed(target.parents) if each.is_relative_to(folder.partnership)]
    wrong = [(each, "folder") for each in above if os.path.lexists(each) and not each.is_dir()]
    if target == main and os.path.lexists(target) and not target.is_file():
        wrong.append((target, "file"))
    for path, should in wrong[:1]:
        where = path.relative_to(folder.root).as_posix()
        to = set_aside(folder, where, now)
        bringing.did("parts of another kind set aside", f"{where} was no {should}; moved to {to}")


def _none_in(given: Path | None) -> Iterator[Problem]:
    if given is not None:
        change = "Give the folder of a whole backup, in which partnership/ stands beside raw/"
        yield Problem("it holds no partnership/partnership.toml", change, str(given))


def _check_of_one_book(folder: BookFolder, backup: BookFolder) -> None:
    ours, theirs = (parse_identity(bytes_at(each.identity)) for each in (folder, backup))
    if ours is not None and theirs is not None and ours.id != theirs.id:
        what = "it is another book, whose partnership/ was not taken"
        raise Refused(Problem(what, "Give a backup of this book", file=str(backup.root)))


def _with_the_main_one_last(backup: BookFolder) -> list[Path]:
    """Until partnership.toml is there, it is missing, and a repair that was cut short goes on."""
    main = backup.partnership / "partnership.toml"
    others = [path for path in sorted(backup.partnership.rglob("*")) if path.is_file() and path != main]
    return [*others, main]

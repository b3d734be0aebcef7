"""Brings partnership/ back from a backup, where a book has lost it. Nothing that stands there is written over."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from tithing.store.durable import replace_whole
from tithing.store.folder import BookFolder, must_have_partnership, without_partnership
from tithing.store.identity import parse_identity
from tithing.store.left import bytes_at
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.bringing import Bringing

_KIND = "files of the partnership"


def bring_partnership_back(folder: BookFolder, given: Path | None, bringing: Bringing) -> None:
    """Every file of the backup's partnership/ that is not here. Raises Refused where it is missing and stays so.

    One that is there is its owner's: what is not in it may have been taken out of it.
    """
    if folder.is_book():
        return
    backup = BookFolder(given) if given is not None else None
    if backup is None or not backup.is_book():
        raise Refused(*_none_in(given), without_partnership(folder))
    _check_of_one_book(folder, backup)
    if os.path.lexists(folder.partnership) and not folder.partnership.is_dir():
        raise Refused(without_partnership(folder))
    for path in _with_the_main_one_last(backup):
        target = folder.partnership / path.relative_to(backup.partnership)
        if not os.path.lexists(target):
            target.parent.mkdir(parents=True, exist_ok=True)
            replace_whole(target, path.read_bytes())
            bringing.did(_KIND, f"{target.relative_to(folder.root).as_posix()} was brought back from {path}")
    must_have_partnership(folder)


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

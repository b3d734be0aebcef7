"""Brings files to the door: found, hashed, known ones set aside, the rest unpacked to a private folder.

A file whose bytes the book has is set aside by its hash alone, before anything is unpacked: an import of
files already in the book costs little more than reading them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path, PurePosixPath
from typing import TypeVar

from tithing.inspection.file_names import personal_in_name
from tithing.sources.contract import Received
from tithing.store.disk.arrivals import Arrival, Arrivals, Given, find_arrivals
from tithing.store.disk.raw import sha256_of
from tithing.store.disk.threads import threads
from tithing.store.disk.unpack import LIMITS, Limits, Opened, Unpacked, open_arrival
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused
from tithing.workflows.received.names_of_files import by_their_names, refuse_names_within

_MONTH = re.compile(r"(19|20)\d{2}-(0[1-9]|1[0-2])")
_WORKERS = max(2, os.cpu_count() or 1)

Progress = Callable[[str, int, int], None]  # (what is being done, how many are done, of how many)


def no_progress(what: str, done: int, of: int) -> None:
    """Say nothing."""


@dataclass(frozen=True)
class Item:
    """A readable file and the raw file it came in."""

    received: Received
    arrival: Arrival
    release_from: str = ""  # what the release was taken from, when nobody stated it
    again: bool = False  # the book has this content, and it is released again after another
    times: int = 0  # how often this content was taken in and out again before
    original: str = ""  # where what is read is what was kept of a file: the SHA-256 of the file as it came
    source: str = ""  # that read it before; what is kept of a file is for its own source to read


@dataclass
class Door:
    """What came to the door, as it is sorted."""

    items: list[Item] = field(default_factory=list)
    seen: list[tuple[Arrival, str]] = field(default_factory=list)  # every (arrival, sha256)
    known: list[tuple[Arrival, str]] = field(default_factory=list)  # those that the book has already
    passed_over: list[str] = field(default_factory=list)
    not_read: tuple[str, ...] = ()  # what else stood in a folder, and why it was not read
    problems: list[Problem] = field(default_factory=list)
    answers: tuple[Path, ...] = ()  # files of answers that came with them

    def without(self, problems: Sequence[Problem]) -> Door:
        """The same without the files that these problems are about."""
        names = {name for each in problems for name in (each.file, *each.file.split(", "))}
        items = [
            item for item in self.items if item.received.name not in names and item.arrival.name not in names
        ]
        return replace(self, items=items, problems=[])

    def without_names(self, names: Collection[str]) -> Door:
        """The same without the files of these names."""
        items = [item for item in self.items if item.received.name not in names]
        return replace(self, items=items, problems=[])

    def only(self, names: Collection[str]) -> Door:
        """Of the same the files of these names."""
        return replace(self, items=[item for item in self.items if item.received.name in names], problems=[])

    def is_like(self, other: Door) -> bool:
        """Whether it holds as much."""
        return len(self.items) == len(other.items) and len(self.problems) == len(other.problems)


def is_of(problem: Problem, name: str) -> bool:
    """A problem names its file, or a member of an archive; where several were left, each of them."""
    named = {problem.file, *problem.file.split(", ")}
    return name in named or problem.file.startswith(f"{name}/")


def receive(
    given: Iterable[Given],
    *,
    into: Callable[[], Path],
    known: Collection[str] = (),
    released: date | None = None,
    limits: Limits = LIMITS,
    progress: Progress = no_progress,
    when_new: Callable[[], None] = lambda: None,
) -> Door:
    """Find, hash and unpack; `known` are the SHA-256 of raw files that the book has. Opens no book.

    `when_new` is called once before anything is unpacked, if there is anything to unpack, and `into` then gives the
    folder.
    """
    door, well_named = _found(find_arrivals(given, into), progress)
    new = [(arrival, sha) for arrival, sha in well_named if sha not in known]
    door.known = [(arrival, sha) for arrival, sha in well_named if sha in known]
    if new:
        when_new()
    places = [(arrival, into() / str(number)) for number, (arrival, _) in enumerate(new)]
    opened = _each(lambda place: _open(*place, limits), places, "Unpacking", progress)
    for (arrival, sha), result in zip(new, opened, strict=True):
        if isinstance(result, Refused):
            door.problems.extend(result.problems)
            continue
        door.passed_over.extend(result.passed_over)
        door.items.extend(items_of(arrival, sha, result, released=released))
    return door


def _found(arrivals: Arrivals, progress: Progress) -> tuple[Door, list[tuple[Arrival, str]]]:
    """What was found, hashed; and of it the files whose names tell of nobody."""
    named, misnamed = by_their_names(arrivals.found)
    door = Door(
        passed_over=[name for name in arrivals.passed_over if not personal_in_name(name)],
        not_read=arrivals.not_read,
        problems=[*arrivals.problems, *misnamed],
        answers=arrivals.answers,
    )
    hashes = _each(lambda arrival: sha256_of(arrival.path), named, "Checking", progress)
    door.seen = list(zip(named, hashes, strict=True))
    refused = {each.file for each in misnamed}
    return door, [(arrival, sha) for arrival, sha in door.seen if arrival.name not in refused]


Thing = TypeVar("Thing")
Made = TypeVar("Made")


def _each(do: Callable[[Thing], Made], things: Sequence[Thing], what: str, progress: Progress) -> list[Made]:
    """Each in turn, several at once: hashing and unpacking let other threads run."""
    done: list[Made] = []
    with threads(_WORKERS) as several:
        for made in several.map(do, things):
            done.append(made)
            progress(what, len(done), len(things))
    return done


def _open(arrival: Arrival, into: Path, limits: Limits) -> Opened | Refused:
    try:
        refuse_names_within(arrival)
        return open_arrival(arrival, into=into, limits=limits)
    except Refused as refusal:
        return refusal


def items_of(arrival: Arrival, sha256: str, opened: Opened, *, released: date | None) -> list[Item]:
    """The readable files of an opened arrival, each with its release where it or its archive states one."""
    return [_item(arrival, sha256, each, released) for each in opened.unpacked]


def _item(arrival: Arrival, sha256: str, unpacked: Unpacked, released: date | None) -> Item:
    archive = "" if released else release_archive(arrival, unpacked.member)
    received = Received(
        name=unpacked.name,
        path=unpacked.path,
        sha256=sha256,
        content_sha256=unpacked.content_sha256,
        size=unpacked.size,
        release=released or (_last_day(archive) if archive else None),
        member=unpacked.member,
    )
    return Item(received, arrival, archive)


def release_archive(arrival: Arrival, member: str) -> str:
    """The month that the archive's name gives as its release, "" where it gives none.

    The police archive of a month is a zip, or the folder it was unpacked to, called `2025-08`, that holds a
    folder for each month of data: `2025-08.zip/2025-06/2025-06-cleveland-street.csv`. A folder called 2025-06
    with files straight in it is a month of data, and says nothing of the release.
    """
    if member:
        inside = PurePosixPath(member).parts
        named = arrival.path.name.lower().removesuffix(".zip")
        if len(inside) > 2 and _MONTH.fullmatch(inside[-3]):
            named = inside[-3]
        return named if len(inside) > 1 and _MONTH.fullmatch(inside[-2]) and _MONTH.fullmatch(named) else ""
    folders = arrival.path.resolve().parent.parts
    months = [bool(_MONTH.fullmatch(folder)) for folder in folders[-2:]]
    return folders[-2] if months == [True, True] else ""


def _last_day(month: str) -> date:
    """The archive came out in that month; by its last day it was known."""
    return Period.of_month(month).end

"""Files whose own name, folder or member tells of a person: refused before they are opened, and called something else.

A name stands in the journal for good, beside what is kept and in every message, so that it is looked at first of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from tithing.inspection.file_names import personal_in_name
from tithing.store.disk.arrivals import Arrival, is_passed_over, sayable
from tithing.store.disk.unpack import is_archive
from tithing.vocabulary.problems import Problem, Refused

_RENAME = "Give it a name that tells nothing of a person, and send it again"
_HAS_A_NAME = 0x08  # of a gzip: the name that its file had


def by_their_names(found: Iterable[Arrival]) -> tuple[tuple[Arrival, ...], list[Problem]]:
    """The files, those of which the name is personal called by their number, and a problem for each of these."""
    called: list[Arrival] = []
    problems: list[Problem] = []
    for arrival in found:
        if holds := personal_in_name(arrival.name):
            arrival = replace(arrival, name=_called_by_its_place(arrival))
            problems.append(
                Problem(f"its name, or that of its folder, holds {holds}", _RENAME, file=arrival.name)
            )
        called.append(arrival)
    return tuple(called), problems


def _called_by_its_place(arrival: Arrival) -> str:
    """Of a file that was given its number; of one in a folder its path, and for each part that is personal which it is there."""
    if arrival.named:
        return f"file {arrival.given} of those given"
    parts = arrival.name.split("/")
    places = [arrival.path, *arrival.path.parents][: len(parts)][::-1]
    return "/".join(
        _by_its_place(place) if personal_in_name(part) else part
        for part, place in zip(parts, places, strict=True)
    )


def _by_its_place(path: Path) -> str:
    """The third file of a folder, in order of name as people see it, and after which it stands: no name of a person.

    A number alone would be counted wrongly, where capitals stand before small letters or what is hidden is shown.
    """
    is_folder = path.is_dir()
    beside = sorted(
        (
            each.name
            for each in path.parent.iterdir()
            if each.is_dir() == is_folder and not is_passed_over(each.name)
        ),
        key=str.casefold,
    )
    at = beside.index(path.name) if path.name in beside else 0
    before = next((name for name in reversed(beside[:at]) if not personal_in_name(name)), "")
    kind = "folder" if is_folder else "file"
    return f"{kind} {at + 1} by name" + (f", after {sayable(before)}" if before else "")


def refuse_names_within(arrival: Arrival) -> None:
    """Raise Refused where a member of an archive has such a name: it is told by its number and not repeated."""
    met = [(number, personal_in_name(name)) for number, name in enumerate(_names_within(arrival), start=1)]
    held = [(number, holds) for number, holds in met if holds]
    if not held:
        return
    number, holds = held[0]
    more = f" (and {len(held) - 1} more)" if len(held) > 1 else ""
    what = f"the name of member {number}, or of its folder, holds {holds}{more}"
    raise Refused(Problem(what, _RENAME, file=arrival.name))


def refuse_personal_name(name: str, what: str) -> None:
    """Raise Refused where a name that is to stay in the book tells of a person; `what` it is, for the refusal."""
    if holds := personal_in_name(name):
        raise Refused(Problem(f"{what} holds {holds}, and it stays in the book for good", _RENAME))


def _names_within(arrival: Arrival) -> Iterator[str]:
    """Of the members of a zip, as far as it can be opened; of a gzip the name that it gives its file. What is in an office
    file was named by the program that wrote it.
    """
    if is_archive(arrival.path):
        try:
            with ZipFile(arrival.path) as archive:
                yield from archive.namelist()
        except (BadZipFile, OSError, ValueError, NotImplementedError):
            return
        return
    yield from _name_of_gzip(arrival)


def _name_of_gzip(arrival: Arrival) -> Iterator[str]:
    with arrival.path.open("rb") as file:
        start = file.read(512)
    if start[:3] == b"\x1f\x8b\x08" and len(start) > 10 and start[3] & _HAS_A_NAME:
        skipped = 2 + int.from_bytes(start[10:12], "little") if start[3] & 0x04 else 0
        yield start[10 + skipped :].partition(b"\0")[0].decode("latin-1")

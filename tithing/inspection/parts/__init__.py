"""Every part of a file that arrives, listed as read, inspected or dropped, and looked through.

A file is more than the table that a person sees: other members of an archive, comments, hidden sheets, properties,
the rows behind a pivot table. What is kept must have been looked at; what was not looked at must not be kept.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from tithing.inspection.parts import delimited
from tithing.inspection.parts.binary import readable_in
from tithing.inspection.parts.members import Budget, infos, opened, remarks, unpack
from tithing.inspection.parts.part import LIMITS, Fate, Part, PartLimits, Text

__all__ = ["LIMITS", "Fate", "Part", "PartLimits", "Text", "parts_of"]

Reader = Callable[[Mapping[str, bytes]], Iterator[Part]]

TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".ods")


def parts_of(content: bytes | Path, *, name: str, limits: PartLimits = LIMITS) -> tuple[Part, ...]:
    """Every part of a file, by its bytes or its path. It never raises for what is in the file.

    >>> [(part.called, part.fate.value) for part in parts_of(b"area,count\\nHartlepool,3\\n", name="f.csv")]
    [('column "area"', 'read'), ('column "count"', 'read')]
    """
    if isinstance(content, Path):
        with content.open("rb") as stream:
            content = stream.read(limits.total_bytes + 1)
    return tuple(_parts(content, name, Budget(limits), depth=limits.depth))


def _parts(content: bytes, name: str, budget: Budget, *, depth: int) -> Iterator[Part]:
    archive = opened(content) if content[:2] == b"PK" else None
    if archive is None:
        yield from _of_plain(content, name, budget)
        return
    with archive:
        inside = {info.filename for info in archive.infolist()[: budget.limits.members]}
        reader = _office(inside)
        said = remarks(archive)
        if said:
            yield Part("comments of the archive", Fate.DROPPED, "", said)
        if reader is None:
            yield from _of_archive(archive, budget, depth)
            return
        members, too_large = _unpacked(archive, budget)
        yield from reader(members)
        yield from (
            Part("a part too large or damaged to be looked through", Fate.DROPPED, inner, whole=False)
            for inner in too_large
        )


def _office(inside: set[str]) -> Reader | None:
    """Who lists the parts of the package: by the part that each has and no other. Each is loaded when one is met."""
    if "xl/workbook.xml" in inside:
        from tithing.inspection.parts.workbook import parts as parts_of_workbook

        return parts_of_workbook
    if "word/document.xml" in inside:
        from tithing.inspection.parts.document import parts as parts_of_document

        return parts_of_document
    if "content.xml" in inside and "mimetype" in inside:
        from tithing.inspection.parts.opendocument import parts as parts_of_opendocument

        return parts_of_opendocument
    return None


def _unpacked(archive: ZipFile, budget: Budget) -> tuple[dict[str, bytes], list[str]]:
    members: dict[str, bytes] = {}
    too_large: list[str] = []
    for info in infos(archive, budget.limits):
        content, whole = unpack(archive, info, budget)
        if whole:
            members[info.filename] = content
        else:
            too_large.append(info.filename)
    return members, too_large


def _of_archive(archive: ZipFile, budget: Budget, depth: int) -> Iterator[Part]:
    """The members: tables may be read, all else is dropped; an archive inside is looked into once."""
    names = tuple(
        Text(info.filename, f"name of member {number}")
        for number, info in enumerate(infos(archive, budget.limits), 1)
    )
    yield Part("names of members", Fate.INSPECTED, "", names)
    if len(archive.infolist()) > budget.limits.members:
        yield Part("members past the most that are looked at", Fate.DROPPED, whole=False)
    for number, info in enumerate(infos(archive, budget.limits), 1):
        content, whole = unpack(archive, info, budget)
        yield from _of_member(info.filename, number, content, whole, budget, depth)


def _of_member(
    name: str, number: int, content: bytes, whole: bool, budget: Budget, depth: int
) -> Iterator[Part]:
    hidden = any(step.startswith((".", "__MACOSX")) for step in name.split("/"))
    fate = Fate.READ if name.lower().endswith(TABLES) and not hidden else Fate.DROPPED
    if not whole:
        yield Part(
            f"member {number}, too large or damaged to be looked through", Fate.DROPPED, name, whole=False
        )
        return
    yield Part(f"member {number}", fate, name)
    if depth > 0:
        for part in _parts(content, name, budget, depth=depth - 1):
            inner = f"{name}/{part.inner}" if part.inner else name
            lower = part.fate if fate is Fate.READ else Fate.DROPPED
            yield Part(
                f"member {number}, {part.called}", lower, inner, part.texts, part.whole, part.names_its_maker
            )


def _is_text(content: bytes) -> bool:
    """Text holds no empty byte, but where a mark at its beginning says that letters have two."""
    return content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" not in content[:4096]


def _of_plain(content: bytes, name: str, budget: Budget) -> Iterator[Part]:
    if name.lower().endswith((".csv", ".tsv")) and _is_text(content):
        yield from delimited.parts(content, budget.limits)
        return
    texts = tuple(Text(words, "within") for words in readable_in(content[: budget.limits.member_bytes]))
    whole = len(content) <= budget.limits.member_bytes
    yield Part(
        "the file",
        Fate.READ if name.lower().endswith(".txt") else Fate.DROPPED,
        "",
        texts[: budget.limits.texts],
        whole,
    )

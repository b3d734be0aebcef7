"""Whether a workbook holds its cells, their form and what programs write by themselves, and nothing else.

Only what is known to be harmless counts as such: a part, an element or a property that is not in these lists means that
there is more, and then the file itself is not kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from zipfile import ZipFile

from tithing.inspection.parts.markup import elements, is_well_formed, local
from tithing.inspection.parts.members import Budget, holds_only_its_members, infos, opened, remarks, unpack
from tithing.inspection.parts.part import LIMITS

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:core|app)\.xml|"
    r"xl/(?:workbook|styles|sharedStrings|_rels/workbook\.xml\.rels|theme/theme\d+|worksheets/sheet\d+)(?:\.xml)?"
)
_WORKBOOK = frozenset(
    (
        "workbook", "fileVersion", "workbookPr", "workbookProtection", "bookViews", "workbookView", "sheets", "sheet",
        "definedNames", "calcPr",
    )
)  # fmt: skip
_SHEET = frozenset(
    (
        "worksheet", "sheetPr", "tabColor", "outlinePr", "pageSetUpPr", "dimension", "sheetViews", "sheetView", "selection",
        "pane", "sheetFormatPr", "cols", "col", "sheetData", "row", "c", "v", "is", "t", "r", "rPr", "b", "i", "u", "strike",
        "sz", "color", "rFont", "family", "charset", "scheme", "vertAlign", "mergeCells", "mergeCell", "pageMargins",
        "phoneticPr", "ignoredErrors", "ignoredError",
    )
)  # fmt: skip
_WRITTEN_BY_PROGRAMS = frozenset(
    (
        "Application", "AppVersion", "DocSecurity", "ScaleCrop", "HeadingPairs", "TitlesOfParts", "LinksUpToDate", "SharedDoc",
        "HyperlinksChanged", "TotalTime", "created", "modified", "revision", "language", "version", "vector", "variant",
        "lpstr", "i4",
    )
)  # fmt: skip
_HIDDEN_SHEET = re.compile(rb"""\bstate=["'](?:hidden|veryHidden)""")
_PROGRAMS = frozenset(
    {"", "openpyxl", "xlsxwriter", "apache poi", "microsoft office user", "microsoft excel"}
)
_WORDS_IN_A_FORMAT = re.compile(rb"""formatCode=["'][^"']*(?:&quot;)[^"']*[A-Za-z]{3}""")


def is_bare(path: Path) -> bool:
    """Whether there is nothing else in it. Any other package than an XLSX workbook carries more.

    >>> is_bare(Path(__file__))
    False
    """
    content = path.read_bytes()
    archive = opened(content)
    if archive is None:
        return False
    with archive:
        if remarks(archive) or not holds_only_its_members(archive):
            return False
        members = dict(_members(archive))
        return len(members) == len(archive.infolist()) and all(
            _is_plain(name, part, members) for name, part in members.items()
        )


def _members(archive: ZipFile) -> Iterator[tuple[str, bytes]]:
    budget = Budget(LIMITS)
    for info in infos(archive, LIMITS):
        content, whole = unpack(archive, info, budget)
        if whole:
            yield info.filename, content


def _is_plain(name: str, content: bytes, members: Mapping[str, bytes]) -> bool:
    known = _PARTS.fullmatch(name) is not None and b"<!--" not in content and is_well_formed(content)
    return known and _holds_no_words(name, content, members)


def _holds_no_words(name: str, content: bytes, members: Mapping[str, bytes]) -> bool:
    """Whether a part that is known holds only what a part of its kind must."""
    if name.endswith(".rels"):
        return b"TargetMode" not in content
    if name.startswith("docProps/"):
        return all(_is_of_a_program(local(each.tag), each.text or "") for each in elements(content))
    if name == "xl/workbook.xml":
        return _only(content, _WORKBOOK) and not _HIDDEN_SHEET.search(content)
    if name.startswith("xl/worksheets/"):
        return _only(content, _SHEET)
    if name == "xl/sharedStrings.xml":
        return _all_are_shown(content, members)
    return not _WORDS_IN_A_FORMAT.search(content)


def _only(content: bytes, known: frozenset[str]) -> bool:
    return all(local(each.tag) in known for each in elements(content))


def _is_of_a_program(name: str, words: str) -> bool:
    """Whether a property is one that programs write by themselves, or names a program as who made the file."""
    return name in _WRITTEN_BY_PROGRAMS or words.strip().lower() in _PROGRAMS


def _all_are_shown(content: bytes, members: Mapping[str, bytes]) -> bool:
    """Whether every shared text is one of a cell: texts of cells that were deleted stay until it is saved anew."""
    shown = {
        (each.findtext("{*}v") or "").strip()
        for name, sheet in members.items()
        if name.startswith("xl/worksheets/")
        for each in elements(sheet)
        if local(each.tag) == "c" and each.get("t") == "s"
    }
    texts = sum(local(each.tag) == "si" for each in elements(content))
    return all(str(at) in shown for at in range(texts))

"""Whether a workbook holds its cells, their form and what programs write by themselves, and nothing else.

Only what is known to be harmless counts as such: a part, an element or a property that nobody here knows means that
there is more, and then the file itself is not kept. What each part may hold is in `bare_parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from tithing.inspection.parts import bare_parts
from tithing.inspection.parts.bare_parts import Judge
from tithing.inspection.parts.markup import is_well_formed
from tithing.inspection.parts.members import Budget, holds_only_its_members, infos, opened, remarks, unpack
from tithing.inspection.parts.part import LIMITS

# Path of a part -> what says that it holds nothing more. A part that stands in none of these is more.
_JUDGES: tuple[tuple[str, Judge], ...] = (
    (r"\[Content_Types\]\.xml", bare_parts.is_structure),
    (r"(?:.*/)?_rels/[^/]*\.rels", bare_parts.are_relations),
    (r"docProps/core\.xml", bare_parts.are_properties),
    (r"docProps/app\.xml", bare_parts.are_properties),
    (r"docProps/custom\.xml", bare_parts.are_added_properties),
    (r"docMetadata/LabelInfo\.xml", bare_parts.is_a_label),
    (r"xl/workbook\.xml", bare_parts.is_a_workbook),
    (r"xl/worksheets/sheet\d*\.xml", bare_parts.is_a_sheet),
    (r"xl/sharedStrings\.xml", bare_parts.are_shown_texts),
    (r"xl/styles\.xml", bare_parts.are_styles),
    (r"xl/theme/theme\d+\.xml", bare_parts.is_structure),
    (r"xl/calcChain\.xml", bare_parts.is_a_calculation_chain),
    (r"xl/metadata\.xml", bare_parts.are_kinds_of_cells),
    (r"xl/tables/table\d+\.xml", bare_parts.is_a_table),
    (r"xl/drawings/drawing\d+\.xml", bare_parts.is_an_empty_drawing),
    (r"xl/persons/person\d*\.xml", bare_parts.names_nobody),
    (r"xl/printerSettings/printerSettings\d+\.bin", bare_parts.are_printer_settings),
)


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


def _is_plain(name: str, content: bytes, members: bare_parts.Members) -> bool:
    judge = next((judge for path, judge in _JUDGES if re.fullmatch(path, name, re.IGNORECASE)), None)
    if judge is None or (not name.endswith(".bin") and not _is_markup(content)):
        return False
    return judge(content, members)


def _is_markup(content: bytes) -> bool:
    return b"<!--" not in content and is_well_formed(content)

"""Proposes a mapping for a partner's own export from its headings: what is plain is matched, the rest is left to say."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tithing.inspection.headings import is_personal_heading
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.sources.columns.headings import simplify
from tithing.sources.columns.names_over_two_rows import with_groups_told
from tithing.sources.columns.two_row_headings import with_one_heading_row
from tithing.sources.contract import Received
from tithing.sources.flat_observations.columns import NAMES as FLAT
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.police_extract.layout import NAMES as EXTRACT
from tithing.sources.table_mapping import FIELDS
from tithing.sources.tables import ReceivedRow, ReceivedTable
from tithing.sources.values.cells import text_of
from tithing.sources.values.periods import periods_of_row
from tithing.vocabulary.problems import Problem, Refused

_MORE = {"measure": ("category", "code"), "area": ("area",), "period": ("period",), "value": ("count",)}
_SAY = {
    "measure": "what was counted: a measure's title or slug",
    "area": "the name or ONS code of the place",
    "period": "the month or quarter, such as 2025-04",
    "value": "the heading of the figures",
}


@dataclass
class Proposal:
    """What the headings say plainly: our name -> their heading, their heading -> our measure, and what is left."""

    file: str
    sheet: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    values: dict[str, str] = field(default_factory=dict)
    periods_across: bool = False
    left: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The mapping as TOML, with a line to fill in for each thing that no heading says."""
        said = [
            f"# Proposed from the headings of {self.file}. Check every line, then save it as",
            "# partnership/mappings/NAME.toml in the book, and import with --mapping NAME.",
            "version = 1",
            f"title = {_quoted(Path(self.file).stem)}",
            *([f"sheet = {_quoted(self.sheet)}"] if self.sheet else []),
            *(["periods_across = true"] if self.periods_across else []),
            *_table("columns", self.columns),
            *(
                _table("values", {_quoted(theirs): ours for theirs, ours in self.values.items()})
                if self.values
                else []
            ),
            *_table("same_for_all", {"unit": "count"} if "unit" not in self.columns else {}),
            *(f'# {name} = ""  # {_SAY[name]}' for name in self.unsaid),
            *([f"\n# Columns that are not read: {', '.join(self.left)}"] if self.left else []),
        ]
        return "\n".join(said)

    @property
    def unsaid(self) -> list[str]:
        """What neither a column nor the headings of the figures say."""
        said = {*self.columns}
        said |= {"measure", "value"} if self.values else set()
        said |= {"period", "value"} if self.periods_across else set()
        said |= {"period"} if {"period_start", "period_end"} <= said else set()
        return [name for name in _SAY if name not in said]


def propose_mapping(path: Path, measures: Measures) -> Proposal:
    """A proposal for the first sheet that has headings. Raises Refused for a file that cannot be read, or has none."""
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    received = Received(path.name, path, digest, digest, len(content))
    sheets = list(map(_with_one_heading_row, peek(received))) or list(read_tables(received).sheets)
    for table in sheets:
        header = _header(table)
        if header is not None:
            return _proposal(table, header, measures, several=len(sheets) > 1)
    change = "Give each column a heading in one row"
    raise Refused(Problem("no row of it is a row of headings", change, file=path.name))


def _with_one_heading_row(table: ReceivedTable) -> ReceivedTable:
    """A year over its months, or a group over its parts, made one row."""
    joined = with_one_heading_row(table)
    return with_groups_told(table) if joined is table else joined


def _header(table: ReceivedTable) -> ReceivedRow | None:
    """The first row of two texts or more and no number, with something under it."""
    for row in table.rows[:-1]:
        filled = [cell for cell in row.cells if cell != ""]
        if len(filled) > 1 and not any(_is_number(text_of(cell)) for cell in filled):
            return row
    return None


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "", 1).isdigit()


def _proposal(table: ReceivedTable, header: ReceivedRow, measures: Measures, *, several: bool) -> Proposal:
    found = Proposal(table.file, table.sheet if several else "")
    periods = periods_of_row(header.cells)
    found.periods_across = bool(periods)
    headings = [
        text_of(cell).strip() for at, cell in enumerate(header.cells) if cell != "" and at not in periods
    ]
    for heading in headings:
        name = _field_of(heading, found.columns, across=found.periods_across)
        if is_personal_heading(heading):
            found.left.append("one that names personal data, which must be deleted before the file is sent")
        elif name:
            found.columns[name] = heading
        else:
            _measure_or_left(found, heading, measures)
    return found


def _field_of(heading: str, taken: Mapping[str, str], *, across: bool) -> str:
    """Our name for a column, "" where none is plain or another column has it."""
    word = simplify(heading)
    names = [name for name in FIELDS if word in _spellings(name) and name not in taken]
    return names[0] if names and not (across and names[0] in ("value", "period")) else ""


def _spellings(name: str) -> Sequence[str]:
    more = [spelling for each in _MORE.get(name, ()) for spelling in EXTRACT[each]]
    return (*FLAT.get(name, ()), *more)


def _measure_or_left(found: Proposal, heading: str, measures: Measures) -> None:
    try:
        slug = measures.find(heading).slug
    except UnknownMeasure:
        slug = ""
    if slug and "value" not in found.columns and not found.periods_across:
        found.values[heading] = slug
    else:
        found.left.append(heading)


def _table(name: str, lines: Mapping[str, str]) -> list[str]:
    return [f"\n[{name}]", *(f"{key} = {_quoted(value)}" for key, value in lines.items())]


def _quoted(text: str) -> str:
    """A string of TOML: JSON's are, but for one letter that TOML wants escaped."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")

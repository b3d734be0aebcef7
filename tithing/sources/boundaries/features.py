"""The features of a GeoJSON file as a table: a row for each, a column for each property, and its outline last."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tithing.sources.boundaries.shapes import NotAShape, outline_of
from tithing.sources.contract import Received
from tithing.sources.opened.extract import looks_like_one as is_extract
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.signs import mended
from tithing.sources.tables import ReceivedCell, ReceivedRow, ReceivedTable, ReceivedTables, refuse_if_any
from tithing.vocabulary.problems import Problem, Refused

OUTLINE, AREA = "outline", "area"
LARGEST = 64 * 1024 * 1024  # bytes; the super generalised wards of the United Kingdom are a third of it
START = 64 * 1024
ENDING = ".geojson"
SUPER_GENERALISED = "Download the super generalised file (BSC) as GeoJSON from the Open Geography Portal"
AS_PUBLISHED = "Use the file as it was downloaded"
_ONE_SHAPE = (
    "Feature",
    "Polygon",
    "MultiPolygon",
    "Point",
    "MultiPoint",
    "LineString",
    "MultiLineString",
    "GeometryCollection",
)
_AREA = re.compile(r"[A-Z]\d{8}")
_OF_AN_AREA = re.compile(r"[A-Z]{2,5}\d\d(?:CD|CDO|NM|NMW)")  # as the ONS heads codes and names
_CODE = re.compile(r"([A-Z]+)(\d\d)CD")


@dataclass(frozen=True)
class ShapeHeadings:
    """Which columns of the table hold the code, the name (None where there is none) and the outline; `kind` and `year` are those
    of the areas."""

    kind: str
    year: int
    code: int
    name: int | None
    outline: int


def is_geojson(received: Received) -> bool:
    """Whether a file begins as a collection of features, or calls itself GeoJSON: then what is wrong with it is told."""
    with received.path.open("rb") as file:
        start = file.read(START).lstrip(b"\xef\xbb\xbf \t\r\n")
    begins = start.startswith(b"{") and b'"FeatureCollection"' in start
    return begins or received.name.lower().endswith(ENDING)


def is_kept_shapes(received: Received) -> bool:
    """Whether a file is the extract of one that was read."""
    if not is_extract(received.path):
        return False
    tables = peek(received)
    return bool(tables) and bool(tables[0].rows) and OUTLINE in tables[0].rows[0].cells


def tables_of(received: Received) -> ReceivedTables:
    """One table, its characters mended. Raises Refused with every feature that is none."""
    if is_extract(received.path):
        return read_tables(received)
    return mended(ReceivedTables((_table(received, _features(received)),)), held=received.held)


def headings_in(table: ReceivedTable) -> ShapeHeadings | None:
    """The code of the smallest kind of area that there is; None where there is none."""
    heads = [str(cell) for cell in table.rows[0].cells]
    for short, kind in _kinds().items():
        for at, head in enumerate(heads):
            found = _CODE.fullmatch(head.strip().upper())
            if found and found[1] == short:
                name = next(
                    (i for i, each in enumerate(heads) if each.strip().upper() == f"{short}{found[2]}NM"),
                    None,
                )
                return ShapeHeadings(kind, 2000 + int(found[2]), at, name, heads.index(OUTLINE))
    return None


def other_codes(table: ReceivedTable) -> list[str]:
    """The codes that its areas have, of whichever kind."""
    return [str(cell) for cell in table.rows[0].cells if _CODE.fullmatch(str(cell).strip().upper())]


def to_look_through(table: ReceivedTable) -> tuple[ReceivedTable, frozenset[int]]:
    """The columns of words, and which of them are names of areas: an outline is no person's place, nor is a number one, nor
    a code."""
    heads = [str(cell) for cell in table.rows[0].cells]
    words = [at for at, head in enumerate(heads) if head != OUTLINE and _has_words(table, at)]
    called = tuple(_called(heads[at]) for at in words)
    ours = frozenset(i for i, head in enumerate(called) if head == AREA)
    body = (ReceivedRow(row.number, tuple(row.cells[at] for at in words)) for row in table.rows[1:])
    return replace(table, rows=(ReceivedRow(table.rows[0].number, called), *body)), ours


def _called(head: str) -> str:
    return AREA if _OF_AN_AREA.fullmatch(head.strip().upper()) else head


def _has_words(table: ReceivedTable, at: int) -> bool:
    """Whether a column holds any text but codes of areas."""
    texts = (row.cells[at] for row in table.rows[1:])
    return any(isinstance(each, str) and each.strip() and not _AREA.fullmatch(each) for each in texts)


@cache
def _kinds() -> dict[str, str]:
    about = tomllib.loads((Path(__file__).parent / "about.toml").read_text(encoding="utf-8"))
    return dict(about["kinds"])


def _features(received: Received) -> list[Any]:
    if received.path.stat().st_size > LARGEST:
        raise Refused(Problem(f"it is larger than {LARGEST >> 20} MB", SUPER_GENERALISED, received.name))
    said = _json(received)
    features = said.get("features") if isinstance(said, dict) else None
    if not isinstance(features, list):
        raise Refused(
            Problem(_what_it_is(said), f"{SUPER_GENERALISED}, in longitude and latitude", received.name)
        )
    if not features:
        raise Refused(Problem("it holds no features", AS_PUBLISHED, received.name))
    return features


def _json(received: Received) -> Any:
    """What the file says. Raises Refused with where it is no JSON any more: at its start, or further on."""
    try:
        words = received.path.read_bytes().decode("utf-8-sig")
    except ValueError:
        what = "it is called GeoJSON and is no text"
        raise Refused(Problem(what, SUPER_GENERALISED, received.name)) from None
    try:
        return json.loads(words)
    except json.JSONDecodeError as wrong:
        raise Refused(_no_json(words, wrong, received.name)) from None
    except (ValueError, RecursionError):
        what = "it begins as GeoJSON and cannot be read as JSON to its end"
        raise Refused(Problem(what, "Download it again", received.name)) from None


def _no_json(words: str, wrong: json.JSONDecodeError, name: str) -> Problem:
    begins = words.lstrip()
    if begins.startswith("<"):
        what = "it is called GeoJSON and is a web page, such as a sign-in page or an error shown in place of the file"
        return Problem(what, "Download it again", name)
    if not begins.startswith(("{", "[")):
        return Problem("it is called GeoJSON and is no JSON", SUPER_GENERALISED, name)
    what = f"it begins as GeoJSON and cannot be read as JSON to its end: line {wrong.lineno}, character {wrong.colno}"
    return Problem(what, "Download it again", name)


def _what_it_is(said: Any) -> str:
    """What JSON is that is no collection of features."""
    kind = said.get("type") if isinstance(said, dict) else None
    if kind == "Topology":
        return "it is TopoJSON, not GeoJSON"
    if isinstance(said, dict) and "error" in said:
        return "it is a message of the site in place of the file: the download failed there"
    if isinstance(kind, str) and kind in _ONE_SHAPE:
        return "it is one shape by itself, not a collection of areas with their codes"
    if isinstance(said, dict) and "rings" in json.dumps(said)[:START]:
        return "it is the portal's own JSON, not GeoJSON"
    return "it is JSON and no collection of features, so it holds no areas"


def _table(received: Received, features: list[Any]) -> ReceivedTable:
    problems: list[Problem] = []
    rows: list[tuple[int, dict[str, Any], str]] = []
    for number, feature in enumerate(features, start=2):  # the row that it has in the extract
        properties = feature.get("properties") if isinstance(feature, dict) else None
        try:
            if not isinstance(properties, dict):
                raise NotAShape("it has no properties, so nothing says which area it is")
            rows.append((number, properties, outline_of(feature.get("geometry"))))
        except NotAShape as wrong:
            what = f"feature {number - 1}: {wrong}"
            problems.append(Problem(what, f"{SUPER_GENERALISED}, in longitude and latitude", received.name))
    refuse_if_any(problems)
    heads = tuple(dict.fromkeys(key for _, properties, _ in rows for key in properties if key != OUTLINE))
    body = (
        ReceivedRow(n, (*(_cell(said.get(head)) for head in heads), outline)) for n, said, outline in rows
    )
    return ReceivedTable(received.name, "", (ReceivedRow(1, (*heads, OUTLINE)), *body), ragged=True)


def _cell(value: object) -> ReceivedCell:
    """A property as a cell: words and numbers as they are, all else as words."""
    if value is None or isinstance(value, bool):
        return "" if value is None else str(value)
    return value if isinstance(value, str | int | float) else json.dumps(value, ensure_ascii=False)

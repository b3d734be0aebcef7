"""Builders for the sources' tests: a file as received, and what a reader may ask."""

from __future__ import annotations

import hashlib
import importlib
import tomllib
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.each_source import MAPPING, SmallFile
from tithing.observations.measure import Measure, Measures, load_measures, measure_from
from tithing.places.gazetteer import load_gazetteer
from tithing.sources.contract import Context, Reading, Received
from tithing.sources.registry import list_sources, source_named
from tithing.sources.table_mapping import mapping_from
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem, Refused

LOCAL_MEASURES = Path(__file__).parents[3] / "demo" / "partnership" / "measures" / "local.toml"
MADE_UP = "ZZ99 9ZZ"  # the shape of a postcode, in an area that does not exist


def received(path: Path, content: str | bytes | None = None) -> Received:
    """The file at a path, written first when its content is given."""
    if content is not None:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return Received(path.name, path, sha256, sha256, path.stat().st_size)


@cache
def context(supplier: str = "") -> Context:
    return Context(_measures(), load_gazetteer(), supplier)


def _measures() -> Measures:
    """Tithing's, one of an invented partnership, and the demonstration's own, which its published packs print."""
    own = tomllib.loads(LOCAL_MEASURES.read_text(encoding="utf-8"))
    invented = Measure(slug="repeat_hate_incidents", title="Repeat hate incidents")
    return load_measures().with_local([invented, *(measure_from(slug, each) for slug, each in own.items())])


def read(source: str, file: Received, supplier: str = "") -> Reading:
    reader: Any = importlib.import_module(f"tithing.sources.{source}.read")
    reading: Reading = reader.read(file, context(supplier))
    return reading


def recognises(source: str, file: Received) -> bool:
    return bool(importlib.import_module(f"tithing.sources.{source}.read").recognises(file))


def refusal(source: str, file: Received) -> tuple[Problem, ...]:
    """Why the file is refused, by its reader or for what that read; the test fails when it is not."""
    with pytest.raises(Refused) as refused:
        source_named(source, list_sources()).read_many([file], context())
    return refused.value.problems


def rows(reading: Reading, *columns: str) -> list[tuple[Any, ...]]:
    assert reading.observations is not None
    return list(reading.observations.select(columns).rows())


def xlsx(path: Path, *sheets: list[list[Any]], names: tuple[str, ...] = ()) -> Path:
    """A workbook with these rows in each sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for index, cells in enumerate(sheets):
        sheet = book.create_sheet(names[index] if names else f"Sheet{index + 1}")
        for row in cells:
            sheet.append(row)
    book.save(path)
    return path


def context_for(small: SmallFile) -> Context:
    """What is told with a small file of a source."""
    told = dict(small.told)
    covers = Period.parse(told["covers"]) if "covers" in told else None
    mapping = mapping_from(told["mapping"], tomllib.loads(MAPPING), file="") if "mapping" in told else None
    plain = context(told.get("supplier", ""))
    return replace(plain, covers=covers, mapping=mapping.text if mapping else "")


def read_small(small: SmallFile, folder: Path, kind: str = "") -> Reading:
    """The file written in this format and read by its source, held to the socket."""
    file = received(small.write(folder, kind))
    return source_named(small.source, list_sources()).read_many([file], context_for(small))[0]

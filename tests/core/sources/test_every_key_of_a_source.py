"""Of every key that a source's `about.toml` may have, a change is seen: in what is told of it, and in what is kept and asked."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.support.books import make_book
from tithing.sources.about import KEYS
from tithing.sources.faults import SOURCES
from tithing.sources.registry import list_sources, what_is_recognised
from tithing.vocabulary.period import Period
from tithing.workflows.files_in.import_files import import_files
from tools.reference.sources import sources_page

ABOUT = {
    "title": '"Noise cases"',
    "publisher": '"The housing office"',
    "licence": '"Sent to the partnership"',
    "attribution": '"Source: the housing office"',
    "cadence": '"each quarter"',
    "reader_version": '"1"',
    "expects": '"a table with Council, Quarter and Noise cases"',
}
CHANGED = {
    "title": '"Complaints"',
    "publisher": '"The council"',
    "licence": '"Open Government Licence v3.0"',
    "attribution": '"Source: the council"',
    "cadence": '"each month"',
    "reader_version": '"2"',
    "expects": '"a table"',
    "keeps": '"whole"',
    "counts": '"incidents"',
    "keeps_text": '["note"]',
    "access": '"open"',
}
READ = """
from dataclasses import replace

from tithing.sources.values.cells import number_of
from tithing.sources.entries import StatedFigure
from tithing.sources.values.periods import stated_period
from tithing.sources.row_by_row import has_headings, reading_by_row

NAMES = {"area": ("Council",), "period": ("Quarter",), "value": ("Noise cases",), "note": ("Remarks",)}
NEEDED = ("area", "period", "value")


def recognises(received):
    return has_headings(received, NAMES, needed=NEEDED)


def read(received, context):
    reading = reading_by_row("a_noise", received, context, NAMES, figure_of, needed=NEEDED)
    return reading if SAYS_IT else replace(reading, used=None)


def figure_of(row):
    measure, _ = row.lookups.measure("noise_complaints", "count")
    period = stated_period(row["period"])
    area = row.lookups.area(row.text("area"), period.end)
    return StatedFigure(measure.slug, area, period, number_of(row["value"]), measure.unit, note=row.text("note"))
"""
READ_LIST = """
from dataclasses import replace

from tithing.sources.partner_incidents import read as lists
from tithing.sources.partner_incidents.read import recognises


def read(received, context):
    return replace(lists.read(received, context), source="a_list")
"""
NOISE = [["Council", "Quarter", "Noise cases", "Remarks"], ["Hartlepool", "2024-25Q1", 41, "Mostly at night"]]
LIST = "date,type,district,street\n05/05/2024,Fly-tipping reports,Hartlepool,Vincent Street\n"
FLAT = "measure,area,period,value,unit\nFly-tipping reports,Hartlepool,2024-25Q1,99,count\n"


@cache
def noise() -> bytes:
    """A workbook, with a comment that is no cell; made once, for it holds the time."""
    book = openpyxl.Workbook()
    for row in NOISE:
        book.active.append(row)
    book.active["A1"].comment = Comment("As in the register", "")
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def seen(folder: Path, about: dict[str, str], *, says_what_it_used: bool) -> Iterator[str]:
    """What is told of the sources; what a book keeps and asks of files of them."""
    sources = folder / "sources"
    shutil.copytree(SOURCES / "flat_observations", sources / "flat_observations")
    for slug, read in (("a_noise", f"SAYS_IT = {says_what_it_used}\n{READ}"), ("a_list", READ_LIST)):
        (sources / slug).mkdir()
        (sources / slug / "read.py").write_text(read, encoding="utf-8")
        lines = "".join(f"{key} = {value}\n" for key, value in about.items())
        (sources / slug / "about.toml").write_text(lines, encoding="utf-8")
    yield sources_page(sources)
    yield "\n".join(what_is_recognised(list_sources(sources)))
    yield from brought(folder, ["noise.xlsx"])
    yield from brought(folder, ["list.csv", "flat.csv"])


def brought(folder: Path, names: list[str]) -> Iterator[str]:
    """What is noted and kept of an import into a new book, and what it asks."""
    for name, content in (("noise.xlsx", noise()), ("list.csv", LIST.encode()), ("flat.csv", FLAT.encode())):
        (folder / name).write_bytes(content)
    book = make_book(folder / f"book-{names[0]}")
    report = import_files(
        book,
        [folder / name for name in names],
        now=datetime(2026, 11, 2, tzinfo=UTC),
        released=date(2025, 6, 1),
        supplier="housing-office",
        covers=Period.parse("2024-25Q1"),
        sources=list_sources(folder / "sources"),
    )
    yield "\n".join(each.words for each in report.questions)
    yield "\n".join(f"{each.source} {each.reader_version}" for each in book.journal())
    kept = sorted((book.folder.root / "raw").rglob("*"))
    yield "\n".join(f"{path.name} {path.read_bytes()!r}" for path in kept if path.is_file())


@pytest.mark.parametrize("key", sorted(CHANGED))
def test_a_change_of_a_key_is_seen(key: str, tmp_path: Path) -> None:
    says = key != "keeps"  # which speaks for a source that says of no column whether it used it
    before = list(seen(_made(tmp_path / "before"), ABOUT, says_what_it_used=says))
    after = list(seen(_made(tmp_path / "after"), ABOUT | {key: CHANGED[key]}, says_what_it_used=says))

    assert len(before) == len(after) == 8
    assert before != after


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def test_every_key_is_changed_above() -> None:
    assert set(CHANGED) == set(KEYS)

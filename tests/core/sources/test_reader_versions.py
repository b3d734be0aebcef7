"""A source that reads the same bytes otherwise has another version: without it a rebuild would not say what changed.

`tests/golden/readings/<source>.txt` holds the version and, for each file of a fixed set, a digest of what enters from it: rows,
incidents, look-ups, the cells that are kept, or that it is refused. Words of notices are not part of it, since an entry keeps
those it was told with. APPROVE=1 writes the digests anew, but only where the version was raised or a file is new.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import read, read_small, received
from tests.core.sources.test_partner_return import filled
from tests.support.approved import GOLDEN
from tests.support.each_source import (
    BOUNDARIES,
    LOOKUP,
    ONS,
    POPULATION,
    SMALL_AREAS,
    SMALL_FILES,
    STREET,
    SmallFile,
)
from tithing.observations.entering.headed import SHEET
from tithing.sources.contract import Reading
from tithing.sources.registry import list_sources
from tithing.vocabulary.problems import Refused

READINGS = GOLDEN / "readings"
VERSIONS = {source.slug: source.reader_version for source in list_sources()}
REFUSED = "refused"
FIGURES = ("Total", "value", "count", "No.", "All ages")
TEXTS = {
    POPULATION: "Name",
    LOOKUP: "WD26NM",
    BOUNDARIES: "WD25NM",
    SMALL_AREAS: "LSOA 2021 Name",
    STREET: "Location",
    ONS: "Local Authority name",
}


def variants(small: SmallFile) -> Iterator[tuple[str, SmallFile]]:
    """The file as it is, and as files come: odd signs, lines above and below, cells left empty or withheld."""
    last = len(small.rows) - 1
    heading = TEXTS.get(small, small.rows[0][-1])
    final = next((each for each in small.rows[0] if each in FIGURES), small.rows[0][-1])
    text, value = (small.rows[last][small.rows[0].index(each)] for each in (heading, final))
    width = [""] * (len(small.rows[0]) - 1)
    yield "plain", small
    yield "a sign of Word's own", small.with_cell(last, heading, f"{text} \uf0b7")
    yield "a sign that nobody sees", small.with_cell(last, heading, f"{text}\u200b")
    yield "a mark that turns the reading", small.with_cell(last, heading, f"{text}\u202e")
    yield "a hard blank in a heading", small.with_heading(heading, heading.replace(" ", "\u00a0"))
    yield "a title", replace(small, above=(*small.above, ("Figures as published",)))
    yield "a rate above", replace(small, above=(*small.above, ("Rate per 1", "000 people")))
    yield "a note below", replace(small, rows=(*small.rows, ("Note: figures are provisional", *width)))
    yield "an empty row", replace(small, rows=(*small.rows, ("", *width)))
    yield "a column more", small.with_column("remark", "seen in May")
    for mark in ("[c]", "-99", "1,234", f" {value} ", ""):
        yield f"a figure of {mark!r}", small.with_cell(last, final, mark)


def entered(reading: Reading) -> str:
    """What enters from a reading, in one order."""
    frames = {
        "observations": reading.observations,
        "incidents": reading.incidents,
        "outlines": reading.outlines,
    }
    frames |= reading.lookups
    lines = [f"{reading.source} {reading.rows} {reading.series} {reading.supplier} {reading.period}"]
    for name, frame in frames.items():
        if frame is not None:
            stored = set(frame.columns) - {SHEET}  # which is for what is told, and is not stored
            rows = frame.select(sorted(stored)).write_csv().splitlines()
            lines += [name, rows[0], *sorted(rows[1:])]
    said = [(each.measure, each.area, str(each.period), each.text) for each in reading.commentary]
    return "\n".join([*lines, *map(repr, said), *_kept(reading)])


def _kept(reading: Reading) -> Iterator[str]:
    """The cells that the source says it used."""
    if reading.used is not None:
        yield from (repr(table) for table in reading.used.tables)


def digest_of(small: SmallFile, folder: Path, kind: str) -> str:
    try:
        return _short(entered(read_small(small, folder, kind)))
    except Refused:
        return REFUSED


def _short(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def digests(source: str, folder: Path) -> dict[str, str]:
    """Each file of the set and what enters from it."""
    found = {
        f"{small.name}.{kind}, {name}": digest_of(each, folder / f"{number}{kind}", kind)
        for small in SMALL_FILES
        if small.source == source
        for kind in small.formats
        for number, (name, each) in enumerate(variants(small))
    }
    if source == "partner_return":
        found = dict(_returns(folder))
    return found


def _returns(folder: Path) -> Iterator[tuple[str, str]]:
    for number, cells in enumerate(
        ({"F2": 10}, {"F2": 0, "I2": "Two \uf0b7 were children's"}, {"F2": "[c]"})
    ):
        (folder / str(number)).mkdir(parents=True)
        path = filled(folder / str(number), **cells)
        try:
            yield f"return, {cells!r}", _short(entered(read("partner_return", received(path))))
        except Refused:
            yield f"return, {cells!r}", REFUSED


def approved(source: str) -> tuple[str, dict[str, str]]:
    """The version and the digests that were approved; nothing where the source is new."""
    path = READINGS / f"{source}.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else ["version "]
    return lines[0].removeprefix("version "), dict(_parted(line) for line in lines[1:])


def _parted(line: str) -> tuple[str, str]:
    name, _, digest = line.rpartition(": ")
    return name, digest


def changed(before: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """The files of which something else enters than before."""
    return [name for name in before if name in now and now[name] != before[name]]


@pytest.mark.parametrize("source", sorted(VERSIONS))
def test_a_source_that_reads_the_same_bytes_otherwise_has_a_new_version(source: str, tmp_path: Path) -> None:
    version, before = approved(source)
    now = digests(source, tmp_path)
    assert now

    if version == VERSIONS[source]:
        assert changed(before, now) == [], f"raise reader_version in tithing/sources/{source}/about.toml"
    if os.environ.get("APPROVE"):
        _write(source, now)
    assert approved(source) == (VERSIONS[source], now), "write the digests anew with APPROVE=1"


def _write(source: str, now: Mapping[str, str]) -> None:
    READINGS.mkdir(exist_ok=True)
    lines = [f"version {VERSIONS[source]}", *(f"{name}: {digest}" for name, digest in now.items())]
    (READINGS / f"{source}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_one_value_or_one_cell_that_is_kept_changes_the_digest(tmp_path: Path) -> None:
    (flat,) = [small for small in SMALL_FILES if small.source == "flat_observations"]
    plain = digest_of(flat, tmp_path / "a", "csv")

    assert digest_of(flat, tmp_path / "b", "csv") == plain
    assert digest_of(flat.with_cell(1, "value", "40"), tmp_path / "c", "csv") not in (plain, REFUSED)
    assert digest_of(flat.with_cell(1, "note", "as sent"), tmp_path / "d", "csv") not in (plain, REFUSED)
    assert digest_of(flat.with_cell(1, "value", "many"), tmp_path / "e", "csv") == REFUSED


def test_a_changed_reading_is_noticed_and_a_new_file_is_none() -> None:
    before = {"a.csv": "1", "b.csv": "2"}

    assert changed(before, {"a.csv": "1", "b.csv": "3", "c.csv": "4"}) == ["b.csv"]


@pytest.mark.parametrize("small", SMALL_FILES, ids=lambda each: each.name)
def test_a_small_file_has_its_headings_first_and_a_row_of_figures_last(small: SmallFile) -> None:
    heads, last = small.rows[0], small.rows[-1]

    told = (
        f"{small.name}: lines of title stand in above=, and no note stands below the figures (each_source.py)"
    )
    assert len(heads) == len(last), told
    assert min(sum(map(bool, row)) for row in (heads, last)) > 1, told

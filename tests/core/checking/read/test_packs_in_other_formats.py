"""A published pack says the same, and is found to be wrong in the same places, as text, as DOCX and as PDF."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.core.checking.read.put import compiled, typst_text, without_tags
from tests.core.checking.small_pack import SMALL_PACK
from tests.support.shared import shared
from tithing.checking.check import check
from tithing.checking.read import read_here
from tithing.checking.read.printed import PrintedDocument

PACKS = (("packs/000_bf5187f17fbe4d3e.txt", 560), ("packs/004_f4c29f5249fa78cd.txt", 1))
FORMS = ["docx", "tagged pdf", "untagged pdf"]
TWIN = "test_the_same_mistakes_of_a_small_pack_are_found_in_every_format"
Row = list[str]


def _blocks(text: str) -> Iterator[str | list[Row]]:
    """Lines of prose, and runs of lines with tabs as tables."""
    table: list[Row] = []
    for line in [*text.split("\n"), ""]:
        if "\t" in line:
            table.append(line.split("\t"))
            continue
        if table:
            yield table
        table = []
        if line.strip():
            yield line.strip()


def _write_docx(blocks: list[str | list[Row]], path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for block in blocks:
        if isinstance(block, str):
            document.add_paragraph(block)
            continue
        table = document.add_table(len(block), max(map(len, block)))
        for row, cells in zip(table.rows, block, strict=True):
            for cell, text in zip(row.cells, cells, strict=False):
                cell.text = text
    document.save(str(path))


@cache
def _pdf(text: str) -> bytes:
    parts = ['#set page(paper: "a4", flipped: true, margin: 1.5cm)\n#set text(size: 8pt)']
    for block in _blocks(text):
        parts.append(typst_text(block) if isinstance(block, str) else _typst_table(block))
    return compiled("\n\n".join(parts))


def _typst_table(rows: list[Row]) -> str:
    width = max(map(len, rows))
    cells = "".join(f"[{typst_text(text)}]," for row in rows for text in [*row, *[""] * (width - len(row))])
    return f"#table(columns: (2.5fr, {', '.join(['1fr'] * (width - 1))}), {cells})"


def _found(document: PrintedDocument) -> set[tuple[str, ...]]:
    report = check([document])
    return {
        (f.rule, f.severity.value, f.row, f.column, f.published, f.expected)
        for f in report.findings
        if f.table
    }


@cache
def _found_in_text(text: str) -> set[tuple[str, ...]]:
    """What is found in the pack as text, looked for once for all formats that are held against it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "pack.txt"
        path.write_text(text, encoding="utf-8")
        return _found(read_here(path))


def _in_format(text: str, form: str, tmp_path: Path) -> PrintedDocument:
    path = tmp_path / ("pack.docx" if form == "docx" else "pack.pdf")
    if form == "docx":
        _write_docx(list(_blocks(text)), path)
    else:
        path.write_bytes(_pdf(text) if form == "tagged pdf" else without_tags(_pdf(text)))
    return read_here(path)


@pytest.mark.parametrize("form", FORMS)
def test_the_same_mistakes_of_a_small_pack_are_found_in_every_format(form: str, tmp_path: Path) -> None:
    as_text = _found_in_text(SMALL_PACK)

    assert {published for *_, published, _ in as_text} == {"25.0%", "12", "90"}
    assert _found(_in_format(SMALL_PACK, form, tmp_path)) == as_text


@pytest.mark.parametrize(("seed", "first_line"), PACKS)
@pytest.mark.parametrize("form", FORMS)
def test_the_same_mistakes_are_found_in_the_tables_of_every_format(
    seed: str, first_line: int, form: str, tmp_path: Path
) -> None:
    lines = shared(seed, twin=TWIN).read_text(encoding="utf-8").split("\n")

    pack = "\n".join(lines[first_line - 1 :])

    as_text = _found_in_text(pack)

    assert as_text
    assert _found(_in_format(pack, form, tmp_path)) == as_text

"""Each format prints every figure of the paper, and transforms leave what is right and wrong as it was."""

from __future__ import annotations

import csv
import io
import random
import re

import docx
import openpyxl
import pypdfium2
import pytest

from tools.unseen.document import Document
from tools.unseen.dress import dress
from tools.unseen.formats import EXTRACTED, FORMATS, PDFS, PROPER, group_of
from tools.unseen.halves import words_of
from tools.unseen.make import write_single
from tools.unseen.measure import MODULES
from tools.unseen.morph import TRANSFORMS
from tools.unseen.solver import broken

TUNED = MODULES["tuned"]


def _paper(family: str = "layouts.quarters") -> Document:
    return write_single(TUNED, family, "2")


def _text(name: str, written: bytes) -> str:
    match FORMATS[name][1]:
        case ".docx":
            return _text_of_docx(written)
        case ".xlsx":
            return _text_of_xlsx(written)
        case ".csv":
            return " ".join(cell for row in csv.reader(io.StringIO(written.decode())) for cell in row)
        case ".pdf":
            pages = pypdfium2.PdfDocument(written)
            return " ".join(page.get_textpage().get_text_bounded() for page in pages)
    return written.decode()


def _text_of_docx(written: bytes) -> str:
    paper = docx.Document(io.BytesIO(written))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    return " ".join([*(each.text for each in paper.paragraphs), *cells])


def _text_of_xlsx(written: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(written))
    values = [cell.value for sheet in book for row in sheet for cell in row]
    return " ".join(str(value) for value in values if value is not None)


def _figures(text: str) -> set[str]:
    return set(re.findall(r"\d+", text.replace(",", "")))


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_every_figure_of_a_paper_is_in_each_of_its_formats(name: str) -> None:
    paper = _paper()

    written = FORMATS[name][0](paper, random.Random(1))

    wanted = _figures(" ".join(paper.tokens[token] for token in paper.shown()))
    assert wanted
    assert wanted - _figures(_text(name, written)) == set()


@pytest.mark.parametrize("name", ["tabs", "drifted", "docx", "html inline"])
def test_a_paper_is_written_alike_each_time(name: str) -> None:
    first, second = (_text(name, FORMATS[name][0](_paper(), random.Random(4))) for _ in range(2))

    assert first == second


def test_each_format_counts_as_one_thing() -> None:
    assert sorted((*PROPER, *PDFS, *EXTRACTED)) == sorted(FORMATS)
    assert {group_of(name) for name in FORMATS} == {"proper", "pdf", "extracted"}


@pytest.mark.parametrize("name", sorted(TRANSFORMS))
@pytest.mark.parametrize("family", ["layouts.quarters", "prose.from_to", "layouts.place_by_offence"])
def test_a_paper_told_otherwise_is_as_right_as_it_was(name: str, family: str) -> None:
    paper = _paper(family)

    other = TRANSFORMS[name](paper, words_of(TUNED), random.Random(1))

    assert other is None or (other != paper and broken(other) == ())


def test_what_stands_around_the_figures_changes_none_of_them() -> None:
    paper = _paper()

    dressed = [dress(paper, random.Random(seed)) for seed in range(12)]

    assert any(each != paper for each in dressed)
    assert [each for each in dressed if each.tokens != paper.tokens or broken(each)] == []

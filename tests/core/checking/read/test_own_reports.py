"""Our own documents are read back in every format, and each format prints the same tables."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.core.checking.read.put import without_tags
from tests.support.sample_document import sample_document
from tithing.checking.read import read_here
from tithing.checking.read.numbers import read_number
from tithing.checking.read.printed import PrintedDocument
from tithing.documents.parts import DocumentTable
from tithing.documents.renderers import render


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("report")
    paths = render(sample_document(), ("html", "pdf", "docx", "xlsx"), folder, "report")
    found = {path.suffix[1:]: path for path in paths}
    found["untagged"] = folder / "untagged.pdf"
    found["untagged"].write_bytes(without_tags(found["pdf"].read_bytes()))
    return found


def _figures(document: PrintedDocument) -> Counter[str]:
    """Every figure printed in a table, by its number alone: formats hang marks on cells or on heads."""
    numbers = (read_number(cell.text) for _, _, cell in document.cells())
    return Counter(str(number.value) for number in numbers if number)


def _put() -> list[DocumentTable]:
    return [part for part in sample_document().parts if isinstance(part, DocumentTable)]


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "xlsx"])
def test_every_table_of_a_report_is_read_back_with_all_its_rows(form: str, written: dict[str, Path]) -> None:
    document = read_here(written[form])

    tables = [table for table in document.tables if table.place.sheet not in ("Contents", "Notes", "Charts")]
    assert [len(table.rows) for table in tables] == [len(table.rows) for table in _put()]
    for table, put in zip(tables, _put(), strict=True):
        assert any(put.caption in heading for heading in table.context)
        assert not table.doubtful


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_each_format_prints_the_figures_of_the_web_page(form: str, written: dict[str, Path]) -> None:
    assert _figures(read_here(written[form])) == _figures(read_here(written["html"]))


def test_a_report_that_lost_its_tags_is_read_by_where_its_words_stand(written: dict[str, Path]) -> None:
    lost = _figures(read_here(written["pdf"])) - _figures(read_here(written["untagged"]))

    assert lost.total() <= 0.02 * _figures(read_here(written["pdf"])).total()


def test_running_heads_and_page_numbers_are_no_sentences(written: dict[str, Path]) -> None:
    document = read_here(written["untagged"])

    assert document.pages is not None
    assert document.pages > 2
    repeated = Counter(each.text for each in document.sentences).most_common(1)[0][1]
    assert repeated < document.pages
    assert not any(each.text.isdecimal() for each in document.sentences)

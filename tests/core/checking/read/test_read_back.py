"""Every reader proves that it read: what was put into a file is counted and compared with what came out."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.core.checking.read.put import AREAS, CRIME, INVENTED, WRITERS, Put, PutSentences, PutTable, gold
from tests.support.shared import shared
from tithing.checking.read import read, read_here
from tithing.checking.read.printed import PrintedDocument

FORMATS = list(WRITERS)
TWIN = "test_every_table_head_and_cell_comes_back_as_it_was_put_in"


def _written(put: tuple[Put, ...], form: str, folder: Path) -> Path:
    ending, write = WRITERS[form]
    path = folder / f"pack.{ending}"
    write(put, path)
    return path


def _tables(put: tuple[Put, ...]) -> list[PutTable]:
    return [item for item in put if isinstance(item, PutTable)]


def _cells(document: PrintedDocument) -> list[list[tuple[str, ...]]]:
    return [[(row.label, *row.texts) for row in table.rows] for table in document.tables]


@pytest.mark.parametrize("form", FORMATS)
def test_every_table_head_and_cell_comes_back_as_it_was_put_in(form: str, tmp_path: Path) -> None:
    path = _written(INVENTED, form, tmp_path)

    document = read_here(path)

    tables = _tables(INVENTED)
    assert _cells(document) == [list(table.rows) for table in tables]
    assert [table.heads for table in document.tables] == [table.read_heads for table in tables]
    assert [table.label_head for table in document.tables] == [table.label_head for table in tables]
    assert not any(table.doubtful for table in document.tables)


@pytest.mark.parametrize("form", FORMATS)
def test_every_sentence_comes_back_and_the_title_stands_over_its_table(form: str, tmp_path: Path) -> None:
    path = _written(INVENTED, form, tmp_path)

    document = read_here(path)

    put = [sentence for item in INVENTED if isinstance(item, PutSentences) for sentence in item.sentences]
    assert [each.text for each in document.sentences] == put
    assert [table.context[-1] for table in document.tables] == [CRIME.title, AREAS.title]


@pytest.mark.parametrize("form", FORMATS)
def test_cells_stand_under_their_heads_and_know_their_place(form: str, tmp_path: Path) -> None:
    document = read_here(_written(INVENTED, form, tmp_path))

    assert document.tables
    for table in document.tables:
        assert table.rows
        for row in table.rows:
            assert [cell.column for cell in row.cells] == list(range(1, len(table.heads) + 1))
            assert row.place.page == 1 or "pdf" not in form
            assert row.place.line or form not in ("xlsx", "ods", "csv", "text")


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "aligned pdf"])
def test_the_tables_of_published_packs_come_back_cell_by_cell(form: str, tmp_path: Path) -> None:
    put = gold(shared("gold/tables.csv", twin=TWIN), shared("gold/cells.csv", twin=TWIN))

    document = read_here(_written(put, form, tmp_path))

    assert _cells(document) == [_stripped(table) for table in _tables(put)]


def test_without_a_line_or_a_tag_nearly_every_published_row_still_comes_back(tmp_path: Path) -> None:
    """Where neither lines nor tags part them, a value that needs two lines cannot always be told from two rows."""
    put = gold(shared("gold/tables.csv", twin=TWIN), shared("gold/cells.csv", twin=TWIN))

    document = read_here(_written(put, "aligned pdf", tmp_path))

    wanted = Counter(row for table in _tables(put) for row in _stripped(table))
    got = Counter(row for table in _cells(document) for row in table)
    assert (wanted & got).total() >= 0.97 * wanted.total()
    assert abs(len(document.tables) - len(_tables(put))) <= 2


def _stripped(table: PutTable) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row) for row in table.rows]


@pytest.mark.parametrize("form", ["docx", "tagged pdf", "xlsx"])
def test_the_child_that_reads_hands_over_the_same_document(form: str, tmp_path: Path) -> None:
    path = _written(INVENTED, form, tmp_path)

    assert read(path) == read_here(path)


@pytest.mark.parametrize("form", ["tagged pdf", "ruled pdf", "aligned pdf", "striped pdf"])
def test_a_table_that_goes_on_over_the_page_is_one_table(form: str, tmp_path: Path) -> None:
    rows = tuple((f"Category {n}", str(n * 7), str(n * 9), str(n * 2)) for n in range(1, 91))
    long = PutTable("A long table", "Category", ("2016/17", "2017/18", "Change"), rows)
    put: tuple[Put, ...] = (PutSentences(("It is long.",)), long, PutSentences(("It has ended.",)))

    document = read_here(_written(put, form, tmp_path))

    assert document.pages is not None
    assert document.pages > 1
    assert _cells(document) == [list(rows)]
    assert {row.place.page for row in document.tables[0].rows} == set(range(1, document.pages + 1))
    assert [each.text for each in document.sentences] == ["It is long.", "It has ended."]

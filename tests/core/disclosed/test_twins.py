"""Two towns in which everything is alike but what is hidden: nobody who asks either of them can tell which it is.

Of every command, in every format: tables, sentences, the alternative texts of charts, ranks, notes of what was revised,
and the orders in which things are listed. An officer can tell.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.core.disclosed.every_output import a_page_and_its_figures, every_output, printed, released
from tests.core.disclosed.town import (
    BEFORE,
    FIRES,
    HATE,
    ON_BUSINESS,
    ON_PERSONS,
    Q1,
    Q2,
    Q3,
    ROBBERY,
    WARDS,
    Counts,
    of_local,
    of_wards,
    town,
)
from tools.disclosed.books import receive, started
from tools.disclosed.cells import Cell, Invented
from tools.disclosed.files import as_file
from tools.disclosed.sums import AGES

pytestmark = pytest.mark.slow  # begun first, so that nothing waits for it

NEXT = "2025-26Q4"
Outputs = dict[str, str]


class Twins(NamedTuple):
    """Every output of the one town, and of the other."""

    one: Outputs
    other: Outputs

    @property
    def differing(self) -> list[str]:
        return [name for name in self.one if self.one[name] != self.other.get(name)]


def deliveries(few: int, more: int) -> tuple[Counts, ...]:
    """The first ward has `few` of everything where the second has `more`: what both have together is the same."""
    first = of_wards(FIRES, Q1, few, more, 9, 9, 9) | of_wards(FIRES, BEFORE, few, more, 8, 9, 12)
    second = _robberies(Q2, few, more) | of_wards(FIRES, Q2, 9, 9, 9, 9, 9)
    third = _robberies(Q3, few, more) | of_wards(FIRES, Q3, few, more, 12, 14, 9) | _by_age(few)
    fires = of_local(of_wards(FIRES, Q3, few, more, 12, 14, 9))
    return first, second, third | fires, of_wards(FIRES, Q1, more, few, 9, 9, 9)


def _robberies(period: str, few: int, more: int) -> Counts:
    business = of_wards(ON_BUSINESS, period, few, more, 9, 9, 9)
    persons = of_wards(ON_PERSONS, period, 10 - few, 10 - more, 9, 9, 9)
    return business | persons | of_wards(ROBBERY, period, 10, 10, 18, 18, 18)


def _by_age(few: int) -> Counts:
    young = of_wards(HATE, Q3, few, 0, 0, 0, 0, breakdown=AGES[0])
    old = of_wards(HATE, Q3, 8 - few, 8, 8, 8, 8, breakdown=AGES[1])
    return young | old | of_wards(HATE, Q3, 8, 8, 8, 8, 8)


@pytest.fixture(scope="module")
def books(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    few, more = (town(*deliveries(*numbers), beside=WARDS[:2]) for numbers in ((2, 3), (3, 2)))
    return _book(few, tmp_path_factory.mktemp("one")), _book(more, tmp_path_factory.mktemp("other"))


def _book(made: Invented, folder: Path) -> Path:
    (folder / "files").mkdir()
    book = started(made, folder / "book")
    for stage in made.stages:
        sent = tuple(replace(each, text=_sorted_by_count(each.text)) for each in stage.sent)
        book = receive(book, replace(stage, sent=sent), folder / "files")
    return folder / "book"


def _sorted_by_count(text: str) -> str:
    """The most first, as a partner's own query may give them: the number of a row is then a rank."""
    head, *rows = text.splitlines()
    rows.sort(key=lambda row: -int(row.split(",")[3] or 0))
    return "\n".join([head, *rows]) + "\n"


def asked_of(books: Sequence[Path], *reader: str) -> Twins:
    """Each is asked in a folder of the same name."""
    one, other = (every_output(book, book.parent / "out", *reader) for book in books)
    return Twins(one, other)


@pytest.fixture(scope="module")
def as_the_public(books: tuple[Path, Path]) -> Twins:
    return asked_of(books)


def test_the_towns_differ_in_small_counts_alone() -> None:
    one, other = (town(*deliveries(*numbers)) for numbers in ((2, 3), (3, 2)))
    differing = [cell for cell, count in one.truth.items() if other.truth[cell] != count]

    assert Cell(FIRES, WARDS[0], Q3) in differing
    assert {cell.area for cell in differing if not cell.breakdown} == set(WARDS[:2])


@pytest.mark.slow
def test_no_output_tells_the_public_which_town_it_is(as_the_public: Twins) -> None:
    assert len(as_the_public.one) > 60
    assert as_the_public.one.keys() == as_the_public.other.keys()
    assert as_the_public.differing == []


@pytest.mark.slow
def test_nor_which_of_two_sizes_the_hidden_counts_are_of(
    books: tuple[Path, Path], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """2 and 3 or 1 and 4: no least or most, limit of a class, middle or place is worked out of them."""
    apart = _book(town(*deliveries(1, 4), beside=WARDS[:2]), tmp_path_factory.mktemp("apart"))
    twins = Twins(*(a_page_and_its_figures(book, book.parent / "page") for book in (books[0], apart)))

    assert any(name.endswith(".html") for name in twins.one)
    assert twins.differing == []


@pytest.mark.slow
def test_what_waits_to_be_accepted_tells_nothing_yet(books: tuple[Path, Path], tmp_path: Path) -> None:
    said = []
    for book, numbers in zip(books, ((2, 3), (3, 2)), strict=True):
        copy = Path(shutil.copytree(book.parent, tmp_path / f"first-{numbers[0]}") / "book")
        sent = copy.parent / "next.csv"
        sent.write_text(as_file(of_wards(FIRES, NEXT, *numbers, 9, 9, 9)), encoding="utf-8")
        waits = printed(["import", str(sent), "--book", str(copy), "--preview"])
        asked = ["figures", "--book", str(copy), "--quarter", NEXT, "--format", "json"]
        said.append((waits, *(printed([*asked, *more]) for more in ((), ("--area", WARDS[0])))))

    assert all("tithing accept" in waits for waits, *_ in said)
    assert said[0][1:] == said[1][1:]
    assert "not yet imported" in said[0][1]


@pytest.mark.slow
def test_neither_does_a_report_that_was_released_nor_the_folder_that_is_kept_of_it(
    books: tuple[Path, Path], tmp_path: Path
) -> None:
    """Its list of figures too, hidden ones among them."""
    copies = [
        Path(shutil.copytree(book.parent, tmp_path / str(at)) / "book") for at, book in enumerate(books)
    ]
    twins = Twins(*(released(book, book.parent / "out") for book in copies))

    assert {name.rsplit(".", 1)[-1] for name in twins.one} >= {"html", "pdf", "docx", "xlsx", "csv", "json"}
    assert any(name.endswith(".cells.json") for name in twins.one)
    assert twins.differing == []


@pytest.mark.slow
def test_what_is_hidden_is_said_to_be(as_the_public: Twins) -> None:
    asked = [name for name in as_the_public.one if name.startswith("figures --area E05")]

    assert asked
    assert all("[c]" in as_the_public.one[name] or "suppressed" in as_the_public.one[name] for name in asked)


@pytest.mark.slow
def test_an_officer_can_tell_them_apart(books: tuple[Path, Path]) -> None:
    differing = asked_of(books, "--reader", "officer").differing

    assert {name.rsplit(".", 1)[-1] for name in differing} >= {"html", "pdf", "docx", "xlsx", "csv", "json"}
    assert "figures --format json" in differing

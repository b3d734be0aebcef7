"""Every cell of every source is looked through: what is surely personal refuses the file, what may be is asked about, and
neither is repeated."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.sources.building import context_for, read, read_small, received
from tests.core.sources.test_partner_return import filled
from tests.support.each_source import (
    EXTRACT,
    FLAT,
    INCIDENTS,
    LOOKUP,
    MAPPED,
    ONS,
    POPULATION,
    SMALL_FILES,
    STREET,
    SmallFile,
)
from tithing.sources.registry import list_sources, source_named
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.questions import Question

EACH = [
    pytest.param(small, kind, id=f"{small.name}.{kind}") for small in SMALL_FILES for kind in small.formats
]
FIXED = (STREET, ONS)  # which have no other columns than the published
FREE = [
    pytest.param(small, kind, id=f"{small.name}.{kind}")
    for small in SMALL_FILES
    for kind in small.formats
    if small not in FIXED
]
SURE = ["someone@example.org", "Mostly caused by John Smith", "01632 960001"]
DOUBTFUL = ["14 Elm", "The Old Vicarage"]
WITH_NOTES = [FLAT, EXTRACT, INCIDENTS, MAPPED, POPULATION, LOOKUP]


def remarked(small: SmallFile, text: str) -> SmallFile:
    """The file with a column that nobody asked for, this in its last cell."""
    return small.with_column("remark", *["none"] * (len(small.rows) - 2), text)


def questions_of(small: SmallFile, folder: Path, kind: str = "") -> list[Question]:
    return [each for each in read_small(small, folder, kind).questions if each.kind == "may_be_personal"]


@pytest.mark.parametrize("text", SURE)
@pytest.mark.parametrize(("small", "kind"), EACH)
def test_what_is_surely_personal_is_refused_wherever_it_stands(
    small: SmallFile, kind: str, text: str, tmp_path: Path
) -> None:
    with pytest.raises(Refused) as refusal:
        read_small(remarked(small, text), tmp_path, kind)

    assert text not in str(refusal.value)
    if small not in FIXED:
        places = [(problem.row, problem.column) for problem in refusal.value.problems]
        assert (len(small.above) + len(small.rows), "remark") in places


@pytest.mark.parametrize("text", DOUBTFUL)
@pytest.mark.parametrize(("small", "kind"), FREE)
def test_what_may_be_personal_is_asked_about_wherever_it_stands(
    small: SmallFile, kind: str, text: str, tmp_path: Path
) -> None:
    (question,) = questions_of(remarked(small, text), tmp_path, kind)

    assert question.words.endswith(": is it about a person?")
    assert f'row {len(small.above) + len(small.rows)}, column "remark"' in question.words
    assert text not in f"{question.words} {question.figures}"


@pytest.mark.parametrize("small", FIXED, ids=lambda small: small.name)
def test_a_published_file_with_a_column_that_is_not_published_is_refused(
    small: SmallFile, tmp_path: Path
) -> None:
    with pytest.raises(Refused, match=r"no such column|no measure is known for this heading"):
        read_small(remarked(small, "none"), tmp_path)


@pytest.mark.parametrize("text", DOUBTFUL)
def test_a_partners_words_in_a_return_are_asked_about(text: str, tmp_path: Path) -> None:
    file = received(filled(tmp_path, F2=3, I2=text))

    (question,) = read("partner_return", file).questions

    assert 'sheet "Return", row 2' in question.words
    assert text not in question.words


def test_every_source_has_a_small_file_to_be_tried_with() -> None:
    tried = {small.source for small in SMALL_FILES} | {"partner_return"}

    assert {source.slug for source in list_sources()} == tried


@pytest.mark.parametrize("small", WITH_NOTES, ids=lambda small: small.name)
def test_a_file_without_it_asks_nothing(small: SmallFile, tmp_path: Path) -> None:
    assert questions_of(small, tmp_path) == []
    assert questions_of(remarked(small, "counted twice"), tmp_path / "with") == []


def test_the_same_cells_in_a_longer_file_are_the_same_question(tmp_path: Path) -> None:
    one = remarked(FLAT, "14 Elm")
    longer = replace(
        one, rows=(*one.rows, ("Shoplifting", "Hartlepool", "2024-25Q3", "9", "count", "", "none"))
    )

    (first,), (second,) = questions_of(one, tmp_path / "a"), questions_of(longer, tmp_path / "b")
    (other,) = questions_of(remarked(FLAT, "15 Elm"), tmp_path / "c")

    assert first.id == second.id
    assert other.id != first.id


def test_lines_above_the_headings_are_looked_through_too(tmp_path: Path) -> None:
    titled = replace(INCIDENTS, above=(("Fires, compiled by someone@example.org",),))

    with pytest.raises(Refused) as refusal:
        read_small(titled, tmp_path)

    assert [problem.row for problem in refusal.value.problems] == [1]


def test_a_heading_of_a_list_under_a_title_is_held_to_be_one(tmp_path: Path) -> None:
    titled = replace(INCIDENTS.with_column("Caller name", ""), above=(("Fires",),))

    with pytest.raises(Refused, match=r'row 2, column "Caller name": the heading names personal data'):
        read_small(titled, tmp_path)


@pytest.mark.parametrize("small", WITH_NOTES, ids=lambda small: small.name)
def test_a_file_that_the_book_has_is_not_refused_by_a_finder_that_has_learned(
    small: SmallFile, tmp_path: Path
) -> None:
    file = replace(received(remarked(small, SURE[0]).write(tmp_path)), held=True)

    (reading,) = source_named(small.source, list_sources()).read_many([file], context_for(small))

    assert reading.rows

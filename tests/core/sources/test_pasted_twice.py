"""A block of a list that stands twice is asked about; rows that are alike by chance are not."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sources.building import read, received
from tithing.sources.partner_incidents.pasted import RUN, SHORTEST, pasted_twice
from tithing.sources.tables import ReceivedRow

WARDS = ("Victoria", "Burn Valley", "Headland and Harbour")


def rows(*said: str) -> list[ReceivedRow]:
    return [ReceivedRow(number, tuple(each.split())) for number, each in enumerate(said, 2)]


different = st.lists(st.integers(0, 10_000).map(str), min_size=SHORTEST, max_size=40, unique=True)


@given(before=different, length=st.integers(RUN, 40), after=st.lists(st.just("z"), max_size=3))
def test_a_block_that_stands_twice_is_asked_about_with_its_rows(
    before: list[str], length: int, after: list[str]
) -> None:
    block = [f"b{number}" for number in range(length)]

    (question,) = pasted_twice(rows(*before, *block, *after, *block), "a.csv")

    first, again = 2 + len(before), 2 + len(before) + length + len(after)
    assert question.words.startswith(
        f"rows {again} to {again + length - 1} are rows {first} to {first + length - 1} once more"
    )
    assert question.row == again


@given(different)
def test_a_whole_list_twice_is_asked_about_however_short(said: list[str]) -> None:
    (question,) = pasted_twice(rows(*said, *said), "a.csv")

    assert question.words.startswith(
        f"rows {len(said) + 2} to {2 * len(said) + 1} are rows 2 to {len(said) + 1}"
    )


@given(different, st.data())
def test_rows_that_stand_twice_each_in_its_place_are_incidents(said: list[str], data: st.DataObject) -> None:
    times = data.draw(st.lists(st.integers(1, 3), min_size=len(said), max_size=len(said)))

    assert not list(
        pasted_twice(rows(*(each for each, n in zip(said, times, strict=True) for _ in range(n))), "a.csv")
    )


@pytest.mark.parametrize("said", [(), ("a",), ("a", "a"), ("a", "b", "a", "b"), ("a",) * 40])
def test_too_few_or_all_alike_are_not_asked_about(said: tuple[str, ...]) -> None:
    assert not list(pasted_twice(rows(*said), "a.csv"))


def test_a_list_pasted_twice_is_asked_about_when_it_is_read(tmp_path: Path) -> None:
    lines = [f"{day:02d}/01/2018,F3,{WARDS[day % 3]},Hartlepool" for day in range(1, 29)]
    file = received(tmp_path / "fires.csv", "\n".join(["date,type,ward,district", *lines, *lines]) + "\n")

    reading = read("partner_incidents", file, supplier="fire")

    assert [each.kind for each in reading.questions] == ["rows_pasted_twice"]


def test_two_rows_of_one_reference_are_asked_about(tmp_path: Path) -> None:
    head = ("ref", "date", "type", "district")
    said = [("1", 3), ("2", 4), ("2", 4), ("3", 9)]
    rows = [head, *((ref, f"0{day}/04/2025", "F3", "Hartlepool") for ref, day in said)]

    reading = read("partner_incidents", received(tmp_path / "fires.csv", "\n".join(map(",".join, rows))))

    (question,) = [each for each in reading.questions if each.kind == "same_reference"]
    assert 'rows 3 and 4 have the same "ref"' in question.words


@pytest.mark.parametrize(
    "references", [("1", "2", "3", "4"), ("7", "7", "7", "7"), ("7", "7", "8", "8"), ("", "", "", "")]
)
def test_references_that_differ_or_tell_no_rows_apart_are_nothing_odd(
    references: Sequence[str], tmp_path: Path
) -> None:
    rows = [f"{ref},0{at}/04/2025,F3,Hartlepool" for at, ref in enumerate(references, 1)]
    text = "\n".join(["ref,date,type,district", *rows])

    reading = read("partner_incidents", received(tmp_path / "fires.csv", text))

    assert [each for each in reading.questions if each.kind == "same_reference"] == []


def test_a_reference_of_a_place_or_of_two_days_is_nothing_odd(tmp_path: Path) -> None:
    heads = ("site ref", "case type", "ref")
    rows = "1,03/04/2025,F3,Hartlepool\n1,{}/04/2025,F3,Hartlepool\n2,05/04/2025,F3,Hartlepool\n"
    texts = [f"{head},date,type,district\n{rows.format('04' if head == 'ref' else '03')}" for head in heads]

    every = [read("partner_incidents", received(tmp_path / "fires.csv", text)) for text in texts]

    asked = [each.kind for reading in every for each in reading.questions]
    assert len(every) == 3
    assert "same_reference" not in asked

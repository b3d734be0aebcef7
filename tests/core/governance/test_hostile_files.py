"""Whatever stands in the files, they are read or refused in words: nothing else ever comes of them."""

from __future__ import annotations

import copy
from datetime import date, datetime, time
from typing import Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from tests.core.governance.test_pages import BESIDE, examples, seen
from tests.support.structure import HERE
from tithing.governance.loading import structure_of
from tithing.vocabulary.problems import Refused

ODD = [
    0, -1, 3.5, True, "", " ", "x", "../x", "A B", "‮", [], [1], [[]], {}, {"a": 1}, [{}], [{"slug": "a"}],
    date(1, 1, 1), date(9999, 12, 31), datetime(2020, 1, 1), time(1, 1), "fire", "safer-coast", "coast-council",
]  # fmt: skip
EXAMPLES = examples()


def places(values: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where every value stands, in tables and lists of any depth."""
    inside = (
        values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    )
    return [at, *(place for key, value in inside for place in places(value, (*at, key)))][0 if at else 1 :]


def put(values: Any, at: tuple[Any, ...], value: Any) -> None:
    for step in at[:-1]:
        values = values[step]
    values[at[-1]] = value


def read_or_refused(values: dict[str, Any]) -> str:
    files = {name: tomlkit.dumps(each).encode() for name, each in values.items()}
    try:
        structure = structure_of(
            {**files, **{name: text.encode() for name, text in BESIDE.items()}}, folder=HERE
        )
    except Refused as refused:
        whole = all(each.what and each.change and each.file for each in refused.problems)
        return "refused" if whole else "refused without saying what or where"
    assert list(seen(structure))
    return "read"


@given(st.lists(st.tuples(st.sampled_from(places(EXAMPLES)), st.sampled_from(ODD)), min_size=1, max_size=3))
def test_an_odd_value_anywhere_is_read_or_refused_in_words(odd: list[tuple[tuple[Any, ...], Any]]) -> None:
    values = copy.deepcopy(EXAMPLES)
    for at, value in odd:
        try:
            put(values, at, copy.deepcopy(value))
        except (KeyError, IndexError, TypeError):  # what it was to stand in was taken away
            continue

    assert read_or_refused({name: each for name, each in values.items() if isinstance(each, dict)}) in (
        "read",
        "refused",
    )


def test_both_come_of_it() -> None:
    broken = copy.deepcopy(EXAMPLES)
    put(broken, ("bodies/safer-coast.toml", "kind"), 5)

    assert [read_or_refused(each) for each in (EXAMPLES, broken)] == ["read", "refused"]

"""A configuration table taken key by key: each wrong value is said with its file, its place and what to write."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tithing.indicators.defined.configuration import ConfigurationTable, read_configuration, refuse_if_wrong
from tithing.indicators.defined.frameworks import FrameworkColumn
from tithing.vocabulary.problems import Refused

Taking = Callable[[ConfigurationTable], Any]


@pytest.mark.parametrize(
    ("value", "take", "gives"),
    [
        ("words", lambda entry: entry.words("key"), "words"),
        (12.5, lambda entry: entry.number("key"), 12.5),
        (12, lambda entry: entry.whole("key", 0), 12),
        (True, lambda entry: entry.yes("key", False), True),
        (["a", "b"], lambda entry: entry.list_of_words("key"), ("a", "b")),
        ("target", lambda entry: entry.one_of("key", FrameworkColumn), FrameworkColumn.TARGET),
        ("2017-09", lambda entry: entry.day("key"), date(2017, 9, 30)),
        ("2017-09-04", lambda entry: entry.day("key"), date(2017, 9, 4)),
        (date(2017, 9, 4), lambda entry: entry.day("key"), date(2017, 9, 4)),
        ({"inner": 1}, lambda entry: entry.table("key").number("inner"), 1),
        ([{"inner": 1}], lambda entry: entry.tables("key")[0].number("inner"), 1),
    ],
)
def test_a_right_value_is_taken(value: Any, take: Taking, gives: Any) -> None:
    entry = ConfigurationTable("plan.toml", {"key": value}, [])

    assert take(entry) == gives
    assert entry.problems == []


@pytest.mark.parametrize(
    ("value", "take", "says"),
    [
        (12, lambda entry: entry.words("key"), "should be words in quotes"),
        ("", lambda entry: entry.words("key"), "should be words in quotes"),
        (True, lambda entry: entry.number("key"), "should be a number"),
        ("12a", lambda entry: entry.number("key"), "should be a number"),
        (float("nan"), lambda entry: entry.number("key"), "should be a number"),
        (float("inf"), lambda entry: entry.whole("key", 1), "should be a number"),
        (1.5, lambda entry: entry.whole("key", 1), "should be a whole number"),
        (-1, lambda entry: entry.whole("key", 1), "should be a whole number"),
        ("yes", lambda entry: entry.yes("key", False), "should be true or false"),
        (["a", 1], lambda entry: entry.list_of_words("key"), "should be a list of words"),
        ("aim", lambda entry: entry.one_of("key", FrameworkColumn), '"aim" is not known'),
        ("next spring", lambda entry: entry.day("key"), "is no date"),
        ("spring", lambda entry: entry.period("key"), "spring"),
        ("words", lambda entry: entry.table("key"), "should be a table"),
        (["words"], lambda entry: entry.tables("key"), "should be tables"),
    ],
)
def test_a_wrong_value_is_said_with_its_file_and_key(value: Any, take: Taking, says: str) -> None:
    entry = ConfigurationTable("plan.toml", {"key": value}, [], at="objective[1]")

    take(entry)

    with pytest.raises(Refused, match=r"plan\.toml") as refused:
        refuse_if_wrong(entry.problems)
    assert 'key "objective[1].key"' in str(refused.value)
    assert says in str(refused.value)
    assert refused.value.problems[0].change


def test_what_is_not_there_and_not_needed_is_nothing() -> None:
    entry = ConfigurationTable("plan.toml", {}, [])

    assert entry.words("a", "b") == "b"
    assert (entry.number("c"), entry.period("d"), entry.day("e"), entry.table("f")) == (None,) * 4
    assert (entry.list_of_words("g"), entry.tables("h"), entry.yes("i", True)) == ((), (), True)
    assert entry.problems == []


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(b'\xef\xbb\xbftitle = "Plan"')

    assert read_configuration(path).words("title") == "Plan"


@pytest.mark.parametrize("content", [b"title = ", b"title = \xff\xfe", b"[[a]\n"])
def test_a_file_that_is_no_toml_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.toml"
    path.write_bytes(content)

    with pytest.raises(Refused, match=r"plan\.toml: it is not TOML"):
        read_configuration(path)

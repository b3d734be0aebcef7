"""A file's name is kept only where each of its words is the house's own."""

from __future__ import annotations

import pytest

from tithing.inspection.names_harmless import harmless, kept_name


@pytest.mark.parametrize(
    "name",
    [
        "2025-01-cleveland-street.csv",
        "mye24tablesew.csv",
        "Hartlepool_ASB_Q3_2024-25.xlsx",
        "populations.csv",
        "lookup2024.csv",
        "counts (1).csv",
    ],
)
def test_a_name_of_house_words_is_harmless(name: str) -> None:
    assert harmless(name)
    assert kept_name(name) == name


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("jane-doe-statement.csv", ".csv"),
        ("minutes J Smith.xlsx", ".xlsx"),
        ("list-ZZ99-9ZZ.csv", ".csv"),
        ("07700900123.csv", ".csv"),
        ("Victoria.csv.gz", ".csv.gz"),
        ("smith", ""),
    ],
)
def test_of_any_other_only_the_ending_is_kept(name: str, kept: str) -> None:
    assert kept_name(name) == kept


def test_words_that_the_caller_knows_are_harmless_too() -> None:
    assert harmless("wardens.csv", also=frozenset({"street wardens"}))

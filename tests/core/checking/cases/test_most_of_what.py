"""What "the most" is the most of: a level, a change that it stands behind, or some quality of which no count speaks."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of

TABLE = """Crime type\tLast year\tThis year\tChange
Shoplifting\t1908\t2356\t448
Burglary\t660\t619\t-41
Robbery\t68\t118\t50
Violence\t5555\t5209\t-346
Bicycle theft\t91\t73\t-18
"""
RIGHT = [
    "Shoplifting rose most.",
    "Shoplifting increased the most.",
    "Violence fell by the most.",
    "Violence was the most common.",
    "Bicycle theft is the most concentrated crime.",
    "Most concentrated: Bicycle theft.",
    "Robbery is the most serious of them.",
]
WRONG = ["Robbery rose most.", "Burglary fell the most.", "Shoplifting was the most common crime type."]


@pytest.mark.parametrize("sentence", RIGHT)
def test_what_is_so_is_silent(sentence: str) -> None:
    assert said_of(f"{TABLE}\n\n{sentence}\n") == []


@pytest.mark.parametrize("sentence", WRONG)
def test_what_is_not_so_is_told(sentence: str) -> None:
    assert len(said_of(f"{TABLE}\n\n{sentence}\n")) == 1

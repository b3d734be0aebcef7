"""A population told in prose is nearly the one that the place's rates stand on."""

from __future__ import annotations

import pytest

from tests.core.checking.test_denominators import rates_by_place
from tithing.checking.read.printed import PrintedDocument, PrintedPlace, PrintedSentence
from tithing.checking.test.prose import sentence_population
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import open_book


def _relations(said: str) -> list[tuple[bool, str]]:
    sentence = PrintedSentence(said, PrintedPlace(line=1), ())
    document = PrintedDocument("a pack", "text", (rates_by_place(),), (sentence,))
    found = list(sentence_population.relations(open_book(document)))
    assert all(relation.severity is Severity.JUDGEMENT for relation in found)
    return [(relation.holds, relation.published) for relation in found]


@pytest.mark.parametrize(
    ("said", "held"),
    [
        ("Ashby has a population of 90,000.", True),
        ("Ashby has a population of about 90,500.", True),  # within a hundredth: another year's estimate
        ("Ashby has a population of 92,500.", False),
        ("At 92,500 the Ashby population has hardly changed.", False),
        ("Some 92,500 people live in Ashby.", False),
        ("The population of Elmby is 121,900.", False),
    ],
)
def test_a_population_in_a_sentence_is_held_against_the_one_that_rates_imply(said: str, held: bool) -> None:
    assert [holds for holds, _ in _relations(said)] == [held]


@pytest.mark.parametrize(
    "said",
    [
        "The adult population of Ashby is 72,500.",
        "Ashby has a population of 190,000.",  # of something else
        "Ashby and Elmby have a population of 212,000.",
        "Burley has a population of 92,500.",
        "The rate is 12.4 per 1,000 population in Ashby.",
        "The population of Ashby is forecast to be 92,500 by 2030.",
    ],
)
def test_other_peoples_and_other_places_are_left_alone(said: str) -> None:
    assert _relations(said) == []

"""Every template of every rule, with each of its numbers none, one, two and many: no "one places", no "two place"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from tests.core.findings.test_rules_as_approved import NAMES, facts_of
from tithing.documents.words.facts import plain_sentence, words_of
from tithing.findings.fact import Fact, FactItem, NamedFigures
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.units import Unit

NUMBERS = (0, 1, 2, 1234)
NO_NOUNS = ("has", "was", "is", "less", "across", "as", "this", "its", "perhaps", "unless", "previous")
NOUNS = (
    "place", "ward", "area", "month", "quarter", "year", "indicator", "figure", "target", "part", "point", "rate", "hospital",
    "court", "prison", "police station", "partner", "offence", "incident", "change", "row", "file", "number", "report",
)  # fmt: skip


def faults_in(said: str) -> list[str]:
    """Where a number and the noun after it do not agree."""
    after_one = [
        match[0]
        for match in re.finditer(r"\b(?:[Oo]ne|(?<![\d,.−+-])1) ([a-z]+s)\b", said)
        if match[1] not in NO_NOUNS
    ]
    nouns = "|".join(NOUNS)
    after_many = re.findall(rf"(?<![\d,.−+-])(?:2|1,234) (?:{nouns})\b(?! (?:by|after))", said)
    return [*after_one, *after_many, *re.findall(r"\bnone [a-z]+s?\b(?= had| in all| of which)", said)]


def with_number(fact: Fact, number: float) -> Fact:
    items = tuple(replace(item, figures=_numbered(item.figures, number)) for item in fact.items)
    return replace(fact, figures=_numbered(fact.figures, number), items=items)


def _numbered(figures: NamedFigures, number: float) -> NamedFigures:
    """The same figures, every count the number."""
    return tuple(
        (name, replace(figure, quantity=Known(number)))
        if figure.unit is Unit.COUNT and isinstance(figure.quantity, Known)
        else (name, figure)
        for name, figure in figures
    )


def with_each_number(fact: Fact) -> Iterator[Fact]:
    """All of its counts the same, and each of its own counts by itself."""
    for number in NUMBERS:
        yield with_number(fact, number)
        for index in range(len(fact.figures)):
            one = _numbered(fact.figures[index : index + 1], number)
            yield replace(fact, figures=(*fact.figures[:index], *one, *fact.figures[index + 1 :]))
    for first, items in product((1, 2), _some(fact.items)):
        yield replace(with_number(fact, first), items=items)


def _some(items: tuple[FactItem, ...]) -> Iterator[tuple[FactItem, ...]]:
    """Lists of one and of two: a sentence may count its items."""
    if len(items) > 2:
        yield from (items[:1], items[:2], items[-1:], items[-2:])


@pytest.mark.parametrize("rule", NAMES)
def test_a_number_and_its_noun_agree(rule: str) -> None:
    facts = facts_of(rule)
    assert facts

    said = []
    for fact in facts:
        for changed in with_each_number(fact):
            said.append(plain_sentence(words_of(changed)))

    assert said
    wrong = {words: faults for words in said if (faults := faults_in(words))}
    assert not wrong


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("one places had 10 or more", ["one places"]),
        ("2 place had 10 or more", ["2 place"]),
        ("none places had 10 or more", ["none places"]),
        ("one place had 10, two places had one of 21 months", []),
    ],
)
def test_the_test_itself_finds_what_it_is_for(said: str, found: list[str]) -> None:
    assert faults_in(said) == found

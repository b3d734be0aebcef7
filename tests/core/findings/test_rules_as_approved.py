"""What each rule finds in its cases and says of it, whole, as approved: a sign, a unit or a word that changes is seen."""

from __future__ import annotations

import importlib.util
import pkgutil
from collections.abc import Iterable

import pytest

from tests.core.findings import cases
from tests.support.approved import approve, fact_as_text
from tithing.documents.words.facts import plain_sentence, words_of
from tithing.findings import rules
from tithing.findings.fact import Fact

NAMES = [found.name for found in pkgutil.iter_modules(rules.__path__)]


def facts_of(rule: str) -> list[Fact]:
    found: Iterable[Fact] = importlib.import_module(f"{cases.__name__}.{rule}").cases()
    return list(found)


def test_every_rule_has_a_table_of_cases() -> None:
    without = [name for name in NAMES if importlib.util.find_spec(f"{cases.__name__}.{name}") is None]

    assert NAMES
    assert not without, f"write cases() in tests/core/findings/cases for {', '.join(without)}"


@pytest.mark.parametrize("rule", NAMES)
def test_the_cases_of_a_rule_have_a_fact_of_each_of_its_kinds(rule: str) -> None:
    declared = importlib.import_module(f"{rules.__name__}.{rule}").RULE.kinds

    assert {str(fact.kind) for fact in facts_of(rule)} == {str(kind) for kind in declared}


@pytest.mark.parametrize("rule", NAMES)
def test_the_facts_of_a_rule_are_as_approved(rule: str) -> None:
    approve(f"facts/{rule}.txt", "\n".join(fact_as_text(fact) for fact in facts_of(rule)))


@pytest.mark.parametrize("rule", NAMES)
def test_the_words_of_a_rule_are_as_approved(rule: str) -> None:
    said = [f"{fact.kind}: {plain_sentence(words_of(fact))}\n" for fact in facts_of(rule)]

    approve(f"words/{rule}.txt", "".join(said))

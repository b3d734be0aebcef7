"""What is printed at each place of a document: the words of the facts whose rules say that they are shown there.

A document asks for a place and not for a rule, so that a new rule is seen without a document that knows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from tithing.documents.parts import Runs, Strong
from tithing.documents.words.facts import plain_sentence, words_of
from tithing.findings.fact import Fact, FactKind
from tithing.findings.find import shown_at
from tithing.findings.registry import finding_rules
from tithing.findings.rules.changes import CHANGE
from tithing.findings.shown import Shown


def said_at(facts: Iterable[Fact], place: Shown) -> tuple[Runs, ...]:
    """What the facts shown at this place say, in their order."""
    return said_of(shown_at(facts, place))


def said_of(facts: Iterable[Fact]) -> tuple[Runs, ...]:
    """What facts say, each sentence once."""
    said = (words_of(fact) for fact in facts)
    return tuple(dict.fromkeys(words for words in said if words))


def lists_at(facts: Iterable[Fact], place: Shown) -> Iterator[tuple[str, tuple[Fact, ...]]]:
    """The facts of a place under the headings that their kinds bring, in the order of the rules."""
    found = shown_at(facts, place)
    known = [kind for rule in finding_rules() for kind in rule.kinds]
    headings = dict.fromkeys(kind.heading for kind in (*known, *(fact.kind for fact in found)))
    for heading in headings:
        under = tuple(fact for fact in found if fact.kind.heading == heading)
        if under:
            yield heading, under


def said_about(
    facts: Iterable[Fact], indicator: str, *, label: str, told: Callable[[Fact], bool] = lambda fact: False
) -> Iterator[Runs]:
    """What is said beside an indicator that the document calls `label`: its change and what follows from it, the rest; without
    the facts that were `told` before.
    """
    found = tuple(facts)
    said = list(_beside([fact for fact in found if not told(fact)], indicator, label))
    follows = _after_its_change(found, indicator)
    if follows and not any(kind == CHANGE for kind, _ in said):
        said.append((CHANGE, (Strong(f"{label}:"),)))
    for kind, words in said:
        yield (*words, *follows) if kind == CHANGE else words


def _beside(facts: Iterable[Fact], indicator: str, label: str) -> Iterator[tuple[FactKind, Runs]]:
    """What each fact says that is shown beside the indicator, with its kind."""
    for fact in facts:
        words = words_of(_as_called(fact, indicator, label)) if _is_beside(fact, indicator) else ()
        if words:
            yield fact.kind, words


def _is_beside(fact: Fact, indicator: str) -> bool:
    if Shown.ABOUT_ITS_MEASURE in fact.kind.shown:
        return indicator in (fact.indicator, fact.measure)
    return Shown.ABOUT_ITS_INDICATOR in fact.kind.shown and fact.indicator == indicator


def _as_called(fact: Fact, indicator: str, label: str) -> Fact:
    """A fact of another indicator of the measure keeps its own name."""
    return fact.told(label=label) if fact.indicator == indicator else fact


def _after_its_change(facts: Iterable[Fact], indicator: str) -> Runs:
    said = [words_of(fact) for fact in shown_at(facts, Shown.AFTER_ITS_CHANGE) if fact.indicator == indicator]
    return tuple(run for words in said if words for run in (" ", *words))


def title_at_a_chart(facts: Iterable[Fact], indicator: str) -> str:
    """What the title of an indicator's control chart says after its name, by the first rule that says any; "" by none."""
    there = [fact for fact in shown_at(facts, Shown.CHART_TITLE) if fact.indicator == indicator]
    return next((said for fact in there if (said := plain_sentence(words_of(fact)))), "")

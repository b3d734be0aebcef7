"""Where it concentrates, in few sentences: the largest count whole, then which ward had most of the others, and the one that
concentrates most. A sentence for each measure said the same six times."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import Runs
from tithing.documents.pieces.wards_compared import short_title
from tithing.documents.words.facts import words_of
from tithing.findings.fact import Fact
from tithing.findings.phrases import names_in_a_row
from tithing.vocabulary.quantity import number_of

CLEARLY_MORE = 10.0  # percentage points by which a share stands out from that of the largest count
MANY_ENOUGH = 50  # of fewer, a few more in one ward make a large share


def concentration_told(facts: tuple[Fact, ...]) -> Iterator[Runs]:
    """What the facts about wards say together; each measure is named once, but the one that concentrates most."""
    if not facts:
        return
    ordered = sorted(facts, key=lambda fact: -(fact.number("total") or 0.0))
    first, others = ordered[0], ordered[1:]
    yield words_of(first, label=short_title(first.title))
    groups: dict[str, list[Fact]] = {}
    for fact in others:
        if ward := ward_with_most(fact):
            groups.setdefault(ward, []).append(fact)
    most = ward_with_most(first)
    told = [_had_the_most(ward, of, also=ward == most) for ward, of in _in_order(groups, most)]
    if told:
        yield (" ".join(told),)
    if sharpest := _sharpest(first, others):
        yield _concentrates_most(sharpest)


def ward_with_most(fact: Fact) -> str:
    """The ward with most of it, "" where two have as many."""
    numbers = [number_of(item.figure("value").quantity) for item in fact.items[:2]]
    return "" if len(set(numbers)) < len(numbers) or not numbers else fact.items[0].name


def _in_order(groups: dict[str, list[Fact]], most: str) -> list[tuple[str, list[Fact]]]:
    return sorted(groups.items(), key=lambda each: (each[0] != most, -len(each[1]), each[0]))


def _had_the_most(ward: str, of: list[Fact], *, also: bool) -> str:
    names = [_in_a_sentence(fact) for fact in of]
    return f"{ward} {'also ' if also else ''}had the most {names_in_a_row(names)}."


def _in_a_sentence(fact: Fact) -> str:
    name = short_title(fact.title)
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def _sharpest(first: Fact, others: list[Fact]) -> Fact | None:
    """The measure whose few wards with most have a clearly larger share than those of the largest count."""
    clear = [
        fact
        for fact in others
        if (fact.number("total") or 0.0) >= MANY_ENOUGH and _share(fact) > _share(first) + CLEARLY_MORE
    ]
    return max(clear, key=_share, default=None)


def _share(fact: Fact) -> float:
    """Of its few wards with most, per cent of the total."""
    return fact.number("share") or 0.0


def _concentrates_most(fact: Fact) -> Runs:
    return ("Most concentrated: ", *words_of(fact, label=short_title(fact.title)))

"""Where a count concentrates: the wards with most of it.

Concentration: figures total, top (the top few together), share (their per cent of the total); items: every
place from the most, with value, share and cumulative_share, the top few marked; words: none_in (places
without any, separated by "; ", only where the list is complete).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.phrases import lead, names_in_a_row
from tithing.findings.rule import FindingRule
from tithing.findings.rules.share_of_part import share_of
from tithing.findings.shown import Shown
from tithing.vocabulary.in_words.sentence import Run, Runs
from tithing.vocabulary.quantity import Known, Quantity, number_of

TOP_FEW = 3
FEW_PLACES = 4  # named; more are counted
SMALLEST_TOTAL = 10  # under ten, counts and no percentage (R82)


def find(wards: Iterable[CountByPlace] = ()) -> tuple[Fact, ...]:
    """A fact for each count of ten or more whose top few wards can be told from the rest."""
    found = [_concentration(each) for each in wards]
    return tuple(fact for fact in found if fact is not None)


def ranked(places: Sequence[PlaceCount]) -> list[tuple[PlaceCount, float]]:
    """Known places with any, from the most, then by name."""
    known = [(place, place.quantity.number) for place in places if isinstance(place.quantity, Known)]
    return sorted(((p, n) for p, n in known if n > 0), key=lambda pair: (-pair[1], pair[0].name))


def top_few(numbers: Sequence[float]) -> int:
    """How many stand at the top: three, or as many as leave no equal one out; 0 where that cannot be."""
    for size in (TOP_FEW, TOP_FEW - 1, 1):
        if size < len(numbers) and numbers[size - 1] > numbers[size]:
            return size
    return 0


def _concentration(counted: CountByPlace) -> Fact | None:
    order = ranked(counted.places)
    total = number_of(counted.total)
    size = top_few([number for _, number in order])
    if total is None or total < SMALLEST_TOTAL or not size or _more_than(order, total):
        return None
    subject = counted.subject
    top = Known(sum(number for _, number in order[:size]))
    share = share_of(top, counted.total)
    return subject.fact(
        CONCENTRATION,
        figures=(
            ("total", subject.figure("value", counted.total)),
            ("top", subject.figure("top_places", top)),
            ("share", subject.percent("share", share)),
        ),
        items=_items(counted, order, size),
        words=(("what", counted.what), ("none_in", "; ".join(_none_in(counted)))),
        strength=(number_of(share) or 0.0) / 100 / size,
    )


def _none_in(counted: CountByPlace) -> list[str]:
    """The places without any, where the list is complete: a place that is not listed may have some."""
    if not counted.complete:
        return []
    return [place.name for place in counted.places if number_of(place.quantity) == 0]


def _more_than(order: Sequence[tuple[PlaceCount, float]], total: float) -> bool:
    """Places that add to more than the total were counted differently: no share of it."""
    return sum(number for _, number in order) > total


def _items(
    counted: CountByPlace, order: Sequence[tuple[PlaceCount, float]], size: int
) -> tuple[FactItem, ...]:
    subject, running, items = counted.subject, 0.0, []
    for position, (place, number) in enumerate(order):
        running += number
        shares: tuple[tuple[str, Quantity], ...] = (
            ("share", share_of(place.quantity, counted.total)),
            ("cumulative_share", share_of(Known(running), counted.total)),
        )
        figures = (
            ("value", subject.figure("value", place.quantity, area=place.code)),
            *((name, subject.percent(name, share)) for name, share in shares),
        )
        items.append(FactItem(place.name, place.code, figures, marked=position < size))
    return tuple(items)


def words(fact: Fact) -> Runs:
    """'Victoria (32), Burn Valley (14) and Manor House (14) had 70% of the 86.'"""
    top = [item for item in fact.items if item.marked]
    had = " together had " if len(top) > 1 else " had "
    runs: list[Run] = [lead(fact), *_with_their_counts(top), had]
    runs += [fact.figure("share"), " of the ", fact.figure("total"), "."]
    if fact.text("none_in"):
        runs.append(f" None in {_few_or_how_many(fact.text('none_in').split('; '))}.")
    return tuple(runs)


def _few_or_how_many(names: list[str]) -> str:
    """
    >>> _few_or_how_many(["Graig", "Malpas"]), _few_or_how_many(["Alway", "Bishton and Langstone", "Graig"])
    ('Graig and Malpas', 'Alway; Bishton and Langstone; and Graig')
    """
    if len(names) > FEW_PLACES:
        return f"{len(names)} others"
    if any(" and " in name for name in names[-2:]) and len(names) > 1:
        return f"{'; '.join(names[:-1])}; and {names[-1]}"  # else nobody can tell where one name ends
    return names_in_a_row(names)


def _with_their_counts(items: Sequence[FactItem]) -> Runs:
    runs: list[Run] = []
    for index, item in enumerate(items):
        if index:
            runs.append(" and " if index == len(items) - 1 else ", ")
        runs += [f"{item.name} (", item.figure("value"), ")"]
    return tuple(runs)


CONCENTRATION = FactKind("concentration", words, shown=(Shown.BY_WARD,))
RULE = FindingRule(find, kinds=(CONCENTRATION,))

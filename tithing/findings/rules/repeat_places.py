"""The published places that had ten or more of something.

Repeat locations: items each place of ten or more, streets and public places first, each from the most, with value; words:
ward, lsoa (its name), apart (its point, where another of the name is in the same small area), recorded_at ("police station" and
the like, where much may only have been recorded), kind ("yes" where the name is the publisher's word for a kind of place).
Figures: locations (how many streets and public places), together (how many events there); and for each kind of place where much
is only recorded, at <kind> (how many such places) and together at <kind>.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tithing.findings.fact import Fact, FactItem, FactKind, NamedFigures
from tithing.findings.inputs import CountByPlace, PlaceCount
from tithing.findings.phrases import lead
from tithing.findings.rule import FindingRule
from tithing.findings.rules.concentration import ranked
from tithing.findings.shown import Shown
from tithing.findings.subject import Subject
from tithing.incidents.kinds_of_place import plural_of
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.in_words.sentence import Run, Runs, counted
from tithing.vocabulary.quantity import Known

MINIMUM = 10  # "10 or more incidents": the packs of 2020-21
ONLY_RECORDED = "which may be where they were recorded and not where they happened"
Often = Sequence[tuple[PlaceCount, float]]


def find(locations: Iterable[CountByPlace] = ()) -> tuple[Fact, ...]:
    """A fact for each count that has places of ten or more."""
    found = (_repeats(each) for each in locations)
    return tuple(fact for fact in found if fact is not None)


def _repeats(of: CountByPlace) -> Fact | None:
    often = [(place, number) for place, number in ranked(of.places) if number >= MINIMUM]
    if not often:
        return None
    happened = [each for each in often if not each[0].recorded_at]
    recorded = [each for each in often if each[0].recorded_at]
    return of.subject.fact(
        REPEAT_LOCATIONS,
        figures=(*_figures(of, happened), *_figures_of_recorded(of.subject, recorded)),
        items=tuple(_item(of.subject, place) for place, _ in (*happened, *recorded)),
        strength=sum(number for _, number in often),
    )


def _figures(of: CountByPlace, happened: Often) -> NamedFigures:
    together = Known(sum(number for _, number in happened))
    return (
        ("locations", of.subject.figure("repeat_locations", Known(len(happened)))),
        ("together", of.subject.figure("at_repeat_locations", together)),
        ("total", of.subject.figure("value", of.total)),
    )


def _figures_of_recorded(subject: Subject, recorded: Often) -> Iterator[tuple[str, Figure]]:
    for kind in dict.fromkeys(place.recorded_at for place, _ in recorded):
        numbers = [number for place, number in recorded if place.recorded_at == kind]
        yield f"at {kind}", subject.figure("places_of_recording", Known(len(numbers)))
        yield f"together at {kind}", subject.figure("at_places_of_recording", Known(sum(numbers)))


def _item(subject: Subject, place: PlaceCount) -> FactItem:
    words = (
        ("ward", place.within),
        ("lsoa", place.small_area),
        ("apart", place.apart),
        ("recorded_at", place.recorded_at),
        ("kind", "yes" if place.is_kind else ""),
    )
    value = subject.figure("value", place.quantity, area=place.code)
    return FactItem(
        place.name, place.code, (("value", value),), words=tuple(each for each in words if each[1])
    )


def words(fact: Fact) -> Runs:
    """'Public order: 3 places had 10 or more, 37 in all. Another 33 were at 2 hospitals and 13 at Police Station (Central), which
    may be where they were recorded and not where they happened.'"""
    happened = [item for item in fact.items if not item.text("recorded_at")]
    return (lead(fact), *_happened(fact, happened), *_recorded(fact, any_before=bool(happened)))


def _happened(fact: Fact, items: Sequence[FactItem]) -> Runs:
    if not items:
        return ("no street or public place had 10 or more.",)
    if len(items) == 1:
        return ("10 or more at one place, ", place_in_words(items[0]), ": ", items[0].figure("value"), ".")
    places = counted(fact.figure("locations"), "place had 10 or more", "places had 10 or more")
    return (*places, ", ", fact.figure("together"), " in all.")


def _recorded(fact: Fact, *, any_before: bool) -> Runs:
    kinds = dict.fromkeys(item.text("recorded_at") for item in fact.items if item.text("recorded_at"))
    runs: list[Run] = []
    for position, kind in enumerate(kinds):
        if position:
            runs.append(" and " if position == len(kinds) - 1 else ", ")
        runs += [fact.figure(f"together at {kind}"), " at " if position else " were at "]
        runs += _which(fact, kind)
    return (" Another " if any_before else " ", *runs, f", {ONLY_RECORDED}.") if runs else ()


def _which(fact: Fact, kind: str) -> Runs:
    """The one place by its name; of several how many."""
    there = [item for item in fact.items if item.text("recorded_at") == kind]
    if len(there) == 1:
        return (place_in_words(there[0]),)
    return counted(fact.figure(f"at {kind}"), kind, plural_of(kind))


def place_in_words(item: FactItem, *, ward: bool = True) -> str:
    """A place with its ward, its small area where it is called by its kind, and its point where it has a twin there."""
    near = item.text("lsoa") if item.text("kind") or item.text("apart") else ""
    where = "; ".join(filter(None, (item.text("ward") if ward else "", near, item.text("apart"))))
    return f"{item.name} ({where})" if where else item.name


REPEAT_LOCATIONS = FactKind(
    "repeat locations", words, shown=(Shown.WITH_ITS_PLACES,), heading="Places with 10 or more"
)
RULE = FindingRule(find, kinds=(REPEAT_LOCATIONS,))

"""What cannot be, whoever wrote the reader: a period that has not begun, a release before what it tells, minus a person.

The socket (`socket.py`) holds each value to its column; here figures are held to the day on which they came. It is for
what arrives: a book that is read again is not judged anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from tithing.observations.entering.headed import SHEET, InFile
from tithing.observations.entering.in_one import in_one
from tithing.observations.entering.released import Released
from tithing.observations.entering.socket import NO_VALUE
from tithing.observations.erased import day_in_words
from tithing.observations.figure_names import FigureNames
from tithing.observations.measure import Measure, Measures, UnknownMeasure
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.places.reference_files import Place
from tithing.statistics.rounding import written
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.units import Unit

Row = dict[str, Any]

OLDEST = date(1801, 3, 10)  # the first census; nothing that a partnership counts is older
NEVER_NEGATIVE = (Unit.PERCENT, Unit.RATIO, Unit.RANK, Unit.PROBABILITY, Unit.RATE)
RATES = (Unit.RATE_PER_1000_POPULATION, Unit.RATE_PER_1000_HOUSEHOLDS, Unit.RATE_PER_100000_POPULATION)
NOT_KNOWN = (-1.0, -9.0, -99.0, -999.0, -9999.0, 999.0, 9999.0, 99999.0)  # what programs write for it
SHARES = (Unit.PERCENT, Unit.PROBABILITY, Unit.RATIO)  # none of these reaches 999
_MOST = 100
_LEAVE_EMPTY = "Leave the value empty and write missing, or suppressed, in the status"
_RELEASE = "the day of release (--released YYYY-MM-DD)"
_WHOLE = "Write a whole number, or use a measure of the right unit"
_CORRECT = "Correct the value, or use a measure of the right unit"


@dataclass(frozen=True)
class _Cannot:
    """Rows that cannot be: which they are, why in words, and what to change. One problem for each different `told`."""

    column: str
    rows: Any  # an expression of narwhals: true for a row that cannot be
    why: Callable[[Row], str]
    change: str
    told: tuple[str, ...]


def impossible(
    frame: Any, file: InFile, *, measures: Measures, gazetteer: Gazetteer, today: date, released: Released
) -> tuple[Problem, ...]:
    """Everything in a reading that cannot be, held against today and the day of its release.

    `frame` fits the socket; `file` knows how its columns are headed.

    >>> import polars as pl
    >>> from tests.support.rows import frame_of, observation_row
    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> late = frame_of([observation_row(measure="shoplifting", period="2031-01", row=2)])
    >>> known = {"measures": load_measures(), "gazetteer": load_gazetteer()}
    >>> impossible(late, InFile("a.csv"), **known, today=date(2025, 7, 1), released=Released())[0].what
    'Jan 2031 has not begun: today is 1 July 2025'
    """
    import narwhals as nw

    rows = nw.from_native(frame, eager_only=True)
    broken = _broken(rows, _rules(rows, measures, gazetteer, today, released))
    found = (problem for rule in broken for problem in _told(rule, rows, file))
    return tuple(problem for _, problem in zip(range(_MOST), found, strict=False))


def all_possible(
    frames: Iterable[Any], *, measures: Measures, gazetteer: Gazetteer, today: date, released: Released
) -> bool:
    """Whether `impossible` would find nothing in any of these frames released alike; false where each must be asked."""
    rows = in_one(frames)
    return rows is not None and not _broken(rows, _rules(rows, measures, gazetteer, today, released))


def impossible_days(incidents: Any, file: InFile, *, today: date, released: Released) -> tuple[Problem, ...]:
    """Incidents of a day that had not come when they were told, each at its row.

    `incidents` is a frame of incidents, or None. An archive's name gives a month and no day to hold them against.
    """
    import narwhals as nw

    if incidents is None:
        return ()
    last, why = today, "today is"
    if released.day is not None and not released.archive and released.day <= today:
        last, why = released.day, f"{released.said_by} says that the file was released on"
    rows = nw.from_native(incidents, eager_only=True)
    latest = rows["date"].max()  # None: of a month, no day is said
    if latest is None or latest <= last:
        return ()
    late = rows.filter(nw.col("date") > last).sort("row")
    return tuple(
        file.problem(
            f"{day_in_words(row['date'])} has not come: {why} {day_in_words(last)}",
            "Correct the date",
            "date",
            [row],
        )
        for row in late.iter_rows(named=True)
    )


def impossible_release(released: Released, name: str, *, today: date) -> tuple[Problem, ...]:
    """A release after today: it would outrank every true one until then.

    >>> impossible_release(Released(date(2031, 1, 1)), "a.csv", today=date(2025, 7, 1))[0].what
    '--released says that it was released on 1 January 2031, and today is 1 July 2025'
    """
    if not released.is_after(today):
        return ()
    when = f"by {released.in_words}" if released.archive else f"on {released.in_words}"
    what = f"{released.said_by} says that it was released {when}, and today is {day_in_words(today)}"
    stated = "Give the day on which the supplier released it, or leave --released out"
    change = "Say when it was released with --released YYYY-MM-DD" if released.archive else stated
    return (Problem(what, change, file=name),)


def _broken(rows: Any, rules: Iterable[_Cannot]) -> list[_Cannot]:
    """The rules of which any row is one that cannot be."""
    held = list(rules)
    asked = rows.select(*(rule.rows.any().alias(str(number)) for number, rule in enumerate(held)))
    return [rule for number, rule in enumerate(held) if asked[str(number)].to_list() == [True]]


def _rules(
    rows: Any, measures: Measures, gazetteer: Gazetteer, today: date, released: Released
) -> Iterator[_Cannot]:
    yield from _of_days(today, released)
    yield from _of_values(FigureNames(measures, gazetteer), rows["measure"].unique().to_list())
    if len(rows) and rows["row"].max():
        yield from _of_ended(_ended(rows["area"].unique().to_list(), gazetteer))


def _of_days(today: date, released: Released) -> Iterator[_Cannot]:
    import narwhals as nw

    yield from _of_period(
        nw.col("start") > today,
        f"has not begun: today is {day_in_words(today)}",
        stated="Correct the period, or send its figures when it has ended",
        counted="Correct the days, or the month or span (--covers) that it is said to be of",
    )
    yield from _of_period(
        nw.col("end") < OLDEST,
        "is before anything was counted",
        stated="Correct the year",
        counted="Correct the year",
    )
    if released.day is not None:
        known = ~nw.col("status").is_in(list(NO_VALUE))
        yield from _of_period(
            (nw.col("end") > released.day) & (nw.col("start") <= today) & known,
            f"ends after the day of release that {released.said_by} gives, {released.in_words}",
            stated=f"Correct the period, or {_RELEASE}",
            counted=f"Correct the span that it is said to cover (--covers), or {_RELEASE}",
        )


def _of_period(rows: Any, why: str, *, stated: str, counted: str) -> Iterator[_Cannot]:
    """Told at each period that a row states; once where it was counted, from a list or a street file."""
    import narwhals as nw

    states = nw.col("row") > 0
    yield _Cannot("period", rows & states, lambda row: f"{_period(row)} {why}", stated, ("period",))
    yield _Cannot("", rows & ~states, lambda row: f"it counts {_period(row)}, which {why}", counted, ())


def _of_values(names: FigureNames, slugs: Iterable[str]) -> Iterator[_Cannot]:
    import narwhals as nw

    here = [_measure(slug, names.measures) for slug in slugs]
    never = [each.slug for each in here if not each.events and each.unit is Unit.COUNT]
    people = [each.slug for each in here if each.group == "denominators"]
    units = [str(unit) for unit in NEVER_NEGATIVE]
    value, unit = nw.col("value"), nw.col("unit")
    negative = (value < 0) & (unit.is_in(units) | nw.col("measure").is_in(never))
    sentinel = value.is_in(list(NOT_KNOWN)) & (
        unit.is_in([str(each) for each in SHARES]) | (unit.is_in([str(each) for each in RATES]) & (value < 0))
    )
    yield _Cannot("value", sentinel, _stands_for, _LEAVE_EMPTY, ("measure", "value"))
    yield _Cannot(
        "value", negative & ~sentinel, partial(_negative, names=names), _LEAVE_EMPTY, ("measure", "value")
    )
    yield from _of_units(value, unit, sentinel)
    yield _Cannot(
        "value",
        nw.col("measure").is_in(people) & (value == 0),
        lambda row: f"{names.of_row(row)} is nought, and nothing can be taken over it",
        "Give the right number, or leave the row out",
        ("measure", "area"),
    )


def _of_units(value: Any, unit: Any, sentinel: Any) -> Iterator[_Cannot]:
    """What no number of its unit can be: half a crime, 140 of a hundred, a place 0 of 15."""
    whole, over = value % 1 == 0, {Unit.PERCENT: 100, Unit.PROBABILITY: 1}
    for each in (Unit.COUNT, Unit.RANK):
        yield _Cannot("value", (unit == str(each)) & ~whole, _with_a_fraction, _WHOLE, ("measure", "value"))
    for each, most in over.items():
        past = (unit == str(each)) & (value > most) & ~sentinel
        yield _Cannot("value", past, partial(_past, most=most), _CORRECT, ("measure", "value"))
    last = (unit == str(Unit.RANK)) & (value == 0)
    yield _Cannot("value", last, _no_place, _CORRECT, ("measure", "value"))


def _of_ended(ended: dict[str, Place]) -> Iterator[_Cannot]:
    """Rows that the file states; what was counted from incidents is placed by look-ups of their own."""
    import narwhals as nw

    for code, place in ended.items():
        yield _Cannot(
            "area",
            (nw.col("area") == code) & (nw.col("row") > 0) & (nw.col("end") > place.valid_to),
            partial(_has_ended, place=place),
            "Use the code of the area that it is now part of, or correct the period",
            ("area", "period"),
        )


def _told(rule: _Cannot, rows: Any, file: InFile) -> Iterator[Problem]:
    """One problem for each different thing of a sheet, with every row in which it stands."""
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in rows.filter(rule.rows).sort("row", "start").iter_rows(named=True):
        alike.setdefault((row.get(SHEET), *(row[column] for column in rule.told)), []).append(row)
    for same in alike.values():
        yield file.problem(rule.why(same[0]), rule.change, rule.column, same)


def _stands_for(row: Row) -> str:
    return f"{written(row['value'])} is no {row['unit']}: programs write it for a figure that is not known"


def _negative(row: Row, *, names: FigureNames) -> str:
    return f"{names.of_row(row)} is {written(row['value'])}, and it cannot be less than nought"


def _with_a_fraction(row: Row) -> str:
    return f"{written(row['value'])} is a {row['unit']} with a fraction"


def _past(row: Row, *, most: int) -> str:
    return f"{written(row['value'])} is no {row['unit']}: it must lie between 0 and {most}"


def _no_place(row: Row) -> str:
    return "0 is no rank: the first is 1"


def _ended(codes: Iterable[str], gazetteer: Gazetteer) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for code in sorted(codes):
        try:
            place = gazetteer.place(code)
        except UnknownArea:
            continue
        if place.valid_to is not None:
            found[code] = place
    return found


def _has_ended(row: Row, *, place: Place) -> str:
    assert place.valid_to is not None
    now = f" and is now part of {', '.join(place.successors)}" if place.successors else ""
    return f"{place.area.name} ({row['area']}) ended on {day_in_words(place.valid_to)}{now}, before {_period(row)} did"


def _measure(slug: str, measures: Measures) -> Measure:
    try:
        return measures.get(slug)
    except UnknownMeasure:
        return Measure(slug, slug)


def _period(row: Row) -> str:
    return Period.parse(row["period"]).label

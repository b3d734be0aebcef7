"""Read one indicator from its file, and say everything that is wrong with it, by file and key."""

from __future__ import annotations

from pathlib import Path

from tithing.indicators.defined.configuration import (
    ConfigurationTable,
    read_configuration,
    refuse_if_wrong,
    told_per,
)
from tithing.indicators.defined.definition import Example, Indicator, IndicatorKind
from tithing.indicators.figure_made import RATES
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.vocabulary.direction import Better
from tithing.vocabulary.partnership.retired import INDICATORS, retired_keys
from tithing.vocabulary.units import RATES_PER, Unit, unit_of_rate

EXPECTED = ("value", "previous", "difference", "percent", "points", "rate")


def read_indicator(path: Path, *, measures: Measures) -> Indicator:
    """The indicator of one catalogue file. Raises Refused, with every problem of the file."""
    entry = read_configuration(path)
    found = _indicator_from(entry)
    if found.slug and found.slug != path.stem:
        entry.wrong("slug", f'is "{found.slug}"', f'Make it "{path.stem}", the name of its file')
    _check_measures(entry, found, measures)
    entry.nothing_else(but=retired_keys(INDICATORS))
    refuse_if_wrong(entry.problems)
    return found


def _indicator_from(entry: ConfigurationTable) -> Indicator:
    return Indicator(
        slug=entry.words("slug"),
        title=entry.words("title"),
        question=entry.words("question"),
        kind=entry.one_of("kind", IndicatorKind),
        unit=entry.one_of("unit", Unit),
        better=entry.one_of("better", Better),
        measure=entry.words("measure", ""),
        numerator=entry.words("numerator", ""),
        denominator=entry.words("denominator", ""),
        per=entry.whole("per", 1000),
        decimals=entry.whole("decimals", 0),
        aliases=entry.list_of_words("aliases"),
        caveats=entry.list_of_words("caveats"),
        example=_example(entry),
    )


def _example(entry: ConfigurationTable) -> Example:
    inner = entry.table("example")
    if inner is None:
        entry.wrong("example", "is missing", "Add [example] with now, before and [example.expect]")
        return Example(0)
    now = inner.number("now")
    if now is None:
        inner.wrong("now", "is missing", "Add now = 110: this quarter's count, or its numerator")
    expect = _expected(inner)
    example = Example(now or 0, inner.number("before"), inner.number("of"), inner.number("of_before"), expect)
    inner.nothing_else()
    return example


def _expected(inner: ConfigurationTable) -> tuple[tuple[str, float], ...]:
    table = inner.table("expect")
    if table is None or not table.values:
        inner.wrong("expect", "is missing", "Add [example.expect] with value and difference")
        return ()
    found = tuple((key, table.number(key)) for key in EXPECTED if table.has(key))
    table.nothing_else()
    return tuple((key, number) for key, number in found if number is not None)


def _check_measures(entry: ConfigurationTable, found: Indicator, measures: Measures) -> None:
    for key in ("measure", "numerator", "denominator"):
        slug = getattr(found, key)
        if slug and (unknown := _unknown(slug, measures)):
            entry.wrong(key, unknown, "Use the slug of a measure Tithing or the book defines")
    _check_what_it_asks(entry, found)
    if entry.has_one_of("unit", Unit) and entry.has_one_of("kind", IndicatorKind):
        check = _check_unit_of_a_rate if found.kind is IndicatorKind.RATE else _check_unit
        check(entry, found, measures)


def _check_what_it_asks(entry: ConfigurationTable, found: Indicator) -> None:
    if not found.measure and not found.numerator:
        entry.wrong("measure", "is missing", "Say which measure it asks, or a numerator and a denominator")
    if found.numerator and not found.denominator:
        entry.wrong("denominator", "is missing", "Say what the numerator is divided by")
    if found.per not in RATES_PER:
        entry.wrong("per", *told_per(found.per))


def _check_unit_of_a_rate(entry: ConfigurationTable, found: Indicator, measures: Measures) -> None:
    """It says what the rate is over, or that it does not say it (R85)."""
    if found.unit not in RATES:
        entry.wrong("unit", f'is "{found.unit}", and a rate is none', f"Use one of: {', '.join(RATES)}")
        return
    over = found.denominator or _denominator_of(found.measure, measures)
    said = unit_of_rate(found.per, over)
    if over and found.per in RATES_PER and found.unit not in (said, Unit.RATE):
        what = f'is "{found.unit}", and the figures are {found.measure} over {over}, times {found.per}'
        entry.wrong("unit", what, f'Make it "{said}", or correct what it is over')


def _denominator_of(slug: str, measures: Measures) -> str:
    return "" if not slug or _unknown(slug, measures) else measures.get(slug).denominator


def _check_unit(entry: ConfigurationTable, found: Indicator, measures: Measures) -> None:
    """What is shown as supplied is in the unit of its measure."""
    if not found.measure or _unknown(found.measure, measures):
        return
    if (supplied := measures.get(found.measure).unit) is not found.unit:
        what = f'is "{found.unit}", and {found.measure} is supplied in "{supplied}"'
        entry.wrong("unit", what, f'Make it "{supplied}", or ask a measure in "{found.unit}"')


def _unknown(slug: str, measures: Measures) -> str:
    """That no measure is called so, with the nearest; "" where one is."""
    try:
        measures.get(slug)
    except UnknownMeasure as error:
        return str(error)
    return ""

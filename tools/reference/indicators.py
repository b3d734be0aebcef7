"""The page of the catalogue: what every indicator asks, of which measures, and its worked example."""

from __future__ import annotations

from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.definition import Example, Indicator, IndicatorKind
from tithing.observations.measure import Measure, load_measures
from tools.reference import code, listed, table

INTRODUCTION = """# Indicators

What a partnership watches. Each is one file in `tithing/indicators/catalogue/`; a partnership's own stand in its
book, in `partnership/indicators/`. How to [add one](../how-to/add-an-indicator.md).
"""


def indicators_page() -> str:
    indicators = sorted(load_catalogue(), key=lambda each: each.title.lower())
    contents = table(
        ("Indicator", "Slug", "Unit", "Better"),
        ((each.title, f"`{each.slug}`", each.unit.value, each.better.value) for each in indicators),
    )
    sections = "\n".join(_section(each) for each in indicators)
    return f"{INTRODUCTION}\n{contents}\n\n{sections}"


def _section(indicator: Indicator) -> str:
    lines = [
        f"## {indicator.title}\n",
        f"{indicator.question}\n",
        f"- Slug: `{indicator.slug}`",
        f"- Asks: {_asks(indicator)}",
        f"- Unit: {indicator.unit.value}, shown with {indicator.decimals} decimals",
        f"- Better: {indicator.better.value}",
        f"- Held by: {_measure_of(indicator).custodian}",
    ]
    if indicator.aliases:
        lines.append(f"- Also called: {listed(indicator.aliases)}")
    lines += [f"- Caveat: {caveat}" for caveat in indicator.caveats]
    lines.append(f"- Worked example: {_example(indicator.example)}")
    return "\n".join(lines) + "\n"


def _measure_of(indicator: Indicator) -> Measure:
    return load_measures().get(indicator.measures[0])


def _asks(indicator: Indicator) -> str:
    if indicator.kind is IndicatorKind.RATE:
        over = f" over `{indicator.denominator}`" if indicator.denominator else " over its denominator"
        return f"{code([indicator.measure or indicator.numerator])}{over}, times {indicator.per:,}"
    if indicator.numerator:
        return f"`{indicator.numerator}` over `{indicator.denominator}`"
    return f"`{indicator.measure}`"


def _example(example: Example) -> str:
    given = [f"{example.now:,} now"]
    if example.before is not None:
        given.append(f"{example.before:,} a year before")
    if example.of is not None:
        given.append(f"of {example.of:,}")
    came_to = listed(f"{name} {value:,}" for name, value in example.expect)
    return f"{listed(given)}; comes to {came_to}"

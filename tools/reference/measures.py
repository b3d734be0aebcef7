"""The page of measures: what is counted, under which names a file may call it, and how it accumulates."""

from __future__ import annotations

from itertools import groupby

from tithing.observations.measure import Measure, load_measures
from tools.reference import code, listed, table

INTRODUCTION = """# Measures

What is counted. A file may name a measure by its slug, its title, a code or any of its other names; case and
punctuation do not matter. A supplied rate or a place in the most similar group is a measure of its own, named
after the one it comes from (`shoplifting.rate_per_1000_population`, `shoplifting.msg_rank`). A partnership's own
measures stand in its book, in `partnership/measures/`.
"""


def measures_page() -> str:
    measures = sorted(load_measures(), key=lambda each: each.group)
    groups = [(group or "other", list(found)) for group, found in groupby(measures, lambda each: each.group)]
    return "\n".join([INTRODUCTION, *(_section(group, found) for group, found in groups)])


def _section(group: str, measures: list[Measure]) -> str:
    rows = (
        (
            each.title,
            f"`{each.slug}`",
            each.unit.value,
            each.accumulates.value,
            each.denominator,
            listed([*each.aliases, *(f"code {name}" for name in each.codes)]),
            each.custodian,
        )
        for each in measures
    )
    heads = ("Measure", "Slug", "Unit", "Accumulates", "Rate over", "Also called", "Held by")
    caveats = [f"- {code([each.slug])}: {each.caveat}" for each in measures if each.caveat]
    title = group.replace("_", " ").capitalize()
    return "\n".join([f"## {title}\n", table(heads, rows), "", *caveats, ""])

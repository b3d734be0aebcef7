"""A partnership's own measures (`partnership/measures/*.toml`): every mistake in them is told, by file and key.

A name that two measures have is refused, for a file that uses it would bring its figures to the one that stands first.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tithing.indicators.defined.configuration import ConfigurationTable, told_per
from tithing.observations.measure import Measure, Measures, simplify
from tithing.vocabulary.breaks import all_breaks
from tithing.vocabulary.direction import Better
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership.table import read_toml
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.units import RATES_PER, Accumulates, Unit


class _Disclosure(StrEnum):
    OPEN = "open"
    SENSITIVE = "sensitive"


class _Suppliers(StrEnum):
    ANY = ""
    FORCES = "forces"


@dataclass(frozen=True)
class _Own:
    measure: Measure
    table: ConfigurationTable


def with_own(known: Measures, folder: Path) -> Measures:
    """Tithing's measures and those of the files in the folder; one of the same slug takes the place of ours.

    Raises Refused with every problem: a file that is no TOML, a key that is wrong, a name that another measure has, a
    denominator, whole, part or break that nobody defines.
    """
    problems: list[Problem] = []
    own = [
        found
        for path in (sorted(folder.glob("*.toml")) if folder.is_dir() else ())
        for slug, entry in read_toml(path).items()
        if (found := _read(path, slug, entry, problems)) is not None
    ]
    together = known.with_local(each.measure for each in own)
    owners = _owners(together)
    for each in own:
        _must_name_what_there_is(each, together)
        _must_not_take_a_name(each, owners)
    if problems:
        raise Refused(*problems)
    return together


def _read(path: Path, slug: str, entry: object, problems: list[Problem]) -> _Own | None:
    if not isinstance(entry, dict):
        what = f'key "{slug}": it stands above every measure, and belongs to none'
        change = "Write the heading of a measure above it, such as [empty_homes_entered]"
        problems.append(Problem(what, change, file=str(path)))
        return None
    table = ConfigurationTable(str(path), entry, problems, at=slug)
    measure = _measure(slug, table)
    table.nothing_else()
    return _Own(measure, table)


def _measure(slug: str, table: ConfigurationTable) -> Measure:
    exists_from = table.day("exists_from")
    return Measure(
        slug=slug,
        title=table.words("title"),
        unit=table.one_of("unit", Unit, Unit.COUNT),
        accumulates=table.one_of("accumulates", Accumulates, Accumulates.SUM),
        aliases=table.list_of_words("aliases"),
        codes=table.list_of_words("codes"),
        denominator=table.words("denominator", "population"),
        per=table.whole("per", 1000),
        events=table.yes("events", True),
        better=table.one_of("better", Better, Better.NEITHER),
        group=table.words("group", ""),
        custodian=table.words("custodian", ""),
        suppliers_add=table.yes("suppliers_add", False),
        suppliers=table.one_of("suppliers", _Suppliers, _Suppliers.ANY).value,
        breaks=table.list_of_words("breaks"),
        disclosure=table.one_of("disclosure", _Disclosure, _Disclosure.OPEN).value,
        caveat=table.words("caveat", ""),
        part_of=table.words("part_of", ""),
        leaves_out=table.words("leaves_out", ""),
        same_count_as=table.words("same_count_as", ""),
        exists_from=exists_from.isoformat() if exists_from else "",
    )


def _must_name_what_there_is(own: _Own, together: Measures) -> None:
    breaks = [each.slug for each in all_breaks()]
    for key in ("denominator", "part_of", "leaves_out", "same_count_as"):
        slug = getattr(own.measure, key)
        if slug and slug not in together:
            what = f'no measure is called "{slug}"{said_near(slug, [each.slug for each in together])}'
            own.table.wrong(key, what, "Use the slug of a measure, or leave the key out")
    for slug in own.measure.breaks:
        if slug not in breaks:
            what = f'no break is called "{slug}"{said_near(slug, breaks)}'
            own.table.wrong("breaks", what, f"Use some of: {', '.join(breaks)}")
    if own.measure.per not in RATES_PER:
        own.table.wrong("per", *told_per(own.measure.per))


def _must_not_take_a_name(own: _Own, owners: Mapping[str, set[str]]) -> None:
    mine = own.measure.slug
    named = (("title", (own.measure.title,)), ("aliases", own.measure.aliases), ("codes", own.measure.codes))
    for key, name in ((key, name) for key, names in named for name in names):
        for other in sorted(owners.get(simplify(name), {mine}) - {mine}):
            what = f'"{name}" is a name of the measure {other} already'
            change = (
                f"Choose another name; or, where both are the same thing, leave [{mine}] out and use {other}"
            )
            own.table.wrong(key, what, change)


def _owners(measures: Measures) -> dict[str, set[str]]:
    """Which measures have a name, by slug; one that says nothing is nobody's."""
    found: dict[str, set[str]] = {}
    for each in measures:
        for name in (each.slug, each.title, *each.aliases, *each.codes):
            if simplify(name):
                found.setdefault(simplify(name), set()).add(each.slug)
    return found

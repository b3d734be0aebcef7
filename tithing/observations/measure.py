"""What is counted: the measures, each defined in `measures/*.toml`, found by slug, code, title or alias.

A measure has variants that a supplier may send ready-made: a rate, or a position in the most similar group.
They are measures too, named after the one they come from (`shoplifting.rate_per_1000_population`,
`shoplifting.msg_rank`), so that a supplied rate is never taken for a count.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from tithing.vocabulary.direction import Better
from tithing.vocabulary.in_words.unknown_name import UnknownName, said_near
from tithing.vocabulary.units import Accumulates, Unit

MEASURES = Path(__file__).parent / "measures"


@dataclass(frozen=True)
class Measure:
    """One thing that is counted. `denominator` is the measure its rate is taken over, "" for none."""

    slug: str
    title: str
    unit: Unit = Unit.COUNT
    accumulates: Accumulates = Accumulates.SUM
    aliases: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()  # Home Office offence codes, or a supplier's own codes
    denominator: str = "population"
    per: int = 1000
    events: bool = True  # counts of events, which a count test may compare
    better: Better = Better.NEITHER  # only for showing a measure that no indicator asks about
    group: str = ""  # crime, asb, fire, health, council, services, denominators ...
    custodian: str = ""  # post or organisation that holds it
    suppliers_add: bool = False  # suppliers each report their own part (street data by force)
    suppliers: str = (
        ""  # "forces" where those who add are police forces, so that the area's own must be among them
    )
    breaks: tuple[str, ...] = ()  # slugs of definition breaks that cut this series (vocabulary/breaks.toml)
    disclosure: str = "open"  # open, or sensitive: small counts are suppressed below the partnership (R100)
    caveat: str = ""
    part_of: str = (
        ""  # slug of the whole it is a part of, shown apart and left out of it (COVID-related incidents)
    )
    leaves_out: str = ""  # slug of the part that this series leaves out of its whole
    exists_from: str = ""  # ISO day before which there was none of it
    same_count_as: str = (
        ""  # slug of another measure that a supplier may mean by it: one count under two names
    )


class UnknownMeasure(UnknownName):
    """No measure has this slug, code, title or alias."""


_VARIANTS = {
    "rate per 1,000 population": ("rate_per_1000_population", Unit.RATE_PER_1000_POPULATION),
    "rate per 1,000 households": ("rate_per_1000_households", Unit.RATE_PER_1000_HOUSEHOLDS),
    "rate per 100,000 population": ("rate_per_100000_population", Unit.RATE_PER_100000_POPULATION),
    "rank": ("msg_rank", Unit.RANK),
}
_RANK_TITLE = re.compile(r"\s+-\s+position in most similar group$", re.IGNORECASE)
_RANK_UNIT = re.compile(r"rank(?: of \d+)?$", re.IGNORECASE)


def simplify(name: str) -> str:
    """The form two spellings of a name share: case, punctuation and the several dashes do not matter."""
    return re.sub(r"[^a-z0-9%]+", " ", name.lower().replace("&", " and ")).strip()


@dataclass(frozen=True)
class Measures:
    """All measures a book knows: Tithing's own and the partnership's local ones."""

    all: tuple[Measure, ...]

    @cached_property
    def _by_slug(self) -> dict[str, Measure]:
        return {measure.slug: measure for measure in self.all}

    @cached_property
    def _by_name(self) -> dict[str, Measure]:
        names: dict[str, Measure] = {}
        for measure in self.all:
            for name in (measure.slug, measure.title, *measure.aliases):
                names.setdefault(simplify(name), measure)
        for measure in self.all:
            for code in measure.codes:
                names.setdefault(simplify(code), measure)
        return names

    def __iter__(self) -> Iterator[Measure]:
        return iter(self.all)

    def __contains__(self, slug: str) -> bool:
        return slug in self._by_slug

    def get(self, slug: str) -> Measure:
        """The measure with this slug, variants included. Raises UnknownMeasure."""
        if slug in self._by_slug:
            return self._by_slug[slug]
        base, _, variant = slug.rpartition(".")
        for name, unit in _VARIANTS.values():
            if name == variant and base in self._by_slug:
                return _variant_of(self._by_slug[base], name, unit)
        raise UnknownMeasure(f'no measure is called "{slug}"', partial(said_near, slug, self._by_slug.keys()))

    def find(self, name: str, unit: str = "") -> Measure:
        """The measure with this slug, code, title or alias; with a unit that is a rate or rank, its variant.

        Raises UnknownMeasure, naming near matches.
        """
        bare = _RANK_TITLE.sub("", name)
        base = self._by_name.get(simplify(bare)) or self._by_slug.get(name)
        if base is None:
            try:
                return self.get(name)
            except UnknownMeasure:
                near = partial(self.nearest_to, name)
                raise UnknownMeasure(f'no measure is called "{name}"', near) from None
        if bare != name or _RANK_UNIT.fullmatch(unit.strip()):
            return _variant_of(base, *_VARIANTS["rank"])
        wanted = _VARIANTS.get(unit.strip().lower())
        if wanted is not None and base.unit is not wanted[1]:
            return _variant_of(base, *wanted)
        return base

    def with_local(self, local: Iterable[Measure]) -> Measures:
        """These and a partnership's own; a local measure of the same slug takes the place of ours."""
        mine = {measure.slug: measure for measure in local}
        if not mine:
            return self
        return Measures((*(m for m in self.all if m.slug not in mine), *mine.values()))

    def nearest_to(self, name: str) -> str:
        """The end of a sentence about a name that no measure has: those it may be meant for, if any."""
        return said_near(simplify(name), {key: measure.title for key, measure in self._by_name.items()})


def _variant_of(measure: Measure, name: str, unit: Unit) -> Measure:
    ending = " - position in Most Similar Group" if unit is Unit.RANK else f", {unit.value}"
    return replace(
        measure,
        slug=f"{measure.slug}.{name}",
        title=measure.title + ending,
        unit=unit,
        accumulates=Accumulates.ROLLING,
        aliases=(),
        codes=(),
        denominator="",
        events=False,
    )


def with_variants(slugs: Iterable[str]) -> list[str]:
    """These slugs and those of their rates and ranks, in which a supplier may send the same measure."""
    return [name for slug in slugs for name in (slug, *(f"{slug}.{kind}" for kind, _ in _VARIANTS.values()))]


def measure_from(slug: str, entry: dict[str, Any]) -> Measure:
    """A measure from its TOML table. Raises ValueError naming the slug and the key that is wrong."""
    try:
        known = {**entry, "unit": Unit(entry.get("unit", "count"))}
        known["accumulates"] = Accumulates(entry.get("accumulates", "sum"))
        known["better"] = Better(entry.get("better", "neither"))
        for name in ("aliases", "codes", "breaks"):
            known[name] = tuple(entry.get(name, ()))
        return Measure(slug=slug, **known)
    except (TypeError, ValueError) as error:
        raise ValueError(f"measure {slug}: {error}") from error


def load_measures(folder: Path = MEASURES) -> Measures:
    """Every measure of every file in the folder, in file and then written order. Tithing's own are read once."""
    return _own_measures() if folder == MEASURES else _measures_in(folder)


@cache
def _own_measures() -> Measures:
    return _measures_in(MEASURES)


def _measures_in(folder: Path) -> Measures:
    found = [
        measure_from(slug, entry)
        for path in sorted(folder.glob("*.toml"))
        for slug, entry in tomllib.loads(path.read_text(encoding="utf-8")).items()
    ]
    return Measures(tuple(found))

"""What the codes and slugs of a document's figures stand for, so that its rows can be read without anything else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tithing.indicators.result import Result
from tithing.vocabulary.period import Period, UnknownPeriod


@dataclass(frozen=True)
class DescribedMeasure:
    """An indicator of the document: its title, the measure it shows, what it asks, and who holds it."""

    title: str
    measure: str = ""
    definition: str = ""
    custodian: str = ""


@dataclass(frozen=True)
class Described:
    """Areas by code, indicators by slug, suppliers by slug."""

    areas: Mapping[str, str] = field(default_factory=dict)
    measures: Mapping[str, DescribedMeasure] = field(default_factory=dict)
    suppliers: Mapping[str, str] = field(default_factory=dict)

    def measure(self, indicator: str) -> DescribedMeasure:
        """What an indicator is; its slug where the document says no more of it."""
        return self.measures.get(indicator, DescribedMeasure(indicator))

    def supplied_by(self, slugs: Iterable[str]) -> str:
        """Who supplied a figure, by name; "" where its file names nobody. Whom the catalogue thinks to hold it did not."""
        return "; ".join(dict.fromkeys(self.suppliers.get(slug, slug) for slug in slugs))


def described(results: Iterable[Result], titles: Mapping[str, str]) -> Described:
    """What every area, indicator and supplier of these results is called; `titles` are those of suppliers."""
    each = list(results)
    return Described(
        {result.area.code: result.area.name for result in each},
        {result.indicator: _measure(result) for result in each},
        {slug: titles.get(slug, slug) for result in each for slug in suppliers_of(result)},
    )


def suppliers_of(result: Result) -> Iterator[str]:
    """Every supplier of any part of a result."""
    for at in (result.value, result.previous, result.last_quarter, result.year_to_date, result.baseline):
        yield from at.suppliers


def _measure(result: Result) -> DescribedMeasure:
    return DescribedMeasure(result.title, result.measure, result.definition, result.custodian)


def period_in_words(code: str) -> tuple[str, str, str]:
    """A period in words, with its first and last day (ISO); a code of none stands for itself.

    >>> period_in_words("2017-18Q4")
    ('Jan to Mar 2018', '2018-01-01', '2018-03-31')
    """
    try:
        period = Period.parse(code)
    except UnknownPeriod:
        return code, "", ""
    return period.label, period.start.isoformat(), period.end.isoformat()

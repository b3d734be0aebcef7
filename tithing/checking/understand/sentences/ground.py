"""Everything in a document's tables that its sentences can speak of, found by words, by measure and by place.

A pack of a thousand tables has thousands of rows and of sentences: each sentence is held only against the labels that
share a telling word with it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache

from tithing.checking.understand.measures import Measure, is_rate, measure_of
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.near import Neighbourhood, neighbourhood_of
from tithing.checking.understand.sentences.phrases.words import keys_of, label_keys_of
from tithing.checking.understand.sentences.places import PlaceNames, places_of
from tithing.checking.understand.sentences.series import TableSeries, series_of

Kept = Mapping[int, tuple[TableSeries, ...]]  # the series of one label, by the id of their table


@dataclass(frozen=True, eq=False)
class Labelled:
    """A label without the places it names, and its series in reading order."""

    label: str
    rate: bool
    series: tuple[TableSeries, ...]

    @cached_property
    def by_table(self) -> Kept:
        tables: dict[int, list[TableSeries]] = defaultdict(list)
        for one in self.series:
            tables[id(one.sheet.table)].append(one)
        return {table: tuple(members) for table, members in tables.items()}


@dataclass(frozen=True, eq=False)
class Ground:
    """The series of a document's tables and the ways to find them."""

    places: PlaceNames
    own: str  # the place that the document is about, where tables name several
    labels: tuple[Labelled, ...]
    by_key: Mapping[str, tuple[int, ...]]  # the labels that hold a telling word or the initials of some
    by_measure: Mapping[Measure, tuple[TableSeries, ...]]
    nearby: Neighbourhood

    def alike(self, one: TableSeries) -> tuple[TableSeries, ...]:
        """The series of the same measure, under whichever label."""
        return self.by_measure.get(measure_of(self.places.left_out(one.label)), ())

    def printed(self, one: TableSeries) -> Mapping[Decimal, PrintedFigure]:
        """Every value that the tables print of the measure, at any time and place, with the first figure of it."""
        return self._values[measure_of(self.places.left_out(one.label))]

    def sharing(self, phrase: str) -> Iterator[Labelled]:
        """The labels that share a telling word with a phrase, in reading order."""
        found = {number for key in keys_of(phrase) for number in self.by_key.get(key, ())}
        return (self.labels[number] for number in sorted(found))

    @cached_property
    def _values(self) -> Mapping[Measure, Mapping[Decimal, PrintedFigure]]:
        values: dict[Measure, dict[Decimal, PrintedFigure]] = {}
        for measure, series in self.by_measure.items():
            known = values.setdefault(measure, {})
            for figure in (f for one in series for f in (*one.figures, *one.others)):
                known.setdefault(figure.value, figure)
        return values


@lru_cache(maxsize=4)
def ground_of(book: Pack) -> Ground:
    """The series and the places of a document."""
    series = series_of(book)
    places = places_of(one.area for one in series)
    labels = tuple(_labels(series, places))
    by_key: dict[str, list[int]] = defaultdict(list)
    by_measure: dict[Measure, list[TableSeries]] = defaultdict(list)
    for number, each in enumerate(labels):
        by_measure[measure_of(each.label)] += each.series
        for key in label_keys_of(each.label):
            by_key[key].append(number)
    return Ground(
        places,
        _own(book, places),
        labels,
        {key: tuple(numbers) for key, numbers in by_key.items()},
        {measure: tuple(members) for measure, members in by_measure.items()},
        neighbourhood_of(one.sheet.table for one in series),
    )


def _labels(series: Iterable[TableSeries], places: PlaceNames) -> Iterator[Labelled]:
    members: dict[tuple[str, bool], list[TableSeries]] = defaultdict(list)
    for one in series:
        members[places.left_out(one.label), one.kind == "rate" or is_rate(one.label)].append(one)
    for (label, rate), found in members.items():
        yield Labelled(label, rate, tuple(found))


def _own(book: Pack, places: PlaceNames) -> str:
    """The place that the sentences and headings name most."""
    counts: Counter[str] = Counter()
    for sentence in book.document.sentences:
        counts.update(places.named_in(sentence.text))
    for table in book.document.tables:
        counts.update(list(dict.fromkeys(area for head in table.context for area in places.named_in(head))))
    return next((area for area, _ in counts.most_common(1)), "")

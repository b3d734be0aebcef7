"""One observation as a value, and a quarter's worth of them to look things up in."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Any

from tithing.observations.deliveries import NONE_KNOWN, Deliveries
from tithing.observations.erased import ErasedKeys, day_in_words, why_erased
from tithing.vocabulary.access import Access
from tithing.vocabulary.beside.caveat import Caveat, words_of
from tithing.vocabulary.beside.file_mark import line_mark
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Quantity
from tithing.vocabulary.units import Unit


@dataclass(frozen=True, order=True)
class SourceRef:
    """The file a figure came from: name as received, SHA-256 of the raw bytes, and the row (0: counted); and the day on
    which it was withdrawn, where the book is asked for a day before.

    To whoever may not have the file neither is told (see `reading.mask`), and `line` of the journal stands for it.
    """

    file: str
    sha256: str
    row: int = 0
    source: str = ""  # slug of the source
    release: date | None = None
    withdrawn: date | None = None
    revision: int = 0  # how often what is taken from it was revised before; 0 for a first release
    line: int = 0

    def __hash__(self) -> int:
        return hash((self.file, self.sha256, self.row))  # the rest tells few apart, and is slow to hash

    @property
    def mark(self) -> str:
        """By what it is known among files of its name, as its reader may know it.

        >>> SourceRef("fires.csv", "9f86").mark, SourceRef("fires.csv", "", line=12).mark
        ('9f86', 'line 12')
        """
        return line_mark(self.line) if self.line else self.sha256


def withdrawn_words(days: Iterable[date | None]) -> tuple[str, ...]:
    """What is said beside a figure, of the days on which each of its files was withdrawn, None for one that stands.

    >>> withdrawn_words([date(2026, 3, 3)]), withdrawn_words([date(2026, 3, 3), None]), withdrawn_words([None])
    (('withdrawn on 3 March 2026',), ('in part withdrawn on 3 March 2026',), ())
    """
    every = list(days)
    part = "" if all(every) else "in part "
    gone = sorted({day for day in every if day is not None})
    return tuple(f"{part}withdrawn on {day_in_words(day)}" for day in gone)


@dataclass(frozen=True)
class Observation:
    measure: str
    area: str
    period: Period
    quantity: Quantity
    unit: Unit
    breakdown: str = ""
    supplier: str = ""
    note: str = ""  # what its file says of it
    answered: str = (
        ""  # what was asked of it when it came, and answered: it may tell of other figures of its file
    )
    whole_asked: bool = False  # it was asked whether its file is whole
    access: Access = Access.OPEN
    opens: date | None = (
        None  # the day on which a withheld one is released by its supplier, where one was said
    )
    restated: bool = False
    source: SourceRef = field(default_factory=lambda: SourceRef("", ""))
    revision: int = 0  # 0 for the first release of this key
    earlier: tuple[Observation, ...] = ()  # what the book said before, oldest first
    beside: tuple[SourceRef, ...] = ()  # the other files, of a figure that was added up from several
    caveats: tuple[
        Caveat, ...
    ] = ()  # of one that was worked out before it was told: they stand in place of its notes

    @property
    def notes(self) -> tuple[str, ...]:
        """What is said beside it, as one text; none where nothing is."""
        said = "; ".join(each for each in (self.note, self.answered, *words_of(self.caveats)) if each)
        return (said,) if said else ()


def observation_of(**fields: Any) -> Observation:
    """An observation of all that has no default, as `Observation` makes it, in a third of the time: to set twenty fields of what
    can never be changed takes longer than all else that is done to read a row, and a book gives thousands.
    """
    made = object.__new__(Observation)
    made.__dict__.update(fields)
    return made


def breakdown_of(**parts: str) -> str:
    """`breakdown_of(type="personal")` is "type=personal"; several are sorted by name."""
    return ";".join(f"{name}={parts[name]}" for name in sorted(parts))


Days = tuple[date, date]
CountOf = tuple[str, str, str]  # measure, area, breakdown
_NO_KINDS: Mapping[PeriodKind, list[Observation]] = {}
_NONE: Mapping[Days, Mapping[PeriodKind, list[Observation]]] = {}


@dataclass(frozen=True)
class Observations:
    """Current observations, looked up by what, where and when. Suppliers of one key stay apart.

    `erased` is what is left of files that were erased, and answers where nothing else does; `deliveries` says which
    months came from whom, and which of them came empty.
    """

    all: tuple[Observation, ...]
    erased: tuple[ErasedKeys, ...] = ()
    deliveries: Deliveries = NONE_KNOWN
    _gone: dict[tuple[str, str, Period, str], tuple[Observation, ...]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )  # as was worked out before: the same few keys are asked for thousands of times
    _stretches: dict[CountOf, tuple[tuple[date, ...], tuple[date, ...]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    @cached_property
    def _index(self) -> dict[CountOf, dict[Days, dict[PeriodKind, list[Observation]]]]:
        """By what and where, by first and last day, and by the kind that a period of those days is called."""
        index: dict[CountOf, dict[Days, dict[PeriodKind, list[Observation]]]] = {}
        for observation in self.all:
            key, period = (observation.measure, observation.area, observation.breakdown), observation.period
            by_kind = index.setdefault(key, {}).setdefault((period.start, period.end), {})
            by_kind.setdefault(period.kind, []).append(observation)
        return index

    @cached_property
    def _spoken_of(self) -> frozenset[str]:
        return frozenset(key[0] for key in self._index)

    @classmethod
    def of(
        cls,
        observations: Iterable[Observation],
        *,
        erased: tuple[ErasedKeys, ...] = (),
        deliveries: Deliveries = NONE_KNOWN,
    ) -> Observations:
        return cls(tuple(observations), erased, deliveries)

    def speaks_of(self, measure: str) -> bool:
        """Whether it may have an answer about a measure anywhere: what was erased may be of any."""
        return measure in self._spoken_of or bool(self.erased)

    def _of_days(self, key: CountOf, period: Period) -> Mapping[PeriodKind, list[Observation]]:
        return self._index.get(key, _NONE).get((period.start, period.end), _NO_KINDS)

    def of_days(
        self, measure: str, area: str, period: Period, breakdown: str = ""
    ) -> Sequence[Observation] | None:
        """What each supplier says of the days of a period, of the kind it is called; empty where it is called another alone, or
        something was erased, so that `at` has to be asked of each kind; None where nothing is said of those days.
        """
        found = self._of_days((measure, area, breakdown), period)
        if not found:
            return () if self.erased else None
        return () if self.erased else found.get(period.kind, ())

    def is_silent(self, measure: str, area: str, period: Period, breakdown: str = "") -> bool:
        """Whether no row of a measure in an area is of any day of a period."""
        starts, reach = self._stretch((measure, area, breakdown))
        before = bisect_right(starts, period.end)
        return not before or reach[before - 1] < period.start

    def _stretch(self, key: CountOf) -> tuple[tuple[date, ...], tuple[date, ...]]:
        """First days of rows in order, and the last day of all those up to each."""
        if key not in self._stretches:
            days = sorted(self._index.get(key, _NONE))
            reach = accumulate((last for _, last in days), max)
            self._stretches[key] = tuple(first for first, _ in days), tuple(reach)
        return self._stretches[key]

    def at(self, measure: str, area: str, period: Period, breakdown: str = "") -> tuple[Observation, ...]:
        """What each supplier says for exactly this key; where none does and it was erased, that it was."""
        found = self._of_days((measure, area, breakdown), period).get(period.kind, ())
        if found or not self.erased:
            return tuple(found)
        key = (measure, area, period, breakdown)
        if key not in self._gone:
            self._gone[key] = self._erased_at(*key)
        return self._gone[key]

    def _erased_at(self, measure: str, area: str, period: Period, breakdown: str) -> tuple[Observation, ...]:
        why = why_erased(self.erased, measure, area, period, breakdown)
        return (Observation(measure, area, period, why, Unit.COUNT, breakdown),) if why else ()

    def series(
        self, measure: str, area: str, kind: PeriodKind, breakdown: str = ""
    ) -> tuple[Observation, ...]:
        """Every period of one kind, oldest first."""
        by_days = self._index.get((measure, area, breakdown), _NONE)
        found = [each for by_kind in by_days.values() for each in by_kind.get(kind, ())]
        return tuple(sorted(found, key=lambda each: (each.period.start, each.supplier)))

    def measures(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(observation.measure for observation in self.all))

    def measures_in(self, area: str) -> tuple[str, ...]:
        """The measures that are said of an area, in the order in which they come."""
        return tuple(self._by_area.get(area, ()))

    @cached_property
    def _by_area(self) -> Mapping[str, Mapping[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for each in self.all:
            found.setdefault(each.area, {})[each.measure] = None
        return found

    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(observation.area for observation in self.all))

    def breakdowns(self, measure: str, area: str, period: Period) -> tuple[str, ...]:
        """The breakdowns, other than none, that stand under one measure, area and period."""
        return tuple(
            b
            for m, a, b in self._index
            if (m, a) == (measure, area) and b and period.kind in self._of_days((m, a, b), period)
        )

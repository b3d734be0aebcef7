"""The figures of every area at once: each quarter's sums are one lazy expression, added up before anything is collected.

The sums only spare work. A cell is taken from them where it is simple: every month of the quarter is there, each known and
final, in whole numbers, without a note, from suppliers that the measure's rule adds, under one code of the area, with
nothing hidden or erased. Every other cell is worked out piece by piece (`value_over`), which is also the judge of these.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from tithing.indicators.counted.over_suppliers import adds, expected_suppliers
from tithing.indicators.evidence import Evidence, Key, pieces_of
from tithing.indicators.result import At
from tithing.observations.observation import SourceRef
from tithing.observations.standing.reading import source_of
from tithing.observations.standing.said import SaidInYears, opened
from tithing.store.disk.folder import BookFolder
from tithing.store.journal.entry import Entry
from tithing.store.journal.record import Record
from tithing.store.parquet.engine import Engine
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period, PeriodKind
from tithing.vocabulary.quantity import Known, Status

WHOLE_NUMBERS = 2.0**53  # up to which they add up to the same in any order
_CELL = ("measure", "area", "breakdown", "quarter")
_MONTHS = 3

SumCell = tuple[str, str, str, Period]  # measure, area, breakdown, quarter


@dataclass(frozen=True)
class SumPart:
    """One value of a sum: the first day of its month, who counted it, and the journal's entry and line it came by."""

    start: date
    supplier: str
    entry: str
    row: int


@dataclass(frozen=True)
class QuarterSum:
    """What was counted of a measure in an area over a quarter: a sum, of how many values of how many months, from how many
    suppliers. `plain` says that every one of them is a month's, known, final and open to the reader, with nothing noted;
    then `parts` are what it came of, and none of them was said before.
    """

    measure: str
    area: str
    breakdown: str
    quarter: Period
    total: float
    values: int
    months: int
    suppliers: int
    plain: bool
    parts: tuple[SumPart, ...] = ()

    @property
    def cell(self) -> SumCell:
        return self.measure, self.area, self.breakdown, self.quarter

    @property
    def key(self) -> Key:
        return self.measure, self.area, self.quarter, self.breakdown


def open_to(
    access: Collection[Access], *, day: date | None = None, suppliers: Collection[str] = ()
) -> list[Any]:
    """Which rows a reader may see, as expressions: those of this access, those withheld whose day has come by `day`, and
    those of their own, under whichever of their names.
    """
    import narwhals as nw

    seen = nw.col("access").is_in(sorted(access)) | nw.col("supplier").is_in(sorted(suppliers))
    if day is not None:
        held_back = (nw.col("access") == Access.WITHHELD.value) & ~nw.col("value").is_null()
        come = ~nw.col("expected").is_null() & (nw.col("expected") <= nw.lit(day))
        seen = seen | (held_back & come)
    return [seen]


# -- added up in the engine -----------------------------------------------------------------------------------


def sums_in(
    folder: BookFolder,
    record: Record,
    engine: Engine,
    *,
    years: Collection[str],
    areas: Collection[str],
    visible: Sequence[Any],
    as_known_on: date | None = None,
) -> tuple[QuarterSum, ...]:
    """The sums of every quarter of these financial years in these areas. `visible` are expressions on a row, which all
    hold for what the reader may see (see `open_to`).
    """
    import narwhals as nw

    asked_about = sorted(entry.id for entry in record.entries if entry.answers)
    wanted = [nw.col("area").is_in(sorted(areas))]

    def collected(said: SaidInYears) -> tuple[QuarterSum, ...]:
        return tuple(each for frame in said.frames(*wanted) for each in sums_of(frame, visible, asked_about))

    return opened(collected, folder, record, engine, years=years, as_known_on=as_known_on)


def rows_by_quarter(said: Any, visible: Sequence[Any], asked_about: Collection[str]) -> Any:
    """What was said of each key, lazily, each row with the number of its quarter and whether it is plain; without what is
    of more than a quarter. `asked_about` are entries whose figures were asked about and answered.
    """
    import narwhals as nw

    rows = nw.from_native(said).with_columns(
        _number_of("start").alias("quarter"),
        _number_of("end").alias("until"),
        nw.when(nw.col("stands")).then(nw.col("value")).alias("counted"),
        nw.when(nw.col("stands")).then(nw.lit(1)).otherwise(nw.lit(0)).alias("one"),
        nw.when(_is_plain(visible, asked_about)).then(nw.lit(1)).otherwise(nw.lit(0)).alias("plain"),
    )
    return rows.filter(nw.col("quarter") == nw.col("until"))


def lazy_sums(by_quarter: Any) -> Any:
    """A lazy frame with a row for each measure, area, breakdown and quarter; `by_quarter` is what `rows_by_quarter` gives."""
    import narwhals as nw

    return by_quarter.group_by(*_CELL).agg(
        nw.col("counted").sum().alias("total"),
        nw.col("one").sum().alias("values"),
        nw.col("start").n_unique().alias("months"),
        nw.col("supplier").n_unique().alias("suppliers"),
        nw.col("plain").min().alias("plain"),
        nw.len().alias("said"),
    )


def _number_of(day: str) -> Any:
    import narwhals as nw

    months = nw.col(day).dt.year().cast(nw.Int64) * 12 + nw.col(day).dt.month().cast(nw.Int64) - 1
    return months // 3


def _is_plain(visible: Sequence[Any], asked_about: Collection[str]) -> Any:
    """A row that the reader may see; and of the one that stands, a month's whole number, known, final, with nothing noted."""
    import narwhals as nw

    value = nw.col("value")
    known = (
        ~value.is_null()
        & (value >= 0)
        & (value < WHOLE_NUMBERS)
        & (value == value.cast(nw.Int64).cast(nw.Float64))
    )
    final = (nw.col("status") == Status.FINAL.value) & (nw.col("kind") == PeriodKind.MONTH.value)
    noted = (
        (nw.col("note") != "") | (nw.col("comparability") != "") | nw.col("entry").is_in(list(asked_about))
    )
    return nw.all_horizontal(*visible, ignore_nulls=False) & (~nw.col("stands") | (known & final & ~noted))


def sums_of(said: Any, visible: Sequence[Any], asked_about: Collection[str] = ()) -> Iterator[QuarterSum]:
    """The sums of what was said of each key, a lazy frame, collected: the sums first, then what the plain ones came of."""
    import narwhals as nw

    by_quarter = rows_by_quarter(said, visible, asked_about)
    sums = lazy_sums(by_quarter)
    plain = sums.filter(nw.col("plain") == 1).select(*_CELL)
    standing = by_quarter.filter(nw.col("stands")).select(*_CELL, "start", "supplier", "entry", "row")
    parts: dict[tuple[Any, ...], list[SumPart]] = {}
    for *cell, start, supplier, entry, row in (
        standing.join(plain, on=list(_CELL), how="semi").collect().rows()
    ):
        parts.setdefault(tuple(cell), []).append(SumPart(start, supplier, entry, row))
    for found in sums.collect().rows(named=True):
        of = parts.get(tuple(found[name] for name in _CELL), [])
        yield QuarterSum(
            measure=found["measure"],
            area=found["area"],
            breakdown=found["breakdown"],
            quarter=_quarter(found["quarter"]),
            total=found["total"],
            values=found["values"],
            months=found["months"],
            suppliers=found["suppliers"],
            plain=bool(found["plain"]) and found["said"] == found["values"],
            parts=tuple(sorted(of, key=lambda part: (part.start, part.supplier))),
        )


@cache
def _quarter(number: int) -> Period:
    year, part = divmod(number, 4)  # of the calendar
    return Period.quarter(year, part) if part else Period.quarter(year - 1, 4)


# -- remembered by the one calculation --------------------------------------------------------------------------


def remember(
    evidence: Evidence,
    sums: Iterable[QuarterSum],
    entries: Mapping[str, Entry],
    *,
    told: Callable[[SourceRef, str], SourceRef],
) -> int:
    """Let the calculation find each sum that is simple as if it had worked it out, and say how many there were.

    `evidence` has the same observations, of the same reader. Where anything was erased, none is simple.
    """
    if evidence.observations.erased or evidence.only:
        return 0
    by_cell = {each.cell: each for each in sums}
    source = _sources(entries, told)
    number = 0
    for each in by_cell.values():
        if _is_simple(evidence, each, by_cell):
            refs = tuple(dict.fromkeys(source(part) for part in each.parts))
            who = tuple(dict.fromkeys(evidence.suppliers.one_of(part.supplier) for part in each.parts))
            evidence.known[each.key] = At(
                Known(each.total), each.quarter, refs, suppliers=tuple(filter(None, who))
            )
            number += 1
    return number


def _sources(
    entries: Mapping[str, Entry], told: Callable[[SourceRef, str], SourceRef]
) -> Callable[[SumPart], SourceRef]:
    counted: dict[str, SourceRef] = {}

    def source(part: SumPart) -> SourceRef:
        if part.entry not in counted:
            counted[part.entry] = source_of(entries[part.entry])
        ref = counted[part.entry]
        return told(replace(ref, row=part.row) if part.row else ref, part.supplier)

    return source


def _is_simple(evidence: Evidence, each: QuarterSum, by_cell: Mapping[SumCell, QuarterSum]) -> bool:
    """Whether adding up its months is all that there is to do."""
    if not (each.plain and each.months == _MONTHS and each.measure in evidence.measures):
        return False
    if evidence.supplied(each.key):
        return False  # a figure of the quarter itself goes before its months; so does that it is hidden
    if not pieces_of(evidence.measure(each.measure), each.quarter):
        return False
    _, *others = evidence.codes_of(each.area)
    beside = (by_cell.get((each.measure, other, each.breakdown, each.quarter)) for other in others)
    if not all(other is None or other.plain for other in beside):
        return False  # a quarter's own figure under the area's other code goes before months
    return _are_those_who_add(evidence, each)


def _are_those_who_add(evidence: Evidence, each: QuarterSum) -> bool:
    """Whether each month has one value of each who must be among the suppliers, of others who add, and of nobody else."""
    measure = evidence.measure(each.measure)
    by_month: dict[date, list[str]] = {}
    for part in each.parts:
        by_month.setdefault(part.start, []).append(evidence.suppliers.one_of(part.supplier))
    if not measure.suppliers_add:
        return each.values == _MONTHS and each.suppliers == 1
    must = set(expected_suppliers(evidence, measure, each.area))
    return all(
        len(set(who)) == len(who) and must <= set(who) and all(adds(evidence, measure, one) for one in who)
        for who in by_month.values()
    )

"""Counts become observations: several codes of one measure add up, repeats are kept beside the whole.

What says the same thing twice must agree: two rows of one code, or a code's sum and a row with the measure's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace

from tithing.observations.entering.given_twice import Given, differ_in, in_rows
from tithing.observations.entering.headed import InFile
from tithing.observations.figure_names import FigureNames
from tithing.observations.measure import Measure, Measures, UnknownMeasure
from tithing.sources.entries import StatedFigure, settle_duplicates
from tithing.sources.police_extract.counts import Count, SheetReader, Total
from tithing.sources.police_extract.offences import codes_not_seen
from tithing.statistics.rounding import written
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem

_Cell = tuple[str, str, str, str, bool | None]  # measure, code, area, period, repeat


def settle(
    counts: Iterable[Count], *, names: FigureNames, supplier: str, file: InFile
) -> tuple[list[StatedFigure], list[Problem]]:
    """Every observation of the extract, and each place where it contradicts itself."""
    kept, problems = _each_cell_once(counts, file, names)
    entries = list(_entries(kept, names.measures, supplier))
    settled, clashes = settle_duplicates(entries, file, names)
    return settled, problems + clashes


def _each_cell_once(
    counts: Iterable[Count], file: InFile, names: FigureNames
) -> tuple[list[Count], list[Problem]]:
    """Two rows of one code, area, period and flag: one of them too many, even where their counts agree."""
    first: dict[_Cell, Count] = {}
    problems: list[Problem] = []
    for count in counts:
        key = (count.what.measure.slug, count.what.code, count.area, count.period.code, count.repeat)
        earlier = first.setdefault(key, count)
        if earlier is count or (
            (count.value, count.row, count.sheet) == (earlier.value, earlier.row, earlier.sheet)
        ):
            continue
        problems.append(_counted_twice(earlier, count, file, names))
    return list(first.values()), problems


def _counted_twice(earlier: Count, count: Count, file: InFile, names: FigureNames) -> Problem:
    figure = names.figure(count.what.measure.slug, count.area, count.period.code)
    of = f"{figure}, offence code {count.what.code}" if count.what.code else figure
    one, other = (Given(each.value, each.status, "", each.row, each.sheet) for each in (earlier, count))
    return Problem(
        f"{in_rows(one, other)} both count {of} ({_counts(one, other)})",
        "Give one row for each offence, area and period, or say in a column how the two differ",
        file=file.name,
        sheet=count.sheet,
        row=count.row,
        column=count.column,
        figure=figure,
        kind=f"counted twice in {in_rows(one, other)}",
    )


def _counts(one: Given, other: Given) -> str:
    match differ_in(one, other):
        case "value":
            return f"{one.said} and {other.said}"
        case "status":
            return f"{one.said} in both, once as {one.status} and once as {other.status}"
    return f"{one.said} in both"


def _entries(counts: list[Count], measures: Measures, supplier: str) -> Iterable[StatedFigure]:
    grouped: dict[tuple[str, str, str, bool], list[Count]] = defaultdict(list)
    for count in counts:
        grouped[(count.what.measure.slug, count.area, count.period.code, bool(count.what.code))].append(count)
    for group in grouped.values():
        yield from _whole_and_repeats(group, measures, supplier)


def _whole_and_repeats(group: list[Count], measures: Measures, supplier: str) -> Iterable[StatedFigure]:
    """With a yes/no flag the whole is both; with a column of repeats it is the count beside it."""
    plain, first, repeats = (_flagged(group, flag) for flag in (None, False, True))
    entry = _entry(plain or [*first, *repeats], supplier)
    yield entry
    if not repeats and not first:
        return
    number = sum(count.value for count in repeats)
    yield replace(entry, value=number, breakdown="repeat=yes")
    named = _repeat_measure(entry.measure, measures)
    if named is not None:
        yield replace(entry, measure=named.slug, value=number, unit=named.unit)


def _flagged(group: list[Count], flag: bool | None) -> list[Count]:
    return [count for count in group if count.repeat is flag]


def _entry(counts: list[Count], supplier: str) -> StatedFigure:
    one = counts[0]
    codes = sorted({count.what.code for count in counts if count.what.code})
    return StatedFigure(
        measure=one.what.measure.slug,
        area=one.area,
        period=one.period,
        value=sum(count.value for count in counts),
        unit=one.what.measure.unit,
        supplier=supplier,
        status=one.status,
        note=f"sum of offence codes {', '.join(codes)}" if len(codes) > 1 else "",
        row=min(count.row for count in counts),
        sheet=one.sheet,
    )


def _repeat_measure(slug: str, measures: Measures) -> Measure | None:
    """Where the book has a measure for the repeats of this one ("repeat_domestic_abuse_incidents")."""
    try:
        return measures.get(f"repeat_{slug}")
    except UnknownMeasure:
        return None


def partial_codes(counts: Iterable[Count]) -> tuple[str, ...]:
    """A line for each measure of which the file has some codes and not others: they are taken as none recorded."""
    seen: dict[str, set[str]] = defaultdict(set)
    measures: dict[str, Measure] = {}
    for count in counts:
        if count.what.code:
            seen[count.what.measure.slug].add(count.what.code)
            measures[count.what.measure.slug] = count.what.measure
    return tuple(
        f"{measures[slug].title}: the file has no row for {', '.join(absent)}, taken as none recorded."
        for slug, codes in seen.items()
        if (absent := codes_not_seen(measures[slug], codes))
    )


def total_notices(reader: SheetReader, counts: list[Count]) -> tuple[list[str], list[Problem]]:
    """Each total row against the sum of the rows above it.

    A notice, for categories may overlap (R71); a problem where every row is one code, because codes never do.
    """
    notices: list[str] = []
    problems: list[Problem] = []
    for totals, within in _each_total(reader, counts):
        wrong = [(total, found) for total in totals if (found := _sum(total, within)) != total.value]
        if wrong and _are_codes(within):
            problems += [_wrong_total(total, found, reader) for total, found in wrong]
        elif wrong:
            notices.append(_notice(wrong, reader))
    return notices, problems


def _each_total(reader: SheetReader, counts: list[Count]) -> Iterator[tuple[list[Total], list[Count]]]:
    """The totals of each total row, with the counts they are of: those since the last total of every area, or of a
    sub-total since the last row of either kind.
    """
    start = last = 0
    for row in sorted({total.row for total in reader.totals}):
        totals = [total for total in reader.totals if total.row == row]
        since = last if totals[0].part else start
        yield totals, [count for count in counts if since < count.row < row]
        start, last = start if totals[0].area or totals[0].part else row, row


def _are_codes(counts: list[Count]) -> bool:
    return bool(counts) and all(count.what.code for count in counts)


def _sum(total: Total, counts: list[Count]) -> float:
    return sum(
        count.value
        for count in counts
        if count.period == total.period
        and count.repeat is not True
        and (not total.area or count.area == total.area)
    )


def _wrong_total(total: Total, found: float, reader: SheetReader) -> Problem:
    return reader.layout.table.problem(
        f"the total is {written(total.value)} and the rows above it add to {written(found)}",
        "Correct the count or the total that is wrong, or add the row that is missing",
        row=total.row,
        column=total.column,
    )


def _notice(wrong: list[tuple[Total, float]], reader: SheetReader) -> str:
    total, found = wrong[0]
    more = f" (and {numbered(len(wrong) - 1, 'more column')})" if len(wrong) > 1 else ""
    return (
        f"{reader.layout.table.place(total.row)}: the total for {total.period.label} is "
        f"{written(total.value)} and the rows above add to {written(found)}{more}; "
        "some rows may be parts of others. Totals are checked, never imported."
    )

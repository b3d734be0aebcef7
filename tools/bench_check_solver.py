"""Decides, without the checker, whether anything in a document constrains a changed figure.

It knows nothing of roles, periods or sentences' grammar. On the correct document it looks for relations that hold: a
column that is another less a third, a per cent of them, rows that add, places that add, rates on one base, the same label
and head twice, a year to date that has grown by a figure, months that add, a number of a table
repeated in prose. A change is constrained when one of those relations, with intervals
of half a printed unit, can no longer hold. Nothing here is shared with `tithing/checking/`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

Cell = tuple[int, int, int]  # table, row, column
Grid = dict[Cell, "Interval"]
Values = Callable[[Cell], "Interval | None"]
_NUMBER = re.compile(
    r"^\s*\u00a3?([-+\u2212]?)\s*(\d[\d,]*)?(\.\d+)?\s*(%?)\s*(?:\[\w+\s?\d*\]|\*)*\s*(?:\([^)]*\))?\s*$"
)


_MONTH = re.compile(r"^\W*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Interval:
    """What a printed figure can stand for."""

    low: float
    high: float
    percent: bool = False

    def meets(self, low: float, high: float) -> bool:
        room = 1e-9 * (1 + max(abs(self.low), abs(self.high)))
        return self.low <= high + room and low <= self.high + room

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


@dataclass(frozen=True)
class PlainTable:
    """A table as the solver sees it: texts only."""

    heads: tuple[str, ...]
    labels: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    title: str = ""


@dataclass(frozen=True)
class Known:
    """One relation that holds in the correct document: its cells, and whether values still satisfy it."""

    cells: frozenset[Cell]
    holds: Callable[[Values], bool]


def interval(text: str) -> Interval | None:
    """The figure of a cell as an interval: whole numbers are exact, others half a unit either way."""
    found = _NUMBER.match(text.replace("\u00a0", " "))
    if found is None or not (found[2] or found[3]):
        return None
    value = float((found[2] or "0").replace(",", "") + (found[3] or ""))
    value = -value if found[1] in ("-", "\u2212") else value
    decimals = len(found[3]) - 1 if found[3] else 0
    half = 0.0 if decimals == 0 and not found[4] else 0.5 * 10**-decimals
    return Interval(value - half, value + half, percent=bool(found[4]))


def grid_of(tables: Sequence[PlainTable]) -> Grid:
    return {
        (t, r, c): found
        for t, table in enumerate(tables)
        for r, row in enumerate(table.cells)
        for c, text in enumerate(row)
        if (found := interval(text)) is not None
    }


def known_relations(tables: Sequence[PlainTable]) -> list[Known]:
    """Every relation that holds in the correct tables and is no chance."""
    grid = grid_of(tables)
    found: list[Known] = []
    for t, table in enumerate(tables):
        found += _changes(t, table, grid)
        found += _row_sums(t, table, grid)
        found += _column_sums(t, table, grid)
        found += _rates(t, table, grid)
        found += _domains(t, table, grid)
    across = (_repeats, _to_date, _months, _rates_apart)
    return [*found, *(relation for rule in across for relation in rule(tables, grid))]


def constrained(relations: Sequence[Known], before: Grid, changes: dict[Cell, Interval | None]) -> bool:
    """Whether some relation that held is broken by the changed cells."""

    def values(cell: Cell) -> Interval | None:
        return changes[cell] if cell in changes else before.get(cell)

    touched = [relation for relation in relations if relation.cells & changes.keys()]
    return any(not relation.holds(values) for relation in touched)


# -- columns of change ---------------------------------------------------------------------------------------------


def _changes(t: int, table: PlainTable, grid: Grid) -> Iterator[Known]:
    """earlier, current, difference, per cent: by what the heads say, kept only for rows where it holds."""
    heads = [head.lower() for head in table.heads]
    percent = [c for c, head in enumerate(heads) if "%" in head or "cent" in head]
    difference = [
        c for c, head in enumerate(heads) if re.search(r"diff|change|\+/-", head) and c not in percent
    ]
    aside = re.compile(r"baseline|target|to date|ytd|rank|average|(?<!current )position")
    levels = [c for c, head in enumerate(heads) if c not in percent + difference and not aside.search(head)]
    for r in range(len(table.labels)):
        yield from _row_changes(t, r, levels, difference, percent, grid)


def _row_changes(
    t: int, r: int, levels: Sequence[int], difference: Sequence[int], percent: Sequence[int], grid: Grid
) -> Iterator[Known]:
    for e, c in combinations(levels, 2):
        if c != e + 1 and len(levels) != 2:
            continue
        for d in difference:
            yield from _kept(((t, r, e), (t, r, c), (t, r, d)), _is_difference, grid)
        for p in percent:
            yield from _kept(((t, r, e), (t, r, c), (t, r, p)), _is_percent, grid)
    for c in (
        levels[1:] or levels
    ):  # the change is of a later figure, though a row without any fits the first as well
        for d in difference:
            for p in percent:
                yield from _kept(((t, r, c), (t, r, d), (t, r, p)), _is_percent_of_rest, grid)


def _kept(cells: tuple[Cell, ...], test: Callable[..., bool], grid: Grid) -> Iterator[Known]:
    """A relation over these cells, where it holds in the correct document and all are figures. A changed cell that is no
    figure any more (rows changed round, one of them "not available") leaves nothing to hold it against."""

    def holds(values: Values) -> bool:
        found = [values(cell) for cell in cells]
        return any(each is None for each in found) or test(*found)

    if all(cell in grid for cell in cells) and holds(grid.get):
        yield Known(frozenset(cells), holds)


def _is_difference(e: Interval, c: Interval, d: Interval) -> bool:
    return d.meets(c.low - e.high, c.high - e.low)


def _is_percent(e: Interval, c: Interval, p: Interval) -> bool:
    if e.low <= 0:
        return e.high == c.high == 0 and p.low <= 0 <= p.high
    p = p if p.high > p.low else Interval(p.low - 0.5, p.high + 0.5)
    return p.meets(100 * (c.low / e.high - 1), 100 * (c.high / e.low - 1))


def _is_percent_of_rest(c: Interval, d: Interval, p: Interval) -> bool:
    return _is_percent(Interval(c.low - d.high, c.high - d.low), c, p)


# -- sums ----------------------------------------------------------------------------------------------------------


def _row_sums(t: int, table: PlainTable, grid: Grid) -> Iterator[Known]:
    """A row that is the sum of the rows after it, or of all or some before it, in every column of counts."""
    rows = range(len(table.labels))
    counts = [c for c in range(len(table.heads)) if _is_count(t, c, table, grid)]
    for r in rows:
        runs = [tuple(range(r + 1, end)) for end in range(r + 3, len(table.labels) + 1)]
        runs += [tuple(range(start, r)) for start in range(max(0, r - 12), r - 1)]
        for run in (*runs, *_groups(t, table, counts, grid, r)):
            fitting = [c for c in counts if _adds(t, r, run, c, grid)]
            usable = [c for c in counts if all((t, n, c) in grid for n in (r, *run))]
            if fitting and len(fitting) == len(usable) and (len(fitting) > 1 or _total(table.labels[r])):
                for c in fitting:
                    yield from _kept(((t, r, c), *((t, n, c) for n in run)), _is_sum, grid)


def _groups(
    t: int, table: PlainTable, counts: Sequence[int], grid: Grid, r: int
) -> Iterator[tuple[int, ...]]:
    """For a total: the top rows before it, once the rows that are parts of a row above are left out."""
    if not _total(table.labels[r]) or not counts:
        return
    inner: set[int] = set()
    heads: list[int] = []
    n = 0
    while n < r:
        size = next(
            (
                k
                for k in range(r - n - 1, 1, -1)
                if all(_adds(t, n, range(n + 1, n + 1 + k), c, grid) for c in counts)
            ),
            0,
        )
        heads.append(n)
        inner |= set(range(n + 1, n + 1 + size))
        n += size + 1
    yield tuple(heads)


def _total(label: str) -> bool:
    return re.search(r"\btotal\b|\ball\b", label, re.IGNORECASE) is not None


def _is_count(t: int, c: int, table: PlainTable, grid: Grid) -> bool:
    cells = [grid[t, r, c] for r in range(len(table.labels)) if (t, r, c) in grid]
    return len(cells) >= 3 and all(cell.low == cell.high and not cell.percent for cell in cells)


def _adds(t: int, r: int, run: Sequence[int], c: int, grid: Grid) -> bool:
    cells = [grid.get((t, n, c)) for n in (r, *run)]
    if any(cell is None for cell in cells) or grid[t, r, c].middle == 0:
        return False
    return _is_sum(*(cell for cell in cells if cell is not None))


def _is_sum(total: Interval, *parts: Interval) -> bool:
    return total.meets(sum(part.low for part in parts), sum(part.high for part in parts))


def _column_sums(t: int, table: PlainTable, grid: Grid) -> Iterator[Known]:
    """The last count of each row is the sum of the others, in nearly every row."""
    counts = [c for c in range(len(table.heads)) if _is_count(t, c, table, grid)]
    if len(counts) < 4:
        return
    *parts, whole = counts
    rows = [r for r in range(len(table.labels)) if all((t, r, c) in grid for c in counts)]
    fitting = [r for r in rows if _is_sum(grid[t, r, whole], *(grid[t, r, c] for c in parts))]
    if len(fitting) >= 3 and len(fitting) * 10 >= len(rows) * 9:
        for r in fitting:
            yield from _kept(((t, r, whole), *((t, r, c) for c in parts)), _is_sum, grid)


# -- rates and repeats ---------------------------------------------------------------------------------------------


def _rates(t: int, table: PlainTable, grid: Grid) -> Iterator[Known]:
    """A count and the rate beside it: every row of the pair of columns implies one base, burglary of homes aside."""
    for c in range(len(table.heads) - 1):
        if "per" not in table.heads[c + 1].lower():
            continue
        rows = [r for r in range(len(table.labels)) if (t, r, c) in grid and (t, r, c + 1) in grid]
        base = _common_base(t, c, rows, grid)
        if base is not None:
            for r in rows:
                yield from _kept(
                    ((t, r, c), (t, r, c + 1)), lambda n, p, base=base: _fits_base(n, p, base), grid
                )


def _common_base(t: int, c: int, rows: Sequence[int], grid: Grid) -> tuple[float, float] | None:
    return _base_of([(grid[t, r, c], grid[t, r, c + 1]) for r in rows])


def _base_of(pairs: Sequence[tuple[Interval, Interval]]) -> tuple[float, float] | None:
    """The base that most of the counts and rates share, the largest counts first."""
    low, high, used = 0.0, float("inf"), 0
    for count, rate in sorted(pairs, key=lambda pair: -pair[0].middle):
        implied = _implied(count, rate)
        if implied is None or implied[0] > high or implied[1] < low:
            continue
        low, high, used = max(low, implied[0]), min(high, implied[1]), used + 1
    return (low, high) if used >= 3 else None


def _implied(count: Interval, rate: Interval) -> tuple[float, float] | None:
    if count.middle <= 0 or rate.high <= 0:
        return None
    return 1000 * count.middle / rate.high, (1000 * count.middle / rate.low if rate.low > 0 else float("inf"))


def _fits_base(count: Interval, rate: Interval, base: tuple[float, float]) -> bool:
    return rate.meets(1000 * count.low / base[1], 1000 * count.high / base[0])


def _repeats(tables: Sequence[PlainTable], grid: Grid) -> Iterator[Known]:
    """The same label under the same head in two tables with one value: one fact told twice."""
    seen: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for (t, r, c), _ in grid.items():
        label, head = _plain(tables[t].labels[r]), _plain(tables[t].heads[c])
        if len(label) > 4 and re.search(r"\d", head):
            seen[label, head].append((t, r, c))
    for cells in seen.values():
        for one, two in combinations(cells, 2):
            if one[0] != two[0] and grid[one] == grid[two]:
                yield from _kept((one, two), lambda a, b: a.meets(b.low, b.high), grid)


def _domains(t: int, table: PlainTable, grid: Grid) -> Iterator[Known]:
    """A column of whole numbers holds counts, which have no fractions; one that is never below zero has no minus."""
    for c, head in enumerate(table.heads):
        cells = [(t, r, c) for r in range(len(table.labels)) if (t, r, c) in grid]
        figures = [grid[cell] for cell in cells]
        if len(figures) < 3 or re.search(r"diff|change|%|\+/-", head.lower()):
            continue
        if all(each.low == each.high for each in figures):
            for cell in cells:
                yield from _kept((cell,), lambda a: a.low == a.high and a.low >= 0, grid)
        elif all(each.high >= 0 for each in figures):
            for cell in cells:
                yield from _kept((cell,), lambda a: a.high >= 0, grid)


def _to_date(tables: Sequence[PlainTable], grid: Grid) -> Iterator[Known]:
    """A year to date is the one of an earlier table with the same label, and a figure since."""
    dated = [
        (t, r, c)
        for (t, r, c), each in grid.items()
        if re.search(r"to\s*date", tables[t].heads[c].lower()) and each.low == each.high
    ]
    for one, two in combinations(dated, 2):
        if one[0] == two[0] or _first_words(tables, one) != _first_words(tables, two):
            continue
        for c in range(len(tables[two[0]].heads)):
            if c != two[2] and (two[0], two[1], c) in grid and grid[one].middle > 0:
                yield from _kept((two, one, (two[0], two[1], c)), _is_sum, grid)


def _first_words(tables: Sequence[PlainTable], cell: Cell) -> str:
    return _plain(tables[cell[0]].labels[cell[1]])


def _months(tables: Sequence[PlainTable], grid: Grid) -> Iterator[Known]:
    """Three rows of months add to a figure of another table with the words of their head."""
    for t, table in enumerate(tables):
        if len(table.labels) != 3 or not all(_MONTH.match(label) for label in table.labels):
            continue
        for c in range(len(table.heads)):
            cells = tuple((t, r, c) for r in range(3))
            words = set(re.findall(r"[a-z]{3,}", table.heads[c].lower()))
            for other in grid:
                label = set(re.findall(r"[a-z]{3,}", tables[other[0]].labels[other[1]].lower()))
                if abs(other[0] - t) <= 3 and other[0] != t and words & label:
                    yield from _kept((other, *cells), _is_sum, grid)


def _rates_apart(tables: Sequence[PlainTable], grid: Grid) -> Iterator[Known]:
    """Counts in one table and rates in another, under the same head with the same labels: one base for the column."""
    columns: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for t, table in enumerate(tables):
        for c, head in enumerate(table.heads):
            columns[_plain(head)].append((t, c))
    for same in columns.values():
        for (t, c), (u, d) in ((a, b) for a in same for b in same if a[0] < b[0]):
            yield from _apart(tables, grid, (t, c), (u, d))


def _apart(
    tables: Sequence[PlainTable], grid: Grid, counts: tuple[int, int], rates: tuple[int, int]
) -> Iterator[Known]:
    (t, c), (u, d) = counts, rates
    rows = {_plain(label): r for r, label in enumerate(tables[u].labels)}
    pairs = [
        ((t, r, c), (u, rows[name], d))
        for r, label in enumerate(tables[t].labels)
        if (name := _plain(label)) in rows and (t, r, c) in grid and (u, rows[name], d) in grid
    ]
    pairs = [(a, b) for a, b in pairs if grid[a].low == grid[a].high and grid[b].low < grid[b].high]
    base = _base_of([(grid[a], grid[b]) for a, b in pairs])
    if base is not None and len(pairs) >= 5:
        for a, b in pairs:
            yield from _kept((a, b), lambda n, p, base=base: _fits_base(n, p, base), grid)


def _plain(text: str) -> str:
    return " ".join(sorted(re.findall(r"[a-z0-9]+", re.sub(r"\[[^\]]*\]", "", text.lower()))))


# -- prose ---------------------------------------------------------------------------------------------------------


def sentence_is_tied(sentence: str, tables: Sequence[PlainTable]) -> bool:
    """Whether what a sentence says of a change can be known wrong: it gives two levels, or repeats the change and another
    figure of a row whose words it uses."""
    numbers = [float(n.replace(",", "")) for n in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", sentence)]
    if re.search(r"\bfrom\s+[\d.,]+.{0,40}\bto\s+[\d.,]+|[\d,]+,? (?:up|down) from [\d,]+", sentence):
        return True
    words = set(re.findall(r"[a-z]{4,}", sentence.lower()))
    return any(_repeats_row(table, r, numbers, words) for table in tables for r in range(len(table.labels)))


def number_is_tied(sentence: str, number: str, tables: Sequence[PlainTable]) -> bool:
    """Whether one number of a sentence can be known wrong: a row whose words it uses has that number, and another of its
    numbers as well."""
    numbers = [float(n.replace(",", "")) for n in re.findall(r"(?<![\w.])\d[\d,]*(?:\.\d+)?", sentence)]
    words = set(re.findall(r"[a-z]{4,}", sentence.lower()))
    wanted = float(number.replace(",", ""))
    return wanted >= 3 and any(
        _repeats_row(table, r, numbers, words) and _has(table, r, wanted)
        for table in tables
        for r in range(len(table.labels))
    )


def _has(table: PlainTable, r: int, wanted: float) -> bool:
    return any(
        (found := interval(text)) is not None and abs(found.middle) == wanted for text in table.cells[r]
    )


def _repeats_row(table: PlainTable, r: int, numbers: Sequence[float], words: set[str]) -> bool:
    label = set(re.findall(r"[a-z]{4,}", f"{table.labels[r]} {table.title}".lower()))
    values = {abs(found.middle) for text in table.cells[r] if (found := interval(text)) is not None}
    return len(label & words) >= 2 and sum(number in values and number >= 3 for number in numbers) >= 2

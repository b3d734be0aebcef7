"""What each column of a printed table is: its role, and the period, area and rate base that its head states.

A role comes from the head first; what the head leaves open comes from its neighbours (two like periods, a year apart)
and from the values (the column that makes the differences right). A column nothing explains stays unsure, and rules
that need it stay silent.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise, product

from tithing.checking.read.numbers import CellKind, PrintedNumber, kind_of_cell, read_change
from tithing.checking.read.printed import PrintedRow, PrintedTable
from tithing.checking.read.spans import read_span, says_to_date, without_periods
from tithing.checking.thresholds import counted
from tithing.checking.understand.columns.role import LEVELS, ColumnRole, Role
from tithing.checking.understand.columns.turned import with_turned
from tithing.checking.understand.measures import is_change, is_rate, is_share, rate_base

# "against target", "vs last year", "compared with plan": what a column is set against, and so a change, whatever it names
_SET_AGAINST = (
    r"(?:\b(?:against|vs?\.?|versus|compared\s+(?:to|with)|relative\s+to|from|over|on)\s+(?:the\s+|our\s+)?"
    r"(?:target|plan\w*|budget|forecast|profile\w*|trajectory|expected|baseline|previous|prior|last|earlier|same|year\s+before"
    r"|(?:19|20)\d\d)\b|\b(?:target|budget|plan)\s+(?:variance|gap)\b"
    r"|\b(?:gap|distance|shortfall)\s+(?:to|from|against)\s+(?:the\s+)?(?:target|plan|budget)\b)"
)

_POINTS = re.compile(r"(%|\bper\s?cent(age)?\b)\s*(point|pt)s?\b|\bpp\b|\(points\)", re.IGNORECASE)
_WORDS: tuple[tuple[re.Pattern[str], Role], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), role)
    for pattern, role in (
        (r"^\W*(page|section|ref(?:erence)?s?\.?|no\.?|id)\W*$", Role.LABEL),
        (
            r"\b(?:within|on|off|out\s+of|outside|met|meeting|missed|hit|hitting|in)\s+(?:the\s+)?targets?\b|\btargets?\s+(?:met|missed|hit)\b",
            Role.COUNT,
        ),
        (
            r"\bdistance\b|\bgap\b.*\b(average|mean)\b|\b(difference|diff|variation|variance)\s+(from|to|v|vs)\b.*\b(average|mean|"
            r"group|msg)\b|\b(against|compared\s+(to|with)|relative\s+to|versus|vs?)\b.*\b(average|mean)\b",
            Role.DISTANCE,
        ),
        (
            rf"(?:%|\bper\s?cent(?:age)?\b)(?=.*{_SET_AGAINST})(?!\s*of\b)|{_SET_AGAINST}.*(?:%|\bper\s?cent)",
            Role.PERCENT_CHANGE,
        ),
        (
            rf"{_SET_AGAINST}|\b(?:over|above|under|below)\s*(?:/|or)\s*\(?(?:under|below|over|above)\b|^\W*net\b(?!work)",
            Role.DIFFERENCE,
        ),
        (_POINTS.pattern, Role.DIFFERENCE),
        (r"\b(change|movement|difference)\b(\s+\w+){0,3}\s+(rank\w*|position|place)\b", Role.DIFFERENCE),
        (r"^\W*(%|per\s?cent(age)?) of (the )?(target|baseline|total|all)\b", Role.SHARE),
        (
            r"(%|\bper\s?cent(age)?\b)\s*\W*(change|chg|var|diff\w*|variance|increase|inc|movement|growth|\+\s*/\s*-|Δ|yoy|newid|gwahaniaeth)",
            Role.PERCENT_CHANGE,
        ),
        (
            r"(?:\b(change|chg|var|diff\w*|variance|increase|inc|movement|growth|yoy|newid|gwahaniaeth)|\+\s*/\s*-|Δ)\s*\W*(in\s+)?(%|\bper\s?cent(age)?\b)",
            Role.PERCENT_CHANGE,
        ),
        (r"^\W*%\W*$", Role.PERCENT_CHANGE),
        (
            r"\bcomparison\b|\bcurrent position$|\babove\b|\bstatus\b|\bdirection\b|\btrend\b|\brag\b|\blimits\b"
            r"|\b(?:control|confidence|upper|lower)\s+limit\b",
            Role.POSITION,
        ),
        (r"\brank(ing|ed)?\b|\bposition$|\bposition in\b|\bplace (in|of)\b", Role.RANK),
        (
            r"\baverage\b|\bmean\b|\bmedian\b|\bcyfartaledd\b|\b(?:per)?centile\b|\bquartile\b|\blongest\b|\bshortest\b"
            r"|\b(?:\d+|nine|eight)\s+in\s+(?:every\s+)?(?:10|ten|100)\b.*\bwithin\b",
            Role.AVERAGE,
        ),
        (
            r"\bdiff\w*|\bchange\b|\bchg\b|\bvar(?:iance)?\b|\bmovement\b|\bnewid\b|\bgwahaniaeth\b|^\W*numeric\W*$"
            r"|^\W*\+\s*/\s*-\W*$|^\W*Δ|\byear[\s-]on[\s-]year\b|\byoy\b"
            r"|^\W*(?:increase|rise|up)\s*(?:/|or)\s*\(?(?:decrease|reduction|fall|down)\)?\W*$|^\W*(?:increase|decrease)\W*$",
            Role.DIFFERENCE,
        ),
        (r"\bbase\s?line\b", Role.BASELINE),
        (r"\btarget\b|\btrajectory\b|\btarged\b", Role.TARGET),
        (r"\b(year[\s-]*to[\s-]*date|ytd|cumulative)\b", Role.YEAR_TO_DATE),
        (
            r"\bprevious\b|\bprior\b|\blast year\b|\byear before\b|\bsame (quarter|period)\b|\bearlier\b",
            Role.EARLIER,
        ),
        (
            r"\bcurrent\b|\bthis (quarter|year|period|month)\b|\blatest\b|\blater\b|\bactual\b|\bperformance\b",
            Role.CURRENT,
        ),
        (r"\bshare\b|% of\b|\bproportion\b|\bper\s?cent(age)? of\b", Role.SHARE),
    )
)
_ASIDE = re.compile(
    r"(?<=\w)\s*\((?:[^()\s]+\s+){3,}[^()\s]+\)"
)  # "Baseline (% change for 12 months)" is a baseline
_RANKED = re.compile(r"\brank", re.IGNORECASE)
_PER_CENT = re.compile(r"^\W*(?:%|per\s?cent(?:age)?)\W*$", re.IGNORECASE)
_NUMBER = re.compile(r"^\W*no\.?\W*$", re.IGNORECASE)
_CHANGES = re.compile(r"\b(?:change|diff\w*|variance|movement)\b", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FEWEST_RUNNING = counted("understand.columns.roles", "fewest_running")
_MOST_SIGNED = counted("understand.columns.roles", "most_signed")
_POSITIONS = re.compile(
    r"^(above|below|in\s?line|average|comparable|similar|higher|lower|same|better|worse)$", re.IGNORECASE
)
_AREA_HEAD = re.compile(
    r"^[A-Z][A-Za-z'’.]+(?:(?:\s+|-|\s*&\s*)(?:and|of|on|upon|the|in|under|[A-Z][A-Za-z'’.]*))*$"
)
_MARKED = re.compile(r"(?:\s*\[[^\]]*\]|\s*\([^()]*\barea\b[^()]*\))+$")  # "Ashby (own area) [p]"
_OF_ALL = re.compile(
    r"^\W*(?:all|both|overall|others?|none|yes|no)\W*$", re.IGNORECASE
)  # "All Saints" is a place
_NOT_AREAS = re.compile(
    r"\b(crimes?|incidents?|offences?|count|number|total|value|actual|year|quarter|month|q[1-4]|asb|cases|rate|per|"
    r"population|households|denominator|notes?|status|source|unit|indicator|period|lower|upper|males?|females?|"
    r"men|women|girls|boys|adults|children|unknown|not\s+(?:known|recorded|stated)|"
    + "january|february|march|april|may|june|july|august|september|october|november|december|"
    + r"jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b",
    re.IGNORECASE,
)


def roles_of(table: PrintedTable) -> tuple[ColumnRole, ...]:
    """The role of each column after the labels, in order.

    >>> from tithing.checking.read.text.from_text import read_text
    >>> pack = read_text("Type\\tJan 17 - Mar 17\\tJan 18 - Mar 18\\tChange\\nRobbery\\t7\\t36\\t29", title="a pack")
    >>> [column.role.value for column in roles_of(pack.tables[0])]
    ['earlier', 'current', 'difference']
    """
    columns = [_from_head(head, number) for number, head in enumerate(table.heads, start=1)]
    columns = _without_words(table, _with_values(table, columns))
    columns = _numbers_that_count(table, columns)
    columns = _bare_per_cents(table, columns)
    columns = _signed(table, columns)
    columns = _per_cents_of_change(table, columns)
    columns = _in_time(columns)
    columns = _change_after_difference(table, columns)
    columns = with_turned(table, columns)
    columns = _by_arithmetic(table, columns)
    return tuple(_with_areas(table, columns))


def numbers_of(table: PrintedTable, column: int) -> list[PrintedNumber]:
    """The numbers that a column prints."""
    texts = (row.cells[column - 1].text for row in table.rows if column <= len(row.cells))
    return [number for number in map(read_change, texts) if number is not None]


@lru_cache(maxsize=16384)
def _from_head(head: str, column: int) -> ColumnRole:
    upper, _, lower = _ASIDE.sub("", head).rpartition(" | ")
    span = read_span(lower) or read_span(upper)
    if _PER_CENT.match(lower) and _CHANGES.search(upper):
        return ColumnRole(column, Role.PERCENT_CHANGE, span)
    for pattern, role in _WORDS:
        if pattern.search(lower) or (upper and pattern.search(upper) and role is not Role.POSITION):
            return _settled(ColumnRole(column, role, span), head)
    if is_rate(lower) or is_rate(upper):
        return ColumnRole(column, Role.RATE, span, per=rate_base(head))
    if span is not None:
        return ColumnRole(column, Role.YEAR_TO_DATE if says_to_date(head) else Role.COUNT, span)
    return ColumnRole(column, Role.COUNT if head else Role.UNSURE, None, sure=bool(head))


def _settled(column: ColumnRole, head: str) -> ColumnRole:
    """Heads with two telling words: "Current Position Jan - Mar 2018" is a period, "Rate per 1,000" stays a rate."""
    if column.role is Role.POSITION and column.period is not None:
        return replace(column, role=Role.CURRENT)
    if column.role is Role.RANK and column.period is not None and not _RANKED.search(head):
        return replace(column, role=Role.CURRENT)
    if column.role is Role.AVERAGE and is_rate(head):
        return replace(column, per=rate_base(head))
    return column


def _with_values(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """Where the values speak against the head, or alone: words of position, and columns with no figures."""
    settled = []
    for column in columns:
        texts = [
            row.cells[column.column - 1].text.strip() for row in table.rows if column.column <= len(row.cells)
        ]
        filled = [text for text in texts if kind_of_cell(text) is not CellKind.BLANK]
        numbers = numbers_of(table, column.column)
        if filled and sum(bool(_POSITIONS.match(text)) for text in filled) * 2 > len(filled):
            column = replace(column, role=Role.POSITION, sure=True, why="its values")
        elif column.role is Role.POSITION and len(numbers) * 2 > len(filled):
            column = replace(column, role=_role_of_position(numbers), sure=False, why="its values")
        elif column.role is Role.RANK and any(number.decimals for number in numbers):
            column = replace(column, role=Role.CURRENT, sure=False, why="its values")
        settled.append(column)
    return settled


def _without_words(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """A level or target that holds words and no figure is neither: "Good performance is | Low"."""
    return [
        replace(column, role=Role.LABEL, sure=False, why="its values")
        if column.role in LEVELS | {Role.TARGET} and _holds_words_only(table, column.column)
        else column
        for column in columns
    ]


def _holds_words_only(table: PrintedTable, column: int) -> bool:
    texts = [row.cells[column - 1].text for row in table.rows if column <= len(row.cells)]
    return any(kind_of_cell(text) is not CellKind.BLANK for text in texts) and not numbers_of(table, column)


def _signed(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """A column that its head leaves open, with a minus in some rows: counts have none, so it tells a change."""
    settled = []
    levels = _with_rows_of_levels(table, columns)
    for column in columns:
        numbers = numbers_of(levels, column.column)
        minus = sum(number.value < 0 or number.plus for number in numbers)
        open_ = column.role in (Role.COUNT, Role.UNSURE, Role.SHARE) and column.period is None
        if column.role is Role.AVERAGE and minus > 1:
            column = replace(column, role=Role.DISTANCE, sure=False, why="its values")
        elif open_ and minus > 1 and _MOST_SIGNED * minus >= len(numbers):
            share = 2 * sum(number.unit == "%" for number in numbers) > len(numbers)
            role = Role.PERCENT_CHANGE if share else Role.DIFFERENCE
            column = replace(column, role=role, sure=False, why="its values")
        settled.append(column)
    return settled


def _with_rows_of_levels(table: PrintedTable, columns: Sequence[ColumnRole]) -> PrintedTable:
    """The table without rows of changes, and without those in which every level is less than none."""
    levels = [each.column for each in columns if each.role in LEVELS | {Role.UNSURE, Role.SHARE, Role.TARGET}]
    rows = (row for row in table.rows if not is_change(row.label))
    return replace(table, rows=tuple(row for row in rows if not _is_below_none(row, levels)))


def _is_below_none(row: PrintedRow, columns: Sequence[int]) -> bool:
    """Whether every figure of a row that could be a level is less than none, two at least: income among what is spent."""
    numbers = [
        number
        for column in columns
        if column <= len(row.cells)
        and (number := read_change(row.cells[column - 1].text.strip())) is not None
    ]
    return len(numbers) > 1 and all(number.value < 0 for number in numbers)


def _numbers_that_count(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """ "No." before per cents, or over what does not rise from row to row, numbers nothing: it says how many there are."""
    lower = [head.rpartition(" | ")[2] for head in table.heads]
    settled = []
    for column, head, following in zip(columns, lower, [*lower[1:], ""], strict=True):
        if column.role is Role.LABEL and _NUMBER.match(head):
            values = [number.value for number in numbers_of(table, column.column)]
            if _PER_CENT.match(following) or any(after <= before for before, after in pairwise(values)):
                column = replace(column, role=Role.COUNT, sure=False, why="its values")
        settled.append(column)
    return settled


def _bare_per_cents(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """A head that is no more than "%" is a share, where nothing stands before it that could have changed, or where each of
    several levels has one of its own."""
    bare = {column.column for column in columns if _is_bare_per_cent(table, column)}
    paired = len(bare) > 1 and all(_has_own_level(columns, number, bare) for number in bare)
    settled: list[ColumnRole] = []
    for column in columns:
        before = [each for each in settled if each.role in LEVELS | {Role.UNSURE, Role.TARGET}]
        changes = any(each.role is Role.DIFFERENCE for each in settled)
        if column.column in bare and (paired or (len(before) < 2 and not changes)):
            column = replace(column, role=Role.SHARE, sure=False, why="its neighbours")
        settled.append(column)
    return settled


def _is_bare_per_cent(table: PrintedTable, column: ColumnRole) -> bool:
    """Whether a head says "%" and no more than a time, and nothing under it has a sign."""
    lower = table.heads[column.column - 1].rpartition(" | ")[2]
    said = column.role is Role.PERCENT_CHANGE and _PER_CENT.match(without_periods(lower))
    numbers = numbers_of(table, column.column)
    return bool(said) and not any(number.value < 0 or number.plus or number.arrow for number in numbers)


def _has_own_level(columns: Sequence[ColumnRole], number: int, bare: Collection[int]) -> bool:
    """Whether the column before one of per cents is a level, and the only one since the last per cents."""
    before = [each for each in columns if each.column < number]
    own = before[-1:] and before[-1].role in LEVELS
    return bool(own) and (len(before) == 1 or before[-2].column in bare)


def _per_cents_of_change(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """Under "Change" nothing but per cents, beside levels that are none: it is the change in per cent."""
    numbers = {column.column: numbers_of(table, column.column) for column in columns}
    levels = [n for c in columns if c.role in LEVELS for n in numbers[c.column]]
    if any(number.unit == "%" for number in levels) or any(is_share(row.label) for row in table.rows):
        return columns
    return [
        replace(column, role=Role.PERCENT_CHANGE, why="its values")
        if column.role is Role.DIFFERENCE and levels and _all_per_cents(numbers[column.column])
        else column
        for column in columns
    ]


def _all_per_cents(numbers: Sequence[PrintedNumber]) -> bool:
    return bool(numbers) and all(number.unit == "%" for number in numbers)


def _role_of_position(numbers: Sequence[PrintedNumber]) -> Role:
    """Figures under a word such as "Direction of travel": with arrows or signs a change, else a place or a level."""
    if any(number.arrow or number.plus or number.value < 0 for number in numbers):
        return Role.PERCENT_CHANGE if _all_per_cents(numbers) else Role.DIFFERENCE
    return Role.RANK if all(number.whole and 1 <= number.value <= 50 for number in numbers) else Role.CURRENT


def _in_time(columns: list[ColumnRole]) -> list[ColumnRole]:
    """Two columns of the same months are the earlier and the current one; so are the last two of a series that is
    followed by its difference."""
    dated = [
        c for c in columns if c.role in (Role.COUNT, Role.CURRENT, Role.EARLIER) and c.period is not None
    ]
    compares = any(c.role in (Role.DIFFERENCE, Role.PERCENT_CHANGE) for c in columns)
    if len(dated) < 2 or not compares:
        return columns
    ordered = sorted(dated, key=lambda c: c.period.end if c.period else None)  # type: ignore[arg-type,return-value]
    earlier, current = ordered[-2], ordered[-1]
    if earlier.period == current.period or (len(dated) > 2 and not _year_apart(earlier, current)):
        return columns
    known = {current.column: Role.CURRENT, earlier.column: Role.EARLIER}
    return [replace(c, role=known.get(c.column, c.role)) for c in columns]


def _year_apart(earlier: ColumnRole, current: ColumnRole) -> bool:
    assert earlier.period is not None
    assert current.period is not None
    same_months = earlier.period.end.month == current.period.end.month
    return same_months and current.period.end.year - earlier.period.end.year == 1


def _change_after_difference(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """Two heads that both say "Change", or "Numeric" and "Percentage", side by side: the second is the per cent, unless it adds
    the first up as it goes down."""
    for before, after in pairwise(columns):
        headed = before.role is Role.DIFFERENCE and before.sure and _heads_a_per_cent(table, before, after)
        if headed and not _adds_up(table, before, after):
            columns[after.column - 1] = replace(
                after, role=Role.PERCENT_CHANGE, sure=False, why="its neighbour"
            )
    return columns


def _heads_a_per_cent(table: PrintedTable, before: ColumnRole, after: ColumnRole) -> bool:
    """Whether the second of two heads may be of per cents: it says no more than that, or "Change" of the same time."""
    heads = [table.heads[each.column - 1] for each in (before, after)]
    if after.role is Role.COUNT:
        return _PER_CENT.match(heads[1]) is not None
    spans = [_DIGITS.findall(head) for head in heads]  # "1 year", "5 year change"
    alike = after.role is Role.DIFFERENCE and not after.per and not _POINTS.search(heads[1])
    return alike and (spans[0] == spans[1] or not all(spans))


def _adds_up(table: PrintedTable, each: ColumnRole, all_: ColumnRole) -> bool:
    """Whether one column is what another comes to so far, in more rows than not."""
    own, so_far = numbers_of(table, each.column), numbers_of(table, all_.column)
    if len(own) != len(so_far) or len(own) < _FEWEST_RUNNING:
        return False
    steps = zip(own[1:], pairwise(so_far), strict=True)
    return 2 * sum(step.value == after.value - before.value for step, (before, after) in steps) > len(own)


def _by_arithmetic(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """Columns that their heads leave open, beside a difference: the one pair that makes it is earlier and current."""
    fitting = _pairs_that_make_it(table, columns)
    if len(fitting) != 1:
        return columns
    before, after = fitting[0]
    found = {before.column: Role.EARLIER, after.column: Role.CURRENT}
    return [_of_role(each, found.get(each.column, each.role)) for each in columns]


def _of_role(column: ColumnRole, role: Role) -> ColumnRole:
    return column if column.role is role else replace(column, role=role, sure=True, why="its values")


def _pairs_that_make_it(
    table: PrintedTable, columns: Sequence[ColumnRole]
) -> list[tuple[ColumnRole, ColumnRole]]:
    """The pairs of columns, each known by its head or still open, whose difference is the table's only one."""
    difference, current, earlier = (
        _with_role(columns, role) for role in (Role.DIFFERENCE, Role.CURRENT, Role.EARLIER)
    )
    if len(difference) != 1 or len([*current, *earlier]) > 1:
        return []
    still_open = _with_role(columns, Role.UNSURE, Role.COUNT)
    pairs = product(earlier or still_open, current or still_open)
    distinct = [(before, after) for before, after in pairs if before is not after]
    return [pair for pair in distinct if _makes_difference(table, *pair, difference[0])]


def _with_role(columns: Sequence[ColumnRole], *roles: Role) -> list[ColumnRole]:
    return [each for each in columns if each.role in roles]


def _makes_difference(
    table: PrintedTable, earlier: ColumnRole, current: ColumnRole, change: ColumnRole
) -> bool:
    tried = agreed = 0
    for row in table.rows:
        numbers = [read_change(row.cells[c.column - 1].text) for c in (earlier, current, change)]
        before, after, difference = numbers
        if before is None or after is None or difference is None:
            continue
        tried += 1
        agreed += (
            abs(after.value - before.value - (-difference.value if change.turned else difference.value))
            <= (before.step + after.step + difference.step) / 2
        )
    return agreed >= 2 and agreed * 5 >= tried * 3


def _with_areas(table: PrintedTable, columns: list[ColumnRole]) -> list[ColumnRole]:
    """Heads that are names of places: the upper head of a pair, or several plain heads beside each other."""
    named: dict[int, str] = {}
    for column, head in zip(columns, table.heads, strict=True):
        upper, _, lower = head.rpartition(" | ")
        for part in (_MARKED.sub("", upper), _MARKED.sub("", lower)):
            if part and column.role in (Role.COUNT, Role.RATE) and _is_place(part):
                named.setdefault(column.column, part)
                break
    distinct = set(named.values())
    alone = len(distinct) < 2 and not any(c.role in (Role.AVERAGE, Role.RANK) for c in columns)
    if alone:
        return columns
    return [replace(c, area=named.get(c.column, "")) for c in columns]


def _is_place(text: str) -> bool:
    if _OF_ALL.match(text):
        return False
    return _AREA_HEAD.match(text) is not None and not _NOT_AREAS.search(text) and not is_share(text)

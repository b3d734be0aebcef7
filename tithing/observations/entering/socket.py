"""What fits the wall socket: whoever wrote a reader, its rows are refused in words here where the book could not use them.

A row of a measure that nobody defined would be stored and never seen again; one of an area that is no area, or of a
status nobody knows, would end in a traceback when it is read. So each is held against what the book knows on its way in.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from tithing.observations.entering.headed import SHEET, InFile
from tithing.observations.entering.in_one import in_one
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.observations.schema import READ_COLUMNS
from tithing.places.gazetteer import Gazetteer
from tithing.places.known_places import UnknownArea
from tithing.vocabulary.access import Access
from tithing.vocabulary.period import Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.quantity import Status
from tithing.vocabulary.units import Unit

USE_A_MEASURE = "Use the slug of a measure that Tithing or the book defines"
FEW_ROWS = 2_000  # up to here, walking a column costs less than asking the frame for its different values
COMPARABILITY = ("", "restated")
NO_VALUE = (Status.MISSING.value, Status.SUPPRESSED.value)
_CODE = re.compile(
    r"[EKNSW]\d{8}"
)  # of the Office for National Statistics: one newer than our look-ups may come
_BREAKDOWN = re.compile(r"(?:[^=;]+=[^=;]+(?:;[^=;]+=[^=;]+)*)?")
_OF_EVERY_ROW = frozenset({"area", "value"})
_MOST = 100  # problems listed for one file; past that the pattern is plain

Why = Callable[[Any], str]  # what is wrong with a value of a column, "" for nothing


@dataclass(frozen=True)
class _Rule:
    """What the values of one column, or of several together, must be, and what to change where they are not."""

    columns: tuple[str, ...]
    why: Why
    change: str


def misfits(frame: Any, file: InFile, *, measures: Measures, gazetteer: Gazetteer) -> tuple[Problem, ...]:
    """Every value of a reader's frame that the book could not use: once, with the rows in which it stands.

    `frame` has the columns of `schema.READ_COLUMNS`; `file` knows how its columns are headed. A code of the ONS that
    no look-up of ours has is let through: its figures are kept, and nothing nests under them.

    >>> import polars as pl
    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> frame = pl.DataFrame({"measure": ["shoplifting"], "area": ["E06000001"]})
    >>> misfits(frame, InFile("a.csv"), measures=load_measures(), gazetteer=load_gazetteer())[0].what
    'the reader gives no column "period"'
    """
    import narwhals as nw

    rows = nw.from_native(frame, eager_only=True)
    lacking = [column for column in READ_COLUMNS if column not in rows.columns]
    if lacking:
        return tuple(_no_column(column, file.name) for column in lacking)
    found = (problem for rule in _rules(measures, gazetteer) for problem in _broken(rule, rows, file))
    return tuple(problem for _, problem in zip(range(_MOST), found, strict=False))


def all_fit(frames: Iterable[Any], *, measures: Measures, gazetteer: Gazetteer) -> bool:
    """Whether `misfits` would find nothing in any of these frames; false where that can only be told of each."""
    rows = in_one(frames)
    if rows is None or set(READ_COLUMNS) - set(rows.columns):
        return False
    return not any(_is_broken(rule, part) for rule, part in _each_with_rows(rows, measures, gazetteer))


def _each_with_rows(rows: Any, measures: Measures, gazetteer: Gazetteer) -> Iterator[tuple[_Rule, Any]]:
    """Each rule with rows that hold every value that it asks about: figures of one kind stand together, and of them the
    first will do; where an area and a value stand, nearly every row is another.
    """
    rules = _rules(measures, gazetteer)
    few = _first_of_each_kind(rows, {column for rule in rules for column in rule.columns} - _OF_EVERY_ROW)
    yield from ((rule, rows if _OF_EVERY_ROW.intersection(rule.columns) else few) for rule in rules)


def _first_of_each_kind(rows: Any, columns: Iterable[str]) -> Any:
    """The rows in which one of these columns holds something else than in the row before, or nothing."""
    import narwhals as nw

    begins = ((nw.col(name) != nw.col(name).shift(1)).fill_null(True) for name in sorted(columns))
    return rows.select(*sorted(columns)).filter(nw.any_horizontal(*begins, ignore_nulls=False))


def unknown_measures(slugs: Iterable[str], name: str, *, measures: Measures) -> tuple[Problem, ...]:
    """A problem for each measure that nobody defined: of incidents, or of what a partner wrote beside a figure."""
    why = _no_measure(measures)
    wrong = [said for slug in dict.fromkeys(slugs) if (said := why(slug))]
    return tuple(Problem(said, USE_A_MEASURE, file=name) for said in wrong[:_MOST])


def _rules(measures: Measures, gazetteer: Gazetteer) -> tuple[_Rule, ...]:
    """In the order of the columns: what a person would look at first."""
    return (
        _Rule(("measure",), _no_measure(measures), USE_A_MEASURE),
        _Rule(("area",), _no_area(gazetteer), "Use the code of an area that the ONS or the book knows"),
        _Rule(
            ("period", "start", "end", "kind"), _no_period, "Give a period's code with its own days and kind"
        ),
        _Rule(("breakdown",), _no_breakdown, 'Write it as name=value, several as "a=1;b=2", sorted by name'),
        _Rule(("unit",), _none_of("unit", Unit), _choice(Unit)),
        _Rule(("unit", "measure"), _another_unit(measures), "Give the figure in the unit of its measure"),
        _Rule(("status",), _none_of("status", Status), _choice(Status)),
        _Rule(("access",), _none_of("access", Access), _choice(Access)),
        _Rule(
            ("comparability",),
            _none_of("comparability", COMPARABILITY),
            'Write "restated", or leave it empty',
        ),
        *(
            _Rule((column,), _anything, "Give words, or none as empty text")
            for column in ("supplier", "reason", "note")
        ),
        _Rule(("value", "status"), _no_value, "Give a number, or say that it is missing or suppressed"),
    )


def _broken(rule: _Rule, rows: Any, file: InFile) -> Iterator[Problem]:
    """One problem for each different value that breaks the rule; the values are few, however many the rows."""
    if not _is_broken(rule, rows):
        return  # as almost always: rows are looked up only to be told
    asked = _with_value_known(rows) if "value" in rule.columns else rows
    for (_, *values), found in _rows_of_each(asked.sort("row"), rule.columns).items():
        if why := _why(rule, tuple(values)):
            yield file.problem(why, rule.change, rule.columns[0], found)


def _is_broken(rule: _Rule, rows: Any) -> bool:
    return any(_why(rule, values) for values in _different(rows, rule.columns))


def _rows_of_each(rows: Any, columns: tuple[str, ...]) -> dict[tuple[Any, ...], list[dict[str, Any]]]:
    """The rows in which each different value of a sheet stands: by the sheet, if rows say theirs, and the values."""
    found: dict[tuple[Any, ...], list[dict[str, Any]]] = {}
    for row in rows.iter_rows(named=True):
        found.setdefault((row.get(SHEET), *(row[column] for column in columns)), []).append(row)
    return found


def _different(rows: Any, columns: tuple[str, ...]) -> set[tuple[Any, ...]]:
    """Each value of a column, or of several together, once. A small frame is quicker to walk than to ask."""
    if "value" in columns:
        rows = _with_value_known(rows)
    asked = rows if len(rows) <= FEW_ROWS else rows.lazy().select(*columns).unique().collect()
    return set(zip(*(asked[column].to_list() for column in columns), strict=True))


def _why(rule: _Rule, values: tuple[Any, ...]) -> str:
    if any(value is None for value in values):
        return f"there is no {rule.columns[values.index(None)]}"
    return rule.why(values[0] if len(values) == 1 else values)


def _with_value_known(rows: Any) -> Any:
    """The value as what kind it is (none, number, or odd), so that a million counts are three different values."""
    import narwhals as nw

    value = nw.col("value").cast(nw.Float64)
    number = nw.when(value.is_finite()).then(nw.lit("number")).otherwise(nw.lit("odd"))
    kind = nw.when(value.is_null()).then(nw.lit("none")).otherwise(number)
    return rows.with_columns(kind.alias("value"))


def _anything(said: str) -> str:
    return ""


def _no_measure(measures: Measures) -> Why:
    def why(slug: str) -> str:
        try:
            measures.get(slug)
        except UnknownMeasure as error:
            return str(error)
        return ""

    return why


def _another_unit(measures: Measures) -> Why:
    def why(said: tuple[str, str]) -> str:
        unit, slug = said
        try:
            measure = measures.get(slug)
        except UnknownMeasure:
            return ""  # told of the measure
        if unit in (measure.unit, *frozenset({unit} - set(Unit))):
            return ""
        return f'{measure.title} is a {measure.unit}, and this is given as "{unit}"'

    return why


def _no_area(gazetteer: Gazetteer) -> Why:
    def why(code: str) -> str:
        if code in gazetteer or _CODE.fullmatch(code):
            return ""
        return f'"{code}" is no code of an area{_meant(code, gazetteer)}'

    return why


def _meant(name: str, gazetteer: Gazetteer) -> str:
    try:
        found = gazetteer.find(name)
    except UnknownArea:
        return ""
    return f"; {found.name} has the code {found.code}"


def _no_period(said: tuple[Any, ...]) -> str:
    code, start, end, kind = said
    try:
        period = Period.parse(code)
    except UnknownPeriod as error:
        return str(error)
    if kind not in set(PeriodKind):
        return f'"{kind}" is no kind of period'
    if (period.start, period.end, period.kind.value) == (start, end, kind):
        return ""
    return (
        f"{code} is {period.start} to {period.end}, a {period.kind}, and stands as {start} to {end}, a {kind}"
    )


def _no_breakdown(breakdown: str) -> str:
    parts = breakdown.split(";")
    if _BREAKDOWN.fullmatch(breakdown) and parts == sorted(parts):
        return ""
    return f'"{breakdown}" is no breakdown'


def _none_of(what: str, choices: Any) -> Why:
    allowed = frozenset(str(each) for each in choices)
    return lambda said: "" if said in allowed else f'"{said}" is no {what}'


def _choice(choices: Any) -> str:
    return f"Choose one of: {', '.join(str(each) for each in choices)}"


def _no_value(said: tuple[Any, ...]) -> str:
    value, status = said
    if value == "odd":
        return "the value is no number that can be counted with"
    if (value == "none") == (status in NO_VALUE):
        return ""
    return (
        f"there is no value, and the status is {status}"
        if value == "none"
        else f"there is a value, and it is {status}"
    )


def _no_column(column: str, name: str) -> Problem:
    change = "A source's read.py gives every column of observations/schema.py; tell who looks after it"
    return Problem(f'the reader gives no column "{column}"', change, file=name)

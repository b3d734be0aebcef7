"""Writes a partnership's first framework from the figures that its book holds: a draft with every indicator that is known.

What was promised is the partnership's to say: no baseline and no target is invented, and what stands there as an example is a
comment.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tithing.indicators.defined.definition import IndicatorKind
from tithing.indicators.defined.frameworks import FrameworkColumn
from tithing.indicators.result import Result
from tithing.reading.book import Book, open_book
from tithing.reading.snapshot import Snapshot, ask
from tithing.reading.span import BookSpan
from tithing.reading.spans import span_of
from tithing.store.disk.durable import replace_whole
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused
from tithing.vocabulary.quantity import Known
from tithing.vocabulary.readers import AN_OFFICER
from tithing.workflows.starting.looked import StartingBook, known_in

# The headings under which indicators stand, by the group of their measure; a plan has its own.
HEADINGS: Mapping[str, str] = {
    "crime": "Recorded crime",
    "street": "Crime and anti-social behaviour, from street-level data",
    "asb": "Anti-social behaviour",
    "domestic_abuse": "Domestic abuse",
    "fire": "Fires",
    "council": "What the council is told of",
    "health": "Health",
    "housing": "Housing",
    "offending": "Offending",
    "services": "Services",
    "survey": "What people say",
}
_OTHERS = "Other indicators"


@dataclass(frozen=True)
class FirstFramework:
    """Where it was written, for which plan year, and its headings with how many indicators stand under each."""

    path: Path
    plan_year: str
    headings: tuple[tuple[str, int], ...]


def write_first_framework(book: Path | Book, *, at: datetime, year: str = "") -> FirstFramework:
    """Write `frameworks/<year>.toml` for a plan year ("2025-26"), or for that of the last quarter the book can tell of.

    Raises Refused where that year has a framework, where the book holds no figure of it, and for a year that is none.

    `write_first_framework(Path("safer-x"), at=datetime.now(UTC), year="2025-26")` is `tithing framework --year 2025-26`.
    """
    opened = book if isinstance(book, Book) else open_book(book)
    wanted = _plan_year(year) if year else ""
    drafted = ask(opened, lambda seen: _drafted(seen, wanted), reader=AN_OFFICER, at=at)
    path = opened.folder.partnership / "frameworks" / f"{drafted.plan_year}.toml"
    if path.exists():
        raise Refused(
            Problem(
                f"there is a framework for {drafted.plan_year} already",
                "Go on from that one, or move it away first",
                str(path),
            )
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    replace_whole(path, drafted.text.encode())
    counted = tuple((title, len(lines)) for title, lines in drafted.objectives)
    return FirstFramework(path, drafted.plan_year, counted)


def _plan_year(year: str) -> str:
    try:
        if Period.parse(year).plan_year == year:
            return year
    except UnknownPeriod:
        pass
    raise Refused(Problem(f'"{year}" is no plan year', "Write it as --year 2025-26"))


# -- what goes into it ------------------------------------------------------------------------------------

_Objectives = tuple[tuple[str, tuple[Result, ...]], ...]


@dataclass(frozen=True)
class _Draft:
    plan_year: str
    partnership: str
    objectives: _Objectives
    columns: tuple[FrameworkColumn, ...]

    @property
    def text(self) -> str:
        return "\n".join(_lines_of(self))


def _drafted(seen: Snapshot, year: str) -> _Draft:
    quarter = _last_known(seen, year)
    if quarter is None:
        when = f" of {year}" if year else ""
        raise Refused(
            Problem(
                f"the book holds no figures{when} from which a framework could be written",
                f"Take in files first: {seen.command('import', 'FILES')}",
            )
        )
    known = known_in(quarter)
    return _Draft(
        quarter.period.plan_year,
        seen.partnership.name,
        tuple(_objectives(seen, known)),
        _columns(known),
    )


def _last_known(seen: Snapshot, year: str) -> BookSpan | None:
    looked = StartingBook(seen)
    if not year:
        return looked.quarter if looked.known else None
    quarters = [span_of(seen, each, looked.area) for each in Period.financial_year(int(year[:4])).quarters()]
    return next((each for each in reversed(quarters) if known_in(each)), None)


def _objectives(seen: Snapshot, known: Sequence[Result]) -> Iterator[tuple[str, tuple[Result, ...]]]:
    """A heading for each group of measures. Where the catalogue has indicators of a group, what else is counted of it stands
    in the report's tables anyway.
    """
    groups: dict[str, list[Result]] = {}
    for result in known:
        groups.setdefault(_group_of(seen, result), []).append(result)
    order = {group: at for at, group in enumerate(HEADINGS)}
    for group in sorted(groups, key=lambda group: (order.get(group, len(order)), group)):
        of_catalogue = [each for each in groups[group] if each.indicator in seen.catalogue]
        yield HEADINGS.get(group, _OTHERS), tuple(_each_once(seen, of_catalogue or groups[group]))


def _each_once(seen: Snapshot, results: Sequence[Result]) -> Iterator[Result]:
    """Without a rate of what is there as a count: the column "rate" shows it."""
    counted = {each.measure for each in results if not _is_rate(seen, each)}
    yield from (each for each in results if each.measure not in counted or not _is_rate(seen, each))


def _is_rate(seen: Snapshot, result: Result) -> bool:
    definition = seen.definition(result.indicator)
    return definition is not None and definition.kind is IndicatorKind.RATE


def _group_of(seen: Snapshot, result: Result) -> str:
    group = seen.measures.get(result.measure).group if result.measure else ""
    return group if group in HEADINGS else ""


def _columns(known: Sequence[Result]) -> tuple[FrameworkColumn, ...]:
    """Last year beside this where the book has it; else the quarter before."""
    wide = FrameworkColumn
    if any(isinstance(each.previous.quantity, Known) for each in known):
        return (wide.PREVIOUS, wide.VALUE, wide.DIFFERENCE, wide.PERCENT_CHANGE, wide.DIRECTION)
    if any(isinstance(each.last_quarter.quantity, Known) for each in known):
        return (wide.LAST_QUARTER, wide.VALUE, wide.RATE)
    return (wide.VALUE, wide.RATE)


# -- how it is written ------------------------------------------------------------------------------------

_OPENING = """\
# What was promised for {year}: a first draft, from the figures that the book holds. It is yours to change. Put the priorities
# of your plan in the place of these headings, move and take out indicators (tithing indicators lists those that there are),
# and say for each what the plan says: a baseline, a target. Then "baseline" and "target" may be columns too.
# Lines that begin with # are examples: take the # away to use one. docs/how-to/add-a-framework.md says all of it.
"""
_EXAMPLES = ('# baseline = {{ period = "{before}" }}', '# target = {{ text = "Reduce" }}')


def _lines_of(draft: _Draft) -> Iterator[str]:
    yield _OPENING.format(year=draft.plan_year)
    yield f"plan_year = {_quoted(draft.plan_year)}"
    yield f"title = {_quoted(f'{draft.partnership}: plan for {draft.plan_year}')}"
    yield '# source = "Community Safety Plan, as agreed by the board"'
    yield 'objective_word = "Priority"  # or "Objective": what your plan calls them'
    yield f"columns = [{', '.join(_quoted(column.value) for column in draft.columns)}]"
    before = Period.financial_year(int(draft.plan_year[:4]) - 1).code
    for title, lines in draft.objectives:
        yield f"\n[[objective]]\ntitle = {_quoted(title)}"
        for number, result in enumerate(lines):
            yield f"\n[[objective.indicator]]\nslug = {_quoted(result.indicator)}"
            yield f"label = {_quoted(result.title.removesuffix(' (street-level data)'))}"
            yield from (each.format(before=before) for each in _EXAMPLES if number == 0)
    yield ""


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)  # a TOML basic string is written as JSON writes one

"""Read a framework from its file, and say everything that is wrong with it, by file and key.

>>> load_frameworks(Path("demo/partnership/frameworks")).for_plan_year("2017-18").objective_word
'Objective'
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tithing.indicators.comparisons.kinds import DEFAULT, ComparisonKind
from tithing.indicators.defined.catalogue_index import Catalogue
from tithing.indicators.defined.configuration import ConfigurationTable, read_configuration, refuse_if_wrong
from tithing.indicators.defined.frameworks import (
    BaselineSpec,
    Framework,
    FrameworkColumn,
    FrameworkLine,
    Frameworks,
    Grouping,
    GroupRow,
    GroupTable,
    Objective,
    TargetSpec,
    TimeSpan,
)
from tithing.indicators.targets.target_words import read_target
from tithing.observations.measure import Measures, UnknownMeasure
from tithing.vocabulary.in_words.unknown_name import said_near
from tithing.vocabulary.partnership.retired import FRAMEWORKS, retired_keys
from tithing.vocabulary.period import Period, UnknownPeriod
from tithing.vocabulary.problems import Problem, Refused

WORDS = ("Objective", "Priority")


def load_frameworks(
    folder: Path, *, catalogue: Catalogue | None = None, measures: Measures | None = None
) -> Frameworks:
    """Every framework of a folder; none where the folder is not there. Raises Refused with every problem.

    With a catalogue and measures, a slug that neither knows is a problem too.
    """
    found: list[Framework] = []
    problems: list[Problem] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(load_framework(path, catalogue=catalogue, measures=measures))
        except Refused as refused:
            problems.extend(refused.problems)
    refuse_if_wrong(problems)
    return Frameworks(tuple(found))


def load_framework(
    path: Path, *, catalogue: Catalogue | None = None, measures: Measures | None = None
) -> Framework:
    """The framework of one file. Raises Refused with every problem of the file."""
    entry = read_configuration(path)
    found = _framework_from(entry)
    _check_plan_year(entry, found.plan_year)
    if catalogue is not None:
        _check_indicators(entry, found, catalogue, measures)
    if measures is not None:
        _check_measures(entry, found, measures)
    entry.nothing_else()
    refuse_if_wrong(entry.problems)
    return found


def _framework_from(entry: ConfigurationTable) -> Framework:
    return Framework(
        plan_year=entry.words("plan_year"),
        title=entry.words("title"),
        objective_word=_objective_word(entry),
        columns=_columns(entry),
        comparisons=_comparisons(entry),
        objectives=tuple(_objective_from(each) for each in entry.tables("objective")),
        groupings=_groupings(entry),
        tables=tuple(_table_from(each) for each in entry.tables("table")),
        footnotes=_footnotes(entry),
        notes=entry.list_of_words("notes"),
        source=entry.words("source", ""),
    )


def _objective_word(entry: ConfigurationTable) -> str:
    word = entry.words("objective_word", "Objective")
    if word not in WORDS:
        what = f'"{word}" is not known{said_near(word, WORDS)}'
        entry.wrong("objective_word", what, f"Choose one of: {', '.join(WORDS)}")
    return word


def _comparisons(entry: ConfigurationTable) -> tuple[ComparisonKind, ...]:
    known = {each.value: each for each in ComparisonKind}
    words = entry.list_of_words("comparisons")
    for word in words:
        if word not in known:
            entry.wrong("comparisons", f'"{word}" is not a comparison', f"Choose from: {', '.join(known)}")
    return tuple(dict.fromkeys(known[word] for word in words if word in known)) or DEFAULT


def _columns(entry: ConfigurationTable) -> tuple[FrameworkColumn, ...]:
    known = {each.value: each for each in FrameworkColumn}
    words = entry.list_of_words("columns")
    for word in words:
        if word not in known:
            what = f'"{word}" is not a column{said_near(word, known.keys())}'
            entry.wrong("columns", what, f"Choose from: {', '.join(known)}")
    return tuple(known[word] for word in words if word in known)


def _objective_from(entry: ConfigurationTable) -> Objective:
    found = Objective(
        entry.words("title"),
        tuple(_line_from(each) for each in entry.tables("indicator")),
        entry.list_of_words("notes"),
    )
    entry.nothing_else()
    return found


def _line_from(entry: ConfigurationTable) -> FrameworkLine:
    slug = entry.words("slug")
    found = FrameworkLine(
        slug=slug,
        label=entry.words("label", slug),
        baselines=tuple(_baseline_from(each) for each in entry.tables("baseline")),
        targets=tuple(_target_from(each) for each in entry.tables("target")),
        notes=entry.list_of_words("notes"),
        footnote=entry.words("footnote", ""),
        span=_span(entry),
    )
    entry.nothing_else()
    return found


def _baseline_from(entry: ConfigurationTable) -> BaselineSpec:
    found = BaselineSpec(
        entry.period("period"),
        entry.number("value"),
        entry.words("missing", ""),
        entry.day("expected"),
        entry.words("note", ""),
        _span(entry),
    )
    if found.period is None and found.value is None and not found.missing:
        entry.wrong("period", "is missing", 'Say period = "2016-17", or value = 354, or missing = "why"')
    entry.nothing_else()
    return found


def _target_from(entry: ConfigurationTable) -> TargetSpec:
    text, value, percent = entry.words("text"), entry.number("value"), entry.number("percent")
    if value is None and percent is None:
        value, percent = read_target(text)
    found = TargetSpec(text, value, percent, _span(entry))
    entry.nothing_else(but=retired_keys(FRAMEWORKS, "objective.indicator.target"))
    return found


def _span(entry: ConfigurationTable) -> TimeSpan:
    return TimeSpan(entry.period("from"), entry.period("until"))


def _groupings(entry: ConfigurationTable) -> tuple[Grouping, ...]:
    table = entry.table("groupings")
    if table is None:
        return ()
    found = []
    for name in table.values:
        inner = table.table(name)
        if inner is not None:
            found.append(_grouping_from(inner, name))
    return tuple(found)


def _grouping_from(entry: ConfigurationTable, name: str) -> Grouping:
    found = Grouping(entry.words("measure", name), entry.list_of_words("parts"))
    if not found.parts:
        entry.wrong("parts", "is empty", 'List the measures that make it: parts = ["…", "…"]')
    if found.measure in found.parts:
        entry.wrong("parts", f'holds "{found.measure}", the whole itself', "Leave it out")
    entry.nothing_else(but=retired_keys(FRAMEWORKS, "groupings.*"))
    return found


def _table_from(entry: ConfigurationTable) -> GroupTable:
    rows = tuple(_row_from(each) for each in entry.tables("rows"))
    found = GroupTable(entry.words("key"), entry.words("title"), rows, entry.words("intro", ""))
    entry.nothing_else()
    return found


def _row_from(entry: ConfigurationTable) -> GroupRow:
    measure = entry.words("measure")
    found = GroupRow(
        measure,
        entry.words("label", measure),
        entry.whole("level", 0),
        entry.yes("total", False),
        _span(entry),
    )
    entry.nothing_else()
    return found


def _footnotes(entry: ConfigurationTable) -> tuple[tuple[str, str], ...]:
    table = entry.table("footnotes")
    return tuple((key, table.words(key)) for key in table.values) if table else ()


# -- does it name things that exist -----------------------------------------------------------------------


def _check_plan_year(entry: ConfigurationTable, plan_year: str) -> None:
    try:
        good = Period.parse(plan_year).plan_year == plan_year
    except UnknownPeriod:
        good = False
    if not good:
        entry.wrong("plan_year", f'"{plan_year}" is no financial year', 'Write it as "2017-18"')
    elif Path(entry.file).stem != plan_year:
        entry.wrong("plan_year", f'is "{plan_year}"', f"Name the file {plan_year}.toml, or correct the year")


def _check_indicators(
    entry: ConfigurationTable, found: Framework, catalogue: Catalogue, measures: Measures | None
) -> None:
    """A line may also show a measure that no indicator asks about, such as a crime category."""
    for objective in found.objectives:
        for line in objective.lines:
            if line.slug not in catalogue and (measures is None or line.slug not in measures):
                entry.wrong(
                    "objective.indicator.slug",
                    f'no indicator is called "{line.slug}"{said_near(line.slug, _slugs(catalogue, measures))}',
                    "Use a slug that `tithing indicators` lists, or add the indicator",
                )
            if line.footnote and not found.footnote(line.footnote):
                entry.wrong(
                    "objective.indicator.footnote",
                    f'there is no footnote "{line.footnote}"{said_near(line.footnote, dict(found.footnotes).keys())}',
                    "Write it under [footnotes]",
                )


def _slugs(catalogue: Catalogue, measures: Measures | None) -> Iterator[str]:
    yield from (each.slug for each in catalogue)
    yield from (each.slug for each in measures or ())


def _check_measures(entry: ConfigurationTable, found: Framework, measures: Measures) -> None:
    rows = [("table.rows.measure", row.measure) for table in found.tables for row in table.rows]
    parts = [("groupings.parts", part) for each in found.groupings for part in (each.measure, *each.parts)]
    for key, slug in (*rows, *parts):
        try:
            measures.get(slug)
        except UnknownMeasure as error:
            entry.wrong(key, str(error), "Use the slug of a measure")

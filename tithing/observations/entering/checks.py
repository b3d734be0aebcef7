"""What must hold before observations enter the book: one value for a key, and a known order of releases.

A key given twice in one file with two values is refused, both lines named; given twice with one value it is
kept once. A value that differs from one the book has needs releases that say which is the later.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from tithing.observations.entering.given_twice import Given, differ_in, in_rows, two_sayings
from tithing.observations.entering.headed import SHEET, Headed, InFile
from tithing.observations.entering.released import Released
from tithing.observations.entering.said_beside import BESIDE, said_otherwise
from tithing.observations.figure_names import FigureNames
from tithing.observations.schema import KEY
from tithing.statistics.rounding import written
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.problems import Problem

ORDER_UNKNOWN = "order of releases"  # a kind of problem: one release, stated, mends all of a file


def once_each(
    frame: Any, file: InFile, names: FigureNames
) -> tuple[Any, tuple[Problem, ...], tuple[str, ...]]:
    """(the frame with each key once, problems, notices). A frame counted from incidents repeats no key."""
    import narwhals as nw

    rows = nw.from_native(frame, eager_only=True)
    if not len(rows) or rows["row"].max() == 0:
        return frame, (), ()
    twice = rows.filter(rows.select(*KEY).is_duplicated()).sort(*KEY, "row")
    if not len(twice):
        return frame, (), ()
    problems = _given_twice(twice.rows(named=True), file, names)
    once = rows.sort("row").unique(subset=list(KEY), keep="first", maintain_order=True)
    again = numbered(len(rows) - len(once), "row")
    notice = f"{file.name}: {again} repeated another row exactly, and each was kept once"
    return nw.to_native(once), problems, () if problems else (notice,)


def _given_twice(rows: Sequence[dict[str, Any]], file: InFile, names: FigureNames) -> tuple[Problem, ...]:
    first: dict[tuple[str, ...], dict[str, Any]] = {}
    problems: list[Problem] = []
    for row in rows:
        before = first.setdefault(_key(row), row)
        one, other = given_by_row(before), given_by_row(row)
        column = differ_in(one, other)
        if column not in ("", "status") or (column and row["value"] is None):
            figure = names.of_row(row)
            where = in_rows(one, other)
            what = f"{where} give the same figure ({figure}) {two_sayings(one, other)}"
            change = "Keep the right one and delete the other"
            problems.append(file.problem(what, change, column, [row], figure=figure, kind=f"two of {where}"))
    return tuple(problems)


def given_by_row(row: dict[str, Any]) -> Given:
    """What a row of a frame says, to be held against another."""
    return Given(
        row["value"],
        row["status"],
        row["reason"],
        row["row"],
        row.get(SHEET) or "",
        row["access"],
        row["note"] or "",
        row["expected"],
    )


@dataclass(frozen=True)
class Said:
    """The rows of one entry, in the book or about to enter it, and what orders it among the others.

    `told` is what it is called beside the others. Of what is in the book `taking_out` is the command that withdraws it; of
    what is about to enter `archive` is the name that gives its release, "" where it was stated, and `headed` how its file heads
    its figures.
    """

    entry: str
    name: str
    release: date | None
    frame: Any = None  # None for an entry of the book, whose rows come together in `held`
    told: str = ""
    taking_out: str = ""
    archive: str = ""
    headed: tuple[Headed, ...] = ()


def differing_values(
    incoming: Sequence[Said], held: Any, book: Sequence[Said], names: FigureNames
) -> tuple[tuple[Problem, ...], tuple[str, ...]]:
    """(problems, notices): values that differ for one key, where nothing says which is later.

    `held` is a lazy frame of the book's rows (None for no rows) and `book` the entries they belong to, oldest
    release first. A value that only says what the book says now is fine whatever its release.
    """
    order = {said.entry: place for place, said in enumerate([*book, *incoming])}
    named = {said.entry: said for said in [*book, *incoming]}
    new = {said.entry for said in incoming}
    problems: list[Problem] = []
    older: set[str] = set()
    for rows in _groups_that_differ(incoming, held, named):
        rows.sort(key=lambda row: order[row["entry"]])
        found, taken_as_older = _judge(rows, named, new, names)
        problems += found
        older |= taken_as_older
    beside = said_otherwise(_told_of(incoming), {each.entry: each.told for each in incoming}, names)
    return tuple(problems), (*(older_notice(name) for name in sorted(older)), *beside)


def _told_of(incoming: Sequence[Said]) -> Any:
    """The rows of all, the file that stands last."""
    import narwhals as nw

    return nw.concat([_said_columns(nw.from_native(said.frame), said.entry) for said in incoming])


def _groups_that_differ(
    incoming: Sequence[Said], held: Any, named: dict[str, Said]
) -> Iterable[list[dict[str, Any]]]:
    import narwhals as nw

    new = _told_of(incoming)
    together = new
    if held is not None:
        old = nw.from_native(held).filter(
            nw.col("entry").is_in(list(named)),
            nw.col("measure").is_in(new["measure"].unique().to_list()),
            nw.col("area").is_in(new["area"].unique().to_list()),
        )
        old_rows = _said_columns(old.collect("polars"))
        together = nw.concat([old_rows.join(new.select(*KEY).unique(), on=list(KEY), how="semi"), new])
    values = together.unique(subset=[*KEY, "said"])
    differing = values.filter(values.select(*KEY).is_duplicated()).select(*KEY).unique()
    groups: dict[tuple[str, ...], list[dict[str, Any]]] = {}
    for row in together.join(differing, on=list(KEY), how="semi").iter_rows(named=True):
        groups.setdefault(_key(row), []).append(row)
    return [groups[key] for key in sorted(groups)]


def _said_columns(frame: Any, entry: str = "") -> Any:
    import narwhals as nw

    words = nw.concat_str(nw.col("status"), nw.col("reason"), separator=": ")
    value = nw.when(nw.col("value").is_null()).then(words).otherwise(nw.col("value").cast(nw.String))
    said = nw.concat_str(value, nw.col("access"), separator="|")
    tagged = frame.with_columns(nw.lit(entry).alias("entry")) if entry else frame
    if SHEET not in tagged.columns:
        tagged = tagged.with_columns(nw.lit(None).cast(nw.String).alias(SHEET))
    return tagged.with_columns(said.alias("said")).select(
        *KEY, "value", "status", "reason", "access", "row", "entry", "said", SHEET, *BESIDE
    )


def _judge(
    rows: list[dict[str, Any]], named: dict[str, Said], new: set[str], names: FigureNames
) -> tuple[list[Problem], set[str]]:
    """One key's rows, oldest first: what about each new one cannot be ordered against another value."""
    problems: list[Problem] = []
    older: set[str] = set()
    for place, row in enumerate(rows):
        others = rows[:place]
        if row["entry"] not in new or _says_what_stands(row, others, new):
            continue
        differing = [other for other in others if other["said"] != row["said"]]
        problems += _unordered(row, differing, named, names)
        older |= {named[each["entry"]].told for each in differing if named[each["entry"]].release is None}
    return problems, older if not problems else set()


def _says_what_stands(row: dict[str, Any], others: list[dict[str, Any]], new: set[str]) -> bool:
    """Whether the book says the same of this key already."""
    held = [other for other in others if other["entry"] not in new]
    return bool(held) and bool(held[-1]["said"] == row["said"])


def _unordered(
    row: dict[str, Any], differing: list[dict[str, Any]], named: dict[str, Said], names: FigureNames
) -> list[Problem]:
    """The last of the differing values that may be later than this one, as a problem."""
    release = named[row["entry"]].release
    unknown = [each for each in differing if order_is_unknown(named[each["entry"]].release, release)]
    return [_needs_release(row, unknown[-1], named, names)] if unknown else []


def order_is_unknown(before: date | None, new: date | None) -> bool:
    """Whether two releases leave open which is later. Only the earlier may be unstated: it is the older."""
    return new is None or before == new


def older_notice(name: str) -> str:
    return f"{name} states no release and is taken as older"


def _needs_release(
    row: dict[str, Any], before: dict[str, Any], named: dict[str, Said], names: FigureNames
) -> Problem:
    mine, other = named[row["entry"]], named[before["entry"]]
    at = f", row {before['row']}" if before["row"] else ""
    figure = names.of_row(row)
    here, there = _words(row), f"{_words(before)} in {other.told}{at}"
    why = _why(row, before) if here == _words(before) else ""
    what = f"{figure} is {here} here and {there}{why}, and {which_is_later(other, mine)}"
    change = how_to_order(other, mine)
    file = InFile(mine.name, mine.headed)
    return replace(file.problem(what, change, "", [row]), figure=figure, kind=ORDER_UNKNOWN)


def _why(row: dict[str, Any], before: dict[str, Any]) -> str:
    """In what two rows differ that have one value, or none."""
    if row["access"] != before["access"]:
        return f", with the access {row['access']} here and {before['access']} there"
    return ", for another reason"


def which_is_later(other: Said, mine: Said) -> str:
    """Why nobody can tell which of two files is the later."""
    if mine.release is None:
        return "nothing says which was released later"
    released = Released(mine.release, mine.archive)
    return f"both were released on {released.in_words}, this one as {released.said_by} says"


def how_to_order(other: Said, mine: Said) -> str:
    """What to do about it: the other may be in the book, or about to enter with this one."""
    if not other.taking_out:
        return "Import the older first, and then the later with its own --released YYYY-MM-DD"
    if mine.release is not None:
        return (
            "If this one is later, give its own day with --released YYYY-MM-DD; if the other is wrong, take it "
            f"out first: {other.taking_out}"
        )
    change = "Say when this file was released with --released YYYY-MM-DD"
    if other.release is None:
        change += "; the other is then taken as older, or import it again with its own --released"
    return change


def _words(row: dict[str, Any]) -> str:
    value = row["value"]
    return f"{row['status']}" if value is None else written(value)


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)

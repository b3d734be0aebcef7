"""What several files say beside one value that they all give: of two notes one stands, and it is told which."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tithing.observations.figure_names import FigureNames
from tithing.observations.schema import KEY
from tithing.vocabulary.in_words.numbered import numbered

# What stands beside a value and may differ while the value does not; a column of the schema, and its word.
BESIDE = {"note": "note", "expected": "day on which it is expected", "comparability": "comparability"}


def said_otherwise(rows: Any, told: dict[str, str], names: FigureNames) -> tuple[str, ...]:
    """A notice for each file of which what it says beside its values stands in place of what others say.

    `rows` is an eager frame of narwhals with the key, `said`, `entry` and the columns of `BESIDE`, the file that stands last;
    `told` gives the name of each entry's file.
    """
    return tuple(notice for column in BESIDE for notice in _of(rows, column, told, names))


def _of(rows: Any, column: str, told: dict[str, str], names: FigureNames) -> Iterator[str]:
    """As `said_otherwise`, of one column."""
    import narwhals as nw

    same = [*KEY, "said"]
    plain = rows.with_columns(nw.col(column).cast(nw.String).fill_null("").alias("beside"))
    values = plain.unique(subset=[*same, "beside"])
    differing = values.filter(values.select(*same).is_duplicated()).select(*same).unique()
    if not len(differing):
        return
    for standing, others in _others(plain.join(differing, on=same, how="semi").rows(named=True)).items():
        yield _notice(told[standing], others, column, told, names)


def _others(rows: Sequence[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    """By the entry that stands, the last of a key, the rows of others that say something else beside the same value."""
    stands = {_key(row): row for row in rows}
    others: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        last = stands[_key(row)]
        if row["beside"] != last["beside"]:
            others.setdefault(last["entry"], []).append(row)
    return others


def _notice(
    standing: str, rows: Sequence[dict[str, Any]], column: str, told: dict[str, str], names: FigureNames
) -> str:
    files = list(dict.fromkeys(told[row["entry"]] for row in rows))
    theirs = files[0] if len(files) == 1 else f"{files[0]} and {numbered(len(files) - 1, 'other file')}"
    figures = len({_key(row) for row in rows})
    which = (
        names.of_row(rows[0])
        if figures == 1
        else f"{numbered(figures, 'figure')}, {names.of_row(rows[0])} first,"
    )
    one = BESIDE[column]
    return (
        f"{standing} says {which} with the value of {theirs} and another {one}: the {one} of {standing} stands; "
        "where the other is right, leave this file out"
    )


def _key(row: dict[str, Any]) -> tuple[str, ...]:
    return tuple(row[name] for name in KEY)

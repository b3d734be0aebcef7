"""What files would change of the figures that stand, as frames: never a walk over rows, of which there may be millions."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from tithing.observations.schema import KEY
from tithing.observations.standing.rivals import rivals_of
from tithing.observations.standing.standing_rows import StandingEntries, standing_rows

FIGURE = ("value", "status", "reason", "expected", "unit", "access", "comparability", "note")
COLUMNS = (*KEY, *FIGURE, "entry")
ROWS = (*COLUMNS, "start", "end")  # of the store, to be compared
_SHOWN = (*FIGURE, "entry")


@dataclass(frozen=True)
class FigureChange:
    """Frames with the columns of the key, and of the figure as it was (`old_...`) and as it is then (`new_...`).

    `rivals` are new or changed figures that another supplier has too, its figure as `old_...`, its name as `rival` and
    in `more` how many others differ as well; `behind` are figures of the files that do not count, because what stands
    was released later; `unchanged` are figures that the files say again.
    """

    new: Any
    changed: Any
    vanishing: Any
    rivals: Any
    behind: Any
    unchanged: Any


@dataclass(frozen=True)
class State:
    """Rows of the store (`ROWS`), and which entries' rows stand."""

    rows: Any
    entries: StandingEntries

    def standing(self) -> Any:
        return standing_rows(self.rows, self.entries)


def change_between(
    before: State, after: State, *, mine: Mapping[str, int], adding: Collection[str]
) -> FigureChange:
    """What is different. `mine` are the entries that come in, in order of release; `adding` the measures of which each
    supplier reports a part, so that none is another's rival.
    """
    import narwhals as nw

    was, then = _told(before.standing()), _told(after.standing())
    both = then.join(was, on=list(KEY), how="inner", suffix="_was")
    new = then.join(was, on=list(KEY), how="anti")
    changed = both.filter(nw.col("said") != nw.col("said_was"))
    incoming = _told(standing_rows(after.rows, StandingEntries(mine)))
    behind = _behind(incoming, then, mine)
    again = both.filter(nw.col("said") == nw.col("said_was")).join(incoming, on=list(KEY), how="semi")
    return FigureChange(
        new=_one_sided(new, "new"),
        changed=_two_sided(changed),
        vanishing=_one_sided(was.join(then, on=list(KEY), how="anti"), "old"),
        rivals=_rivals(nw.concat([new.select(*KEY), changed.select(*KEY)]), then, mine, adding),
        behind=behind,
        unchanged=again.join(behind, on=list(KEY), how="anti").select(*KEY).sort(*KEY),
    )


def _told(rows: Any) -> Any:
    """With all that a figure says in one column."""
    import narwhals as nw

    texts = [nw.col(name).cast(nw.String).fill_null("").alias(f"__{name}") for name in FIGURE]
    wide = rows.with_columns(*texts)
    said = nw.concat_str(*[nw.col(f"__{name}") for name in FIGURE], separator="|").alias("said")
    return wide.with_columns(said).select(*COLUMNS, "said")


def _one_sided(rows: Any, side: str) -> Any:
    return _renamed(rows, {name: f"{side}_{name}" for name in _SHOWN})


def _two_sided(rows: Any) -> Any:
    """Rows joined with what they were, or what another says."""
    names = {name: f"new_{name}" for name in _SHOWN}
    return _renamed(rows, {**names, **{f"{name}_was": f"old_{name}" for name in _SHOWN}})


def _renamed(rows: Any, names: Mapping[str, str]) -> Any:
    return rows.rename(dict(names)).select(*KEY, *names.values()).sort(*KEY)


def _behind(incoming: Any, then: Any, mine: Collection[str]) -> Any:
    """Figures of the files beside which another stands, or none at all, because what was released later says so."""
    import narwhals as nw

    standing = then.rename({name: f"{name}_was" for name in (*FIGURE, "entry", "said")})
    beside = incoming.join(standing, on=list(KEY), how="left")
    left = nw.col("entry_was").is_null() | (
        ~nw.col("entry_was").is_in(list(mine)) & (nw.col("said") != nw.col("said_was"))
    )
    return _two_sided(beside.filter(left))


def _rivals(touched: Any, then: Any, mine: Collection[str], adding: Collection[str]) -> Any:
    """Of what is new or changed, and is not added up over suppliers, what another supplier says as well."""
    import narwhals as nw

    alone = touched.filter(~nw.col("measure").is_in(list(adding)))
    told = (*FIGURE, "entry")
    pairs = rivals_of(alone, then, mine=mine, told=told)
    names = {name: f"new_{name}" for name in told} | {f"{name}_was": f"old_{name}" for name in told}
    return pairs.rename(names).select(*KEY, *names.values(), "rival", "more").sort(*KEY)

"""What files would change of what the book says, as values: how many figures of each kind, and the first of them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from tithing.observations.schema import KEY
from tithing.observations.standing.change import FigureChange
from tithing.statistics.rounding import written
from tithing.vocabulary.access import Access
from tithing.vocabulary.quantity import Status

KEPT = 200  # of the figures of one kind, so many are kept by name; the others are counted
_KINDS = ("changed", "vanishing", "rivals", "behind")


@dataclass(frozen=True)
class Shift:
    """One figure as it was and as it would be, each "" where there is none, and the files that say so."""

    measure: str
    area: str
    period: str
    breakdown: str
    supplier: str
    old: str = ""
    new: str = ""
    old_file: str = ""
    new_file: str = ""
    rival: str = ""  # another supplier, of whom `old` is then
    more: int = 0  # and so many more suppliers say otherwise


@dataclass(frozen=True)
class EffectKind:
    """How many there are, and the first of them in order of their keys."""

    count: int = 0
    first: tuple[Shift, ...] = ()


@dataclass(frozen=True)
class Replaced:
    """A file that a later one of its series replaces as a whole."""

    period: str
    old_file: str
    new_file: str
    old_rows: int
    new_rows: int


@dataclass(frozen=True)
class MovedRate:
    """A changed figure by which others are divided, and how many measures have a rate over it in that area."""

    shift: Shift
    measures: tuple[str, ...]


@dataclass(frozen=True)
class Effect:
    """Figures that are new, that change, that are no longer mentioned, that another supplier has too, that do not count
    because what stands was released later, and that are said again; whole files replaced; and rates that move.
    """

    new: int = 0
    unchanged: int = 0
    changed: EffectKind = EffectKind()
    vanishing: EffectKind = EffectKind()
    rivals: EffectKind = EffectKind()  # that another supplier has too, with another value
    agreeing: int = 0  # that another supplier has too, with the same
    behind: EffectKind = EffectKind()
    replaced: tuple[Replaced, ...] = ()
    moved: tuple[MovedRate, ...] = ()
    digest: str = ""  # of all of it: two effects with one digest are the same

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def is_forgotten(self) -> bool:
        """Whether it was reckoned once and is not kept, because a file of which it told was erased."""
        return self.digest == FORGOTTEN.digest


NOTHING = Effect()
FORGOTTEN = Effect(digest="forgotten")


def effect_from(said: Mapping[str, Any]) -> Effect:
    """What `as_json` gave."""
    return Effect(
        new=said["new"],
        unchanged=said["unchanged"],
        changed=_kind_from(said["changed"]),
        vanishing=_kind_from(said["vanishing"]),
        rivals=_kind_from(said["rivals"]),
        agreeing=said.get("agreeing", 0),
        behind=_kind_from(said["behind"]),
        replaced=tuple(Replaced(**each) for each in said["replaced"]),
        moved=tuple(MovedRate(Shift(**each["shift"]), tuple(each["measures"])) for each in said["moved"]),
        digest=said["digest"],
    )


def _kind_from(said: Mapping[str, Any]) -> EffectKind:
    return EffectKind(said["count"], tuple(Shift(**each) for each in said["first"]))


def summed(
    changes: Sequence[FigureChange],
    *,
    plain: Mapping[str, int],
    files: Mapping[str, str],
    said: Mapping[str, Sequence[str]],
    replaced: Sequence[Replaced] = (),
) -> Effect:
    """The effect of all changes. `plain` gives how many rows of an entry are new beyond doubt, `files` the name of each
    entry's file, and `said` what each entry that comes in puts into the store, by which it is told from any other.
    """
    new = _new_by_entry(changes, plain)
    differing = [each.rivals.filter(~_agree()) for each in changes]
    return Effect(
        new=sum(new.values()),
        unchanged=sum(len(each.unchanged) for each in changes),
        changed=_kind([each.changed for each in changes], files),
        vanishing=_kind([each.vanishing for each in changes], files),
        rivals=_kind(differing, files),
        agreeing=sum(len(each.rivals) for each in changes) - sum(map(len, differing)),
        behind=_kind([each.behind for each in changes], files),
        replaced=tuple(replaced),
        digest=_digest(changes, new, said),
    )


def _agree() -> Any:
    """An expression of narwhals: both suppliers give one value, in one state."""
    import narwhals as nw

    new, old = nw.col("new_value"), nw.col("old_value")
    same = (new == old).fill_null(False) | (new.is_null() & old.is_null())
    return same & (nw.col("new_status") == nw.col("old_status"))


def _new_by_entry(changes: Iterable[FigureChange], plain: Mapping[str, int]) -> dict[str, int]:
    found = dict(plain)
    for change in changes:
        for entry in change.new["new_entry"].unique().to_list():
            mine = int((change.new["new_entry"] == entry).sum())
            found[entry] = found.get(entry, 0) + mine
    return found


def _digest(
    changes: Sequence[FigureChange], new: Mapping[str, int], said: Mapping[str, Sequence[str]]
) -> str:
    """Of what changes and not of where it was said: the same when the book has got other files meanwhile."""
    import narwhals as nw

    texts = []
    for kind in (*_KINDS, "unchanged"):
        frames = [frame for each in changes if len(frame := getattr(each, kind))]
        if frames:
            named = [name for name in frames[0].columns if not name.endswith("_entry")]
            rows = nw.concat(frames).select(*named).sort(*named).rows()
            texts.append(kind + json.dumps(rows, default=str))
    everything = [sorted(new.items()), sorted((entry, list(files)) for entry, files in said.items()), texts]
    return hashlib.sha256(json.dumps(everything).encode()).hexdigest()


def _kind(frames: Sequence[Any], files: Mapping[str, str]) -> EffectKind:
    first = [row for frame in frames for row in frame.head(KEPT).iter_rows(named=True)]
    in_order = sorted(first, key=lambda row: tuple(row[name] for name in KEY))[:KEPT]
    return EffectKind(sum(len(frame) for frame in frames), tuple(_shift(row, files) for row in in_order))


def _shift(row: Mapping[str, Any], files: Mapping[str, str]) -> Shift:
    old, new = _figure(row, "old"), _figure(row, "new")
    return Shift(
        **{name: row[name] for name in KEY},
        old=f"{old}{_for_whom(row, 'old')}",
        new=f"{new}{_for_whom(row, 'new')}{_otherwise(row) if old == new else ''}",
        old_file=files.get(row.get("old_entry") or "", ""),
        new_file=files.get(row.get("new_entry") or "", ""),
        rival=row.get("rival", ""),
        more=row.get("more", 0),
    )


_SEEN_BY = {Access.OPEN: "for everyone", Access.PARTNERS: "for partners only"}
_ELSE = {
    "reason": "for another reason",
    "expected": "expected on another day",
    "unit": "in another unit",
    "comparability": "comparable otherwise",
    "note": "with another note",
}


def _for_whom(row: Mapping[str, Any], side: str) -> str:
    """Who may see it, where that is another than it was."""
    both = {row.get("old_access"), row.get("new_access")}
    mine = row.get(f"{side}_access")
    seen = _SEEN_BY.get(mine, "") if mine is not None and len(both - {None}) > 1 else ""
    return f", {seen}" if seen else ""


def _otherwise(row: Mapping[str, Any]) -> str:
    """What else is different, of a figure that is the same: never that 41 becomes 41."""
    found = [
        words
        for name, words in _ELSE.items()
        if f"old_{name}" in row and (row[f"old_{name}"] or "") != (row[f"new_{name}"] or "")
    ]
    return "".join(f", {each}" for each in found)


def _figure(row: Mapping[str, Any], side: str) -> str:
    status = row.get(f"{side}_status")
    if status is None:
        return ""
    if row[f"{side}_access"] == Access.WITHHELD:
        return "withheld"
    value = row[f"{side}_value"]
    if value is None:
        return str(status)
    return written(value) if status == Status.FINAL else f"{written(value)} ({status})"

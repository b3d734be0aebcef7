"""A whole figure beside the parts that suppliers sent of it: a flat table says 240 burglaries, the forces' files add to 120.

Either may come first, and the whole may be of a quarter whose months the files are of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.statistics.rounding import written
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question

SLUG = "another_route"
_MOST_MONTHS = 12
_Parts = dict[tuple[str, str, str], dict[str, list[Row]]]  # by what they are of, by period


def asks(seen: Seen) -> Iterator[Question]:
    if seen.parts is None or not len(seen.parts):
        return
    parts = _by_figure(seen)
    for whole in seen.wholes:
        beside = parts.get((whole["measure"], whole["area"], whole["breakdown"]), {})
        inside = _same_or_all_months(Period.parse(whole["period"]), beside)
        added = sum(part["value"] for part in inside)
        if inside and added != whole["value"] and (whole["new"] or any(part["new"] for part in inside)):
            yield _question(seen, whole, inside, added)


def _by_figure(seen: Seen) -> _Parts:
    found: _Parts = defaultdict(lambda: defaultdict(list))
    for row in seen.parts.sort("file", "supplier").rows(named=True):
        found[row["measure"], row["area"], row["breakdown"]][row["period"]].append(row)
    return found


def _same_or_all_months(period: Period, parts: dict[str, list[Row]]) -> list[Row]:
    """The parts of just this period, else those of its months where each of them has some."""
    if period.code in parts:
        return parts[period.code]
    months = [month.code for month in period.months()]
    if not 1 < len(months) <= _MOST_MONTHS or any(month not in parts for month in months):
        return []
    return [row for month in months for row in parts[month]]


def _question(seen: Seen, whole: Row, parts: Sequence[Row], added: float) -> Question:
    same = parts[0]["period"] == whole["period"]
    if whole["new"]:
        says = f"is {number(whole)} here, and the suppliers' own files in the book add to {written(added)}"
    else:
        where = whole["file"] or "the book"
        says = f"is {number(whole)} in {where}, and the suppliers' own files, with this one, add to {written(added)}"
    used = "which is used" if same else "over its months; what is given for the whole of it is used"
    words = f"{seen.figure(whole)}, {says}, {used}: is this another count of the same, to be told beside it?"
    first = whole if whole["new"] else next(part for part in reversed(parts) if part["new"])
    return asked(SLUG, words, first, [whole] if same or not whole["new"] else [whole, *parts])


RULE = Rule(SLUG, asks, of_parts=True)

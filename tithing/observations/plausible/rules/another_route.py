"""A whole figure beside the parts that suppliers sent of it: a flat table says 240 burglaries, the forces' files add to 120.

Either may come first, and the whole may be of a quarter whose months the files are of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tithing.observations.plausible.seen import Row, Rule, Seen, asked, number
from tithing.statistics.rounding import written
from tithing.vocabulary.period import Period
from tithing.vocabulary.questions import Question

SLUG = "another_route"
_MOST_MONTHS = 12
_ByPeriod = Mapping[str, list[Row]]
_Parts = dict[tuple[str, str, str], dict[str, list[Row]]]  # by what they are of


def asks(seen: Seen) -> Iterator[Question]:
    if seen.parts is None or not len(seen.parts):
        return
    parts = _by_figure(seen)
    for whole in seen.wholes:
        beside = parts.get((whole["measure"], whole["area"], whole["breakdown"]), {})
        for inside in filter(None, _routes(seen, whole, beside)):
            added = sum(part["value"] for part in inside)
            if added != whole["value"] and any(row["new"] for row in (whole, *inside)):
                yield _question(seen, whole, inside, added)


def _by_figure(seen: Seen) -> _Parts:
    found: _Parts = defaultdict(lambda: defaultdict(list))
    for row in seen.parts.sort("file", "supplier").rows(named=True):
        found[row["measure"], row["area"], row["breakdown"]][row["period"]].append(row)
    return found


def _routes(seen: Seen, whole: Row, parts: _ByPeriod) -> Iterator[list[Row]]:
    """The parts of all suppliers where these are added up; else those of each, over the months of a longer time, and those
    of the same supplier for the same time: of another supplier they are a rival, which is told elsewhere.
    """
    period = Period.parse(whole["period"])
    if seen.measure(whole["measure"]).suppliers_add:
        ours = [] if whole["supplier"] in seen.part_suppliers else parts.get(period.code, [])
        yield ours or _over_months(period, parts)
        return
    for supplier in sorted({row["supplier"] for rows in parts.values() for row in rows}):
        theirs = _of_supplier(parts, supplier)
        yield theirs.get(period.code, []) if supplier == whole["supplier"] else []
        yield _over_months(period, theirs)


def _of_supplier(parts: _ByPeriod, supplier: str) -> _ByPeriod:
    return {code: [row for row in rows if row["supplier"] == supplier] for code, rows in parts.items()}


def _over_months(period: Period, parts: _ByPeriod) -> list[Row]:
    """The parts of the months of a longer period, where each of them has some."""
    months = [month.code for month in period.months()]
    if not 1 < len(months) <= _MOST_MONTHS or not all(parts.get(month) for month in months):
        return []
    return [row for month in months for row in parts[month]]


def _question(seen: Seen, whole: Row, parts: Sequence[Row], added: float) -> Question:
    same = parts[0]["period"] == whole["period"]
    where = "here" if whole["new"] else f"in {whole['file'] or 'the book'}"
    says = f"is {number(whole)} {where}, and {_sent(seen, whole, parts)} add to {written(added)}"
    over = "" if same else " over its months"
    words = (
        f"{seen.figure(whole)}, {says}{over}: is this another count of the same, to be told beside it? "
        "One of the two is used, and they are never added together."
    )
    first = whole if whole["new"] else next(part for part in reversed(parts) if part["new"])
    return asked(SLUG, words, first, [whole] if same and whole["new"] else [whole, *parts])


def _sent(seen: Seen, whole: Row, parts: Sequence[Row]) -> str:
    if not seen.measure(whole["measure"]).suppliers_add:
        return f"the incidents that {parts[0]['supplier'] or 'a list'} gives"
    return "the suppliers' own files" + (" in the book" if whole["new"] else ", with this one,")


RULE = Rule(SLUG, asks, of_parts=True)

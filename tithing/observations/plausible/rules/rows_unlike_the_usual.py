"""A month of 49 rows where 7,600 are usual, or of the same rows twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from tithing.observations.plausible.seen import FileSeen, Rule, Seen
from tithing.statistics.rounding import in_full, round_half_away
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period, PeriodKind, UnknownPeriod
from tithing.vocabulary.questions import Question

SLUG = "rows_unlike_the_usual"
FEWEST_USUAL = 20  # of fewer, half may be chance
HALF, TWICE = 0.5, 1.9
NEAREST = 12  # months: over more years the level shifts


def asks(seen: Seen) -> Iterator[Question]:
    families: dict[str, list[FileSeen]] = {}
    for file in (*seen.before, *seen.files):
        if _month(file) is not None:
            families.setdefault(file.family, []).append(file)
    for file in seen.files:
        usual = _usual(file, families.get(file.family, ()))
        if usual >= FEWEST_USUAL and file.rows and not HALF * usual <= file.rows < TWICE * usual:
            yield _question(file, usual)


def _month(file: FileSeen) -> Period | None:
    try:
        period = Period.of_month(file.part)
    except UnknownPeriod:
        return None
    return period if period.kind is PeriodKind.MONTH else None


def _usual(file: FileSeen, family: Sequence[FileSeen]) -> float:
    """The middle one of the same sender's nearest other months; 0 where there is none."""
    mine = _month(file)
    if mine is None:
        return 0
    others = {each.part: each for each in family if each.part != file.part and each.rows}
    near = sorted(others.values(), key=lambda each: (abs((_start(each) - mine.start).days), each.part))
    from statistics import median

    return median(each.rows for each in near[:NEAREST]) if near else 0


def _start(file: FileSeen) -> date:
    month = _month(file)
    assert month is not None
    return month.start


def _question(file: FileSeen, usual: float) -> Question:
    end = "is it whole" if file.rows < usual else "does it hold its rows twice"
    rows, most = numbered(file.rows, "row"), in_full(round_half_away(usual, 0), commas=True)
    words = f"{file.name} has {rows}, where {most} are usual: {end}?"
    return Question(SLUG, words, ((f"{file.family} {file.part}", f"{file.rows}"),), file=file.name)


RULE = Rule(SLUG, asks, of_files=True)

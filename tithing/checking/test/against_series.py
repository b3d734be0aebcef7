"""The tests of a claim against a series: way, per cent, number, from and to, each with what the table gives instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import partial

from tithing.checking.test.relation import Put
from tithing.checking.thresholds import exactly
from tithing.checking.understand.areas import same_area
from tithing.checking.understand.intervals import overlap, plain
from tithing.checking.understand.measures import measure_of
from tithing.checking.understand.pack import PrintedFigure
from tithing.checking.understand.sentences.claimed.claims import STATIC, UP, ChangeClaim
from tithing.checking.understand.sentences.ground import Ground
from tithing.checking.understand.sentences.phrases.comparators import SetAgainst, Yardstick
from tithing.checking.understand.sentences.phrases.marks import Mark
from tithing.checking.understand.sentences.series import Interval, TableSeries

HUNDRED = Decimal(100)
_STILL = exactly("test.against_series", "still")
_LOOSE = exactly("test.against_series", "loose")
TIMES = {  # what a fair reader takes these for, in per cent of change
    "doubled": (Decimal(75), Decimal(195)),
    "trebled": (Decimal(170), Decimal(290)),
    "tripled": (Decimal(170), Decimal(290)),
    "quadrupled": (Decimal(260), Decimal(400)),
    "halved": (Decimal(40), Decimal(65)),
}

MORE_THAN = {  # and these, behind "more than"
    "doubled": Decimal(100),
    "trebled": Decimal(200),
    "tripled": Decimal(200),
    "quadrupled": Decimal(300),
    "halved": Decimal(50),
}


@dataclass(frozen=True, eq=False)
class SeriesTest:
    """One part of a claim, tested. `telling`: its agreement could not well be chance. `far`: it is nowhere near."""

    holds: bool
    figures: tuple[PrintedFigure, ...]
    said: str
    right: str
    explanation: str
    telling: bool = False
    far: bool = False
    again: Callable[[Put], bool] | None = None  # whether it would hold, were figures of the table others


@dataclass(frozen=True, eq=False)
class TabledChange:
    """A change that the tables give: now, before, and the figures it rests on."""

    now: Interval
    before: Interval
    figures: tuple[PrintedFigure, ...]
    percent: PrintedFigure | None
    share: bool
    worked_out: bool = False  # what was before is the first figure less the second

    def put(self, put: Put) -> TabledChange:
        """The same change, were figures of the table others."""
        now, *rest = figures = tuple(map(put, self.figures))
        percent = None if self.percent is None else put(self.percent)
        before = _before(now, rest[0], worked_out=self.worked_out) if rest else self.before
        return replace(self, now=(now.low, now.high), before=before, figures=figures, percent=percent)

    @property
    def difference(self) -> Interval:
        return self.now[0] - self.before[1], self.now[1] - self.before[0]

    @property
    def per_cent(self) -> Interval | None:
        if self.before[0] <= 0:
            return None
        return HUNDRED * (self.now[0] / self.before[1] - 1), HUNDRED * (self.now[1] / self.before[0] - 1)


def tests_of(ground: Ground, series: TableSeries, claim: ChangeClaim) -> tuple[SeriesTest, ...]:
    """Every part of a claim that the tables can test; none where they hold nothing to test it with."""
    change = change_for(ground, series, claim.against)
    if change is None:
        return tuple(_without_before(series, claim))
    tests = tuple(_tests(change, claim))
    again = ((test, partial(_holds_again, change, claim, number)) for number, test in enumerate(tests))
    return tuple(test if test.holds else replace(test, again=each) for test, each in again)


def _holds_again(change: TabledChange, claim: ChangeClaim, number: int, put: Put) -> bool:
    """Whether a part of a claim would hold, were figures of the table others."""
    tests = tuple(_tests(change.put(put), claim))
    return number < len(tests) and tests[number].holds


def _before(now: PrintedFigure, other: PrintedFigure, *, worked_out: bool) -> Interval:
    return (now.low - other.high, now.high - other.low) if worked_out else (other.low, other.high)


def parts_of(claim: ChangeClaim) -> int:
    """How many things a claim says that a row may bear out."""
    said = (claim.percent, claim.points, claim.absolute, claim.after, claim.before, claim.fraction)
    return bool(claim.way) + sum(part is not None for part in said)


def change_for(ground: Ground, series: TableSeries, against: SetAgainst | None) -> TabledChange | None:
    """The change that a claim against the year before, or against another quarter, speaks of."""
    if against is None or against.against is Yardstick.YEAR or _is_earlier(series, against):
        before = series.before
        if before is None:
            return None
        figures = tuple(f for f in (series.current, series.earlier or series.difference) if f is not None)
        share, worked_out = series.kind == "share", series.earlier is None
        return TabledChange(series.now, before, figures, series.percent, share, worked_out)
    other = _other_quarter(ground, series, against)
    if other is None:
        return None
    return TabledChange(series.now, other.now, (series.current, other.current), None, series.kind == "share")


def _is_earlier(series: TableSeries, against: SetAgainst) -> bool:
    """Whether the year that a claim names is the one of the row's earlier figure."""
    period = series.earlier.fact.period if series.earlier is not None else None
    return period is not None and period.start.year == against.year


def _other_quarter(ground: Ground, series: TableSeries, against: SetAgainst) -> TableSeries | None:
    """The same measure in the quarter that the claim names, at most a year back."""
    if series.period is None or series.period.month_count != 3:
        return None
    wanted = series.period.period_before()
    if against.against is Yardstick.QUARTER:
        while (wanted.start.month - 4) % 12 // 3 + 1 != against.quarter:
            wanted = wanted.period_before()
    elif against.against is not Yardstick.QUARTER_BEFORE:
        return None
    found = [one for one in ground.alike(series) if one.period == wanted and _same(one, series)]
    return found[0] if len(found) == 1 else None


def _same(one: TableSeries, other: TableSeries) -> bool:
    alike = measure_of(one.label) == measure_of(other.label) and one.kind == other.kind
    alike = alike and one.to_date is other.to_date
    return alike and (same_area(one.area, other.area) or one.area == other.area)


# -- the parts of a claim ------------------------------------------------------------------------------------------


def _tests(change: TabledChange, claim: ChangeClaim) -> Iterator[SeriesTest]:
    if claim.way:
        yield _way(change, claim)
    if claim.percent is not None and (change.per_cent is not None or change.percent is not None):
        yield _percent(change, claim.percent)
    if claim.fraction is not None and change.per_cent is not None:
        yield _in_words(
            change, claim.fraction.text, (claim.fraction.low, claim.fraction.high), change.per_cent
        )
    times = TIMES.get(claim.way_text.lower())
    if times is not None and change.per_cent is not None:
        yield _in_words(change, claim.way_text, times, change.per_cent)
    if claim.points is not None:
        yield _number(change, claim.points, change.difference, "a difference of")
    if claim.absolute is not None:
        yield _number(change, _without_way(claim.absolute, claim), change.difference, "a difference of")
    if claim.after is not None:
        yield _level(change.figures[:1], claim.after, change.now)
    if claim.before is not None:
        yield _level(change.figures[1:], claim.before, change.before)


def _way(change: TabledChange, claim: ChangeClaim) -> SeriesTest:
    low, high = change.difference
    words = _movement(change)
    share = change.per_cent
    if claim.way == STATIC:
        moved = (
            share is not None
            and min(abs(share[0]), abs(share[1])) > _STILL
            and min(abs(low), abs(high)) > _STILL
        )
        return SeriesTest(not moved, change.figures, claim.way_text, _went(low, high), words)
    holds = high > 0 if claim.way == UP else low < 0
    return SeriesTest(holds, change.figures, claim.way_text, _went(low, high), words)


def _went(low: Decimal, high: Decimal) -> str:
    if low == high == 0:
        return "no change"
    return "an increase" if low + high > 0 else "a decrease"


def _movement(change: TabledChange) -> str:
    low, high = change.difference
    word = "is unchanged at" if low == high == 0 else ("rose from" if low + high > 0 else "fell from")
    if low == high == 0:
        return f"the table says it {word} {_middle(change.now)}."
    return f"the table says it {word} {_middle(change.before)} to {_middle(change.now)}."


def _percent(change: TabledChange, mark: Mark) -> SeriesTest:
    stated = _stated(mark)
    given = [_size(change.per_cent)] if change.per_cent is not None else []
    if change.percent is not None:
        given.append(_size(_as_printed(change.percent, mark)))
    if change.share:
        given.append(_size(change.difference))
    holds = any(overlap(stated, each) for each in given)
    right = plain((given[0][0] + given[0][1]) / 2, mark.number.decimals) + "%"
    words = f"{_movement(change)[:-1]}, a change of {right}, not {mark.text}."
    far = all(
        abs(mark.number.value - (low + high) / 2) > max(Decimal(5), mark.number.value / 2)
        for low, high in given
    )
    return SeriesTest(holds, change.figures, mark.text, right, words, holds and mark.number.value >= 10, far)


def _in_words(change: TabledChange, said: str, room: Interval, given: Interval) -> SeriesTest:
    """ "By a third", "doubled": a change in words, with the room that a fair reader gives it."""
    size = _size(given)
    right = plain((size[0] + size[1]) / 2, 0) + "%"
    words = f"{_movement(change)[:-1]}, a change of {right}, not \u201c{said}\u201d."
    return SeriesTest(overlap(room, size), change.figures, said, right, words)


def _as_printed(percent: PrintedFigure, mark: Mark) -> Interval:
    """The table's own per cent, for a sentence that repeats it or rounds it further."""
    number = percent.number
    if mark.number.decimals <= number.decimals:
        return number.value, number.value
    return number.low, number.high


def _number(change: TabledChange, mark: Mark, given: Interval, noun: str) -> SeriesTest:
    size = _size(given)
    holds = overlap(_stated(mark), size) and _sign_fits(mark, given)
    right = plain((size[0] + size[1]) / 2, mark.number.decimals)
    words = f"{_movement(change)[:-1]}, {noun} {right}, not {mark.text}."
    far = abs(mark.number.value - (size[0] + size[1]) / 2) > max(Decimal(10), mark.number.value / 2)
    return SeriesTest(holds, change.figures, mark.text, right, words, holds and mark.number.value >= 3, far)


def _without_way(mark: Mark, claim: ChangeClaim) -> Mark:
    """A number whose way the claim tells already: "21 fewer" is wrong once, not twice, where there were 21 more."""
    return replace(mark, sign=0) if claim.way and mark.text[0].isdigit() else mark


def _sign_fits(mark: Mark, given: Interval) -> bool:
    return mark.sign == 0 or (given[1] >= 0 if mark.sign > 0 else given[0] <= 0)


def _level(figures: tuple[PrintedFigure, ...], mark: Mark, given: Interval) -> SeriesTest:
    holds = overlap(_stated(mark), given)
    right = _middle(given)
    far = abs(mark.number.value - (given[0] + given[1]) / 2) > max(Decimal(10), mark.number.value / 2)
    words = f"the table says {right}, not {mark.text}."
    return SeriesTest(holds, figures, mark.text, right, words, holds and _digits(mark) >= 2, far)


def _digits(mark: Mark) -> int:
    return sum(char.isdigit() for char in mark.text)


def _without_before(series: TableSeries, claim: ChangeClaim) -> Iterator[SeriesTest]:
    """No earlier figure: the per cent and the number still have to fit each other on the current figure."""
    figures = (series.current,)
    if claim.after is not None:
        yield _level(figures, claim.after, series.now)
    if claim.percent is None or claim.absolute is None or claim.way not in ("up", "down"):
        return
    change = claim.absolute.number.value * (1 if claim.way == UP else -1)
    base = series.current.value - change
    if base <= 0 or claim.absolute.loose:
        return
    share = HUNDRED * abs(change) / base
    holds = overlap(_stated(claim.percent), (share, share))
    right = plain(share, claim.percent.number.decimals) + "%"
    words = (
        f"{claim.absolute.text} on the way to {series.current.text} means {plain(base, 4)} before, a change of {right}, "
        f"not {claim.percent.text}."
    )
    far = abs(share - claim.percent.number.value) > max(Decimal(5), share / 2)
    yield SeriesTest(holds, figures, claim.percent.text, right, words, holds, far)


def _stated(mark: Mark) -> Interval:
    """What a stated figure can stand for; "about 40%" stands for somewhat more."""
    below, above = mark.room(_LOOSE)
    low, high = (mark.number.low, mark.number.high)
    if mark.kind.value == "count" and mark.number.step >= 1:
        low = high = mark.number.value
    return low - below, high + above


def _size(interval: Interval) -> Interval:
    low, high = interval
    if low <= 0 <= high:
        return Decimal(0), max(abs(low), abs(high))
    return min(abs(low), abs(high)), max(abs(low), abs(high))


def _middle(interval: Interval) -> str:
    return plain((interval[0] + interval[1]) / 2, 2)


__all__ = ["SeriesTest", "change_for", "parts_of", "tests_of"]

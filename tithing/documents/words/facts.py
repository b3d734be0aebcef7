"""Facts worded: what a finding says, in one or two sentences of figures and plain words.

Each kind of fact has its own function; `words_of` is the front door, and a kind that has no words raises KeyError
rather than being left out in silence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from tithing.documents.parts import Run, Runs, Strong
from tithing.documents.wording import day
from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.vocabulary.numbered import numbered
from tithing.vocabulary.period import Period
from tithing.vocabulary.units import Unit

SURE = {
    "very unlikely to be chance": "this large is very unlikely to be chance.",
    "unlikely to be chance": "this large is unlikely to be chance.",
    "probably not just chance": "this large is probably not just chance.",
    "could be chance": "of this size could be chance: no clear change.",
}
FEW_PLACES = 4  # named; more are counted
NOT_TESTED_ENDING = ", so it is not tested against chance"
NO_NUMBERS = "The numbers behind the percentage were not supplied, so chance was not tested."


def words_of(fact: Fact) -> Runs:
    """The fact as a sentence or two. Raises KeyError for a kind that nobody has worded."""
    return WORDED[fact.kind](fact)


def without_lead(runs: Runs, *names: str) -> Runs:
    """The same words without the name they open with, where the heading above has said it."""
    leads = tuple(Strong(f"{name}: ") for name in names)
    return runs[1:] if runs and runs[0] in leads else runs


# -- changes ----------------------------------------------------------------------------------------------


def change_words(fact: Fact, *, label: str = "") -> Runs:
    """'Shoplifting: 412, up from 283 in the same quarter last year (+129, +45.6%). A rise this large is …'"""
    return (Strong(f"{label or fact.title}: "), *_against_last_year(fact), *chance_of(fact))


def _against_last_year(fact: Fact) -> Runs:
    difference = fact.number("difference")
    if not difference:
        return (fact.figure("value"), ", the same as in the same quarter last year.")
    verb = "up from " if difference > 0 else "down from "
    previous = fact.figure("previous")
    return (
        fact.figure("value"),
        f", {verb}",
        previous,
        " in the same quarter last year",
        *in_brackets(fact, "difference", "percent_change"),
        ".",
    )


def in_brackets(fact: Fact, *names: str) -> Runs:
    """' (+129, +45.6%)' of the figures that are known; what a rule refuses is left to the table (R82, R83)."""
    known = [fact.figure(name) for name in names if fact.knows(name)]
    if not known:
        return ()
    runs: list[Run] = [" ("]
    for index, figure in enumerate(known):
        runs += [", ", figure] if index else [figure]
    return (*runs, ")")


def chance_of(fact: Fact, *, noun: str = "") -> Runs:
    """A clause on whether chance could explain the change (R92), or why it was not tested; none without a change."""
    difference = fact.number("difference")
    if not difference:
        return ()
    movement = noun or ("A rise" if difference > 0 else "A fall")
    if fact.chance in SURE:
        return (f" {movement} {SURE[fact.chance]}",)
    if fact.figure("value").unit is Unit.PERCENT:
        return (f" {NO_NUMBERS}",)
    reason = fact.assumption.removesuffix(NOT_TESTED_ENDING)
    return (f" Not tested against chance: {reason}.",) if reason else ()


def _static(fact: Fact) -> Runs:
    return (
        Strong(f"{fact.title}: "),
        "static at ",
        fact.figure("value"),
        ", against ",
        fact.figure("previous"),
        ".",
    )


def _off_target(fact: Fact) -> Runs:
    runs: list[Run] = [Strong(f"{fact.title}: "), fact.figure("measured")]
    runs.append(" in the year to date" if fact.text("measured") == "year_to_date" else " in the quarter")
    runs.append(f'; the target is "{fact.text("target")}"')
    if fact.knows("baseline"):
        runs += [", from a baseline of ", fact.figure("baseline")]
    return (*runs, ". It is not met.")


# -- series -----------------------------------------------------------------------------------------------

_RULE_WORDS = {
    "1": "outside the limits of its control chart",
    "2": "one of seven or more in a row, each {further} than the last",
    "3": "one of seven or more in a row {side} the average",
    "4": "one of two out of three close to the {limit} limit",
}


def _control_signal(fact: Fact) -> Runs:
    high = fact.text("side") == "high"
    rule = _RULE_WORDS.get(fact.text("rule"), "a signal on its control chart").format(
        further="higher" if high else "lower",
        side="above" if high else "below",
        limit="upper" if high else "lower",
    )
    trial = " The limits are a trial: there are fewer than 12 points." if fact.text("trial") == "yes" else ""
    return (
        Strong(f"{fact.title}: "),
        "the latest, ",
        fact.figure("value"),
        f", is {rule} (average ",
        fact.figure("centre"),
        f").{trial}",
    )


def _record(fact: Fact) -> Runs:
    return (
        Strong(f"{fact.title}: "),
        fact.figure("value"),
        f" is the {fact.text('side')} of the ",
        fact.figure("points"),
        " periods known.",
    )


def within_quarter_words(fact: Fact) -> Runs:
    """'October 2020: 518, November 2020: 426, December 2020: 302 (falling each month).'"""
    runs: list[Run] = []
    for index, item in enumerate(fact.items):
        runs += [", " if index else "", f"{_month(item)}: ", item.figure("value")]
    pattern = fact.text("pattern")
    highest = next((item for item in fact.items if item.marked), None)
    if pattern:
        runs.append(f" ({pattern}).")
    elif highest is not None:
        runs.append(f"; {_month(highest)} was the highest.")
    else:
        runs.append(".")
    if pattern and fact.chance == "could be chance":
        runs.append(" Months that differ by this much could be chance.")
    return tuple(runs)


def _month(item: FactItem) -> str:
    try:
        return Period.parse(item.code).title if item.code else item.name
    except ValueError:
        return item.name


def _within_quarter(fact: Fact) -> Runs:
    return (Strong(f"{fact.title}: "), *within_quarter_words(fact))


# -- places -----------------------------------------------------------------------------------------------


def _ordinal(number: int) -> str:
    words = ("", "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ", "eighth ", "ninth ")
    return words[number] if number < len(words) else f"{number}th "


def rank_words(fact: Fact) -> Runs:
    """'Hartlepool has the second lowest rate of the 4 areas (13.3); allowing for chance …'"""
    of = fact.number("of")
    if of is None or not (fact.knows("rank") and fact.knows("from_highest")):
        return ()
    by_rate = fact.kind is FactKind.RANK_BY_RATE
    runs: list[Run] = [
        f"{fact.area.name} has the {_rank_place(fact)}{' rate' if by_rate else ''} of the {int(of)} areas",
        *(_rate_in_brackets(fact) if by_rate else in_brackets(fact, "percent_change")),
    ]
    if by_rate and fact.knows("lowest_rank") and fact.knows("highest_rank"):
        runs += _could_be(fact)
    return (*runs, ".")


def _rank_place(fact: Fact) -> str:
    """'joint second lowest': counted from the nearer end."""
    rank, from_highest = fact.number("rank") or 0.0, fact.number("from_highest") or 0.0
    by_rate = fact.kind is FactKind.RANK_BY_RATE
    low, high = ("lowest", "highest") if by_rate else _CHANGE_ENDS[fact.text("moved") or "some rose"]
    place, end = (rank, low) if rank <= from_highest else (from_highest, high)
    joint = "joint " if (fact.number("tied") or 1) > 1 else ""
    return f"{joint}{_ordinal(int(place))}{end}"


def _rate_in_brackets(fact: Fact) -> Runs:
    if not fact.knows("rate"):
        return ()
    rate = fact.figure("rate")
    base = {
        Unit.RATE_PER_1000_HOUSEHOLDS: " per 1,000 households",
        Unit.RATE_PER_1000_POPULATION: " per 1,000 people",
    }
    return (" (", rate, base.get(rate.unit, ""), ")")


_CHANGE_ENDS = {
    "all rose": ("smallest percentage increase", "largest percentage increase"),
    "all fell": ("largest percentage decrease", "smallest percentage decrease"),
    "some rose": ("lowest percentage change", "highest percentage change"),
}


def _could_be(fact: Fact) -> Runs:
    """How sure the rank by rate is; nothing where it could be no other."""
    lowest, highest = fact.figure("lowest_rank"), fact.figure("highest_rank")
    if fact.number("lowest_rank") == fact.number("highest_rank"):
        return ()
    return (
        "; allowing for chance its place from the lowest could be anywhere from ",
        lowest,
        " to ",
        highest,
    )


def _rank(fact: Fact) -> Runs:
    return (Strong(f"{fact.title}: "), *rank_words(fact))


def concentration_words(fact: Fact) -> Runs:
    """'Victoria (32), Burn Valley (14) and Manor House (14) had 70% of the 86.'"""
    top = [item for item in fact.items if item.marked]
    runs = list(_listed(top))
    if fact.knows("share"):
        had = " together had " if len(top) > 1 else " had "
        runs += [had, fact.figure("share"), " of the ", fact.figure("total"), "."]
    else:
        runs += [" had the most of the ", fact.figure("total"), "."]
    if fact.text("none_in"):
        runs.append(f" None in {_few_or_how_many(fact.text('none_in').split('; '))}.")
    return tuple(runs)


def _few_or_how_many(names: list[str]) -> str:
    return _names(names) if len(names) <= FEW_PLACES else f"{len(names)} others"


def _listed(items: Iterable[FactItem]) -> Runs:
    named = list(items)
    runs: list[Run] = []
    for index, item in enumerate(named):
        if index:
            runs.append(" and " if index == len(named) - 1 else ", ")
        runs += [f"{item.name} (", item.figure("value"), ")"]
    return tuple(runs)


def _concentration(fact: Fact) -> Runs:
    return (Strong(f"{fact.title}: "), *concentration_words(fact))


def _repeat_locations(fact: Fact) -> Runs:
    return (
        Strong(f"{fact.title}: "),
        fact.figure("locations"),
        " places had 10 or more, ",
        fact.figure("together"),
        " in all.",
    )


def share_words(fact: Fact) -> Runs:
    """'348 of the 1,246 (27.9%) were COVID related. Without them there were 898, against 896 …'"""
    runs: list[Run] = [
        Strong(f"{fact.text('part') or fact.title}: "),
        fact.figure("part"),
        " of the ",
        fact.figure("whole"),
        *in_brackets(fact, "share"),
    ]
    runs.append(". Without them there were ")
    runs.append(fact.figure("without"))
    if fact.knows("without_before"):
        runs += [", against ", fact.figure("without_before"), " in the same quarter last year"]
        runs += list(in_brackets(fact, "without_difference", "without_percent_change"))
    runs.append(": static." if fact.text("static") == "yes" else ".")
    if fact.text("static") != "yes" and fact.chance in SURE and fact.number("without_difference"):
        noun = "A rise" if (fact.number("without_difference") or 0) > 0 else "A fall"
        runs.append(f" {noun} {SURE[fact.chance]}")
    return tuple(runs)


# -- what is wanting or was changed -----------------------------------------------------------------------


def missing_words(fact: Fact, *, published: date | None = None) -> Runs:
    """'Re-offending rate of young offenders: not supplied by the Youth Justice Service; expected 1 September 2017.'"""
    names = [item.name for item in fact.items] or [fact.title]
    runs: list[Run] = [Strong(f"{_names(names)}: ")]
    reason = fact.text("reason") or "not supplied"
    owed_by, expected = fact.text("owed_by"), fact.text("expected")
    if owed_by and "by" not in reason.split():
        reason = (
            f"{reason} by {owed_by}" if reason.startswith("not supplied") else f"{reason}; owed by {owed_by}"
        )
    runs.append(reason)
    runs.append(f"; {_promised(date.fromisoformat(expected), published)}." if expected else ".")
    return tuple(runs)


def _promised(expected: date, published: date | None) -> str:
    return f"was due {day(expected)}" if published and expected < published else f"expected {day(expected)}"


def _names(names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    return f"{', '.join(names[:-1])} and {names[-1]}"


def revised_words(fact: Fact) -> Runs:
    """One figure that was revised, with what was published before and the day of the revision."""
    runs: list[Run] = [Strong(f"{fact.title}, {fact.period.label}: "), fact.figure("value")]
    if fact.text("supplied") == "yes":
        runs.append(", not supplied before")
    else:
        runs += [", published before as ", fact.figure("before")]
    if fact.text("released"):
        runs.append(f" (revised {day(date.fromisoformat(fact.text('released')))})")
    if fact.text("rates"):
        runs.append(f": the rates of {numbered(int(fact.text('rates')), 'period')} rest on it")
    return (*runs, ".")


def _supplied_total(fact: Fact) -> Runs:
    what = "year to date" if fact.kind is FactKind.SUPPLIED_YEAR else "total"
    parts = "quarters" if fact.kind is FactKind.SUPPLIED_YEAR else "parts"
    return (
        Strong(f"{fact.title}, {fact.period.label}: "),
        f"the {what} supplied is ",
        fact.figure("supplied"),
        f"; its {parts} add to ",
        fact.figure("sum"),
        " (",
        fact.figure("difference"),
        ").",
    )


WORDED: dict[FactKind, Callable[[Fact], Runs]] = {
    FactKind.CHANGE: change_words,
    FactKind.MOVED_MOST: change_words,
    FactKind.STATIC: _static,
    FactKind.OFF_TARGET: _off_target,
    FactKind.CONTROL_SIGNAL: _control_signal,
    FactKind.RECORD: _record,
    FactKind.WITHIN_QUARTER: _within_quarter,
    FactKind.RANK_BY_RATE: _rank,
    FactKind.RANK_BY_CHANGE: _rank,
    FactKind.CONCENTRATION: _concentration,
    FactKind.REPEAT_LOCATIONS: _repeat_locations,
    FactKind.SHARE_OF_PART: share_words,
    FactKind.MISSING: missing_words,
    FactKind.REVISED: revised_words,
    FactKind.SUPPLIED_TOTAL: _supplied_total,
    FactKind.SUPPLIED_YEAR: _supplied_total,
}

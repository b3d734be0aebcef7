"""The page of "not here": every state, its mark and words, who acts next, and the days by which the law asks for returns."""

from __future__ import annotations

from datetime import date

from tithing.vocabulary.law import NATIONS
from tithing.vocabulary.not_here import MARKS, HowNotHere, NotHere, all_rows, words_for
from tithing.vocabulary.not_here.deadlines import RETURNS_LAW, USUAL_DAYS, ReturnDeadline, all_deadlines

INTRODUCTION = """# What is not here

Where a page has no figure, it says in which of these states it is. Every page, document, file and command takes the mark and the
words from one table. In CSV and JSON the column `status` is the state; of a figure that is there it is `final`, `provisional`,
`revised` or `estimated`.
"""
STATES = "| state | mark | means | as a reader sees it | who acts next | among what is missing |\n|---|---|---|---|---|---|"
DEADLINES = f"""## When a figure is due

A partner's figure is due so many days after the quarter's end as its `due_days` say in `partnership.toml`. Where they say
nothing, a return that the law asks for is due on its day, whichever day of the week that is; any other after {USUAL_DAYS} days.
It is late from the day after. K marks what is to be confirmed.

| return | by | from | due | nations | rule | status |
|---|---|---|---|---|---|---|"""
_DAY, _SINCE = date(2025, 6, 30), date(2024, 4, 1)


def not_here_page() -> str:
    marks = "\n".join(f"- `{mark}`: {meaning}" for mark, meaning in MARKS.items())
    states = "\n".join(_state(row) for row in all_rows())
    deadlines = "\n".join(_deadline(each) for each in all_deadlines())
    return f"{INTRODUCTION}\n{STATES}\n{states}\n\nThe marks (R101):\n\n{marks}\n\n{DEADLINES}\n{deadlines}\n"


def _state(row: HowNotHere) -> str:
    mark = f"`{row.mark}`" if row.mark else ""
    who = f"{row.next.value}: {row.act}"
    return f"| {row.state.value} | {mark} | {row.means} | {_example(row.state)} | {who} | {'yes' if row.missing else ''} |"


def _example(state: NotHere) -> str:
    """The words, with what such a figure would have beside it."""
    who = {NotHere.ASKED, NotHere.LATE, NotHere.EMPTY, NotHere.NOT_HELD} & {state} and "Public Health"
    day = {NotHere.ASKED, NotHere.LATE, NotHere.WITHHELD, NotHere.ERASED} & {state} and _DAY
    reason = "a percentage is not added up" if state is NotHere.NOT_APPLICABLE else ""
    if state is NotHere.NOT_HELD:
        reason = "the cohort is not complete"
    since = _SINCE if state is NotHere.NOT_COLLECTED else None
    return words_for(state, who=who or "", day=day or None, since=since, reason=reason)


def _deadline(each: ReturnDeadline) -> str:
    after = (
        "the end of the next quarter" if each.quarters_after == 1 else f"{each.quarters_after} quarters after"
    )
    nations = ", ".join(NATIONS[nation] for nation in RETURNS_LAW.nations)
    begins = f"{each.begins.day} {each.begins:%B %Y}"
    return f"| {each.what} | {each.who} | {begins} | {after} | {nations} | {each.rule}; {each.citation} | {each.status} |"

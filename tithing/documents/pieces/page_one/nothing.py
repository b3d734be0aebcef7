"""An empty list worded as what it is: nothing tested, nothing to compare with, or tested and nothing beyond chance."""

from __future__ import annotations

from tithing.documents.evidence import SpanEvidence
from tithing.documents.pieces.categories import against_label
from tithing.documents.pieces.set_against import how_each_is_set_against, what_it_is_set_against
from tithing.documents.wording import number_text
from tithing.indicators.chance.seen import CouldHaveSeen, could_have_seen
from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.period import Period


def nothing_went(span: SpanEvidence, *ways: str) -> str:
    """Why no change is listed as for these `ways`, "worse" or "better" or both."""
    key = span.key
    if key.tested:
        return _none_of(key.tested, key.looked_at, " or for the ".join(ways))
    if key.untested:
        return f"No change could be tested against chance, so none is called {' or '.join(ways)}."
    if key.none_in_either:
        return _zero_at_both(key.none_in_either, against_label(span.lines(), span.period))
    return what_it_is_set_against(span.lines(), span.period) or _no_line(span.period)


def _zero_at_both(how_many: int, before: str) -> str:
    """
    >>> _zero_at_both(4, "Apr to Jun 2024")
    'All 4 figures that could be compared are zero, as in Apr to Jun 2024: there is no change to test.'
    """
    which = "The one figure" if how_many == 1 else f"All {how_many} figures"
    are = "is" if how_many == 1 else "are"
    return f"{which} that could be compared {are} zero, as in {before}: there is no change to test."


def _no_line(period: Period) -> str:
    return f"The book holds no figure of {period.year_before().label}, so no change can be stated."


def _none_of(tested: int, looked_at: int, way: str) -> str:
    if tested == 1:
        return f"One change could be tested, and it was not for the {way} by more than chance could explain."
    return (
        f"None of the {tested} changes that could be tested was for the {way} by more than chance could explain, "
        f"allowing for having looked at {looked_at}."
    )


def could_have_been_seen(span: SpanEvidence) -> str:
    """How large a change had to be, so that "none" is not read as "nothing happened"; "" where nothing was tested."""
    seen = could_have_seen(line.result for line in span.lines())
    if not seen:
        return ""
    largest, *others = [f"about {_more(each)} for {_name(each, span)}" for each in seen]
    least = f"{largest}, and {others[0]}" if others else largest
    return (
        f"With counts like these a test sees only large changes. The least rise that would have stood out is {least}; "
        "smaller changes may be real and cannot be told from chance."
    )


def _name(seen: CouldHaveSeen, span: SpanEvidence) -> str:
    line = span.line(seen.result.indicator)
    return seen.result.title if line is None or line.total else line.label


def _more(seen: CouldHaveSeen) -> str:
    return f"{number_text(seen.rise_percent)}%"


def how_chosen(span: SpanEvidence) -> str:
    """What was compared with what, and how many could be tested."""
    key = span.key
    if not key.tested:
        return ""
    against = how_each_is_set_against(span.lines(), span.period)
    words = f"{against} {numbered(key.tested, 'change was', 'changes were')} tested against chance"
    words += f", {key.untested} could not be" if key.untested else ""
    return (
        f"{words}. All stand in the chapter {span.period.heading}. How to read this report, near its end, says what the words "
        "mean."
    )

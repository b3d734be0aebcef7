"""What an indicator's question comes to over a span, such as a half-year: by what it measures, and never a part for the whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tithing.indicators.asking import IndicatorAnswer, IndicatorQuestion, answer_over
from tithing.indicators.comparisons.comparison import cutting
from tithing.indicators.counted.over_suppliers import months_in_words
from tithing.indicators.result import At
from tithing.vocabulary.beside.caveat import Caveat, CaveatKind
from tithing.vocabulary.breaks import Break
from tithing.vocabulary.not_here.gaps import together
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, NotApplicable, Quantity
from tithing.vocabulary.units import Accumulates

AT_ITS_END = {
    Accumulates.POINT: "it is of one time and does not add up",
    Accumulates.CUMULATIVE: "it runs up from April, and every quarter's holds those before it",
    Accumulates.ROLLING: "it is of twelve months and does not add up",
    Accumulates.COHORT: "it follows a group of people and does not add up",
}
ONLY_BY_QUARTER = NotApplicable(
    "it came as a percentage or a rate of each quarter, which make none of the whole without the counts behind them",
    "R83",
)


def answer_of_span(question: IndicatorQuestion, span: Period) -> IndicatorAnswer:
    """The indicator's value over a span: of a quarter as over any period; of a longer one by what it measures.

    Events are the sum of the quarters, and a share is that of all its counts together. A stock, a running total, a rolling
    year and a cohort stand as in its last quarter. A percentage or a rate that came ready-made by quarter makes none of the
    whole (R83). Where a quarter lacks there is no figure, and the words say which parts are in. A sum across a change of
    definition that refuses comparison is refused (R73).
    """
    answer, quarters = answer_over(question, span), span.quarters()
    if len(quarters) < 2:
        return answer
    by_quarter = [answer_over(question, each) for each in quarters]
    if not isinstance(answer.at.quantity, Missing):
        return _across_breaks(question, answer, by_quarter)
    if question.main.accumulates in AT_ITS_END:
        return _as_at_its_end(question, answer, by_quarter[-1], span)
    here = [each for each in by_quarter if isinstance(each.at.quantity, Known)]
    if not here:
        return _with(answer, _why_by_quarter(answer.at.quantity, by_quarter))
    if not any(each.count for each in here):
        return _with(answer, ONLY_BY_QUARTER)
    return _with(answer, _with_what_is_in(answer.at.quantity, here))


def _with(answer: IndicatorAnswer, quantity: Quantity) -> IndicatorAnswer:
    return replace(answer, at=replace(answer.at, quantity=quantity))


def _with_what_is_in(why: Missing, here: Sequence[IndicatorAnswer]) -> Missing:
    """A gap, with those of its quarters that are here."""
    months = [month for each in here for month in each.at.period.months()]
    return replace(why, also="; ".join(filter(None, (why.also, f"only {months_in_words(months)} came"))))


def _why_by_quarter(whole: Missing, by_quarter: Sequence[IndicatorAnswer]) -> Missing:
    """Why nothing of it is here: of each quarter by itself where they differ, as where a measure began within the span."""
    whys = [(each.at.period.label, each.at.quantity) for each in by_quarter]
    missing = [(label, why) for label, why in whys if isinstance(why, Missing)]
    alike = {(why.state, why.owed_by, why.reason) for _, why in missing}
    return together(missing) if len(alike) > 1 else whole


def _as_at_its_end(
    question: IndicatorQuestion, answer: IndicatorAnswer, last: IndicatorAnswer, span: Period
) -> IndicatorAnswer:
    """The answer of the last quarter, said to be so; of one that is not here, why the last quarter's is not."""
    if not isinstance(last.at.quantity, Known):
        return _with(answer, last.at.quantity)
    why, stands = (
        AT_ITS_END[question.main.accumulates],
        f"so that of {last.at.period.label} stands for the {span.name}",
    )
    return replace(last, at=last.at.with_caveats(Caveat(CaveatKind.STATED, f"{why}, {stands}")))


# -- where a definition changed inside it ---------------------------------------------------------------------


def _across_breaks(
    question: IndicatorQuestion, answer: IndicatorAnswer, by_quarter: Sequence[IndicatorAnswer]
) -> IndicatorAnswer:
    """A sum with the changes of definition inside it; none where one of them refuses that its two sides stand together."""
    ats = [each.at for each in by_quarter]
    cuts = cutting(question.compared, earlier=ats[0].period, later=ats[-1].period)
    refused = next(_refused(cuts, ats), None)
    if refused is not None and isinstance(answer.at.quantity, Known):
        words = f"its quarters are not counted in one way: {refused.words[:1].lower()}{refused.words[1:]}"
        return _with(answer, NotApplicable(words, refused.rule))
    told = (Caveat(CaveatKind.BREAK, cut.words) for cut in cuts if not cut.refuse)
    return replace(answer, at=answer.at.with_caveats(*told))


def _refused(cuts: Sequence[Break], ats: Sequence[At]) -> Iterator[Break]:
    """The changes whose earlier side is not restated on the later definition."""
    for cut in cuts:
        earlier = [at for at in ats if at.period.end < cut.day]
        if cut.refuse and earlier and not all(at.restated for at in earlier):
            yield cut

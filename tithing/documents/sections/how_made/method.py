"""How changes, chance, rates and gaps are worked out and worded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tithing.documents.evidence import ReportLine
from tithing.documents.parts import BulletList, DocumentPart, Heading, Runs, Strong
from tithing.documents.pieces.set_against import what_it_is_set_against
from tithing.documents.section import Chapter, section
from tithing.indicators.comparisons.kinds import ComparisonKind, called
from tithing.vocabulary.in_words.numbered import in_words
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known


def method_of(period: Period, *, against: str = "") -> tuple[Runs, ...]:
    """How the figures of a span are worked out: of a quarter, or of a longer one. `against` says what they are set against, where
    that is not the same span of last year.
    """
    return (_change(period, against), _chance(period), _rates(period), *_longer(period), *_OF_ALL)


def _change(period: Period, against: str) -> Runs:
    return (
        Strong("Change. "),
        f"{against or _usual(period)} Per cent changes are worked out from unrounded figures "
        "and rounded once, half away from zero. There is no per cent change from zero, nor from a figure under "
        "10; between two percentages the change is in percentage points.",
    )


def _rates(period: Period) -> Runs:
    alone, others = (
        ("a quarterly rate", "an annual one")
        if period.name == "quarter"
        else (f"the rate of {_one(period)}", "that of a time of another length")
    )
    return (
        Strong("Rates. "),
        f"A count over the named denominator, for the {period.name} alone: {alone} must not be compared with {others}.",
    )


def _one(period: Period) -> str:
    return period.name if period.name.endswith("s") else f"a {period.name}"


def _longer(period: Period) -> Iterator[Runs]:
    """What a span longer than a quarter is made of; nothing of a quarter."""
    if len(period.quarters()) > 1:
        quarters = in_words(len(period.quarters()))
        yield (
            Strong(f"The {period.name}. "),
            f"A count is the sum of its {quarters} quarters, and a percentage is of all its counts together. Where "
            "a quarter is missing there is no sum, and the figure says which are here. What does not add up, such as a stock, a "
            "running total or a rate of twelve months, stands as in the last quarter, and says so.",
        )


def _chance(period: Period) -> Runs:
    return (
        Strong("Chance. "),
        "Two counts are compared with the exact binomial test, given equal chances of falling in either period. "
        "Where a series of eight or more past quarters shows more spread than independent events would, the test "
        "is widened by it. A change is called better or worse where its probability (p) is under 0.05 after Benjamini and "
        f"Hochberg's correction for all that were tested in the area and {period.name}; the grades are those of the change alone: "
        "under 0.001 very unlikely to be chance, under 0.01 unlikely, under 0.05 probably not just chance. "
        "Percentages whose numbers are not known are not tested.",
    )


_OF_ALL: tuple[Runs, ...] = (
    (
        Strong("Missing, suppressed and zero. "),
        "A figure that is not here says why, and when it is due where it is. One too small to publish is marked [c]. "
        "Zero means none.",
    ),
    (
        Strong("Recorded crime. "),
        "Counts are of offences recorded by the police and are shaped by recording practice. They are provisional "
        "until reconciled, and no cause can be read from a change alone.",
    ),
)


@section()
def method(chapter: Chapter) -> Iterator[DocumentPart]:
    yield Heading("Method", 3)
    yield BulletList(method_of(chapter.period, against=_against(chapter.span.lines(), chapter.period)))


def _against(lines: Sequence[ReportLine], period: Period) -> str:
    """What the figures are set against, where that is not the same span of last year of all of them; "" where it is."""
    said = what_it_is_set_against(lines, period)
    usual = any(
        line.result.against is ComparisonKind.YEAR_BEFORE
        for line in lines
        if isinstance(line.result.change.difference, Known)
    )
    return f"{_usual(period)} {said}" if said and usual else said


def _usual(period: Period) -> str:
    return f"{period.this.capitalize()} less {called(ComparisonKind.YEAR_BEFORE, period)}."

"""How changes, chance, rates and gaps are worked out and worded."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading, Runs, Strong
from tithing.documents.section import Chapter, section

METHOD: tuple[Runs, ...] = (
    (
        Strong("Change. "),
        "This quarter less the same quarter last year. Per cent changes are worked out from unrounded figures "
        "and rounded once, half away from zero. There is no per cent change from zero, nor from a figure under "
        "10; between two percentages the change is in percentage points.",
    ),
    (
        Strong("Chance. "),
        "Two counts are compared with the exact binomial test, given equal chances of falling in either period. "
        "Where a series of eight or more past quarters shows more spread than independent events would, the test "
        "is widened by it. A change is called better or worse where its probability (p) is under 0.05 after Benjamini and "
        "Hochberg's correction for all that were tested in the area and quarter; the grades are those of the change alone: "
        "under 0.001 very unlikely to be chance, under 0.01 unlikely, under 0.05 probably not just chance. "
        "Percentages whose numbers are not known are not tested.",
    ),
    (
        Strong("Rates. "),
        "A count over the named denominator, for the quarter alone: a quarterly rate must not be compared with an "
        "annual one.",
    ),
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
    yield BulletList(METHOD)

"""What is missing of a quarter: of which partner, in which state, since when, and who acts next."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import Column, DocumentPart, DocumentTable, Heading, Paragraph, Row
from tithing.documents.section import Chapter, section
from tithing.documents.wording import day
from tithing.reading.questions.owed_and_come import OwedFigure
from tithing.vocabulary.in_words.capitalised import capitalised
from tithing.vocabulary.in_words.numbered import numbered

ALL_HERE = "Everything that partners owe for these days has come."
NOBODY_OWES = "No partner has been asked for figures of these days."


@section()
def not_come(chapter: Chapter) -> Iterator[DocumentPart]:
    owed = [each for each in chapter.span.owed if each.due is not None]
    missing = [each for each in owed if each.state is not None]
    if not chapter.span.owed:
        return
    yield Heading("What is missing, and who acts next", 3, "missing")
    if not missing:
        yield Paragraph((ALL_HERE if owed else NOBODY_OWES,))
        return
    yield Paragraph(
        (f"{len(missing)} of {numbered(len(owed), 'figure')} that partners owe {_are(missing)} not here.",)
    )
    yield DocumentTable(
        id=f"{chapter.period.code}-not-here",
        caption=f"Not here of {chapter.period.label}",
        columns=(
            Column("measure", "Figure", numeric=False, width=2.4),
            Column("partner", "Partner", numeric=False, width=1.6),
            Column("due", "Due", numeric=False),
            Column("why", "Why", numeric=False, width=2),
            Column("next", "Who acts next", numeric=False, width=2),
        ),
        rows=tuple(_row(each) for each in missing),
        short_title="Not here",
    )


def _are(missing: list[OwedFigure]) -> str:
    return "is" if len(missing) == 1 else "are"


def _row(owed: OwedFigure) -> Row:
    due = day(owed.due) if owed.due else ""
    why = capitalised(owed.words or str(owed.state.value if owed.state else ""))
    return Row((owed.title, owed.partner.name, due, why, capitalised(owed.next) or "nobody"))

"""The law that a report serves, and whom to ask about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tithing.documents.parts import DocumentPart, Heading, Paragraph, Strong
from tithing.documents.section import Chapter, section
from tithing.vocabulary.law import Purpose, law_for

SECTION_17 = (
    "asks councils, fire and rescue authorities, the local policing body and the others that it names to consider the "
    "likely effect of all that they do on crime and disorder"
)


@section()
def whom_to_ask(chapter: Chapter) -> Iterator[DocumentPart]:
    evidence = chapter.evidence
    words = law_in_words(evidence.law_of or evidence.area.code, evidence.published)
    yield Heading("Law and contact" if words else "Contact", 3)
    if words:
        yield Paragraph((words,))
    if evidence.contact:
        yield Paragraph((Strong("Questions to: "), evidence.contact))


def law_in_words(area: str, on: date) -> str:
    """What a report serves, in the law of an area's nation on a day; "" where no nation is known of it.

    >>> "SI 2007/3076" in law_in_words("W06000022", date(2025, 7, 1))
    True
    """
    found = {each: law_for(each, area=area, on=on) for each in Purpose}
    acts, plans, every = found[Purpose.PARTNERSHIPS], found[Purpose.PLAN], found[Purpose.EVERY_FUNCTION]
    sentences = [
        f"This report informs the partnership's review of its plan under the {act.cited(on)}, {act.provisions}"
        + "".join(f", and the {plan.cited(on)}" for plan in plans)
        + "."
        for act in acts
    ]
    sentences += [f"{_opened(each.provisions)} of the Act {SECTION_17}." for each in every if acts]
    return " ".join(sentences)


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]

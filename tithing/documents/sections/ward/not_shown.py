"""What a ward's page does not show, and why: too few to publish, not given by month, or not known by ward."""

from __future__ import annotations

from collections.abc import Iterator

from tithing.documents.parts import BulletList, DocumentPart, Heading, Paragraph, Runs, Strong
from tithing.documents.section import Chapter, section
from tithing.documents.wording import missing_words
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.quantity import Missing, Quantity, Suppressed, Withheld

MOST_NAMED = 6
NOTHING = "Nothing is withheld."
NEAR_A_BOUNDARY = "Police open data puts each offence at a map point nearby, which may lie in the next ward."


@section()
def not_shown(chapter: Chapter) -> Iterator[DocumentPart]:
    if chapter.span.ward is None:
        return
    yield Heading("What is not shown", 2, "not-shown")
    items = tuple(_items(chapter))
    if items:
        yield BulletList(items)
    on_map = any(table.key == "street" for table in chapter.span.tables)
    words = filter(None, ("" if items else NOTHING, NEAR_A_BOUNDARY if on_map else ""))
    yield Paragraph((" ".join(words),), role="small")


def _items(chapter: Chapter) -> Iterator[Runs]:
    ward, reasons = chapter.span.ward, dict[str, list[str]]()
    for line in chapter.span.lines():
        if why := _why_not(line.result.value.quantity):
            reasons.setdefault(why, []).append(line.label)
    for why, names in reasons.items():
        yield _named(why, names)
    if ward is not None and ward.not_by_ward:
        yield _named(f"Known for {ward.district.name} and not by ward", list(ward.not_by_ward))


def _why_not(quantity: Quantity) -> str:
    """Why a figure of the quarter is not shown, "" where it is."""
    match quantity:
        case Suppressed() | Withheld():
            return quantity.words[:1].upper() + quantity.words[1:]
        case Missing():
            return missing_words(quantity)
        case _:
            return ""


def _named(why: str, names: list[str]) -> Runs:
    return (Strong(f"{why}: "), f"{listed(names, most=MOST_NAMED)}.")

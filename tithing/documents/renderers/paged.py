"""What the formats share: where the contents go and what they name, which pages are turned, and the last lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tithing.documents.renderers.laid_out import (
    LaidChart,
    LaidHeading,
    LaidList,
    LaidOut,
    LaidParagraph,
    LaidPart,
    LaidTable,
    words_of,
)
from tithing.documents.renderers.page_widths import split_to_fit

SECTION = 2  # the level of a section's heading
PagedPart = LaidPart | None  # None stands for the contents


def paged_parts(laid: LaidOut, *, is_wide: Callable[[LaidTable], bool]) -> list[tuple[PagedPart, bool]]:
    """The parts with the contents among them, and whether each stands on a turned page.

    A wide table turns its page, and the headings directly above it turn with it.
    """
    parts = _with_contents(laid)
    turned = [isinstance(part, LaidTable) and is_wide(part) for part in parts]
    for index in range(len(parts) - 2, -1, -1):
        if isinstance(parts[index], LaidHeading):
            turned[index] = turned[index + 1]
    return list(zip(parts, turned, strict=True))


def leads_in(parts: Sequence[tuple[PagedPart, bool]], place: int) -> bool:
    """Whether a part is a paragraph that goes before a table or a chart on the same kind of page: neither is parted from it."""
    (part, turned), following = parts[place], parts[place + 1 : place + 2]
    return isinstance(part, LaidParagraph) and any(
        isinstance(each, LaidTable | LaidChart) and on is turned for each, on in following
    )


def _with_contents(laid: LaidOut) -> list[PagedPart]:
    """The contents stand after the first page break, so that page one is the summary; one page needs none."""
    if laid.document.one_page:
        return list(_fitting(laid.parts))
    place = contents_place(laid)
    return [*_fitting(laid.parts[:place]), None, *_fitting(laid.parts[place:])]


def contents_place(laid: LaidOut) -> int:
    """How many parts stand before the contents: those of page one, which is the summary."""
    kinds = [type(part).__name__ for part in laid.parts]
    return kinds.index("LaidBreak") + 1 if "LaidBreak" in kinds else 0


def listed(laid: LaidOut) -> tuple[LaidHeading, ...]:
    """The headings that the contents name: the sections, and the parts of those that a reader has not just read."""
    page_one = {part.id for part in laid.parts[: contents_place(laid)] if isinstance(part, LaidHeading)}
    return tuple(
        heading
        for heading in laid.headings()
        if heading.level == SECTION or (heading.level == SECTION + 1 and heading.id not in page_one)
    )


def _fitting(parts: tuple[LaidPart, ...]) -> list[LaidPart]:
    return [
        piece for part in parts for piece in (split_to_fit(part) if isinstance(part, LaidTable) else (part,))
    ]


def closing_lines(laid: LaidOut) -> list[str]:
    """Whom to ask, and on what terms, where no section says it."""
    document = laid.document
    lines = [f"The same figures as files: {', '.join(document.files)}"] if document.files else []
    return [*contact_lines(laid), *lines, *licence_lines(laid)]


def contact_lines(laid: LaidOut) -> list[str]:
    """Whom to ask, unless a section says it."""
    contact = laid.document.contact
    return [f"Contact: {contact}"] if contact and not any(contact in words for words in _prose(laid)) else []


def licence_lines(laid: LaidOut) -> list[str]:
    """On what terms, each line that no section says and no other begins with."""
    document, said = laid.document, set(_prose(laid))
    lines = [f"Licence: {document.licence}"] if document.licence else []
    asked = [line for line in document.attributions if line not in said]
    return [*lines, *(line for line in asked if not any(_goes_further(other, line) for other in asked))]


def _goes_further(other: str, line: str) -> bool:
    """Whether another line says the same and more.

    >>> _goes_further("Source: X. Contains OS data", "Source: X"), _goes_further("Source: X", "Source: X")
    (True, False)
    """
    return other != line and other.startswith(line)


def _prose(laid: LaidOut) -> Iterator[str]:
    for part in laid.parts:
        match part:
            case LaidParagraph(spans, _):
                yield words_of(spans)
            case LaidList(items, _):
                yield from map(words_of, items)

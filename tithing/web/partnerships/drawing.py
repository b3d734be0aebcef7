"""The delivery structure as a drawing: each body in a row of its own, further in than those it reports to, with a line to each.

Rows keep it readable on a narrow screen and on paper, however many bodies there are; the table beside it says the same in words.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tithing.governance.graph import DeliveryStructure
from tithing.vocabulary.partnership.bodies import MeetingBody

BOX, STEP, LINE, PAD, GAP = (
    360,
    44,
    22,
    12,
    16,
)  # pixels: a box, a step in, a line of text, around the text, between boxes
LETTERS = 36  # a line of a box


@dataclass(frozen=True)
class DrawnText:
    x: int
    y: int
    words: str
    small: bool = False


@dataclass(frozen=True)
class DrawnBox:
    x: int
    y: int
    height: int
    texts: tuple[DrawnText, ...]
    outside: bool
    width: int = BOX


@dataclass(frozen=True)
class StructureDrawing:
    """`links` are the points of lines, as SVG has them; `words` says what the picture shows, for who does not see it."""

    width: int
    height: int
    boxes: tuple[DrawnBox, ...]
    links: tuple[str, ...]
    words: str


def draw_structure(shown: DeliveryStructure, on: date) -> StructureDrawing:
    """The drawing of a day; nothing in it where there are no bodies."""
    rows = list(_in_order(shown))
    boxes: dict[str, DrawnBox] = {}
    top = 2
    for body, depth in rows:
        boxes[body.slug] = _box(body, on, x=2 + depth * STEP, y=top)
        top += boxes[body.slug].height + GAP
    links = tuple(
        _link(boxes[above], boxes[body.slug]) for body, _ in rows for above in shown.parents[body.slug]
    )
    width = max((each.x + each.width for each in boxes.values()), default=0) + 2
    return StructureDrawing(width, top, tuple(boxes.values()), links, _words(rows, shown, on))


def _in_order(shown: DeliveryStructure) -> Iterator[tuple[MeetingBody, int]]:
    """Each body once, below the last of those to which it reports, with its level."""
    depths = {each.slug: depth for depth, level in enumerate(shown.levels) for each in level}
    placed: set[str] = set()

    def below(body: MeetingBody) -> Iterator[tuple[MeetingBody, int]]:
        placed.add(body.slug)
        yield body, depths[body.slug]
        for child in shown.children(body.slug):
            if child.slug not in placed and placed.issuperset(shown.parents[child.slug]):
                yield from below(child)

    for top in shown.levels[0] if shown.levels else ():
        yield from below(top)


def _box(body: MeetingBody, on: date, *, x: int, y: int) -> DrawnBox:
    named = textwrap.wrap(body.name_on(on), LETTERS)
    kind = body.kind.capitalize() + (f": {body.whose}" if body.whose else "")
    small = textwrap.wrap(kind, LETTERS + 6)
    lines = [*((words, False) for words in named), *((words, True) for words in small)]
    texts = tuple(
        DrawnText(x + PAD, y + PAD + LINE * number - 5, words, is_small)
        for number, (words, is_small) in enumerate(lines, 1)
    )
    return DrawnBox(x, y, LINE * len(lines) + 2 * PAD, texts, body.kind == "outside body")


def _link(above: DrawnBox, below: DrawnBox) -> str:
    """From under the box above, down and in to the box below."""
    x, middle = above.x + STEP // 2, below.y + below.height // 2
    return f"{x},{above.y + above.height} {x},{middle} {below.x},{middle}"


def _words(rows: Sequence[tuple[MeetingBody, int]], shown: DeliveryStructure, on: date) -> str:
    names = {body.slug: body.name_on(on) for body, _ in rows}
    said = [
        f"{names[body.slug]} reports to {' and '.join(names[each] for each in shown.parents[body.slug])}"
        for body, _ in rows
        if shown.parents[body.slug]
    ]
    return f"{'; '.join(said)}." if said else "No body reports to another."

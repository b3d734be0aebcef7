"""Papers by seed: correct ones, and the same with one thing printed wrongly."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import cycle, islice
from types import ModuleType

from tools.unseen.document import Document
from tools.unseen.dress import dress
from tools.unseen.formats import FORMATS
from tools.unseen.halves import families_in, words_of
from tools.unseen.humans import human_error
from tools.unseen.pen import Pen
from tools.unseen.slips import Change, plant

# Prose is seldom sent as a workbook, and a table of two lines of heads seldom with slashes.
WEIGHTS = {
    "tabs": 3, "pipes": 2, "slashes": 2, "columns": 2, "markdown": 2, "html plain": 2, "html committee": 2,
    "html inline": 2, "docx": 3, "xlsx": 2, "csv": 2, "pdf word": 3, "pdf browser": 2, "drifted": 3, "extracted": 3,
}  # fmt: skip
NOT_FOR_PROSE = ("xlsx", "csv", "slashes", "pipes")
PACKS = 0.2  # the part of the papers that have several families in them
SECTIONS = 2
DRESSED = 0.6


@dataclass(frozen=True)
class Paper:
    """A document as one file: `seed` makes the file the same each time."""

    document: Document
    format: str
    seed: int

    @property
    def name(self) -> str:
        return f"paper{FORMATS[self.format][1]}"

    def with_document(self, document: Document) -> Paper:
        return Paper(document, self.format, self.seed)

    def written(self) -> bytes:
        return FORMATS[self.format][0](self.document, random.Random(self.seed))


@dataclass(frozen=True)
class Planted:
    """A correct paper, and what was made wrong in it."""

    paper: Paper
    change: Change

    @property
    def wrong(self) -> Paper:
        return self.paper.with_document(self.change.document)


def write_single(half: ModuleType, family: str, seed: str) -> Document:
    """A paper of one family."""
    pen = Pen(family, random.Random(f"{seed}:{family}"), words_of(half))
    families_in(half)[family](pen)
    return pen.document()


def write_pack(half: ModuleType, seed: str) -> Document:
    """A paper of two families with talk between; no place, ward or measure stands in both of its sections."""
    chance = random.Random(f"{seed}:pack")
    words, families = words_of(half), families_in(half)
    pen = Pen("pack", chance, words)
    pen.chatter(2)
    for number, family in enumerate(chance.sample(sorted(families), SECTIONS)):
        part = words.share(number, SECTIONS)
        pen.words = replace(part, places=part.places[:-1])
        pen.starts.append((family, len(pen.blocks)))
        pen.heading(f"{number + 1}. {part.places[-1]}")
        families[family](pen)
        pen.chatter()
    return pen.document()


def papers(half: ModuleType, seed: int, count: int, only: Sequence[str] = ()) -> Iterator[Paper]:
    """Correct papers: each family in turn, and packs by chance; of some families `only`, none of them in a pack."""
    chance = random.Random(f"papers:{half.__name__}:{seed}")
    families = list(only) or sorted(families_in(half))
    for number in range(count):
        family = families[number % len(families)]
        name = f"{seed}:{number}"
        pack = chance.random() < PACKS and not only
        document = write_pack(half, name) if pack else write_single(half, family, name)
        document = dress(document, chance) if chance.random() < DRESSED else document
        yield Paper(document, _format_for(document, chance), number)


def _format_for(document: Document, chance: random.Random) -> str:
    prose = document.family.startswith("prose.")
    names = [name for name in WEIGHTS if not (prose and name in NOT_FOR_PROSE)]
    return chance.choices(names, [WEIGHTS[name] for name in names])[0]


def changes(correct: Sequence[Paper], chance: random.Random, count: int) -> Iterator[Planted]:
    """Correct papers in turn, each in a format by chance with one figure or word changed, until `count` are constrained."""
    constrained = 0
    for paper in islice(cycle(correct), count * 4):
        change = plant(paper.document, chance)
        if change is None:
            continue
        constrained += bool(change.broken)
        yield Planted(replace(paper, format=_format_for(paper.document, chance)), change)
        if constrained >= count:
            return


def errors(correct: Sequence[Paper], chance: random.Random, count: int) -> Iterator[Planted]:
    """Correct papers in turn, each with an error as people make them."""
    made = 0
    for paper in islice(cycle(correct), count * 4):
        change = human_error(paper.document, chance)
        if change is None:
            continue
        made += 1
        yield Planted(replace(paper, format=_format_for(paper.document, chance)), change)
        if made >= count:
            return

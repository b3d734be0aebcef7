"""Looks through what no reader looks at: hidden sheets, notes, properties, and the files of an archive that are left.

The reader's own door looks at the cells that it reads. A sure find anywhere else refuses the file, a doubtful one is
asked about, and what is carried along and never read is told. No value is repeated.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from zipfile import ZipFile, is_zipfile

from tithing.inspection.find import find, kind_of, shown
from tithing.inspection.look_through import PartFind, look_through
from tithing.inspection.parts import Fate, Part, Text, parts_of
from tithing.sources.columns.words_that_matter import may_change_figures
from tithing.sources.tables import STAMP_MARK
from tithing.vocabulary.problems import Problem
from tithing.vocabulary.questions import Question
from tithing.workflows.received.receive import Item

PACKAGES = (".xlsx", ".xlsm", ".ods")  # files that are more than the table a person sees
TAKE_OUT = "Take it out of the file and send it again"
LEAVE_OUT = "Take that file out of the archive and send the archive again"
_NAMED = 4
_LONGEST = 100  # letters of a note that is quoted
_ON_CELLS = ("notes on cells", "comments on cells")
_MOST_OF_OURS = 100
_A_FIGURE = re.compile(r"[0-9., ]*")
_BY_ITSELF = (  # what programs put there, what is a name of something that is told, and what is read with the others
    "names of",
    "properties of the file",
    "settings of",
    "a small picture",
    "colours and faces",
    "styles",
    "hidden rows",
    "hidden columns",
    "headers, footers and styles",
)


@dataclass(frozen=True)
class Carried:
    """A part of a workbook that somebody put there, and its words; None where they are more than we write ourselves."""

    called: str
    words: frozenset[str] | None


@dataclass
class LookedThrough:
    """What was met: `questions`, and `carried` (what somebody put into a workbook beside its cells), by the name of the file."""

    problems: list[Problem] = field(default_factory=list)
    questions: dict[str, list[Question]] = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    carried: dict[str, tuple[Carried, ...]] = field(default_factory=dict)


def look_through_arrivals(read: Iterable[Item], left: Iterable[Item]) -> LookedThrough:
    """What is in the parts that nobody reads of files that are read, and in members of archives that are left."""
    met = LookedThrough()
    packed = [*read, *left]
    for item in read:
        if item.received.suffix in PACKAGES and is_zipfile(item.received.path):
            parts = _unread(item)
            _judge(met, item, parts, TAKE_OUT)
            met.questions.setdefault(item.received.name, []).extend(_said_on_cells(parts, item))
            met.carried[item.received.name] = _carried_in(parts)
    for item in left:
        if item.received.member:
            _judge(met, item, parts_of(item.received.path, name=item.received.path.name), LEAVE_OUT)
    for item in {item.arrival.path: item for item in packed if item.received.member}.values():
        remarks = _remarks(item)
        _judge(met, item, remarks, TAKE_OUT, name=item.arrival.name)
        met.notices += [f"{item.arrival.name}: not kept: {part.called}" for part in remarks]
    return met


def _said_on_cells(parts: Iterable[Part], item: Item) -> Iterator[Question]:
    """Notes on cells that could change what the figures mean: nobody reads them, and they are not kept."""
    for text in (text for part in parts if part.called in _ON_CELLS for text in part.texts):
        said = shown(text.words, "")[:_LONGEST]
        if said and may_change_figures(said):
            where = f"cell {text.at}" if text.at else "a cell"
            words = f'A note on {where} says "{said}": are the figures right as they stand?'
            yield Question("words_on_a_cell", words, (("says", said),), file=item.received.name)


def _unread(item: Item) -> list[Part]:
    parts = parts_of(item.received.path, name=item.received.path.name)
    return [part for part in parts if part.fate is not Fate.READ]


def _remarks(item: Item) -> list[Part]:
    """What is written on an archive and on its members."""
    if not is_zipfile(item.arrival.path):
        return []
    with ZipFile(item.arrival.path) as archive:
        said = [archive.comment, *(info.comment for info in archive.infolist())]
    texts = tuple(Text(each.decode("utf-8", errors="replace"), "comment") for each in said if each)
    return [Part("comments of the archive", Fate.DROPPED, texts=texts)] if texts else []


def _judge(met: LookedThrough, item: Item, parts: Sequence[Part], change: str, *, name: str = "") -> None:
    """`name` is what is looked at, where that is not the file itself but the archive that it came in."""
    asked_of, name = item.received.name, name or item.received.name
    for each in look_through(parts):
        what = _words(each)
        if each.sure:
            met.problems.append(Problem(what, change, file=name))
        else:
            met.questions.setdefault(asked_of, []).append(_question(each, what, item))


def _carried_in(parts: Iterable[Part]) -> tuple[Carried, ...]:
    return tuple(_carried(part) for part in parts if _is_told(part))


def _carried(part: Part) -> Carried:
    words = frozenset(each.words.strip() for each in part.texts)
    return Carried(part.called, words if len(words) <= _MOST_OF_OURS else None)


def carried_words(parts: Iterable[Carried], own: Collection[str] = ()) -> tuple[str, ...]:
    """What is in a file beside its cells and is worth telling: somebody else than we ourselves wrote it, or put it there.
    `own` are our words.
    """
    told = dict.fromkeys(part.called for part in parts if not _is_ours(part, own))
    more = (f"{len(told) - _NAMED} more",) if len(told) > _NAMED else ()
    return (*list(told)[:_NAMED], *more)


def _is_ours(part: Carried, own: Collection[str]) -> bool:
    """Whether it says nothing but our words, and figures that stand among them."""
    return bool(part.words) and all(words in own or _A_FIGURE.fullmatch(words) for words in part.words or ())


def _is_told(part: Part) -> bool:
    if part.texts and part.texts[0].words == STAMP_MARK:  # the hidden sheet of a return, which is read
        return False
    if part.called.startswith(_BY_ITSELF) or part.inner.endswith(".vml"):  # the frame of a note
        return False
    return part.fate is Fate.DROPPED or bool(part.texts)


def _words(each: PartFind) -> str:
    called = "what look like people's names" if each.kind == "names" else kind_of(each.kind).called
    where = f" ({each.at})" if each.at and not find(each.at) else ""
    more = f", and {each.more:,} more" if each.more else ""
    return f"{each.part.called}{where}: it holds {called}{more}"


def _question(each: PartFind, what: str, item: Item) -> Question:
    figures = ((f"{item.received.content_sha256} {each.part.inner} {each.at}", each.kind),)
    return Question("may_be_personal", f"{what}: is it about a person?", figures, file=item.received.name)

"""A person both present at a meeting and among its apologies (R40).

Names are compared inside the document and are never kept: what is compared is the run of capitalised words itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tithing.checking.read.printed import PrintedPlace, PrintedSentence
from tithing.checking.test.relation import Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import Pack

RULE = "sentence_people"
_PRESENT = re.compile(
    r"^\W*(?:also\s+)?(?:members\s+)?(?:present|in\s+attendance|attendance)\b\s*(?:\(.*?\))?\s*:",
    re.IGNORECASE,
)
_APOLOGY = re.compile(
    r"\bapologies\b[^.:]{0,60}\b(?:submitted|received|given|sent|from|on\s+behalf\s+of|were)\b|^\W*apologies\s*:",
    re.IGNORECASE,
)
_APOLOGY_HEAD = re.compile(r"^\W*(?:\d+\W+)?apologies\b", re.IGNORECASE)
_SUBSTITUTE = re.compile(
    r"\b(?:as\s+)?(?:a\s+)?substitutes?\s+for\s+(?:[A-Z][\w'\u2019-]+\s*){2,3}", re.IGNORECASE
)
_TITLES = re.compile(
    r"\b(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|rev|chief|deputy|inspector|superintendent|sergeant|constable|pc|"
    r"professor|prof|alderman|mayor)\b\.?\s*:?",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"\b[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?(?:\s+[A-Z]\.?)?\s+(?:Mc|Mac|O['\u2019]|De\s|Van\s)?[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?\b"
)
_NO_NAMES = re.compile(
    r"\b(?:council|borough|police|authority|partnership|board|service|services|group|office|officer|director|head|health|"
    r"community|safety|team|leader|manager|fire|probation|commission\w*|clinical|public|chair|vice|assistant|chief|centre|"
    r"representative|national|county|district|housing|trust|university|north|south|east|west|care|adult|children\w*|youth|"
    r"democratic|principal|research|deputy|executive|strategic|crime|minutes|meeting|present|apologies|governance)\b",
    re.IGNORECASE,
)
_ITEM = re.compile(r"^\W*\d+\W+[A-Z]")
_LIST_END = 40  # sentences after "Present:" that may still be names


@dataclass(frozen=True)
class _Named:
    name: str
    place: PrintedPlace


def relations(book: Pack) -> Iterator[Relation]:
    """For each meeting's list of those present: is anyone in it also among the apologies?"""
    sentences = book.document.sentences
    for index, sentence in enumerate(sentences):
        if not _PRESENT.match(sentence.text) and not any(
            _PRESENT.match(f"{head}:") for head in sentence.context[-1:]
        ):
            continue
        if index and _begun(sentences[index - 1]):
            continue
        yield from _of_meeting(sentences[index : index + _LIST_END])


def _begun(before: PrintedSentence) -> bool:
    """Whether the sentence before already belongs to a list of those present: one list is compared once."""
    return _PRESENT.match(before.text) is not None or any(
        _PRESENT.match(f"{head}:") for head in before.context[-1:]
    )


def _of_meeting(sentences: Sequence[PrintedSentence]) -> Iterator[Relation]:
    present: list[_Named] = []
    seen = sentences[0].context
    for sentence in sentences:
        fresh = [head for head in sentence.context if head not in seen]
        seen = sentence.context
        if not any(_ITEM.match(head) and not _APOLOGY_HEAD.match(head) for head in fresh):
            present += _names([head for head in fresh if not _ITEM.match(head)], sentence.place)
        if _APOLOGY.search(sentence.text) or any(_APOLOGY_HEAD.match(head) for head in sentence.context[-1:]):
            yield from _compared(present, list(_names([sentence.text], sentence.place)), sentence)
            return
        if not any(_ITEM.match(head) for head in fresh):  # an item of business may name those who are away
            present += _names([sentence.text], sentence.place)


def _names(texts: Sequence[str], place: PrintedPlace) -> Iterator[_Named]:
    for text in texts:
        for hit in _NAME.finditer(_TITLES.sub(" ", _SUBSTITUTE.sub(" , ", text))):
            if not _NO_NAMES.search(hit.group()):
                yield _Named(" ".join(hit.group().lower().split()), place)


def _compared(
    present: Sequence[_Named], away: Sequence[_Named], sentence: PrintedSentence
) -> Iterator[Relation]:
    here = {named.name: named.place for named in present}
    both = list(dict.fromkeys(named.name for named in away if named.name in here))
    if present and away and not both:
        yield Relation(RULE, "people", (), True, place=sentence.place)
    for name in both:
        shown = name.title()
        words = f"{shown} is listed as present and again among the apologies of the same meeting."
        yield Relation(
            RULE,
            "people",
            (),
            False,
            Severity.CERTAIN,
            words,
            also=(here[name],),
            place=sentence.place,
            published=f"{shown}: present and in apologies",
            right="one of the two",
        )

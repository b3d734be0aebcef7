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
from tithing.checking.thresholds import counted
from tithing.checking.understand.pack import Pack
from tithing.checking.understand.people import people_in

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
_ITEM = re.compile(r"^\W*\d+\W+[A-Z]")
_WORDS_OF_ONE = counted("test.prose.sentence_people", "words_of_one")
_LIST_END = counted("test.prose.sentence_people", "list_end")


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
    listed: list[_Named] = []  # in one list of names, not in what is said after it
    seen = sentences[0].context
    for sentence in sentences:
        fresh = [head for head in sentence.context if head not in seen]
        seen = sentence.context
        if not any(_ITEM.match(head) and not _APOLOGY_HEAD.match(head) for head in fresh):
            present += _names([head for head in fresh if not _ITEM.match(head)], sentence.place)
        if _APOLOGY.search(sentence.text) or any(_APOLOGY_HEAD.match(head) for head in sentence.context[-1:]):
            yield from _compared(
                present, list(_names([sentence.text], sentence.place, present=False)), sentence
            )
            yield from _twice(listed)
            return
        if not any(_ITEM.match(head) for head in fresh):  # an item of business may name those who are away
            present += _names([sentence.text], sentence.place)
            listed += _names([sentence.text], sentence.place) if _is_list(sentence) else ()


def _is_list(sentence: PrintedSentence) -> bool:
    """Names after "Present:", or a line with one person and no more than a post."""
    return _PRESENT.match(sentence.text) is not None or len(sentence.text.split()) <= _WORDS_OF_ONE


def _names(texts: Sequence[str], place: PrintedPlace, *, present: bool = True) -> Iterator[_Named]:
    return (_Named(name, place) for text in texts for name in people_in(text, present=present))


def _compared(
    present: Sequence[_Named], away: Sequence[_Named], sentence: PrintedSentence
) -> Iterator[Relation]:
    here = {named.name: named.place for named in present}
    both = list(dict.fromkeys(named.name for named in away if named.name in here))
    if present and away and not both:
        yield Relation(RULE, "people", (), True, place=sentence.place)
    for name in both:
        words = f"{name.title()} is listed as present and again among the apologies of the same meeting."
        yield _wrong(name, words, sentence.place, here[name], "present and in apologies", Severity.CERTAIN)


def _twice(present: Sequence[_Named]) -> Iterator[Relation]:
    """A person who is listed twice among those present: one of the two may be somebody else."""
    first: dict[str, PrintedPlace] = {}
    for named in present:
        if named.name in first:
            words = f"{named.name.title()} is listed twice among those present: is one of them somebody else?"
            yield _wrong(
                named.name, words, named.place, first[named.name], "present twice", Severity.PROBABLE
            )
        first.setdefault(named.name, named.place)


def _wrong(
    name: str, words: str, place: PrintedPlace, also: PrintedPlace, said: str, severity: Severity
) -> Relation:
    published = f"{name.title()}: {said}"
    also_at = (also,)
    return Relation(
        RULE,
        "people",
        (),
        False,
        severity,
        words,
        also=also_at,
        place=place,
        published=published,
        right="one of the two",
    )

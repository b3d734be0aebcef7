"""The words that tell what a phrase is about, and how far a table's label and a sentence speak of the same thing.

An acronym stands for the words whose initials it is, whichever of the two uses it: "ASB" and "anti-social behaviour".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from tithing.checking.thresholds import counted

_TOKEN = re.compile(r"[A-Za-z][A-Za-z']*|\d+")
_SILENT_WORDS = """
    a an and the of in on at by for from to with within per into is are was were be been being has have had having that
    which who whom whose this these those there their its it as or than then when whilst while although though but also
    so such not no all any each every both other number numbers total totals overall figure figures level levels amount
    pop population people person persons residents average actual percent percentage cent rate rates proportion share
    during over under between since after before compared comparison comparing compare versus against respectively
    quarter quarters period periods year years month months same previous last prior preceding earlier time date
    january february march april may june july august september october november december q s we our us
    increase increased increases increasing decrease decreased decreases decreasing reduce reduced reduces reducing
    reduction rise risen rose rising fall fell fallen falling drop dropped decline declined up down more less fewer
    remained remain remains static stable unchanged slight slightly small significant significantly large largely fairly
    relatively about around approximately approx almost nearly just further continued continue continues experienced
    experience show shows shown showed saw seen see however whereas further recent recently currently current now
    equated equate equates accounted account accounts made up represents represented respectively including included
    very most least fewest highest lowest greatest largest biggest smallest busiest quietest
    detailed below above table tables following identifies
    down-to resulting resulted result standing only came come took taken there were indicator indicators
    type category one two three four five six seven eight nine ten
"""
_SOFT_WORDS = """
    incident offence crime report case record recorded reported receiv received receive call count event police council
    force partnership team unit service opened open complet completed local area town borough district county new
    victim-based known
"""
_SILENT, _SOFT = frozenset(_SILENT_WORDS.split()), frozenset(_SOFT_WORDS.split())
_ALIKE = counted("understand.sentences.phrases.words", "alike")
_AMERICAN = re.compile(r"our$")


@dataclass(frozen=True)
class TellingWord:
    """One word of a phrase: its stem, how it is written, and how much it tells (0 to 1)."""

    stem: str
    text: str
    weight: float

    @property
    def acronym(self) -> bool:
        return 2 <= len(self.text) <= 6 and self.text.isupper() and self.text.isalpha()


@dataclass(frozen=True)
class Likeness:
    """How far two phrases speak of one thing: the part of the label found in the phrase, and the words of the phrase that
    the label has not."""

    label: float
    phrase: float
    extra: tuple[str, ...]
    whole: bool = False  # every word of the label that tells much is in the phrase


@lru_cache(maxsize=16384)
def words_of(text: str) -> tuple[TellingWord, ...]:
    """The telling words of a phrase in order.

    >>> [word.stem for word in words_of("Number of noise complaints received by the Council")]
    ['noise', 'complaint', 'receiv', 'council']
    """
    plain = text.replace("\u2019", "'").replace("re-", "re").replace("Re-", "Re")
    found = []
    for token in _TOKEN.findall(plain):
        lowered = token.lower().removesuffix("'s").strip("'")
        if lowered in _SILENT or lowered.isdigit():
            continue
        stem = _stem(lowered)
        found.append(
            TellingWord(stem, token.removesuffix("'s"), 0.25 if stem in _SOFT or lowered in _SOFT else 1.0)
        )
    return tuple(found)


def keys_of(phrase: str) -> frozenset[str]:
    """By what a phrase is found: the beginnings of its words (`_near` forms begin alike), its acronyms, and the initials
    of its runs of words. Two phrases that share no key are not alike at all."""
    return _keys(words_of(phrase))


def label_keys_of(label: str) -> frozenset[str]:
    """By what a label is found: only by the words that tell much, where it has any, for the others are no likeness."""
    words = words_of(label)
    telling = frozenset(_key(word) for word in words if word.weight == 1.0)
    return telling | _initials(words) if telling else _keys(words)


def _keys(words: Sequence[TellingWord]) -> frozenset[str]:
    return frozenset(map(_key, words)) | _initials(words)


def _key(word: TellingWord) -> str:
    return word.stem[:_ALIKE]


def _initials(words: Sequence[TellingWord]) -> frozenset[str]:
    """ "=asb" for the acronym and for each run of words that it may stand for."""
    letters = "".join(word.stem[:1] for word in words)
    runs = {letters[start : start + size] for size in range(2, 7) for start in range(len(letters) - size + 1)}
    return frozenset(f"={each}" for each in runs | {word.text.lower() for word in words if word.acronym})


def stems_of(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(text))


@lru_cache(maxsize=65536)
def likeness(label: str, phrase: str) -> Likeness:
    """How far `phrase` speaks of what `label` names.

    >>> round(likeness("ASB incidents", "Anti-social behavior incidents").label, 2)
    1.0
    """
    wanted, given = words_of(label), words_of(phrase)
    if not wanted or not given:
        return Likeness(0.0, 0.0, tuple(word.stem for word in given))
    hit, used = _matched(wanted, given)
    back, forth = _matched(given, wanted)
    hit |= forth
    used |= back
    total, whole = _weight(wanted, range(len(wanted))), _weight(given, range(len(given)))
    extra = tuple(word.stem for n, word in enumerate(given) if n not in used and word.weight == 1.0)
    strong = {n for n, word in enumerate(wanted) if word.weight == 1.0} or set(range(len(wanted)))
    return Likeness(_weight(wanted, hit) / total, _weight(given, used) / whole, extra, strong <= hit)


def _weight(words: tuple[TellingWord, ...], chosen: range | set[int]) -> float:
    """Words that tell little count in full where a label has no others ("All recorded crime")."""
    plain = all(word.weight < 1 for word in words)
    return sum(1.0 if plain else words[n].weight for n in chosen)


def _matched(words: tuple[TellingWord, ...], others: tuple[TellingWord, ...]) -> tuple[set[int], set[int]]:
    """Which of `words` are among `others`, itself or as an acronym of a run of them; and which of the others."""
    hit: set[int] = set()
    used: set[int] = set()
    for n, word in enumerate(words):
        for m, other in enumerate(others):
            if word.stem == other.stem or _near(word.stem, other.stem):
                hit.add(n)
                used.add(m)
        if word.acronym:
            run = _run_of(word.text.lower(), others)
            if run:
                hit.add(n)
                used |= set(run)
    return hit, used


def _near(one: str, two: str) -> bool:
    """Forms of one word: "dependant" and "dependent", "burglar" and "burglary"."""
    if min(len(one), len(two)) < 6:
        return False
    return (
        one[:-1] == two
        or two[:-1] == one
        or (len(one) == len(two) and one[:_ALIKE] == two[:_ALIKE] and one[-2:] == two[-2:])
    )


def _run_of(letters: str, words: tuple[TellingWord, ...]) -> range | None:
    for start in range(len(words) - len(letters) + 1):
        if all(words[start + n].stem.startswith(letter) for n, letter in enumerate(letters)):
            return range(start, start + len(letters))
    return None


def _stem(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    if len(word) > 6 and word.endswith("ing"):
        word = word[:-3]
    elif len(word) > 6 and word.endswith("ed"):
        word = word[:-2]
    return _AMERICAN.sub("or", word)

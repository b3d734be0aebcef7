"""One thing printed wrongly in an otherwise correct paper, and what in the paper then no longer holds."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tools.unseen.document import Document, Relation, Table
from tools.unseen.solver import NUMBER, broken, read_figure

OPPOSITE = {
    "rose": "fell", "rise": "fall", "up": "down", "more": "fewer", "above": "below", "increase": "decrease",
    "increased": "decreased", "higher": "lower", "▲": "▼", "↑": "↓", "over": "under", "grew": "dropped",
}  # fmt: skip
OPPOSITE |= {b: a for a, b in OPPOSITE.items()}


@dataclass(frozen=True)
class Change:
    """What was changed (`was` is right, `now` is printed), and the relations of the paper that it breaks."""

    document: Document
    tokens: tuple[int, ...]
    was: str
    now: str
    way: str
    broken: tuple[Relation, ...]
    family: str

    @property
    def certain(self) -> bool:
        """Whether no honest paper could print this: something breaks that allows of no other account."""
        return any(_is_certain(self.document, relation) for relation in self.broken)


# What is worked out within one row or one sentence, from figures that stand there.
CERTAIN = frozenset(
    (
        "difference",
        "percent",
        "share",
        "rate",
        "product",
        "index",
        "running",
        "months",
        "apart",
        "direction",
        "reduced",
    )
)


def _is_certain(document: Document, relation: Relation) -> bool:
    """A sum is certain in a sentence that tells its parts, and in a table where another total has like parts."""
    if relation.probable:
        return False
    if relation.kind != "sum":
        return relation.kind in CERTAIN
    block = document.block_of(relation.whole)
    if not isinstance(document.blocks[block], Table):
        return True
    like = [
        other
        for other in document.relations
        if other.kind == "sum" and len(other.parts) == len(relation.parts)
    ]
    return sum(1 for other in like if document.block_of(other.whole) == block) > 1


def plant(document: Document, chance: random.Random) -> Change | None:
    """Change one token by chance, in one of the ways that figures go wrong."""
    tokens = sorted(document.shown())
    for token in chance.sample(tokens, len(tokens)):
        now, way = slip(document.tokens[token], document, token, chance)
        if now != document.tokens[token]:
            return changed(document, {token: now}, way)
    return None


def changed(document: Document, new: dict[int, str], way: str) -> Change:
    """The change that prints some tokens otherwise; the first is the one that is wrong."""
    wrong = document.with_tokens(new)
    first = next(iter(new))
    return Change(
        wrong, tuple(new), document.tokens[first], new[first], way, broken(wrong), document.family_of(first)
    )


def slip(text: str, document: Document, token: int, chance: random.Random) -> tuple[str, str]:
    """A token as it could be printed by mistake, with the name of the mistake."""
    if text.lower() in OPPOSITE:
        return OPPOSITE[text.lower()], "opposite word"
    if read_figure(text) is None or re.match(r"[A-Za-z]{3,}", text):
        return _another_word(text, document, token, chance), "another name"
    way = chance.choice(sorted(WAYS))
    return WAYS[way](text, chance), way


def _another_word(text: str, document: Document, token: int, chance: random.Random) -> str:
    """A name that the token's relations know: of another row, another colour, a person who sent apologies."""
    others = {
        word
        for relation in document.relations
        if token in relation.tokens
        for word in (*relation.words, *(document.tokens[part] for part in relation.tokens))
    }
    fitting = sorted(word for word in others - {text} if word[:1].isalpha())
    return chance.choice(fitting) if fitting else text


def _digits(text: str) -> re.Match[str] | None:
    return NUMBER.search(text)


def reprinted(text: str, value: float) -> str:
    """A value printed as a text prints its own: the same decimals, commas and units.

    >>> reprinted("+12.5%", -3)
    '-3.0%'
    """
    found = _digits(text)
    assert found, "a figure is printed as another is"
    places = len(found[0].partition(".")[2])
    comma = "," if "," in found[0] or (abs(value) >= 1000 and len(found[0]) < 4) else ""
    body = f"{abs(value):{comma}.{places}f}"
    front, after = text[: found.start()], text[found.end() :]
    bare = front.strip("-−–+( ") if front.strip() else ""
    if value < 0:
        return (
            f"({bare}{body}{after.strip(')')})"
            if "(" in front
            else f"{_minus(front)}{bare}{body}{after.strip(')')}"
        )
    return f"{'+' if '+' in front else ''}{bare}{body}{after.strip(')')}"


def _minus(front: str) -> str:
    return "−" if "−" in front else "-"


def _swapped(text: str, chance: random.Random) -> str:
    """Two digits that stand side by side, the other way round."""
    places = [
        n
        for n in range(len(text) - 1)
        if text[n].isdigit() and text[n + 1].isdigit() and text[n] != text[n + 1]
    ]
    places = [n for n in places if not (text[n + 1] == "0" and (n == 0 or not text[n - 1].isdigit()))]
    if not places:
        return _other_digit(text, chance)
    n = chance.choice(places)
    return text[:n] + text[n + 1] + text[n] + text[n + 2 :]


def _other_digit(text: str, chance: random.Random) -> str:
    places = [n for n, char in enumerate(text) if char.isdigit()]
    if not places:
        return text
    n = chance.choice(places)
    new = chance.choice([digit for digit in "123456789" if digit != text[n]])
    return text[:n] + new + text[n + 1 :]


def _near(text: str, chance: random.Random) -> str:
    """A little off, by a slip of counting."""
    found = _digits(text)
    if not found or "(" in text:
        return _other_digit(text, chance)
    value = float(found[0].replace(",", ""))
    step = 10.0 ** -len(found[0].partition(".")[2])
    return reprinted(text, max(0.0, value + step * chance.choice((-3, -2, 2, 3, 4))))


def _dropped(text: str, chance: random.Random) -> str:
    """A digit left out."""
    found = _digits(text)
    if not found or len(found[0].replace(",", "").partition(".")[0]) < 2 or "(" in text:
        return _other_digit(text, chance)
    digits = found[0].replace(",", "")
    n = chance.randrange(1, len(digits.partition(".")[0]))
    return reprinted(text, float(digits[:n] + digits[n + 1 :]))


def _other_sign(text: str, chance: random.Random) -> str:
    for sign, other in (("+", "-"), ("−", "+"), ("-", "")):
        if text.startswith(sign):
            return other + text[1:]
    return _swapped(text, chance)


WAYS: dict[str, Callable[[str, random.Random], str]] = {
    "digits swapped": _swapped,
    "one digit": _other_digit,
    "a little off": _near,
    "digit dropped": _dropped,
    "sign": _other_sign,
}

"""Characters that should not get in: mended where it is plain what was meant, dropped where they say nothing, else
refused; each told with its place.

Word and Excel paste their bullets as private characters of the Symbol and Wingdings faces; a file read in the wrong
encoding has control signs for quotes; a mark that turns the direction of reading can make one text look like another.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tithing.vocabulary.characters.printable import cannot_print, script_of
from tithing.vocabulary.in_words.numbered import numbered


class SignFate(StrEnum):
    """What becomes of a character."""

    MENDED = "mended"
    DROPPED = "dropped"
    REFUSED = "refused"


@dataclass(frozen=True)
class SignChange:
    """One character, from 0 in the text as it came; `called` says what it is, `now` what stands for it."""

    position: int
    called: str
    fate: SignFate
    now: str = ""


@dataclass(frozen=True)
class Mended:
    """The text as it may be kept, and what was done to it. What is refused stays where it was."""

    text: str
    changes: tuple[SignChange, ...] = ()

    @property
    def refused(self) -> tuple[SignChange, ...]:
        return tuple(change for change in self.changes if change.fate is SignFate.REFUSED)


# Symbol and Wingdings characters as Word and Excel write them (private use, U+F000 and the sign's place in the face).
_PRIVATE = {
    **dict.fromkeys("\uf0b7\uf0a7\uf06e\uf0a8\uf06c\uf06d\uf071\uf075\uf076\uf077\uf0d8\uf09f\uf0f0\uf0be\uf0c4", "•"),
    **dict.fromkeys("\uf0fc\uf0fe\uf050", "✓"),
    **dict.fromkeys("\uf0fb\uf0fd\uf04f", "x"),
    **dict.fromkeys("\uf0e0\uf0ae\uf0e8\uf0f2", "→"),
    **dict.fromkeys("\uf0df\uf0ac\uf0e7", "←"),
    "\uf0e1": "↑", "\uf0ad": "↑", "\uf0e2": "↓", "\uf0af": "↓", "\uf02d": "-", "\uf020": " ", "\uf0b0": "°",
    "\uf0b1": "±", "\uf0a3": "≤", "\uf0b3": "≥", "\uf0b4": "×", "\uf0b8": "÷", "\uf0b9": "≠", "\uf0bb": "≈",
    "\uf0bc": "…", "\uf0a2": "′", "\uf0b2": "″", "\uf0a5": "∞", "\uf044": "Δ",
    "\uf028": "(", "\uf029": ")", "\uf02b": "+", "\uf03d": "=", "\uf02f": "/", "\uf02c": ",", "\uf02e": ".",
    "\uf025": "%", "\uf03a": ":", "\uf03b": ";", **{chr(0xF030 + figure): str(figure) for figure in range(10)},
}  # fmt: skip
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_SILENT = frozenset(
    "\u00ad\u200b\u200e\u200f\u061c\u2060\u2061\u2062\u2063\u2064\ufeff\ufff9\ufffa\ufffb\u180e"
)
_JOINERS = frozenset("\u200c\u200d")
_LINE_ENDS = frozenset("\t\n\r")


def mend(text: str) -> Mended:
    """The text with every character mended or dropped that can be, composed (NFC); what cannot be is told as refused.

    >>> mend("\\uf0b7 Raby Road").text, [change.called for change in mend("a\\x07b").changes]
    ('• Raby Road', ['a control sign (U+0007)'])
    """
    if text.isascii() and text.isprintable():
        return Mended(text)
    changes = tuple(_changes(text))
    at = {change.position: change.now for change in changes if change.fate is not SignFate.REFUSED}
    kept = "".join(at.get(position, sign) for position, sign in enumerate(text))
    return Mended(_composed(kept), changes)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _changes(text: str) -> Iterable[SignChange]:
    for position, sign in enumerate(text):
        change = _change(position, sign, text)
        if change is not None:
            yield change


def _change(position: int, sign: str, text: str) -> SignChange | None:
    if sign in _LINE_ENDS:
        return None
    if sign in _PRIVATE:
        return SignChange(position, f"a sign of Word's own ({_code(sign)})", SignFate.MENDED, _PRIVATE[sign])
    if sign in _TURNING:
        return SignChange(
            position, f"a mark that turns the direction of reading ({_code(sign)})", SignFate.REFUSED
        )
    if sign in _SILENT or (sign in _JOINERS and not _joins(position, text)):
        return SignChange(position, f"a mark that nobody sees ({_code(sign)})", SignFate.DROPPED)
    return _by_category(position, sign)


def _by_category(position: int, sign: str) -> SignChange | None:
    category = unicodedata.category(sign)
    if category == "Cc":
        return _control(position, sign)
    called = {
        "Cs": "half of a character",
        "Co": "a private sign that only its own face can show",
        "Cn": "a character that does not exist",
    }
    if category in called:
        return SignChange(position, f"{called[category]} ({_code(sign)})", SignFate.REFUSED)
    if sign == "\ufffd":
        return SignChange(
            position, "the sign for a letter that was lost when the file was saved (U+FFFD)", SignFate.REFUSED
        )
    return None


def _control(position: int, sign: str) -> SignChange:
    """Windows' quotes and dashes, read in the wrong encoding, are what they were; the rest says nothing."""
    if "\x80" <= sign <= "\x9f":
        meant = bytes([ord(sign)]).decode("cp1252", errors="ignore")
        if meant:
            return SignChange(
                position, f"a sign in the wrong encoding ({_code(sign)})", SignFate.MENDED, meant
            )
        return SignChange(position, f"a control sign ({_code(sign)})", SignFate.DROPPED)
    blank = " " if sign in "\x0b\x0c" else ""
    return SignChange(position, f"a control sign ({_code(sign)})", SignFate.DROPPED, blank)


def _joins(position: int, text: str) -> bool:
    """Joiners belong between letters of the scripts that need them, and in pictures made of several."""
    return (
        0 < position < len(text) - 1 and ord(text[position - 1]) > 0x5FF and ord(text[position + 1]) > 0x5FF
    )


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"


def told(changes: Iterable[SignChange]) -> tuple[str, ...]:
    """One sentence for each kind of change, with how often.

    >>> told(mend("\\uf0b7 a \\uf0b7 b").changes)
    ("a sign of Word's own (U+F0B7) stands as •, twice",)
    """
    counted: dict[tuple[str, SignFate, str], int] = {}
    for change in changes:
        key = (change.called, change.fate, change.now)
        counted[key] = counted.get(key, 0) + 1
    return tuple(in_words(*key, times=times) for key, times in counted.items())


def in_words(called: str, fate: SignFate, now: str, *, times: int) -> str:
    """What was done to a character that occurs so often.

    >>> in_words("a control sign (U+0007)", SignFate.DROPPED, "", times=2)
    'a control sign (U+0007) was left out, twice'
    """
    done = {
        SignFate.MENDED: f"stands as {now}",
        SignFate.DROPPED: "was left out",
        SignFate.REFUSED: "is not taken",
    }[fate]
    often = {1: "", 2: ", twice"}.get(times, f", {numbered(times, 'time')}")
    return f"{called} {done}{often}"


def cannot_be_shown(text: str) -> tuple[str, ...]:
    """Which words no face of ours can print, by script and place in the text; the words themselves are not repeated.

    >>> cannot_be_shown("Sold by \\u0a38\\u0a3f\\u0a70\\u0a18 in May")
    ('word 3 is in Punjabi (Gurmukhi), which the PDF cannot show',)
    """
    return tuple(f"word {number} {said}, which the PDF cannot show" for number, said in words_unshown(text))


def words_unshown(text: str) -> Iterator[tuple[int, str]]:
    """The place of each such word, from 1, and its script in words: (3, "is in Punjabi (Gurmukhi)")."""
    if text.isascii():
        return
    for number, word in enumerate(text.split(), 1):
        signs = cannot_print(word)
        if signs:
            scripts = " and ".join(dict.fromkeys(script_of(sign) for sign in signs))
            verb = "has" if scripts.startswith(("a ", "an ")) else "is in"
            yield number, f"{verb} {scripts}"

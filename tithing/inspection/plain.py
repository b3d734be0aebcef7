"""One sign for the many ways of writing it, letter for letter, so that a place in one is a place in the other."""

from __future__ import annotations

import unicodedata
from functools import cache

_SIGNS = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63", "-"),
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u2044\u2215", "/"),
    }
)  # fmt: skip


def plain(text: str) -> str:
    """Blanks, hyphens, quotes and wide letters as a keyboard writes them; as long as the text was.

    >>> plain("ZZ99\\u20139ZZ"), plain("\\uff10\\uff17")
    ('ZZ99-9ZZ', '07')
    """
    if text.isascii():
        return text.replace("\t", " ")
    return "".join(map(_narrow, text.translate(_SIGNS)))


@cache
def _narrow(letter: str) -> str:
    narrow = unicodedata.normalize("NFKC", letter)
    return narrow if len(narrow) == 1 and narrow.isascii() else letter

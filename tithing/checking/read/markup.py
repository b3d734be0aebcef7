"""Inline markup in text that is no web page: tags, emphasis, entities and notes, which people and programs leave in tables.

A figure in bold is a figure. What marks it is taken off before numbers are read; what is struck out is not printed, and a
note raised behind a figure is no digit of it.

>>> unmarked("<b>15</b>\\t<i>27</i>\\t12<sup>1</sup>\\t1&nbsp;200")
'**15**\\t27\\t12¹\\t1\\xa0200'
"""

from __future__ import annotations

import html
import re

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_STRUCK = re.compile(r"<(?P<tag>s|del|strike)\b[^<>]*>.*?</(?P=tag)\s*>|~~(?=\S).+?(?<=\S)~~", re.IGNORECASE)
_NOTE = re.compile(r"<sup\b[^<>]*>\s*(?P<note>.*?)\s*</sup\s*>|\[\^(?P<ref>[^\]\s]{1,12})\]", re.IGNORECASE)
_STRONG = re.compile(r"</?(?:b|strong)\b[^<>]*>", re.IGNORECASE)
_BREAK = re.compile(r"<(?:br|wbr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(
    r"</?(?:i|u|em|span|font|small|big|sub|p|div|a|mark|ins|code|tt|center|nobr|abbr|cite|q|var|kbd|samp|label)\b[^<>]*>",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"<!--.*?-->")
_LINK = re.compile(r"(?<!!)\[(?P<text>[^\[\]]+)\]\((?:#|https?:|mailto:|/|\.)[^()\s]*\)")
_EMPHASIS = re.compile(
    r"(?<![\w*\\])\*(?=[^\s*])(?P<star>[^*\t|]*?[^\s*])\*(?![\w*])"
    r"|(?<![\w_])__(?=[^\s_])(?P<strong>[^\t|]*?[^\s_])__(?![\w_])"
    r"|(?<![\w_])_(?=[^\s_])(?P<low>[^_\t|]*?[^\s_])_(?![\w_])"
)
_MAY_HOLD = re.compile(r"[<&~\[]")
_STRESSED = re.compile(r"[*_\\]")
_ESCAPED = re.compile(r"\\([*_|#~<>\[\]()+.\-])")


def unmarked(line: str) -> str:
    """A line without what only marks it; bold is left as two stars, which headings are told by."""
    if not _MAY_HOLD.search(line):
        return line
    text = _COMMENT.sub("", _STRUCK.sub("", line))
    text = _NOTE.sub(lambda found: raised(found["note"] or found["ref"] or ""), text)
    text = _BREAK.sub(" ", _STRONG.sub("**", text))
    text = _LINK.sub(lambda found: found["text"], _TAG.sub("", text))
    text = html.unescape(text) if "&" in text else text
    return text.replace("****", "")


def unstressed(text: str) -> str:
    """A cell or a sentence without the stars and underscores that stress a word of it.

    >>> unstressed("*27*, __24__ and **9**, but 45* and 5 * 3")
    '27, 24 and 9, but 45* and 5 * 3'
    """
    if not _STRESSED.search(text):
        return text
    plain = _EMPHASIS.sub(
        lambda found: found["star"] or found["strong"] or found["low"], text.replace("**", "")
    )
    return _ESCAPED.sub(r"\1", plain)


def raised(note: str) -> str:
    """A note behind a figure, so that it cannot be taken for digits of it: "1" as "¹", words in square brackets.

    >>> raised("2"), raised("a"), raised("(p)")
    ('²', '[a]', '(p)')
    """
    plain = note.strip()
    if plain.lower() in ("st", "nd", "rd", "th"):
        return plain
    if plain.replace(",", "").isdigit():
        return plain.replace(",", "").translate(_RAISED)
    return f"[{plain}]" if plain.isalpha() and len(plain) < 3 else plain

"""Heads of a table whose columns are parted by single spaces: "Type 2016/17 2017/18 Change % Change".

Only words that heads are made of are cut: periods, and what a column of a comparison is called. They must fill the line
to its end and be as many as the columns, or the line is no head.
"""

from __future__ import annotations

import re

from tithing.checking.thresholds import counted

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_YEAR = r"['\u2019]?(?:(?:19|20)\d\d|\d\d)"
_DATED = rf"{_MONTH}(?:[\s-]?{_YEAR})?"
_PERIOD = (
    rf"(?:{_DATED}\s?(?:-|\u2013|to)\s?{_DATED}"
    rf"|(?:Q|Quarter\s|Qtr\s?)[1-4](?:\s(?:19|20)\d\d\s?[/-]\s?\d\d(?:\d\d)?)?"
    r"|(?:19|20)\d\d\s?[/\u2013-]\s?(?:20)?\d\d(?:\s?Q[1-4])?"
    rf"|(?:12|Twelve)\s?m(?:onth)?s?\s(?:to|ending)\s{_DATED}|(?:Year|YE)\s?(?:to|ending|ended)?\s{_DATED}"
    rf"|{_MONTH}[\s-]{_YEAR}|(?:19|20)\d\d)"
)
_ROLES = (
    r"(?:Percentage|Per\scent|%)\s?(?:Change|Chg|Diff(?:erence)?|Variance|\+/-)",
    r"(?:Change|Chg|Diff(?:erence)?|Variance)\s?(?:\(?%\)?(?!\s?(?:Change|Chg|Diff|Variance))|Percentage|Numeric|Number)",
    r"(?:Actual|Numeric|Total|Number|Volume)\s(?:Change|Diff(?:erence)?|Variance)",
    r"(?:Earlier|Later|Current|Previous|Prior|Last|This)\s(?:Period|Year|Quarter|Month|Position)",
    r"Same\s(?:Period|Quarter)\sLast\sYear|Year\sto\sDate|YTD|Distance(?:\sfrom\sAverage)?|Direction(?:\sof\sTravel)?",
    r"(?:Crime\s)?Rate(?:\s\(?per\s1(?:,|0,|00,)?000(?:\s(?:pop\w*|households|people|residents))?\)?)?",
    r"(?:MSG\s|Group\s)?(?:Average|Rank(?:ing)?|Position)",
    r"Baseline|Target|Actual|Current|Previous|Change|Diff(?:erence)?|Variance|Numeric|Percentage|Number|Count|Total"
    r"|Trend|RAG|Status|%|\+/-",
)
_ROLE = "(?:" + "|".join(_ROLES) + ")"
_UNITS = ("n (%)", "No. (%)", "(%)", "(rate)", "%")
_MOST_LABEL_WORDS = counted("read.text.spaced_heads", "most_label_words")
_LONGEST_WORD = counted("read.text.spaced_heads", "longest_word")
_HEAD_WORD = re.compile(r"^(?:[A-Z][\w'\u2019.&/-]*|\d{4}(?:[/-]\d\d)?|[%#£+/-]+\w*|n)$")
_PIECES = (
    re.compile(rf"(?:{_ROLE}\s{_PERIOD}|{_PERIOD}\s{_ROLE}|{_ROLE}|{_PERIOD})(?=\s|$)", re.IGNORECASE),
    re.compile(rf"(?:{_ROLE}|{_PERIOD})(?=\s|$)", re.IGNORECASE),
)


def heads_in(line: str, *, width: int) -> tuple[str, ...] | None:
    """The head over the labels and one for each of `width` columns; None where the line cannot be cut into them.

    >>> heads_in("Type of theft Apr 16 - Jun 16 Apr 17 - Jun 17 Change % Change", width=4)
    ('Type of theft', 'Apr 16 - Jun 16', 'Apr 17 - Jun 17', 'Change', '% Change')
    """
    text = re.sub(r"\s+", " ", line).strip()
    for piece in _PIECES:
        cut = _cut(text, piece, width)
        if cut is not None:
            return cut
    return _by_unit(text, width) or _word_by_word(text, width)


def _by_unit(text: str, width: int) -> tuple[str, ...] | None:
    """Heads that all end in one unit: "Answer Ash n (%) Upper Birch n (%)"; the first word is over the labels.

    >>> _by_unit("Answer Ash n (%) Upper Birch n (%)", 2)
    ('Answer', 'Ash n (%)', 'Upper Birch n (%)')
    """
    for unit in _UNITS:
        pieces = [piece.strip() for piece in text.split(unit)]
        if len(pieces) == width + 1 and not pieces[-1] and all(pieces[:-1]):
            label, _, first = pieces[0].partition(" ")
            return (label, *(f"{piece} {unit}".strip() for piece in (first, *pieces[1:-1])))
    return None


def _word_by_word(text: str, width: int) -> tuple[str, ...] | None:
    """A head of single words, one for each column, with a word or a few for the labels or none: "Offence Ash B'ham Ced".

    >>> _word_by_word("Type of crime Ash B'ham Ced 2016", 4), _word_by_word("The four towns have most of it", 4)
    (('Type of crime', 'Ash', "B'ham", 'Ced', '2016'), None)
    """
    words = text.split()
    heads = words[-width:]
    if len(words) < width or len(words) > width + _MOST_LABEL_WORDS or text.endswith((".", ":", ";", ",")):
        return None
    fit = all(len(word) <= _LONGEST_WORD and _HEAD_WORD.match(word) for word in heads)
    return (" ".join(words[:-width]), *heads) if fit and width > 1 else None


def _cut(text: str, piece: re.Pattern[str], width: int) -> tuple[str, ...] | None:
    for start in [0, *(hit.end() for hit in re.finditer(r"\s", text))]:
        found = _filled(text, start, piece)
        if found is not None and len(found) == width:
            return (text[:start].strip(), *found)
    return None


def _filled(text: str, start: int, piece: re.Pattern[str]) -> list[str] | None:
    """The pieces that fill the line from `start` to its end, or None where something else stands between."""
    found: list[str] = []
    while start < len(text):
        hit = piece.match(text, start)
        if hit is None:
            return None
        found.append(hit.group())
        start = hit.end() + 1
    return found

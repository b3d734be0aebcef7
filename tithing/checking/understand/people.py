"""Names of people in lists of those present and away, told from organisations, places and posts (R40).

Names are compared inside the document and are never kept: what is compared is the run of capitalised words itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tithing.checking.thresholds import counted

_CAPITAL = (
    r"(?:(?:Mc|Mac|O['\u2019]|De|Van)[A-Z]?[a-z'\u2019]*|[A-Z][a-z'\u2019]+(?:-[A-Z][a-z]+)?|[A-Z]\.?(?=\s))"
)
_RUN = re.compile(rf"\b{_CAPITAL}(?:\s+{_CAPITAL})+\b")
_INSTEAD = re.compile(  # of those who are away: the person after these words is named, and is not here
    r"\b(?:(?:as\s+)?(?:a\s+)?(?:substitut(?:e|es|ing)|deputi[sz]ing|standing\s+in|deputy|sub)\s+for|(?:on\s+)?behalf\s+of|representing"
    r"|in\s+place\s+of|instead\s+of|vice|for)\s+(?:(?:councillor|cllr|mr|mrs|ms|miss|dr|rev)\.?\s+)?"
    rf"{_CAPITAL}(?:\s+{_CAPITAL}){{1,2}}",
)
_TITLES = re.compile(
    r"\b(?:councillor|cllr|mr|mrs|ms|miss|dr|sir|dame|lord|rev|chief|deputy|inspector|superintendent|sergeant|constable|pc|"
    r"professor|prof|alderman|mayor)\b\.?\s*:?",
    re.IGNORECASE,
)
_POSTS = re.compile(  # where a name ends and a post begins
    r"\b(?:office|officer|director|head|health|community|safety|team|leader|manager|chair|vice|assistant|chief|representative|care|"
    r"adult|children\w*|youth|democratic|principal|research|deputy|executive|strategic|crime|minutes|meeting|present|apologies|"
    r"governance|north|south|east|west|public|national|district|clinical|commission\w*|apology|also|secretary|advisor|adviser)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(  # a run with such a word is an organisation or a place from end to end
    r"\b(?:council|borough|police|authority|partnership|board|services?|group|fire|probation|centre|county|housing|trust|university|"
    r"company|limited|ltd|association|charity|society|federation|alliance|network|hospital|school|college|academy|church|agency|"
    r"foundation|institute|department|rehabilitation|forum|committee|city|welcome|project|aid|homes|nhs|rescue|street|road)\b",
    re.IGNORECASE,
)
_OF_SOMETHING = re.compile(r"^\s+of\s+(?:the\s+)?[A-Z]")
_MOST_WORDS = counted("understand.people", "most_words")


def people_in(text: str, *, present: bool = True) -> Iterator[str]:
    """The people a text names, in small letters; of those `present`, the ones whom somebody stands in for are left out.

    >>> list(people_in("Ben Archer (Housing) (for Jo Price), Ash Valley of Welcome, Ann Bell, Ash Rehabilitation Company"))
    ['ben archer', 'ann bell']
    """
    plain = _TITLES.sub(" ", _INSTEAD.sub(" , ", text) if present else text)
    for run in _RUN.finditer(plain):
        if _BODIES.search(run.group()) or _OF_SOMETHING.match(plain[run.end() :]):
            continue
        name = _POSTS.split(run.group())[0].split()
        if 2 <= len(name) <= _MOST_WORDS:
            yield " ".join(name).lower()

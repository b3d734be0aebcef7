"""The ways in which suppliers write that a number is withheld: c, [c], *, <5, 1-4, S, [low], a colon.

None of them is a number, and none is nought. What each means is the publisher's to say (R101), so that a cell is
believed only where its table explains the mark, or its row gives the status beside it.
"""

from __future__ import annotations

import re

_MARKS = frozenset(
    {
        "c", "[c]", "(c)", "*", "**", "***", "[*]", "s", "[s]", "(s)", ":", "~", "[low]", "low", "suppressed",
        "supp", "withheld", "redacted", "disclosive", "confidential",
    }
)  # fmt: skip
_FEWER = re.compile(
    r"(?:<|<=|≤|&lt;|under|below|fewer than|less than|up to|no more than) ?[0-9]{1,3}"  # <5
    r"|[0-9]{1,2} ?(?:-|–|—|to) ?[0-9]{1,3}",  # 1-4
    re.IGNORECASE,
)
CHANGE = "Leave the value empty and write suppressed (or missing, if it was never sent) in the status"
CHANGE_WITHOUT_STATUS = (
    "Leave the row out here, and send it in a table with a status: measure, area, period, value, unit, status"
)


def is_withheld(text: str) -> bool:
    """Whether the words stand where a number is withheld.

    >>> [is_withheld(words) for words in ("[c]", "<5", "1 to 4", "S", "12", "x")]
    [True, True, True, True, False, False]
    """
    words = " ".join(text.split()).lower()
    return words in _MARKS or bool(_FEWER.fullmatch(words))

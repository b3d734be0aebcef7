"""Pages of one list, of one state of the book: who reads to the end has each once, or is told that the book changed.

The state is a digest of the whole list as this reader sees it, so that it changes with nothing that they may not see.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tithing.web.api.version_one.parameters import USUAL_A_PAGE, Asked
from tithing.web.api.version_one.problems import MOVED_ON, NotAnswered

Said = dict[str, Any]


@dataclass(frozen=True)
class ApiList:
    """`say` makes of each what is told of it."""

    each: Sequence[Any]
    say: Callable[[Any], Said]
    mark: str


def listed(each: Sequence[Any], say: Callable[[Any], Said]) -> ApiList:
    """A whole list with its mark, to be remembered: every part of it is looked at once."""
    found = hashlib.sha256()
    for one in each:
        found.update(json.dumps(say(one), sort_keys=True).encode())
    return ApiList(each, say, found.hexdigest()[:16])


def page_of(whole: ApiList, asked: Asked, path: str, given: dict[str, str]) -> Said:
    """One page, how many there are on all of them, and the address of the next. Raises NotAnswered where the list is another
    than the one of which the first page was.
    """
    size = asked.get("limit", USUAL_A_PAGE)
    mark, first = asked.get("after", (whole.mark, 0))
    if mark != whole.mark:
        raise NotAnswered(MOVED_ON)
    last = min(first + size, len(whole.each))
    following = None
    if last < len(whole.each):
        following = f"{path}?{urlencode({**given, 'after': f'{whole.mark}-{last}'})}"
    return {
        "items": [whole.say(one) for one in whole.each[first:last]],
        "count": len(whole.each),
        "next": following,
    }

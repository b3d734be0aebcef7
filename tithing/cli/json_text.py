"""Values as JSON for another program, readable to a person as well: what could disturb a terminal is written as \\u."""

from __future__ import annotations

import json
import re

_UNPRINTABLE = re.compile("[^\\n -~\\u00a1-\\u00ac\\u00ae-\\u02ff]")


def json_text(value: object) -> str:
    """The value as JSON with a newline at its end; reading it back gives every letter as it was.

    >>> json_text(["café", "a\\u202eb"])
    '[\\n "café",\\n "a\\\\u202eb"\\n]\\n'
    """
    held = json.dumps(value, ensure_ascii=False, indent=1)
    return _UNPRINTABLE.sub(_written_out, held) + "\n"


def _written_out(found: re.Match[str]) -> str:
    letter = found[0]
    return letter if letter.isprintable() else json.dumps(letter)[1:-1]

"""The one writer of JSON that a person may look at as well as a program: what could disturb a terminal is written as \\u."""

from __future__ import annotations

import json
import re
import unicodedata

_PERHAPS = re.compile("[^\\n -~\\u00a0-\\u00ac\\u00ae-\\u02ff]")


def json_text(value: object, *, allow_nan: bool = True, in_lines: bool = True) -> str:
    """The value as JSON with a newline at its end; reading it back gives every letter as it was. In one line, which is made in a
    third of the time, where programs alone read it.

    >>> json_text(["café", "a\\u202eb"])
    '[\\n "café",\\n "a\\\\u202eb"\\n]\\n'
    """
    held = json.dumps(value, ensure_ascii=False, indent=1 if in_lines else None, allow_nan=allow_nan)
    return _PERHAPS.sub(_written_out, held) + "\n"


def _written_out(found: re.Match[str]) -> str:
    letter = found[0]
    shown = letter.isprintable() or unicodedata.category(letter) == "Zs"
    return letter if shown else json.dumps(letter)[1:-1]

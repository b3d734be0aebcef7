"""Text without the letters that steer whoever shows it: a terminal obeys them, or a line reads the other way round.

Said here for every output: what is printed, what is written to be printed later (`type report.csv`), and documents.
"""

from __future__ import annotations

import re

# As the inside of a regular expression's brackets. Blanks and line ends steer nothing; U+0080 to U+009F are commands to a
# terminal as an escape is, and the marks after them turn a line round.
STEERING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069"
_STEERING = re.compile(f"[{STEERING}]")
_LINE_ENDS = re.compile("\r\n?")


def unsteered(text: str) -> str:
    """The text without them; a lone return, which would write over the line before it, ends a line.

    >>> unsteered("Fires\\x9b31m \\u202e12\\rx")
    'Fires31m 12\\nx'
    """
    held = _LINE_ENDS.sub("\n", text) if "\r" in text else text
    return _STEERING.sub("", held)

"""The name of a file that was sent: no folder, no letter that steers, and no person in it.

>>> safe_name("../../etc/Return\\r\\nSet-Cookie: a=b.csv")
'Return Set-Cookie a=b.csv'
>>> safe_name("C:\\\\sent\\\\\\u202evsc.exe")
'vsc.exe'
"""

from __future__ import annotations

import re
import unicodedata

from tithing.vocabulary.characters.unsteered import unsteered

LONGEST = 120
_NEVER = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')


def safe_name(name: str) -> str:
    """The last part of it, as it may be shown and written anywhere; "file" where nothing is left of it."""
    last = re.split(r"[/\\]", unsteered(unicodedata.normalize("NFKC", name)))[-1]
    plain = " ".join(_NEVER.sub(" ", last).split()).replace(" .", ".").strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if dot and len(plain) > LONGEST:
        plain = f"{stem[: LONGEST - len(ending) - 1]}.{ending}"
    return plain[:LONGEST] or "file"


def ending_of(name: str) -> str:
    """ "csv" of "Return.CSV"; "" where it has none."""
    return name.rpartition(".")[2].lower() if "." in name else ""

"""Make the catalogue of what Django's and the sign-in library's forms say in the site's words, as Django reads it.

    python -m tools.library_words           writes django.mo beside django.po, which a test holds to it

The format is that of GNU gettext: sorted texts, each with its length and where it begins.
"""

from __future__ import annotations

import ast
import re
import struct
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).parents[1] / "tithing" / "web" / "shared" / "locale" / "en_GB" / "LC_MESSAGES"
SOURCE, MADE = HERE / "django.po", HERE / "django.mo"
MAGIC, HEAD = 0x950412DE, 28
_LINE = re.compile(r'(?:(msgid_plural|msgid|msgstr)(?:\[\d\])? )?(".*")')


def main() -> None:
    MADE.write_bytes(compiled(SOURCE.read_text(encoding="utf-8")))


def compiled(text: str) -> bytes:
    """The bytes of a catalogue, of its source."""
    entries = sorted((key.encode(), said.encode()) for key, said in _entries(text))
    tables, texts = [], b""
    start = HEAD + 16 * len(entries)
    for part in (0, 1):
        for entry in entries:
            tables.append(struct.pack("<II", len(entry[part]), start + len(texts)))
            texts += entry[part] + b"\0"
    head = (MAGIC, 0, len(entries), HEAD, HEAD + 8 * len(entries), 0, HEAD + 16 * len(entries))
    return struct.pack("<7I", *head) + b"".join(tables) + texts


def _entries(text: str) -> Iterator[tuple[str, str]]:
    """Each text with what is said in its place; singular and plural with a nought between them."""
    for block in text.split("\n\n"):
        keys: list[str] = []
        said: list[str] = []
        into = keys
        for name, quoted in _LINE.findall(block):
            if name:
                into = said if name == "msgstr" else keys
                into.append("")
            into[-1] += ast.literal_eval(quoted)
        yield "\0".join(keys), "\0".join(said)


if __name__ == "__main__":
    main()

"""The carried face inside a Word document, so that its widths hold on a machine that has not got it.

A word processor that passes it over takes Arial, for which the columns have room too.
"""

from __future__ import annotations

import uuid
from typing import Any

from tithing.documents.faces.carried import FAMILY, face_file

INSTEAD = "Arial"
_OBFUSCATED = "application/vnd.openxmlformats-officedocument.obfuscatedFont"
_STYLES = {"regular": "embedRegular", "bold": "embedBold"}
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


def carry_face(document: Any) -> None:
    """Puts the face into a new Word document, and says so in its table of fonts and its settings."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    table = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    embedded = "".join(_embedded(document, table, style, element) for style, element in _STYLES.items())
    entry = (
        f'<w:font w:name="{FAMILY}"><w:altName w:val="{INSTEAD}"/><w:charset w:val="00"/>'
        f'<w:family w:val="swiss"/><w:pitch w:val="variable"/>{embedded}</w:font>'
    )
    table._blob = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts {_NAMESPACES}>{entry}</w:fonts>'
    ).encode()
    _say_embedded(document)


def _embedded(document: Any, table: Any, style: str, element: str) -> str:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.opc.part import Part

    key = uuid.uuid5(uuid.NAMESPACE_URL, f"{FAMILY} {style}")
    name = PackURI(f"/word/fonts/{style}.odttf")
    part = Part(name, _OBFUSCATED, obfuscated(face_file(style), key), document.part.package)
    relation = table.relate_to(part, RELATIONSHIP_TYPE.FONT)
    return f'<w:{element} r:id="{relation}" w:fontKey="{{{str(key).upper()}}}"/>'


def obfuscated(face: bytes, key: uuid.UUID) -> bytes:
    """The face as ECMA-376 (part 4, 17.8.1) stores it: its first 32 bytes combined with the key, backwards. Twice gives the face.

    >>> key = uuid.UUID(int=1)
    >>> obfuscated(obfuscated(b"a" * 40, key), key) == b"a" * 40
    True
    """
    backwards = key.bytes[::-1]
    return bytes(byte ^ backwards[place % 16] for place, byte in enumerate(face[:32])) + face[32:]


def _say_embedded(document: Any) -> None:
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    settings = document.settings.element
    after = [
        each
        for each in settings
        if each.tag.endswith(("}writeProtection", "}view", "}zoom", "}removePersonalInformation"))
    ]
    place = settings.index(after[-1]) + 1 if after else 0
    settings.insert(place, parse_xml(f"<w:embedTrueTypeFonts {nsdecls('w')}/>"))

"""Texts in XML: elements and attributes by their local names, within limits and with no entity ever resolved."""

from __future__ import annotations

import io
from collections.abc import Iterator
from xml.etree import ElementTree

Element = ElementTree.Element


def local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def elements(content: bytes) -> Iterator[Element]:
    """Each element as it ends. A part with a document type is not read on: entities could grow without end.

    The elements are not emptied on the way: the size of a part is bounded before it comes here.
    """
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        return
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content), events=("end",)):
            yield element
    except (ElementTree.ParseError, ValueError, LookupError):
        return


def is_well_formed(content: bytes) -> bool:
    """Whether `elements` gives every element of the part."""
    if b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        return False
    try:
        for _, element in ElementTree.iterparse(io.BytesIO(content), events=("end",)):
            element.clear()
    except (ElementTree.ParseError, ValueError, LookupError):
        return False
    return True


def text_of(element: Element) -> str:
    """All the text within, blanks made one."""
    return " ".join("".join(element.itertext()).split())


def attribute(element: Element, name: str) -> str:
    """An attribute by its local name, "" for none."""
    for key, value in element.attrib.items():
        if local(key) == name:
            return value
    return ""


def all_texts(content: bytes) -> Iterator[str]:
    """Every text and every attribute that is more than a number, a switch or an address of a schema."""
    for element in elements(content):
        for piece in (element.text, element.tail):
            if piece and piece.strip():
                yield " ".join(piece.split())
        for value in element.attrib.values():
            if len(value) > 3 and (" " in value or "@" in value) and not value.startswith("http://schemas"):
                yield value

"""The parts of a Word document (ECMA-376): what is printed, what is hidden in it, what is carried along."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tithing.inspection.parts.markup import elements, local, text_of
from tithing.inspection.parts.part import Fate, Part, Text
from tithing.inspection.parts.workbook import carried

_KNOWN: tuple[tuple[str, str, Fate], ...] = (
    ("word/comments", "comments", Fate.DROPPED),
    ("word/people", "who commented", Fate.DROPPED),
    ("word/header", "a header", Fate.INSPECTED),
    ("word/footer", "a footer", Fate.INSPECTED),
    ("word/footnotes", "footnotes", Fate.INSPECTED),
    ("word/endnotes", "endnotes", Fate.INSPECTED),
    ("word/glossary/", "building blocks", Fate.DROPPED),
    ("word/embeddings/", "an embedded file", Fate.DROPPED),
    ("word/media/", "a picture", Fate.DROPPED),
    ("word/charts/", "charts", Fate.DROPPED),
    ("word/vbaProject", "macros", Fate.DROPPED),
    ("word/printerSettings", "settings of a printer", Fate.DROPPED),
    ("customXml/", "data of another program", Fate.DROPPED),
    ("docProps/core", "properties of the file", Fate.INSPECTED),
    ("docProps/app", "properties of the file", Fate.INSPECTED),
    ("docProps/custom", "properties that somebody added", Fate.INSPECTED),
    ("docProps/", "a small picture of the first page", Fate.DROPPED),
)
_FORM = (
    "word/styles",
    "word/settings",
    "word/fontTable",
    "word/theme/",
    "word/numbering",
    "word/webSettings",
    "word/stylesWithEffects",
)


def parts(members: Mapping[str, bytes]) -> Iterator[Part]:
    """The text, what was deleted or hidden in it, and the rest of the package."""
    content = members.get("word/document.xml", b"")
    yield Part("the text", Fate.READ, "word/document.xml")
    for called, texts in (
        ("deleted text", tuple(_deleted(content))),
        ("hidden text", tuple(_hidden(content))),
    ):
        if texts:
            yield Part(called, Fate.DROPPED, "word/document.xml", texts)
    for inner, other in members.items():
        if inner in ("[Content_Types].xml", "word/document.xml") or inner.endswith(".rels"):
            continue
        if inner.startswith(_FORM):
            yield Part("styles and settings", Fate.INSPECTED, inner)
        else:
            yield carried(inner, other, _KNOWN)


def _deleted(content: bytes) -> Iterator[Text]:
    for each in elements(content):
        if local(each.tag) == "del" and text_of(each):
            yield Text(text_of(each))


def _hidden(content: bytes) -> Iterator[Text]:
    for each in elements(content):
        if (
            local(each.tag) == "r"
            and any(local(inner.tag) == "vanish" for inner in each.iter())
            and text_of(each)
        ):
            yield Text(text_of(each))

"""The parts of an XLSX workbook (ECMA-376): what a person sees of it is the least of it."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping

from tithing.inspection.find import shown
from tithing.inspection.parts.binary import readable_in
from tithing.inspection.parts.markup import Element, all_texts, attribute, elements, local, text_of
from tithing.inspection.parts.part import Fate, Part, Text
from tithing.vocabulary.problems import sheet_in_words
from tithing.vocabulary.whole_number import whole_number

Members = Mapping[str, bytes]


def parts(members: Members) -> Iterator[Part]:
    """Every part: sheets with what is hidden in them, notes, names, properties, and what is only carried along."""
    shared = _shared_strings(members.get("xl/sharedStrings.xml", b""))
    sheets = dict(_sheets(members))
    yield from _of_workbook(members.get("xl/workbook.xml", b""))
    for inner, (name, state) in sheets.items():
        yield from _of_sheet(inner, name, state, members.get(inner, b""), shared)
    left_over = _unused_strings(members, sheets, shared)
    if left_over:
        yield Part("texts that no cell shows", Fate.DROPPED, "xl/sharedStrings.xml", left_over)
    for inner, content in members.items():
        if inner not in sheets and inner not in _STRUCTURE and not inner.endswith(".rels"):
            yield _other(inner, content)


_STRUCTURE = frozenset(
    (
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/sharedStrings.xml",
        "xl/styles.xml",
        "xl/calcChain.xml",
        "xl/metadata.xml",
    )
)


def _sheets(members: Members) -> Iterator[tuple[str, tuple[str, str]]]:
    """Path of each sheet's part -> its name and state (visible, hidden, veryHidden)."""
    targets = {
        attribute(each, "Id"): attribute(each, "Target")
        for each in elements(members.get("xl/_rels/workbook.xml.rels", b""))
        if local(each.tag) == "Relationship"
    }
    for each in elements(members.get("xl/workbook.xml", b"")):
        if local(each.tag) == "sheet":
            target = targets.get(attribute(each, "id"), "")
            inner = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            yield inner, (attribute(each, "name"), attribute(each, "state") or "visible")


def _of_workbook(content: bytes) -> Iterator[Part]:
    names = [each for each in elements(content) if local(each.tag) == "definedName"]
    if names:
        texts = tuple(
            Text(words, "defined name")
            for each in names
            for words in (
                name_given(attribute(each, "name")),
                _constant(text_of(each)),
                attribute(each, "comment"),
            )
            if words
        )
        yield Part("defined names", Fate.INSPECTED, "xl/workbook.xml", texts)
    sheets = [each for each in elements(content) if local(each.tag) == "sheet"]
    titles = tuple(
        Text(attribute(each, "name"), f"name of sheet {number}") for number, each in enumerate(sheets, 1)
    )
    yield Part("names of sheets", Fate.INSPECTED, "xl/workbook.xml", titles)


def name_given(name: str) -> str:
    """What somebody called cells: names of programs, such as the rows that are printed on each page, say nothing."""
    return "" if name.startswith("_xlnm.") else name


def _constant(words: str) -> str:
    """What a defined name holds by itself; a reference to cells says nothing."""
    return "" if re.fullmatch(r"[^\"]*![$A-Z0-9:,!' ]+|#REF!", words) else words


def _shared_strings(content: bytes) -> tuple[str, ...]:
    return tuple(text_of(each) for each in elements(content) if local(each.tag) == "si")


def _of_sheet(inner: str, name: str, state: str, content: bytes, shared: tuple[str, ...]) -> Iterator[Part]:
    called = sheet_in_words(shown(name, "")) or f"sheet in {posixpath.basename(inner)}"
    if state != "visible":
        deep = " deeply" if state == "veryHidden" else ""
        yield Part(
            f"{called},{deep} hidden",
            Fate.DROPPED,
            inner,
            tuple(_cells(content, shared, lambda _row, _column: True)),
        )
    else:
        yield Part(called, Fate.READ, inner)
        yield from _hidden_cells(called, inner, content, shared)
    yield from _about_cells(called, inner, content)


def _hidden_cells(called: str, inner: str, content: bytes, shared: tuple[str, ...]) -> Iterator[Part]:
    rows = {int(attribute(each, "r") or 0) for each in _hidden(content, "row")}
    columns = [
        range(int(attribute(each, "min")), int(attribute(each, "max")) + 1)
        for each in _hidden(content, "col")
    ]
    if rows:
        yield Part(
            f"hidden rows of {called}",
            Fate.INSPECTED,
            inner,
            tuple(_cells(content, shared, lambda row, _: row in rows)),
        )
    if columns:
        in_hidden: Callable[[int, int], bool] = lambda _, column: any(column in run for run in columns)  # noqa: E731
        yield Part(
            f"hidden columns of {called}", Fate.INSPECTED, inner, tuple(_cells(content, shared, in_hidden))
        )


def _hidden(content: bytes, tag: str) -> Iterator[Element]:
    for each in elements(content):
        if local(each.tag) == tag and _is_on(attribute(each, "hidden")):
            yield each


def _is_on(value: str) -> bool:
    return value in ("1", "true")


def _cells(content: bytes, shared: tuple[str, ...], wanted: Callable[[int, int], bool]) -> Iterator[Text]:
    for each in elements(content):
        if local(each.tag) != "c":
            continue
        at = attribute(each, "r")
        match = re.fullmatch(r"([A-Z]{1,3})([0-9]+)", at)
        if match and wanted(int(match[2]), column_number(match[1])):
            words, number = _value(each, shared)
            if words:
                yield Text(words, at, number)


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _value(cell: Element, shared: tuple[str, ...]) -> tuple[str, bool]:
    kind = attribute(cell, "t")
    value = next((each.text or "" for each in cell if local(each.tag) == "v"), "")
    if kind == "inlineStr":
        return text_of(cell), False
    if kind == "s":
        at = whole_number(value)
        return (shared[at] if at is not None and at < len(shared) else ""), False
    return value, kind in ("", "n")


def _unused_strings(
    members: Members, sheets: Mapping[str, object], shared: tuple[str, ...]
) -> tuple[Text, ...]:
    """Texts of cells that were deleted stay in the list of strings until the workbook is saved anew."""
    used = {number for inner in sheets for number in _strings_of(members.get(inner, b""))}
    return tuple(
        Text(words, "a text that no cell shows")
        for at, words in enumerate(shared)
        if at not in used and words
    )


def _strings_of(sheet: bytes) -> Iterator[int | None]:
    """The numbers of the shared texts that its cells show."""
    for each in elements(sheet):
        if local(each.tag) == "c" and attribute(each, "t") == "s":
            value = next((child.text or "" for child in each if local(child.tag) == "v"), "")
            yield whole_number(value)


def _about_cells(called: str, inner: str, content: bytes) -> Iterator[Part]:
    """Lists of allowed values, the words beside them, headers and footers."""
    rules = [each for each in elements(content) if local(each.tag) == "dataValidation"]
    if rules:
        texts = tuple(text for each in rules for text in _allowed(each) if text.words)
        yield Part(f"lists of allowed values of {called}", Fate.INSPECTED, inner, texts)
    yield from _heads_and_feet(called, inner, content)


def _heads_and_feet(called: str, inner: str, content: bytes) -> Iterator[Part]:
    printed = [each for each in elements(content) if local(each.tag) in _HEADS]
    if printed:
        said = tuple(
            Text(words, _HEADS[local(each.tag)]) for each in printed if (words := _printed(text_of(each)))
        )
        yield Part(f"header and footer of {called}", Fate.INSPECTED, inner, said)


def _allowed(rule: Element) -> Iterator[Text]:
    """The values that a rule allows, and the words that it shows."""
    at = attribute(rule, "sqref")
    for formula in (each for each in rule if local(each.tag).startswith("formula")):
        yield from (Text(entry, at) for entry in text_of(formula).strip('"').split(","))
    yield from (Text(attribute(rule, name), at) for name in ("prompt", "promptTitle", "error", "errorTitle"))


def _printed(words: str) -> str:
    """A header or footer without its codes; "" for one that numbers the pages and says nothing else."""
    said = re.sub(r'&"[^"]*"|&[A-Z0-9]', " ", words)
    return said if re.sub(r"\b(?:page|sheet|of|tudalen|o)\b|[\W\d_]", "", said, flags=re.IGNORECASE) else ""


_HEADS = {
    "oddHeader": "header", "oddFooter": "footer", "evenHeader": "header", "evenFooter": "footer",
    "firstHeader": "header", "firstFooter": "footer",
}  # fmt: skip

# Beginning of a part's path -> what a person knows it by, and what becomes of it.
_KNOWN: tuple[tuple[str, str, Fate], ...] = (
    ("xl/comments", "notes on cells", Fate.DROPPED),
    ("xl/threadedComments/", "comments on cells", Fate.DROPPED),
    ("xl/persons/", "who commented", Fate.DROPPED),
    ("xl/drawings/", "text boxes and drawings", Fate.DROPPED),
    ("xl/charts/", "charts", Fate.DROPPED),
    ("xl/embeddings/", "an embedded file", Fate.DROPPED),
    ("xl/media/", "a picture", Fate.DROPPED),
    ("xl/externalLinks/", "values of another workbook", Fate.DROPPED),
    ("xl/pivotCache/", "the rows behind a pivot table", Fate.DROPPED),
    ("xl/pivotTables/", "a pivot table", Fate.INSPECTED),
    ("xl/revisions/", "the log of changes", Fate.DROPPED),
    ("xl/printerSettings/", "settings of a printer", Fate.INSPECTED),
    ("xl/vbaProject", "macros", Fate.DROPPED),
    ("xl/connections", "connections to other files", Fate.DROPPED),
    ("xl/queryTables/", "connections to other files", Fate.DROPPED),
    ("xl/tables/", "names of tables and columns", Fate.INSPECTED),
    ("xl/theme/", "colours and faces", Fate.INSPECTED),
    ("customXml/", "data of another program", Fate.DROPPED),
    ("docProps/core", "properties of the file", Fate.INSPECTED),
    ("docProps/app", "properties of the file", Fate.INSPECTED),
    ("docProps/custom", "properties that somebody added", Fate.INSPECTED),
    ("docProps/", "a small picture of the first page", Fate.DROPPED),
)
MAKERS = frozenset(
    ("creator", "lastModifiedBy", "Manager", "Company", "initial-creator", "author", "printed-by")
)


def _other(inner: str, content: bytes) -> Part:
    return carried(inner, content, _KNOWN)


def carried(inner: str, content: bytes, known: tuple[tuple[str, str, Fate], ...]) -> Part:
    """A part that is not a sheet, by the beginning of its path; one that nobody knows is dropped."""
    called, fate = next(
        ((called, fate) for start, called, fate in known if inner.startswith(start)),
        ("a part of another program", Fate.DROPPED),
    )
    if inner.startswith("xl/theme/"):
        return Part(called, fate, inner)
    if inner.startswith(("docProps/core", "docProps/app", "meta.xml")):
        return Part(called, fate, inner, tuple(properties(content)), names_its_maker=has_maker(content))
    if inner.startswith(("xl/persons/", "word/people")):
        return Part(called, fate, inner, names_its_maker=True)
    return Part(called, fate, inner, tuple(_texts(inner, content)))


PROGRAMS = frozenset(("Application", "AppVersion", "generator"))
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)+")


def properties(content: bytes) -> Iterator[Text]:
    """Title, subject and the rest. Who made the file stands there by itself: it is told, not looked at.

    The version of a program, LibreOffice/7.6.7.2, is no address of a machine.
    """
    for each in elements(content):
        name, words = local(each.tag), " ".join((each.text or "").split())
        if name in PROGRAMS:
            words = _VERSION.sub("", words)
        if name not in MAKERS and len(each) == 0 and words:
            yield Text(words, name)


def has_maker(content: bytes) -> bool:
    return any(local(each.tag) in MAKERS and (each.text or "").strip() for each in elements(content))


def _texts(inner: str, content: bytes) -> Iterator[Text]:
    if not inner.endswith((".xml", ".vml")):
        yield from (Text(words, "within") for words in readable_in(content))
        return
    if inner.startswith(("xl/comments", "xl/threadedComments/", "word/comments")):
        yield from _comments(content)
        return
    yield from (Text(words) for words in all_texts(content))


def _comments(content: bytes) -> Iterator[Text]:
    """The words of each comment without its author, whose name Excel writes before them."""
    authors = [text_of(each) for each in elements(content) if local(each.tag) == "author"]
    for each in elements(content):
        if local(each.tag) not in ("comment", "threadedComment"):
            continue
        words = text_of(each)
        for author in authors:
            words = words.removeprefix(f"{author}:").strip()
        if words:
            yield Text(words, attribute(each, "ref"))

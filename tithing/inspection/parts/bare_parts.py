"""What each part of a workbook may hold that says nothing but its cells: one judge for each kind of part.

Excel, LibreOffice, Google Sheets, openpyxl, XlsxWriter (pandas, Polars, R's writexl) and R's openxlsx were looked at: what they
write of themselves is listed here by element and property. Words beside the cells are let by where each is a word of the
house's own and together they are nobody's (`says_nothing`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from tithing.inspection.find import find
from tithing.inspection.lexicon import everyday
from tithing.inspection.names_harmless import place_words
from tithing.inspection.parts.markup import Element, attribute, elements, local, text_of
from tithing.inspection.parts.members import strings_in
from tithing.inspection.people.names import NameLikeness, likeness
from tithing.inspection.words import folded, listed

Members = Mapping[str, bytes]
Judge = Callable[[bytes, Members], bool]

_IN_WORKBOOK = """
workbook fileVersion workbookPr workbookProtection bookViews workbookView sheets sheet definedNames definedName calcPr
AlternateContent Choice absPath revisionPtr extLst ext calcFeatures feature extCalcPr fileRecoveryPr
"""
_IN_SHEET = """
worksheet sheetPr tabColor outlinePr pageSetUpPr dimension sheetViews sheetView selection pane sheetFormatPr cols col sheetData
row c v is t r rPr b i u strike sz color rFont family charset scheme vertAlign mergeCells mergeCell pageMargins pageSetup
printOptions headerFooter oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter phoneticPr ignoredErrors
ignoredError autoFilter sheetProtection conditionalFormatting cfRule formula colorScale cfvo dataBar iconSet tableParts
tablePart drawing dataValidations dataValidation formula1 formula2 rowBreaks colBreaks brk sheetCalcPr
"""
_IN_TABLE = "table autoFilter sortState sortCondition tableColumns tableColumn tableStyleInfo extLst ext"
_OF_CELL_KINDS = """
metadata metadataTypes metadataType futureMetadata bk extLst ext dynamicArrayProperties cellMetadata rc
"""
# Properties whose value a program writes; in all others somebody may have written.
_OF_PROGRAMS = """
Application AppVersion DocSecurity ScaleCrop LinksUpToDate SharedDoc HyperlinksChanged TotalTime created modified lastPrinted
revision version i4 bool Properties coreProperties HeadingPairs TitlesOfParts vector variant
"""
_WORKBOOK, _SHEET, _TABLE, _CELL_KINDS, _PROPERTIES = (
    frozenset(said.split()) for said in (_IN_WORKBOOK, _IN_SHEET, _IN_TABLE, _OF_CELL_KINDS, _OF_PROGRAMS)
)
_PROGRAMS = """
|openpyxl|xlsxwriter|apache poi|microsoft office user|microsoft excel|sheetjs|closedxml|epplus|openxlsx|openxlsx2|writexl|
libreoffice|windows user|worksheets|named ranges|charts
"""
_MADE_BY = frozenset(_PROGRAMS.replace("\n", "").split("|"))
_LANGUAGE = re.compile(r"[a-z]{2}-[A-Z]{2}")
# What offices add by themselves: marks of how a file is protected, and of the library that it lay in.
_ADDED = re.compile(
    r"MSIP_Label_[0-9a-f-]+_\w+|ContentTypeId|MediaServiceImageTags|Order|WorkbookGuid|ComplianceAssetId|xd_Signature|xd_ProgID|"
    r"KSOProductBuildVer|ICV|TriggerFlowInfo|_ExtendedDescription|_ColorHex|_ColorTag|_Emoji|ClassificationContentMarking\w+"
)
_MARK = re.compile(
    r"(?:0x)?[0-9A-Fa-f{}-]*|[0-9T:.Z+-]+|true|false|standard|privileged|automatic|"
    r"official(?:[ -]sensitive)?|public|internal|general|confidential|restricted|unrestricted",
    re.IGNORECASE,
)
_REFERENCE = re.compile(r"[^\"\[]*![$A-Z0-9:,!']+(?:,[^\"\[]*![$A-Z0-9:,!']+)*")
_WITHOUT_WORDS = re.compile(r"[^\"\[\]#|]*")  # of a formula: no text, no other file, no link of programs
_RULES, _TEXTS_OF_RULES = (
    ("cfRule", "dataValidation"),
    ("prompt", "promptTitle", "error", "errorTitle", "text"),
)
_HEAD_CODES = re.compile(r'&"[^"]*"|&K[0-9A-F]{6}|&[0-9]{1,2}|&[A-Z+\-]')
_ON_EVERY_PAGE = re.compile(
    r"\b(?:page|sheet|of|official(?:[ -:]+sensitive)?|confidential|restricted)\b", re.IGNORECASE
)
_NUMBERED = re.compile(r"(?:Table|Frame|Column)?_?[0-9]*")
_QUOTED = re.compile(r'"([^"]*)"')
_OF_A_PRINTER = re.compile(
    r"A4|Letter|Microsoft (?:Print to PDF|XPS Document Writer)|winspool|DINU.?|SMTJ|[^A-Za-z]*"
)
_HIDDEN_SHEET = re.compile(rb"""\bstate=["'](?:hidden|veryHidden)""")
_BUILT_IN_STYLE = re.compile(
    r"Normal|Comma|Currency|Percent|Hyperlink|Followed Hyperlink|Good|Bad|Neutral|Calculation|Check Cell|"
    r"Explanatory Text|Input|Linked Cell|Note|Output|Title|Total|Warning Text|Heading [0-9]|(?:[0-9]{2}% - )?Accent[0-9]|"
    r"(?:Excel Built-in )?(?:Normal|Comma|Currency|Percent)(?: [0-9 ]+| \[0\])?"
)


def says_nothing(words: str) -> bool:
    """Whether words beside the cells tell of nobody: every one is an everyday word, a place's or a number.

    >>> says_nothing("Crime figures, Hartlepool, Q4 2024"), says_nothing("Bev's list"), says_nothing("project Zebrafinch")
    (True, False, False)
    """
    if find(words) or likeness(words) > NameLikeness.SHAPE:
        return False
    return all(map(_is_known, re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)?", words)))


def _is_known(word: str) -> bool:
    small = folded(word)
    return len(small) == 1 or any(
        small in words
        for words in (everyday(), listed("ordinary", "files"), listed("ordinary", "calendar"), place_words())
    )


def is_structure(content: bytes, members: Members) -> bool:
    """A list of parts, or colours and faces: no word of anybody stands there."""
    return True


def are_relations(content: bytes, members: Members) -> bool:
    """Which part belongs to which; a link to another file or page is more."""
    return b"TargetMode" not in content


def are_properties(content: bytes, members: Members) -> bool:
    """Properties that programs write, and words that say nothing; who wrote the file is a program or an office."""
    sheets = set(_names_of_sheets(members))
    return all(_is_plain_property(each, sheets) for each in elements(content) if not len(each))


def _is_plain_property(each: Element, sheets: set[str]) -> bool:
    name, words = local(each.tag), " ".join((each.text or "").split())
    if name in _PROPERTIES or words.lower() in _MADE_BY or words in sheets:
        return True
    if name == "lpstr":  # names of sheets, and of what they print
        return words.rpartition("!")[0].strip("'") in sheets
    return (name == "language" and _LANGUAGE.fullmatch(words) is not None) or says_nothing(words)


def _names_of_sheets(members: Members) -> Iterator[str]:
    for each in elements(members.get("xl/workbook.xml", b"")):
        if local(each.tag) == "sheet":
            yield " ".join(attribute(each, "name").split())


def are_added_properties(content: bytes, members: Members) -> bool:
    """Labels of protection and of a library, with codes, days and markings."""
    added = [each for each in elements(content) if local(each.tag) == "property"]
    return all(
        _ADDED.fullmatch(attribute(each, "name")) and _MARK.fullmatch(text_of(each)) is not None
        for each in added
    )


def is_a_label(content: bytes, members: Members) -> bool:
    """A label of protection, by its code."""
    return _only(content, frozenset(("labelList", "label")))


def is_a_workbook(content: bytes, members: Members) -> bool:
    """Sheets that are shown, what is printed of them, and where the file lay, where that says nothing."""
    if not _only(content, _WORKBOOK) or _HIDDEN_SHEET.search(content):
        return False
    return all(_is_plain_in_workbook(each) for each in elements(content))


def _is_plain_in_workbook(each: Element) -> bool:
    name = local(each.tag)
    if name == "absPath":
        return _is_a_plain_folder(attribute(each, "url"))
    if name == "definedName":
        printed = attribute(each, "name").startswith("_xlnm.") and not attribute(each, "comment")
        return printed and _REFERENCE.fullmatch(text_of(each)) is not None
    return not (name == "ext" and attribute(each, "id"))  # what another program keeps for itself


def _is_a_plain_folder(path: str) -> bool:
    """Not under somebody's own folder, nor at an address."""
    if re.search(r"users|home|profiles|://|@", path, re.IGNORECASE):
        return False
    return all(says_nothing(step) for step in re.split(r"[\\/]+", path) if step)


def is_a_sheet(content: bytes, members: Members) -> bool:
    """Cells, how they look and what is asked of them, without a word; heads and feet that say nothing."""
    return all(local(each.tag) in _SHEET and _is_plain_in_sheet(each) for each in elements(content))


def _is_plain_in_sheet(each: Element) -> bool:
    name = local(each.tag)
    if name == "formula":
        return _WITHOUT_WORDS.fullmatch(each.text or "") is not None
    if name.endswith(("Header", "Footer")):
        return says_nothing(_ON_EVERY_PAGE.sub(" ", _HEAD_CODES.sub(" ", each.text or "")))
    if name in ("formula1", "formula2"):
        return all(map(says_nothing, (each.text or "").strip('"').split(",")))
    return name not in _RULES or all(says_nothing(attribute(each, text)) for text in _TEXTS_OF_RULES)


def are_shown_texts(content: bytes, members: Members) -> bool:
    """Whether every shared text is one of a cell: texts of cells that were deleted stay until it is saved anew."""
    shown = {
        (each.findtext("{*}v") or "").strip()
        for sheet in _sheets(members)
        for each in elements(sheet)
        if local(each.tag) == "c" and each.get("t") == "s"
    }
    texts = sum(local(each.tag) == "si" for each in elements(content))
    return all(str(at) in shown for at in range(texts))


def _sheets(members: Members) -> Iterator[bytes]:
    return (content for name, content in members.items() if name.lower().startswith("xl/worksheets/sheet"))


def are_styles(content: bytes, members: Members) -> bool:
    """Forms of numbers and cells; a word in one, or a name that somebody gave to one, says nothing."""
    return all(_is_plain_style(each) for each in elements(content))


def _is_plain_style(each: Element) -> bool:
    name = local(each.tag)
    if name == "numFmt":
        return all(map(says_nothing, _QUOTED.findall(attribute(each, "formatCode"))))
    if name == "cellStyle" and not attribute(each, "builtinId"):
        called = attribute(each, "name")
        return _BUILT_IN_STYLE.fullmatch(called) is not None or says_nothing(called)
    return True


def is_a_calculation_chain(content: bytes, members: Members) -> bool:
    """In which order cells are reckoned."""
    return _only(content, frozenset(("calcChain", "c")))


def are_kinds_of_cells(content: bytes, members: Members) -> bool:
    """That a formula fills more than its cell."""
    return _only(content, _CELL_KINDS)


def is_a_table(content: bytes, members: Members) -> bool:
    """A table whose columns are called what their cells say, and itself what a program calls it."""
    if not _only(content, _TABLE):
        return False
    tables = [each for each in elements(content) if local(each.tag) == "table"]
    columns = [attribute(each, "name") for each in elements(content) if local(each.tag) == "tableColumn"]
    names = [attribute(each, key) for each in tables for key in ("name", "displayName", "comment")]
    shown = _shown_words(members)
    unseen = [column for column in columns if _one_line(column) not in shown]
    return all(map(_is_a_plain_name, (*names, *unseen)))


def _is_a_plain_name(name: str) -> bool:
    return _NUMBERED.fullmatch(name) is not None or says_nothing(name)


def _shown_words(members: Members) -> frozenset[str]:
    """Every text that a cell may show, on one line."""
    parts = (members.get("xl/sharedStrings.xml", b""), *_sheets(members))
    texts = (
        text_of(each) for part in parts for each in elements(part) if local(each.tag) in ("si", "is", "v")
    )
    return frozenset(map(_one_line, texts))


def _one_line(words: str) -> str:
    return " ".join(words.replace("_x000a_", " ").replace("_x000D_", " ").split())


def is_an_empty_drawing(content: bytes, members: Members) -> bool:
    """Google Sheets and openxlsx give every sheet a drawing, and mostly draw nothing."""
    return _only(content, frozenset(("wsDr",)))


def names_nobody(content: bytes, members: Members) -> bool:
    """Excel writes a list of who commented also where nobody did."""
    return _only(content, frozenset(("personList",)))


def are_printer_settings(content: bytes, members: Members) -> bool:
    """A printer and its paper: every word that can be read in it says nothing, or is the printer's or its driver's."""
    return all(
        says_nothing(words) or _OF_A_PRINTER.fullmatch(words) is not None for words in strings_in(content)
    )


def _only(content: bytes, known: frozenset[str]) -> bool:
    return all(local(each.tag) in known for each in elements(content))

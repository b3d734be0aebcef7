"""What a workbook's zip package holds, looked at in pieces before any of it is laid out in memory."""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from tithing.sources.tables import MOST_NOTED, PASTE_VALUES, column_letters
from tithing.vocabulary.problems import Problem

MAX_UNPACKED = 400_000_000  # bytes: a real return is under one million
MAX_MEMBERS = 5_000
MAX_CELLS = 6_000_000  # laid out between the first and the last used cell
CHUNK = 1 << 20

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(/?)>(?:</(?:\w+:)?c>)?")
_REF = re.compile(rb"""\br=["']([A-Z]{1,3})([0-9]{1,7})["']""")
_PLAIN_REF = re.compile(rb'<c r="([A-Z]{1,3})([0-9]{1,7})"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\br="([0-9]{1,7})"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_OF_ERRORS = (
    "Write the value; or leave it empty and say in the status whether it is missing, or write 0 for none"
)


@dataclass
class Scan:
    """What one sheet's XML holds: how far its cells reach, and which hold formulas or errors."""

    rows: int = 0
    columns: int = 0
    formulas: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    formula_count: int = 0
    error_count: int = 0


def dangers(path: Path, name: str) -> list[Problem]:
    """What would make opening it unsafe: damage, a bomb, a password, cells without end."""
    state = path.stat()
    return list(_looked_at(path, name, state.st_size, state.st_mtime_ns))


@lru_cache(maxsize=16)
def _looked_at(path: Path, name: str, _size: int, _changed: int) -> tuple[Problem, ...]:
    """Each source that is asked whether it knows a workbook asks this first: it is worked out once."""
    try:
        with zipfile.ZipFile(path) as package:
            return tuple(_dangers(package, name))
    except (zipfile.BadZipFile, OSError, EOFError, zlib.error, NotImplementedError, RuntimeError, ValueError):
        return (damaged(name),)


def faults(path: Path, name: str) -> list[Problem]:
    """What may be opened and may not be imported: macros, links to other workbooks, formulas, error values."""
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        found = [*_macros(names, package, name), *_links(names, package, name)]
        if "content.xml" in names:
            from tithing.sources.opened import opendocument

            return found + opendocument.faults(package, name)
        titles = sheet_titles(package)
        for part in _sheet_parts(names):
            found += _cell_faults(_scan(package, part), name, titles.get(part, part))
        return found


def _dangers(package: zipfile.ZipFile, name: str) -> list[Problem]:
    infos = package.infolist()
    names = [info.filename for info in infos]
    if any(info.flag_bits & 1 for info in infos) or _is_encrypted(names, package):
        return [_encrypted(name)]
    if len(infos) > MAX_MEMBERS or sum(info.file_size for info in infos) > MAX_UNPACKED:
        return [_too_large(name)]
    if "content.xml" in names:
        from tithing.sources.opened import opendocument

        return opendocument.dangers(package, name)
    what, change = _no_workbook(names)
    return [Problem(what, change, file=name)] if what else _sheet_dangers(package, names, name)


def _no_workbook(names: list[str]) -> tuple[str, str]:
    """What the package is instead of a workbook we read, and what to change; "" where it is one."""
    if "xl/workbook.bin" in names:
        return "the workbook is in the binary .xlsb format", "Save it as .xlsx and send it again"
    if "xl/workbook.xml" not in names:
        return "the file is an archive or a document, not a table", "Send CSV, XLSX or ODS"
    return "", ""


def _sheet_dangers(package: zipfile.ZipFile, names: list[str], name: str) -> list[Problem]:
    titles = sheet_titles(package)
    found: list[Problem] = []
    for info in package.infolist():
        if _SHEET_PART.fullmatch(info.filename):
            scan = _scan(package, info.filename)
            if scan.rows * scan.columns > MAX_CELLS:
                found.append(_endless(scan, name, titles.get(info.filename, info.filename)))
        else:
            _read_through(package, info.filename)
    return found


def _sheet_parts(names: list[str]) -> list[str]:
    return [part for part in names if _SHEET_PART.fullmatch(part)]


def _read_through(package: zipfile.ZipFile, part: str) -> None:
    """Unpack and throw away: a member that is damaged, or larger than it says, raises."""
    for _ in chunks(package, part):
        pass


def chunks(package: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """A part in pieces. Raises ValueError for XML that is not as a spreadsheet writes it."""
    with package.open(part) as stream:
        first = True
        while chunk := stream.read(CHUNK):
            if first and part.endswith((".xml", ".rels")):
                _refuse_odd_xml(chunk)
            first = False
            yield chunk


def _refuse_odd_xml(chunk: bytes) -> None:
    """No document type (entities can multiply without end) and no encoding that hides from the scan."""
    if b"<!DOCTYPE" in chunk or b"<!ENTITY" in chunk or chunk[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError("unusual XML")
    declared = re.match(rb"""\s*(?:\xef\xbb\xbf)?<\?xml[^>]*encoding=["']([^"']+)["']""", chunk)
    if declared and declared[1].lower() not in (b"utf-8", b"us-ascii", b"ascii"):
        raise ValueError("unusual XML")


def _scan(package: zipfile.ZipFile, part: str) -> Scan:
    """A quick look at the whole; cell by cell only where that finds something to look at."""
    quick = _quick_scan(package, part)
    if quick is not None and quick.rows * quick.columns <= MAX_CELLS:
        return quick
    return _careful_scan(package, part)


def _quick_scan(package: zipfile.ZipFile, part: str) -> Scan | None:
    """How far the cells reach, empty ones counted too; None when there are formulas, errors or odd cells."""
    scan, carried = Scan(), b""
    for chunk in chunks(package, part):
        text = carried + chunk
        cut = max(text.rfind(b"<c "), 0) or len(text)
        text, carried = text[:cut], text[cut:]
        if len(carried) > CHUNK or not _is_plain(text, scan):
            return None
    return scan if _is_plain(carried, scan) else None


def _is_plain(text: bytes, scan: Scan) -> bool:
    if _FORMULA.search(text) or _ERROR.search(text) or text.count(b":c ") or text.count(b":c>"):
        return False
    found = _PLAIN_REF.findall(text)
    if len(found) != text.count(b"<c ") + text.count(b"<c>") + text.count(b"<c/>"):
        return False
    columns = {letters for letters, _ in found}
    rows = {row for _, row in found}
    scan.columns = max(scan.columns, *map(column_number, columns), 0)
    scan.rows = max(scan.rows, *map(int, rows), 0)
    return True


def _careful_scan(package: zipfile.ZipFile, part: str) -> Scan:
    scan, carried, last = Scan(), b"", ""
    for chunk in chunks(package, part):
        text = carried + chunk
        cut = max(text.rfind(b"<c "), 0) or max(text.rfind(b"<"), 0)
        cut = cut if cut and len(text) - cut < CHUNK else len(text)
        last = _scan_text(text[:cut], scan, last)
        carried = text[cut:]
    _scan_text(carried, scan, last)
    return scan


def _scan_text(text: bytes, scan: Scan, last: str) -> str:
    """Add one piece to the scan; gives the last cell seen, which a formula cut off from its cell belongs to."""
    for row in _ROW.findall(text)[-1:]:
        scan.rows = max(scan.rows, int(row) if _CELL.search(text) and not _REF.search(text) else scan.rows)
    places: list[tuple[int, str]] = []
    for cell in _CELL.finditer(text):
        ref = _REF.search(cell[1])
        place = (ref[1] + ref[2]).decode() if ref else last
        places.append((cell.start(), place))
        empty = cell[2] == b"/" or cell[0].endswith((b"></c>", b":c>"))
        if ref and not empty:
            scan.rows = max(scan.rows, int(ref[2]))
            scan.columns = max(scan.columns, column_number(ref[1]))
        if _ERROR.search(cell[1]):
            _note(scan.errors, place)
            scan.error_count += 1
    _find_formulas(text, places, scan, last)
    return places[-1][1] if places else last


def _find_formulas(text: bytes, places: list[tuple[int, str]], scan: Scan, last: str) -> None:
    from bisect import bisect_right

    starts: list[int] | None = None
    for formula in _FORMULA.finditer(text):
        starts = starts if starts is not None else [start for start, _ in places]
        index = bisect_right(starts, formula.start()) - 1
        _note(scan.formulas, places[index][1] if index >= 0 else last)
        scan.formula_count += 1


def _note(places: list[str], place: str) -> None:
    if len(places) < MOST_NOTED:
        places.append(place)


def column_number(letters: bytes) -> int:
    """A is 1, Z is 26, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _cell_faults(scan: Scan, name: str, sheet: str) -> list[Problem]:
    calculated = set(scan.formulas)
    errors = [cell for cell in scan.errors if cell not in calculated]
    return [
        *(_at(cell, name, sheet, "holds a formula", PASTE_VALUES) for cell in scan.formulas),
        *_not_noted(scan.formula_count - len(scan.formulas), "hold formulas", name, sheet),
        *(
            _at(cell, name, sheet, "holds an error such as #DIV/0!, which is no number", _OF_ERRORS)
            for cell in errors
        ),
        *_not_noted(scan.error_count - len(scan.errors), "hold errors", name, sheet),
    ]


def _not_noted(cells: int, what: str, name: str, sheet: str) -> list[Problem]:
    said = f"{cells:,} more cells {what}"
    return [Problem(said, "Correct these first", file=name, sheet=sheet)] if cells else []


def _at(cell: str, name: str, sheet: str, what: str, change: str) -> Problem:
    letters = cell.rstrip("0123456789")
    digits = cell[len(letters) :]
    row = int(digits) if digits else None
    return Problem(f"the cell {what}", change, file=name, sheet=sheet, row=row, column=letters)


def _macros(names: list[str], package: zipfile.ZipFile, name: str) -> list[Problem]:
    kinds = package.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    has_code = any(part.lower().endswith("vbaproject.bin") or part.startswith("Basic/") for part in names)
    if not has_code and b"macroEnabled" not in kinds and b"macrosheet" not in kinds:
        return []
    return [
        Problem("the workbook holds macros", "Save it as .xlsx without macros and send it again", file=name)
    ]


def _links(names: list[str], package: zipfile.ZipFile, name: str) -> list[Problem]:
    if not any(part.startswith("xl/externalLinks/") for part in names) and "xl/connections.xml" not in names:
        return []
    return [
        Problem(
            "the workbook takes values from other workbooks or databases (external links)",
            "Break the links (Data, Edit Links, Break Link), paste values and save it again",
            file=name,
        )
    ]


def sheet_titles(package: zipfile.ZipFile) -> dict[str, str]:
    """The name on each sheet's tab, by its part in the package."""
    from xml.etree import ElementTree

    names = package.namelist()
    if "xl/_rels/workbook.xml.rels" not in names:
        return {}
    book = b"".join(chunks(package, "xl/workbook.xml"))
    links = b"".join(chunks(package, "xl/_rels/workbook.xml.rels"))
    try:
        targets = {each.get("Id"): each.get("Target", "") for each in ElementTree.fromstring(links)}
        sheets = [each for each in ElementTree.fromstring(book).iter() if each.tag.endswith("}sheet")]
    except ElementTree.ParseError as error:
        raise ValueError("unusual XML") from error
    titles: dict[str, str] = {}
    for sheet in sheets:
        link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
        target = targets.get(link, "").lstrip("/")
        titles[target if target.startswith("xl/") else f"xl/{target}"] = sheet.get("name", "")
    return titles


def _is_encrypted(names: list[str], package: zipfile.ZipFile) -> bool:
    if "META-INF/manifest.xml" not in names:
        return False
    return b"encryption-data" in package.open("META-INF/manifest.xml").read(CHUNK)


def _encrypted(name: str) -> Problem:
    return Problem(
        "the workbook has a password", "Take the password off, save it and send it again", file=name
    )


def _too_large(name: str) -> Problem:
    return Problem(
        f"the workbook unpacks to more than {MAX_UNPACKED // 1_000_000} MB",
        "Copy the table into a new workbook, or send it as CSV",
        file=name,
    )


def _endless(scan: Scan, name: str, sheet: str) -> Problem:
    corner = f"{column_letters(scan.columns - 1)}{scan.rows}"
    return Problem(
        f"the used cells reach as far as {corner}, which is more than {MAX_CELLS:,} cells",
        "Delete the stray cells far below or beside the table, and save it again",
        file=name,
        sheet=sheet,
        row=scan.rows,
        column=column_letters(scan.columns - 1),
    )


def damaged(name: str) -> Problem:
    return Problem(
        "the workbook is damaged or was cut short",
        "Open it, save it again as .xlsx and send the new copy",
        file=name,
    )

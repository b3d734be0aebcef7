"""Files that somebody might send to the desk to do harm, or by mistake: each with its name and what it is refused for."""

from __future__ import annotations

import io
import random
import struct
import zipfile
import zlib
from collections.abc import Callable

CSV = b"measure,area,value\nDucks,Hartlepool,7\n"
PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\nstartxref\n0\n%%EOF\n"
_TYPES = b'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
_SHEET = (
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    b'<row r="1"><c r="A1"><v>7</v></c></row></sheetData></worksheet>'
)
_BOOK = (
    b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    b'<sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
_RELATIONS = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="rId1" Target="worksheets/sheet1.xml" Type="t"/></Relationships>'
)


def zipped(members: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return held.getvalue()


def workbook(**more: bytes) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "xl/workbook.xml": _BOOK,
            "xl/_rels/workbook.xml.rels": _RELATIONS,
            "xl/worksheets/sheet1.xml": _SHEET,
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )


def document(**more: bytes) -> bytes:
    return zipped(
        {
            "[Content_Types].xml": _TYPES,
            "word/document.xml": b"<w:document/>",
            **{name.replace("__", "/"): content for name, content in more.items()},
        }
    )


def that_lies_about_its_size() -> bytes:
    """A part that says it holds ten bytes, and unpacks to far more."""
    content = bytearray(workbook(xl__media=b"\0" * (300 << 20)))
    size = struct.pack("<I", 300 << 20)
    return bytes(content.replace(size, struct.pack("<I", 10)))


def locked() -> bytes:
    content = bytearray(workbook())
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + at] |= 1
            place = content.find(mark, place + 4)
    return bytes(content)


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def nested() -> bytes:
    inner = zipped({"a": b"\0" * (10 << 20)})
    return zipped({f"{number}.zip": inner for number in range(50)})


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.csv", lambda: b"", "empty"),
    "a program": ("return.csv", lambda: b"\x7fELF" + noise(4000), "no text"),
    "a program by its name": ("return.exe", lambda: CSV, "of this kind"),
    "no ending": ("return", lambda: CSV, "of this kind"),
    "two endings": ("return.csv.html", lambda: b"<script>alert(1)</script>", "of this kind"),
    "a page": ("return.csv", lambda: b"<!DOCTYPE html><html><script>alert(1)</script></html>", "web page"),
    "a picture with a program": ("a.csv", lambda: b'<?xml version="1.0"?><svg><script>alert(1)</script></svg>', "XML"),
    "a picture by its name": ("a.svg", lambda: b"<svg onload='alert(1)'/>", "of this kind"),
    "letters that are none": ("a.csv", lambda: b"a,b\n\x00\x00\x01,2\n", "no text"),
    "an archive called a table": ("a.csv", lambda: zipped({"a.csv": CSV}), "something else as well"),
    "a table with an archive behind it": ("a.csv", lambda: CSV + zipped({"a": b"x"}), "something else as well"),
    "a document with an archive behind it": ("a.pdf", lambda: PDF[:-7] + zipped({"a": b"x"}) + b"%%EOF\n", "something else"),
    "a document with a page before it": ("a.pdf", lambda: b"<html>" + PDF, "no whole PDF"),
    "a document with a program": ("a.pdf", lambda: PDF.replace(b"/Cat", b"/OpenAction << /S /JavaScript >> /Cat"), "a program"),
    "a document that starts another": ("a.pdf", lambda: PDF.replace(b"/Catalog", b"/Catalog /Launch"), "a program"),
    "a document with another in it": ("a.pdf", lambda: PDF.replace(b"/Catalog", b"/Catalog /EmbeddedFile"), "another file"),
    "half a document": ("a.pdf", lambda: PDF[:40], "no whole PDF"),
    "a workbook of nothing": ("a.xlsx", lambda: zipped({"a": b"x"}), "archive or a document"),
    "a workbook that is text": ("a.xlsx", lambda: CSV, "damaged"),
    "half a workbook": ("a.xlsx", lambda: workbook()[:-40], "damaged"),
    "a workbook with something behind it": ("a.xlsx", lambda: workbook() + b"<script>", "something else as well"),
    "a workbook with something before it": ("a.xlsx", lambda: b"<script>" + workbook(), "damaged"),
    "a workbook with macros": ("a.xlsx", lambda: workbook(**{"xl__vbaProject.bin": b"x"}), "macros"),
    "a workbook that reaches out": ("a.xlsx", lambda: workbook(**{"xl__externalLinks__a.xml": b"<a/>"}), "external links"),
    "a workbook that climbs out": ("a.xlsx", lambda: workbook(**{"..__..__etc__passwd": b"x"}), "outside itself"),
    "a workbook with a password": ("a.xlsx", locked, "password"),
    "a bomb": ("a.xlsx", lambda: workbook(xl__media=b"\0" * (300 << 20)), "more than is taken"),
    "a bomb that lies": ("a.xlsx", that_lies_about_its_size, ""),
    "a bomb in bombs": ("a.xlsx", nested, ""),
    "thousands of parts": ("a.xlsx", lambda: workbook(**{f"xl__{number}": b"" for number in range(2500)}), "more than is taken"),
    "XML that grows": ("a.xlsx", lambda: workbook(**{"xl__worksheets__s.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), ""),
    "a workbook that is no zip inside": ("a.xlsx", lambda: b"PK\x03\x04" + noise(3000), "damaged"),
    "a Word document with macros": ("a.docx", lambda: document(**{"word__vbaProject.bin": b"x"}), "macros"),
    "a Word document with others": ("a.docx", lambda: document(**{"word__embeddings__a.exe": b"x"}), "other files"),
    "a workbook called a Word document": ("a.docx", workbook, "no Word document"),
    "an old workbook": ("a.xls", lambda: b"\xd0\xcf\x11\xe0" + noise(512), "of this kind"),
    "somebody's name": ("Jane Doe 07700 900123.csv", lambda: CSV, "telephone number"),
    "deflate without end": ("a.csv", lambda: zlib.compress(b"\0" * (1 << 20)), "no text"),
}  # fmt: skip
GOOD: dict[str, Callable[[], bytes]] = {
    "return.csv": lambda: CSV,
    "return in words of Windows.csv": lambda: "measure,area\nCafé £,Hartlepool\n".encode("cp1252"),
    "return in UTF-16.csv": lambda: "measure,area\nDucks,Hartlepool\n".encode("utf-16"),
    "return.xlsx": workbook,
    "paper.pdf": lambda: PDF,
    "paper.docx": document,
}
NAMES = (
    "../../etc/passwd.csv", "..\\..\\boot.csv", "/etc/a.csv", "C:\\a\\b.csv", "a\r\nSet-Cookie: x=y.csv", "\u202efdp.csv",
    "a\x00.csv", ".htaccess.csv", "a" * 400 + ".csv", '"><script>.csv', "con:aux.csv", "\u2066\u2069.csv", " . .csv", "a/..csv",
    "ａ／ｂ.csv", "a\x1b[2J.csv", "%2e%2e%2fa.csv",
)  # fmt: skip

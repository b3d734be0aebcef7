"""What a file that was sent is, looked at in a process of its own that may use only so much (`checking.bounded`): what is wrong
with it, in words. It knows no Django, and writes nothing.
"""

from __future__ import annotations

import json
import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from tithing.checking.bounded import Bounds, answer, ask
from tithing.sources.opened import package
from tithing.sources.opened.what_it_is import not_a_table
from tithing.vocabulary.problems import Problem

BOUNDS = Bounds(cpu_seconds=20, wall_seconds=60, memory_bytes=700_000_000)
_MEMBERS, _UNPACKED = 2_000, 200 << 20
_END_OF_ZIP = b"PK\x05\x06"
_BAD_IN_PDF = (
    b"/JavaScript",
    b"/JS ",
    b"/JS(",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/XFA",
    b"/Encrypt",
)
_START, _END = 1024, 2048


def what_is_wrong(path: Path, *, name: str, kind: str) -> tuple[Problem, ...]:
    """Everything that is wrong with a file of this kind. Raises TookTooLong, NeededTooMuch or ChildEnded (`checking.bounded`)."""
    request = json.dumps({"path": str(path), "name": name, "kind": kind}).encode()
    told = json.loads(ask(__name__, request, BOUNDS))
    return tuple(Problem(what, change, file=name) for what, change in told)


def look(request: bytes) -> bytes:
    """In the child."""
    asked = json.loads(request)
    path = Path(asked["path"])
    found = list(_of_kind(path, asked["name"], asked["kind"]))
    return json.dumps([(each.what, each.change) for each in found]).encode()


def _of_kind(path: Path, name: str, kind: str) -> Iterator[Problem]:
    if path.stat().st_size == 0:
        yield Problem("the file is empty", "Look at what you meant to send, and send that")
        return
    yield from KINDS[kind](path, name)


def _csv(path: Path, name: str) -> Iterator[Problem]:
    if other := not_a_table(path, name):
        yield other
        return
    content = path.read_bytes()
    if _is_archive_too(content):
        yield _two_things("a table")
    if not _is_text(content):
        yield Problem(
            "the file is called .csv and is no text", "Save the table as CSV (UTF-8), and send that"
        )


def _workbook(path: Path, name: str) -> Iterator[Problem]:
    broken = list(_archive(path, "the workbook"))
    yield from broken
    if not broken:
        unsafe = package.dangers(path, name)
        yield from unsafe or package.faults(path, name)


def _word(path: Path, name: str) -> Iterator[Problem]:
    broken = list(_archive(path, "the document"))
    yield from broken
    if broken:
        return
    with zipfile.ZipFile(path) as archive:
        names = " ".join(archive.namelist()).lower()
        kinds = archive.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    if "word/document.xml" not in names:
        yield Problem("the file is called .docx and is no Word document", "Save it as .docx, and send that")
    elif "vbaproject.bin" in names or b"macroEnabled" in kinds:
        yield Problem("the document holds macros", "Save it as .docx without macros, and send that")
    elif "embeddings/" in names or "activex/" in names:
        yield Problem("the document holds other files", "Take them out, and send each by itself")


def _pdf(path: Path, name: str) -> Iterator[Problem]:
    content = path.read_bytes()
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-_END:]:
        yield Problem("the file is called .pdf and is no whole PDF", "Save it as PDF again, and send that")
    elif _is_archive_too(content) or b"<script" in content[:_START].lower():
        yield _two_things("a PDF")
    elif any(mark in content for mark in _BAD_IN_PDF):
        yield Problem(
            "the PDF holds a program, another file or a password", "Print it to a new PDF, and send that"
        )


def _archive(path: Path, called: str) -> Iterator[Problem]:
    """What a package of parts may not be: something else before or behind, locked, or endless when it is unpacked."""
    with path.open("rb") as file:
        start = file.read(4)
        file.seek(max(0, path.stat().st_size - 22))
        end = file.read()
    damaged = Problem(f"{called} is damaged, or is none", "Open it, save it again and send that")
    if start != b"PK\x03\x04" or not zipfile.is_zipfile(path):
        yield damaged
    elif not end.startswith(_END_OF_ZIP):
        yield _two_things(called)
    else:
        try:
            with zipfile.ZipFile(path) as archive:
                yield from _parts(archive, called)
        except (
            zipfile.BadZipFile,
            zlib.error,
            OSError,
            EOFError,
            ValueError,
            RuntimeError,
            NotImplementedError,
        ):
            yield damaged


def _parts(archive: zipfile.ZipFile, called: str) -> Iterator[Problem]:
    infos = archive.infolist()
    if any(each.flag_bits & 1 for each in infos):
        yield Problem(f"{called} has a password", "Take the password off, and send it again")
        return
    if any(each.filename.startswith(("/", "\\")) or ".." in each.filename.split("/") for each in infos):
        yield Problem(f"{called} names parts outside itself", "Open it, save it again and send that")
        return
    if len(infos) > _MEMBERS or _is_endless(archive):
        yield Problem(f"{called} unpacks to more than is taken", "Send the part that is needed")


def _is_endless(archive: zipfile.ZipFile) -> bool:
    """Whether it unpacks to more than is taken; what it claims of its size is not believed."""
    left = _UNPACKED
    for info in archive.infolist():
        with archive.open(info) as part:
            while left > 0 and (chunk := part.read(min(left, 1 << 20))):
                left -= len(chunk)
    return left <= 0


def _two_things(called: str) -> Problem:
    return Problem(f"the file is {called} and something else as well", "Open it, save it again and send that")


def _is_archive_too(content: bytes) -> bool:
    return _END_OF_ZIP in content[-(1 << 16) - 22 :] or content.startswith(b"PK")


def _is_text(content: bytes) -> bool:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        encoding = "utf-16"
    else:
        encoding = (
            "utf-8-sig" if bytes([max(content)]) >= b"\x80" and _decodes(content, "utf-8-sig") else "cp1252"
        )
    return _decodes(content, encoding) and (encoding == "utf-16" or b"\x00" not in content)


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


KINDS: dict[str, Callable[[Path, str], Iterator[Problem]]] = {
    "csv": _csv,
    "xlsx": _workbook,
    "ods": _workbook,
    "docx": _word,
    "pdf": _pdf,
}


if __name__ == "__main__":
    sys.dont_write_bytecode = True
    sys.exit(answer(look))

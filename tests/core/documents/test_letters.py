"""Every Latin letter of Welsh and European names prints in every format with the faces that we ship; other scripts print
where somebody put a face for them, and else the person is told where they stand and what to do."""

from __future__ import annotations

import io
import struct
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdfium2
import pytest

from tests.support.sample_document import sample_document
from tithing.documents.charts.picture import font_folder
from tithing.documents.parts import Document, Heading, Paragraph
from tithing.documents.renderers import rendered
from tithing.documents.renderers.to_pdf import FACES
from tithing.vocabulary.characters.face_signs import characters_of, signs_of
from tithing.vocabulary.characters.printable import FACES_SETTING, cannot_print, printable
from tithing.vocabulary.problems import Refused
from tools.faces import faces_in, main, put_in

BLOCKS = (range(0xC0, 0x180), range(0x218, 0x21C), range(0x1E80, 0x1E86), range(0x1EA0, 0x1EFA))
LETTERS = "".join(
    chr(code)
    for block in BLOCKS
    for code in block
    if unicodedata.category(chr(code)).startswith("L") and chr(code) not in "ŉſ"
)  # all but two that no living name is written with
NAMES = "Siôn Ŵyn Ŷnys Łukasz Ağaoğlu Çiğdem Şahin Ștefan Țăran Őry Žižek Đorđe Nguyễn Thị Þór Æsir Ñuñoa Ċensu Ħal"
SA = "\u0a38"  # a letter of Gurmukhi


def document(words: str) -> Document:
    return replace(sample_document(), parts=(Heading("Names"), Paragraph((words,))), notes=())


def words_of(kind: str, content: bytes) -> str:
    """The text of a document as a reader program gives it."""
    if kind == "pdf":
        pages = pypdfium2.PdfDocument(content)
        return " ".join(page.get_textpage().get_text_range() for page in pages)
    if kind in ("docx", "xlsx"):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    return content.decode("utf-8")


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_every_latin_letter_of_european_names_is_in_every_format(kind: str) -> None:
    spaced = " ".join(LETTERS)

    said = unicodedata.normalize("NFC", words_of(kind, rendered(document(f"{NAMES} {spaced}"), [kind])[kind]))

    assert len(LETTERS) > 200
    assert [letter for letter in LETTERS if letter not in said] == []
    assert [name for name in NAMES.split() if name not in said] == []


def test_every_latin_letter_is_in_the_workbook() -> None:
    whole = sample_document()
    titled = replace(whole, title=f"{NAMES} {LETTERS}")

    said = words_of("xlsx", rendered(titled, ["xlsx"])["xlsx"])

    assert [letter for letter in LETTERS if letter not in said] == []


def test_every_face_of_the_pdf_is_one_that_we_ship() -> None:
    opened = pikepdf.open(io.BytesIO(rendered(document(NAMES), ["pdf"])["pdf"]))

    fonts = {str(each.BaseFont) for each in opened.objects if _is_font(each)}
    assert fonts
    assert all("SourceSansPro" in name for name in fonts)


def _is_font(each: object) -> bool:
    return isinstance(each, pikepdf.Dictionary) and each.get("/Type") == "/Font" and "/BaseFont" in each


def test_a_letter_without_a_face_is_refused_with_its_place_and_what_to_do() -> None:
    with pytest.raises(Refused, match=r'the words under "Names": .*gurmukhi letter sa.*make faces'):
        rendered(document(f"Sold by {SA}"), ["pdf"])


def test_where_a_face_was_put_the_letter_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    face = gurmukhi_face()
    (tmp_path / "Invented.ttf").write_bytes(face)
    assert cannot_print(SA) == (SA,)

    monkeypatch.setenv(FACES_SETTING, str(tmp_path))

    assert characters_of(face) == {ord(SA)}
    assert cannot_print(SA) == ()
    assert rendered(document(f"Sold by {SA}"), ["pdf"])["pdf"].startswith(b"%PDF")


def test_what_is_no_face_in_that_folder_shows_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = printable()
    (tmp_path / "broken.ttf").write_bytes(b"no face at all")
    (tmp_path / "notes.txt").write_text("none")

    monkeypatch.setenv(FACES_SETTING, str(tmp_path))

    assert printable() == shipped


def test_faces_are_taken_from_a_folder_where_they_show_more(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    given, into = tmp_path / "given", tmp_path / "into"
    given.mkdir()
    (given / "NotoSansGurmukhi-Regular.ttf").write_bytes(gurmukhi_face())
    (given / "NotoSerifGurmukhi-Regular.ttf").write_bytes(gurmukhi_face())
    (given / FACES[0]).write_bytes((font_folder() / FACES[0]).read_bytes())
    monkeypatch.setenv(FACES_SETTING, str(into))

    assert main(["--from", str(given)]) == 0

    assert [path.name for path in into.iterdir()] == ["NotoSansGurmukhi-Regular.ttf"]
    assert capsys.readouterr().out == "NotoSansGurmukhi-Regular.ttf: Punjabi (Gurmukhi)\n"


def test_where_no_face_shows_more_it_says_what_to_install(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--from", str(tmp_path)]) == 1

    assert "Install the packages fonts-noto-core" in capsys.readouterr().out
    assert put_in(tmp_path / "none", faces_in([tmp_path])) == {}


def gurmukhi_face() -> bytes:
    """The face that we ship under an invented name, its character map holding one letter of Gurmukhi."""
    face = (font_folder() / FACES[0]).read_bytes()
    tables = dict(_tables(face))
    tables[b"cmap"] = _one_letter_map(ord(SA), glyph=36)
    for name, written in (("Source Sans Pro", "Invented Sans X"), ("SourceSansPro", "InventedSansX")):
        tables[b"name"] = (
            tables[b"name"]
            .replace(name.encode("utf-16-be"), written.encode("utf-16-be"))
            .replace(name.encode(), written.encode())
        )
    for unused in (b"GSUB", b"GPOS", b"GDEF", b"DSIG", b"BASE", b"kern"):
        tables.pop(unused, None)
    return _face(tables)


def _tables(face: bytes) -> list[tuple[bytes, bytes]]:
    (count,) = struct.unpack_from(">H", face, 4)
    records = [struct.unpack_from(">4sLLL", face, 12 + 16 * at) for at in range(count)]
    return [(tag, face[offset : offset + length]) for tag, _, offset, length in records]


def _one_letter_map(letter: int, *, glyph: int) -> bytes:
    table = struct.pack(">HHLLLLLL", 12, 0, 28, 0, 1, letter, letter, glyph)
    return struct.pack(">HHHHL", 0, 1, 3, 10, 12) + table


def _face(tables: dict[bytes, bytes]) -> bytes:
    start = 12 + 16 * len(tables)
    head, body = b"", b""
    for tag, content in sorted(tables.items()):
        head += struct.pack(">4sLLL", tag, 0, start + len(body), len(content))
        body += content + b"\0" * (-len(content) % 4)
    return struct.pack(">LHHHH", 0x00010000, len(tables), 0, 0, 0) + head + body


def test_the_first_face_of_a_collection_is_read(tmp_path: Path) -> None:
    face = gurmukhi_face()
    moved = bytearray(face)
    (count,) = struct.unpack_from(">H", face, 4)
    for at in range(count):  # offsets count from the start of the file
        (offset,) = struct.unpack_from(">L", face, 12 + 16 * at + 8)
        struct.pack_into(">L", moved, 12 + 16 * at + 8, offset + 16)
    path = tmp_path / "collection.ttc"
    path.write_bytes(b"ttcf" + struct.pack(">LLL", 0x00010000, 1, 16) + bytes(moved))

    assert signs_of(path) == {ord(SA)}

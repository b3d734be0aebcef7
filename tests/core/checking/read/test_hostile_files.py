"""Awkward and hostile files end in a clear sentence, in bounded time and memory; nothing is run and nothing fetched."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.core.checking.read.put import (
    INVENTED,
    compiled,
    write_docx,
    write_html,
    write_tagged_pdf,
    write_text,
    write_xlsx,
)
from tithing.checking.read import LIMITS, read, read_here
from tithing.vocabulary.problems import Refused
from tithing.workflows.check_document import check_documents

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _docx(document: bytes | str, extra: dict[str, bytes] | None = None) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("word/document.xml", document)
        for name, content in (extra or {}).items():
            package.writestr(name, content)
    return held.getvalue()


def _laughs() -> bytes:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    return _docx(
        f'<!DOCTYPE w [<!ENTITY l0 "lol">{entities}]><w:document {_W}><w:body>&l11;</w:body></w:document>'
    )


def _external() -> bytes:
    return _docx(
        f'<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
        f"<w:document {_W}><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>"
    )


def _laughing_workbook() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", '<!DOCTYPE a [<!ENTITY x "lol"><!ENTITY y "&x;&x;">]><a>&y;</a>')
    return held.getvalue()


def _lying() -> bytes:
    """A bomb whose headers say that it holds 1,000 bytes."""
    held = bytearray(_docx(b"<w:document>" + b" " * 20_000_000))
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = held.index(mark)
        held[start + at : start + at + 4] = (1_000).to_bytes(4, "little")
    return bytes(held)


def _circular_pages() -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
    )


def _encrypted_pdf() -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(compiled("A pack."))) as document:
        document.save(held, encryption=pikepdf.Encryption(owner="o", user="u"))
    return held.getvalue()


def _many_pages() -> bytes:
    pikepdf = pytest.importorskip("pikepdf")
    held = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(10_000):
            document.add_blank_page(page_size=(200, 200))
        document.save(held)
    return held.getvalue()


def _scanned() -> bytes:
    return compiled("#rect(width: 5cm, height: 5cm, fill: gray)")


def _with_signs(number: int) -> bytes:
    return b"".join(bytes([each % 7]) for each in range(number))


CASES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("pack.pdf", lambda: b"", "the file is empty"),
    "only spaces": ("pack.txt", lambda: b" \n \n", "the file is empty"),
    "a PDF with a password": ("pack.pdf", _encrypted_pdf, "it has a password"),
    "a PDF of pictures": ("pack.pdf", _scanned, "it was scanned"),
    "a PDF cut short": ("pack.pdf", lambda: compiled("A pack.")[:400], "damaged or was cut short"),
    "a PDF of 10,000 pages": ("pack.pdf", _many_pages, "10,000 pages"),
    "Word with a password": (
        "pack.docx",
        lambda: _OLE + b"\0" * 512 + "EncryptedPackage".encode("utf-16-le"),
        "it has a password",
    ),
    "Word of before 2007": ("pack.doc", lambda: _OLE + b"\0" * 2048, "before 2007"),
    "a bomb in a DOCX": (
        "pack.docx",
        lambda: _docx(b"<a/>", {"word/media/bomb.bin": b"\0" * 450_000_000}),
        "unpacks to more than",
    ),
    "a bomb as the document": (
        "pack.docx",
        lambda: _docx(b"<w:document " + _W.encode() + b">" + b" " * 70_000_000 + b"</w:document>"),
        "holds more than 60 MB",
    ),
    "a billion laughs": ("pack.docx", _laughs, "declares entities of its own"),
    "an external entity": ("pack.docx", _external, "declares entities of its own"),
    "a zip cut short": ("pack.docx", lambda: _docx(b"<w:document/>")[:60], "damaged or was cut short"),
    "billions of laughs in a workbook": ("pack.ods", _laughing_workbook, "declares entities of its own"),
    "more parts than a report has": (
        "pack.docx",
        lambda: _docx(b"<w:document/>", {f"word/{number}.xml": b"" for number in range(5_001)}),
        "unpacks to more than 5,000 parts",
    ),
    "a size that the package lies about": ("pack.docx", _lying, "damaged or was cut short"),
    "pages that hold themselves": ("pack.pdf", _circular_pages, "damaged or was cut short"),
    "tables inside tables": (
        "pack.html",
        lambda: b"<html>" + b"<table><tr><td>" * 5_000,
        "tables inside tables, more than 200 deep",
    ),
    "a hundred thousand columns": (
        "pack.csv",
        lambda: b"a" + b",1" * 100_000 + b"\n" + b"a" + b",1" * 100_000,
        "more than 1,000 columns",
    ),
    "more cells than a report has": (
        "pack.csv",
        lambda: b"a,b,c\n" + b"x,1,2\n" * 260_000,
        "more than 500,000 cells",
    ),
    "more sentences than a report has": (
        "pack.txt",
        lambda: b"Crime rose by 4%.\n\n" * 100_001,
        "more than 100,000 sentences",
    ),
    "one line without an end": ("pack.txt", lambda: b"a" * 3_000_000, "holds no table and no sentence"),
    "a quotation that never ends": ("pack.csv", lambda: b'a,b,c\n"' + b"x" * 200_000, "never ends"),
    "elements without end": (
        "pack.docx",
        lambda: _docx(
            f"<w:document {_W}><w:body>" + "<w:sdt>" * 5_000 + "</w:sdt>" * 5_000 + "</w:body></w:document>"
        ),
        "damaged",
    ),
    "an archive": ("pack.docx", lambda: _zip_of("readme.txt"), "it is an archive"),
    "a presentation": ("pack.pptx", lambda: _zip_of("ppt/presentation.xml"), "it is a presentation"),
    "a picture": ("pack.png", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "it is a picture"),
    "rich text": ("pack.doc", lambda: b"{\\rtf1 Crime fell}", "Rich Text Format"),
    "a program": ("pack.exe", lambda: b"MZ" + _with_signs(900), "no document that can be read"),
    "HTML without a word": (
        "pack.html",
        lambda: b"<html><body><script>1</script></body></html>",
        "holds no table",
    ),
}


def _zip_of(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as package:
        package.writestr(name, "x")
    return held.getvalue()


@pytest.mark.parametrize("case", CASES)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(case: str, tmp_path: Path) -> None:
    name, make, said = CASES[case]
    path = tmp_path / name
    path.write_bytes(make())

    with pytest.raises(Refused) as refusal:
        read(path)

    [problem] = refusal.value.problems
    assert said in problem.what
    assert problem.file == name
    assert problem.change


def test_a_file_that_is_missing_or_a_folder_is_refused(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "none.pdf", "no such file"), (tmp_path, "it is a folder")):
        with pytest.raises(Refused, match=said):
            read(path)


def test_a_sheet_of_a_gigabyte_is_refused_before_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "vast.csv"
    with path.open("wb") as stream:
        stream.truncate(1_000_000_000)

    with pytest.raises(Refused, match="larger than 200 MB"):
        read(path)


def test_a_sheet_that_unpacks_to_a_gigabyte_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "vast.xlsx"
    write_xlsx(INVENTED, path)
    with (
        zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as package,
        package.open("xl/worksheets/sheet9.xml", "w", force_zip64=True) as part,
    ):
        for _ in range(500):
            part.write(b" " * 1_000_000)

    with pytest.raises(Refused, match="unpacks to more than"):
        read(path)


def test_a_long_sheet_is_refused_by_its_cells(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("a,b,c\n" + "x,1,2\n" * 2_000, encoding="utf-8")

    with pytest.raises(Refused, match="more than 1,000 cells"):
        read_here(path, limits=replace(LIMITS, cells=1_000))


def test_reading_that_takes_too_long_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "slow.html"
    path.write_text("<table>" + "<tr><td>1</td></tr>" * 400_000 + "</table>", encoding="utf-8")

    with pytest.raises(Refused, match="took longer than 1 seconds"):
        read(path, settings=replace(LIMITS, cpu_seconds=1, cells=10_000_000))


def test_reading_that_needs_too_much_memory_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "fat.html"
    path.write_text("<table>" + "<tr><td>1</td></tr>" * 300_000 + "</table>", encoding="utf-8")

    with pytest.raises(Refused, match="of memory"):
        read(path, settings=replace(LIMITS, memory_bytes=90_000_000, cells=10_000_000))


def test_spans_of_a_thousand_million_cells_stay_small(tmp_path: Path) -> None:
    path = tmp_path / "spans.html"
    path.write_text(
        "<table><tr><th colspan=1000000000>Crime</th></tr><tr><td rowspan=999999999>Robbery<td>7<td>36</tr></table>",
        encoding="utf-8",
    )

    document = read(path)

    assert [(row.label, row.texts) for row in document.tables[0].rows] == [("Robbery", ("7", "36"))]


@pytest.mark.parametrize(
    ("name", "write", "called"),
    [
        ("pack.docx", write_tagged_pdf, "a PDF"),
        ("pack.pdf", write_docx, "a Word document"),
        ("pack.xls", write_html, "a web page"),
        ("pack.txt", write_xlsx, "a workbook"),
    ],
)
def test_a_wrong_ending_is_announced_and_the_content_read(
    name: str, write: Callable[..., None], called: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    write(INVENTED, path)

    document = read(path)

    assert len(document.tables) == 2
    assert called in document.notices[0]
    assert "its name ends in" in document.notices[0]


def test_macros_are_not_run_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "pack.docm"
    write_docx(INVENTED, path)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("word/vbaProject.bin", b"code")

    document = read(path)

    assert len(document.tables) == 2
    assert any("macros, which were not run" in notice for notice in document.notices)


def test_the_child_writes_no_file_and_reaches_no_host(tmp_path: Path) -> None:
    path = tmp_path / "links.html"
    path.write_text(
        "<html><body><img src='http://127.0.0.1:9/x.png'><link rel=stylesheet href='http://127.0.0.1:9/x.css'>"
        "<p>Crime fell by 4%.</p><iframe src='file:///etc/hostname'></iframe></body></html>",
        encoding="utf-8",
    )

    document = read(path)

    assert [each.text for each in document.sentences] == ["Crime fell by 4%."]
    assert [each.name for each in tmp_path.iterdir()] == ["links.html"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "pack.pdf"
    os.mkfifo(path)

    with pytest.raises(Refused, match="a pipe or a device"):
        read(path)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_text_is_read_in_whatever_encoding_it_was_saved(encoding: str, tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    path.write_bytes("Type\t2017\t2018\tChange\nCost, £\t7\t36\t29\n\nIt rose – by £29.\n".encode(encoding))

    document = read_here(path)

    assert [(row.label, row.texts) for row in document.tables[0].rows] == [("Cost, £", ("7", "36", "29"))]
    assert [each.text for each in document.sentences] == ["It rose – by £29."]


def test_a_letter_cut_in_two_at_the_end_loses_only_itself(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    path.write_bytes("Crime rose by 4% in May.\n".encode("utf-16")[:-1])

    assert [each.text for each in read_here(path).sentences] == ["Crime rose by 4% in May."]


def test_a_table_of_values_with_a_title_is_known_without_its_ending(tmp_path: Path) -> None:
    path = tmp_path / "export"
    path.write_text(
        "Recorded crime\nQuarter 4 of the year\n\nType,2017,2018,Change\nRobbery,7,36,29\nTheft,9,8,-1\n"
        "Arson,4,5,1\n\nSource: the force\n",
        encoding="utf-8",
    )

    document = read_here(path)

    assert document.format == "csv"
    assert [row.texts for row in document.tables[0].rows] == [
        ("7", "36", "29"),
        ("9", "8", "-1"),
        ("4", "5", "1"),
    ]


def test_a_run_of_words_that_never_stops_is_left_out_and_it_is_said(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    path.write_text("Crime rose by 4% in May.\n\n" + "and it rose and " * 1_000, encoding="utf-8")

    document = read_here(path)

    assert [each.text for each in document.sentences] == ["Crime rose by 4% in May."]
    assert "1 run of words of more than 4,000 letters" in document.notices[0]


def test_a_cell_of_a_million_letters_is_cut(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    path.write_text(f"Type\t2017\t2018\nRobbery\t7\t{'x' * 1_000_000}\n", encoding="utf-8")

    [row] = read_here(path).tables[0].rows

    assert len(row.cells[1].text) == LIMITS.letters


def test_a_document_that_takes_too_long_to_check_is_stopped(tmp_path: Path) -> None:
    path = tmp_path / "pack.txt"
    write_text(INVENTED * 40, path)

    checked = check_documents([path], settings=replace(LIMITS, check_cpu_seconds=0.05))

    [problem] = checked.unread
    assert not checked.reports
    assert "it was read, but checking its 80 tables" in problem.what

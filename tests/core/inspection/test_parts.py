"""Every part of a file is listed with what becomes of it, and what is personal in any is told and not repeated."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from tests.core.sources.building import MADE_UP
from tests.support.properties import long_property
from tithing.inspection.look_through import look_through
from tithing.inspection.parts import Fate, Part, PartLimits, parts_of

PHONE = "07700 900123"


def workbook() -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Data")
        sheet.write("A1", "area")
        sheet.write_comment("B4", f"ring {PHONE}")
        sheet.data_validation(
            "C1:C9", {"validate": "list", "source": ["Priya Shah", "John Smith", "Mary Byrne"]}
        )
        sheet.set_header(f"&Lcall {PHONE}")
        sheet.set_row(5, None, None, {"hidden": True})
        sheet.write("A6", f"by the shop, {MADE_UP}")
        sheet.set_column("E:E", None, None, {"hidden": True})
        sheet.write("E3", 9434765919)
        sheet.insert_textbox("D4", "NHS 943 476 5919")
        hidden = book.add_worksheet("More")
        hidden.write("A1", "victim John Smith of Hartlepool")
        hidden.very_hidden()
        book.define_name("owner", '="QQ123456C"')
        book.set_properties({"author": "John Smith", "comments": "see 12 Raby Road"})
        book.set_custom_property("contact", PHONE)
    return stream.getvalue()


def archive(members: dict[str, bytes | str], *, comment: bytes = b"") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in members.items():
            packed.writestr(name, content)
        packed.comment = comment
    return stream.getvalue()


def test_a_workbook_is_listed_with_all_that_a_person_does_not_see() -> None:
    fates = {part.called: part.fate for part in parts_of(workbook(), name="a.xlsx")}

    assert fates['sheet "Data"'] is Fate.READ
    assert fates['sheet "More", deeply hidden'] is Fate.DROPPED
    assert fates["notes on cells"] is Fate.DROPPED
    assert fates["text boxes and drawings"] is Fate.DROPPED
    assert fates["properties of the file"] is Fate.INSPECTED


@pytest.mark.parametrize(
    ("called", "kind"),
    [
        ("defined names", "insurance"),
        ('hidden rows of sheet "Data"', "postcodes"),
        ('hidden columns of sheet "Data"', "health_numbers"),
        ('lists of allowed values of sheet "Data"', "names"),
        ('header and footer of sheet "Data"', "telephone"),
        ('sheet "More", deeply hidden', "sentences"),
        ("text boxes and drawings", "health_numbers"),
        ("notes on cells", "telephone"),
        ("properties of the file", "addresses"),
        ("properties that somebody added", "telephone"),
    ],
)
def test_what_is_personal_is_told_in_every_place_of_a_workbook(called: str, kind: str) -> None:
    found = look_through(parts_of(workbook(), name="a.xlsx"))

    assert (called, kind) in {(each.part.called, each.kind) for each in found}


def test_who_made_the_file_is_told_and_not_refused() -> None:
    (core,) = [part for part in parts_of(workbook(), name="a.xlsx") if part.inner == "docProps/core.xml"]

    assert core.names_its_maker
    assert not any("John Smith" in text.words for text in core.texts)


def test_an_archive_is_listed_with_its_members_and_its_comment() -> None:
    content = archive(
        {"good.csv": "area,count\nHartlepool,3\n", "notes.md": f"ring {PHONE}"}, comment=MADE_UP.encode()
    )

    parts = parts_of(content, name="a.zip")
    found = {(each.part.called, each.kind) for each in look_through(parts)}

    fates = {
        part.inner: part.fate for part in parts if part.called.startswith("member") and "," not in part.called
    }
    assert fates == {"good.csv": Fate.READ, "notes.md": Fate.DROPPED}
    assert found == {("comments of the archive", "postcodes"), ("member 2, the file", "telephone")}


def test_a_workbook_within_an_archive_is_looked_into() -> None:
    parts = parts_of(archive({"inner.xlsx": workbook()}), name="a.zip")

    assert "member 1, notes on cells" in {each.part.called for each in look_through(parts)}


def test_a_personal_name_of_a_sheet_or_a_column_is_not_repeated() -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        book.add_worksheet(MADE_UP).write("A1", "area")
    called = [part.called for part in parts_of(stream.getvalue(), name="a.xlsx")]
    called += [part.called for part in parts_of(f"area,{MADE_UP}\nx,1\n".encode(), name="f.csv")]

    assert "sheet in sheet1.xml" in called
    assert 'column "number 2"' in called
    assert not any(MADE_UP in each for each in called)


def test_a_document_is_listed_with_comments_headers_and_hidden_text(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("Seen")
    document.add_paragraph().add_run(f"ring {PHONE}").font.hidden = True
    document.sections[0].header.paragraphs[0].text = f"for {MADE_UP}"
    document.save(str(tmp_path / "a.docx"))

    found = {
        (each.part.called, each.kind) for each in look_through(parts_of(tmp_path / "a.docx", name="a.docx"))
    }

    assert {("hidden text", "telephone"), ("a header", "postcodes")} <= found


@pytest.mark.parametrize("at", ["0", "²", "9" * 5000])
def test_texts_of_deleted_cells_that_are_still_in_the_file_are_looked_at(at: str) -> None:
    strings = f'<sst xmlns="x"><si><t>area</t></si><si><t>ring {PHONE}</t></si></sst>'
    content = archive(
        {
            "xl/workbook.xml": '<workbook xmlns="x" xmlns:r="y"><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": '<Relationships xmlns="x">'
            '<Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
            "xl/worksheets/sheet1.xml": f'<worksheet xmlns="x"><row r="1"><c r="A1" t="s"><v>{at}</v></c></row></worksheet>',
            "xl/sharedStrings.xml": strings,
        }
    )

    found = look_through(parts_of(content, name="a.xlsx"))

    assert [(each.part.called, each.kind) for each in found] == [("texts that no cell shows", "telephone")]


def test_what_unpacks_without_end_is_told_as_not_looked_through() -> None:
    content = archive({"big.csv": b"0" * 5_000_000, "small.csv": "area\nx\n"})

    parts = parts_of(content, name="a.zip", limits=PartLimits(member_bytes=1_000_000, total_bytes=2_000_000))

    not_whole = [part.inner for part in parts if not part.whole]
    assert not_whole == ["big.csv"]


def test_entities_are_not_resolved() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><x>&a;</x>'

    parts = parts_of(archive({"xl/workbook.xml": bomb, "xl/comments1.xml": bomb}), name="a.xlsx")

    assert not any(text.words for part in parts for text in part.texts)


@long_property(examples=60)
@given(st.binary(max_size=400), st.integers(0, 3000))
def test_a_damaged_file_never_stops_the_listing(junk: bytes, at: int) -> None:
    whole = archive({"good.csv": "area,count\nHartlepool,3\n" * 30, "b.xlsx": b"PK\x03\x04" + junk})
    damaged = whole[:at] + junk + whole[at:]

    listed = parts_of(damaged, name="a.zip")

    assert isinstance(listed, tuple)
    assert {type(part) for part in listed} <= {Part}


@pytest.mark.parametrize(
    "content",
    [
        f"area;note\nHartlepool;ring {PHONE}\n".encode(),
        f"area\tnote\nHartlepool\tring {PHONE}\n".encode(),
        f"area|note\nHartlepool|ring {PHONE}\n".encode(),
        f"area,note\nHartlepool,ring {PHONE}\n".encode("utf-16"),
        f"area,note\nSiân's Café,ring {PHONE}\n".encode("cp1252"),
    ],
)
def test_a_table_of_text_is_looked_through_however_it_is_parted_and_saved(content: bytes) -> None:
    found = look_through(parts_of(content, name="f.csv"))

    assert [(each.part.called, each.kind, each.at) for each in found] == [
        ('column "note"', "telephone", "row 2")
    ]


def test_a_cell_past_the_last_heading_is_looked_at_too() -> None:
    found = look_through(parts_of(f"area\nHartlepool,ring {PHONE}\n".encode(), name="f.csv"))

    assert [(each.part.called, each.kind) for each in found] == [('column "number 2"', "telephone")]


def test_a_column_with_too_many_texts_or_a_table_that_breaks_off_is_told_as_not_whole() -> None:
    many = parts_of(
        b"ref\n" + b"".join(b"%d\n" % at for at in range(9)), name="f.csv", limits=PartLimits(texts=4)
    )
    broken = parts_of(b'ref\n"' + b"x" * 200_000 + b'"\n', name="f.csv")

    assert [(part.whole, len(part.texts)) for part in many] == [(False, 4)]
    assert [part.whole for part in broken] == [False]


def test_a_damaged_member_is_told_and_the_others_are_looked_at() -> None:
    whole = archive({"a.csv": "area,count\nHartlepool,3\n" * 50, "b.csv": f"note\nring {PHONE}\n"})
    at = whole.index(b"a.csv") + len(b"a.csv") + 4
    damaged = whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :]

    listed = parts_of(damaged, name="a.zip")

    assert "member 1, too large or damaged to be looked through" in {part.called for part in listed}
    assert [each.kind for each in look_through(listed)] == ["telephone"]


def test_a_damaged_part_of_a_workbook_is_told() -> None:
    whole = workbook()
    at = whole.index(b"xl/comments1.xml") + len(b"xl/comments1.xml") + 4
    damaged = whole[:at] + b"\xff\xff\xff\xff" + whole[at + 4 :]

    not_whole = [part.inner for part in parts_of(damaged, name="a.xlsx") if not part.whole]

    assert not_whole == ["xl/comments1.xml"]


def test_members_past_the_most_are_told_and_folders_are_none() -> None:
    content = archive({"folder/": "", "a.csv": "area\nx\n", "b.csv": "area\nx\n", "c.csv": "area\nx\n"})

    listed = parts_of(content, name="a.zip", limits=PartLimits(members=3))

    assert "members past the most that are looked at" in {part.called for part in listed}
    assert {
        part.inner for part in listed if part.called.startswith("member ") and "," not in part.called
    } == {
        "a.csv",
        "b.csv",
    }


def test_what_was_deleted_with_changes_tracked_is_still_in_a_document() -> None:
    body = (
        '<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>Seen</w:t></w:r><w:del><w:r>'
        f"<w:delText>ring {PHONE}</w:delText></w:r></w:del></w:p></w:body></w:document>"
    )

    found = look_through(parts_of(archive({"word/document.xml": body}), name="a.docx"))

    assert [each.kind for each in found] == ["telephone"]

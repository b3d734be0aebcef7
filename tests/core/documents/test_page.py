"""The page in words as approved, and the bones of the HTML (R102)."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from lxml import html

from tests.support.approved import approve, as_text
from tests.support.sample_document import charts, count, sample_document
from tithing.documents.parts import (
    Column,
    DocumentPart,
    DocumentTable,
    Heading,
    Note,
    NoteRef,
    PageBreak,
    Paragraph,
    Row,
)
from tithing.documents.renderers import page_without_drawings
from tithing.documents.renderers.lay_out import lay_out
from tithing.documents.renderers.to_html import to_html


def page_of(*parts: DocumentPart, notes: tuple[Note, ...] = ()) -> html.HtmlElement:
    document = replace(sample_document(), parts=parts, notes=notes)
    return html.fromstring(to_html(lay_out(document)).decode())


@pytest.fixture(scope="module")
def sample() -> html.HtmlElement:
    return html.fromstring(to_html(lay_out(sample_document())).decode())


def test_words_of_the_document_are_as_approved() -> None:
    approve("documents/sample.txt", as_text(lay_out(sample_document())))


def test_page_stands_alone_without_scripts_or_the_network(sample: html.HtmlElement) -> None:
    text = html.tostring(sample, encoding="unicode")

    assert not sample.xpath("//script | //link | //img | //iframe")
    assert set(re.findall(r"url\(.{11}", text)) == {'url("data:font/'}
    assert "@import" not in text


def test_what_a_check_reads_is_the_page_without_its_drawings() -> None:
    """Every word and mark but those within a chart's own drawing, which no check reads."""
    whole, read = (
        html.fromstring(page)
        for page in (to_html(lay_out(sample_document())).decode(), page_without_drawings(sample_document()))
    )
    drawn = whole.xpath('//div[@class="drawn"]/*[local-name() = "svg"]')
    assert drawn
    for each in drawn:
        each.drop_tree()

    assert html.tostring(read) == html.tostring(whole)


def test_page_has_landmarks_a_skip_link_a_language_and_one_first_heading(sample: html.HtmlElement) -> None:
    assert sample.get("lang") == "en-GB"
    assert [len(sample.xpath(f"//{tag}")) for tag in ("header", "main", "footer", "nav", "h1")] == [1] * 5
    assert sample.xpath("//a[@class='skip']/@href") == ["#main"]


def test_every_link_within_the_page_arrives_and_no_id_is_used_twice(sample: html.HtmlElement) -> None:
    ids = sample.xpath("//@id")

    assert len(ids) == len(set(ids))
    assert {link[1:] for link in sample.xpath("//a/@href") if link.startswith("#")} <= set(ids)


def test_every_cell_of_a_head_has_its_scope(sample: html.HtmlElement) -> None:
    assert not sample.xpath("//th[not(@scope)]")
    assert all(len(table.xpath("./caption")) == 1 for table in sample.xpath("//table"))


def test_wide_tables_scroll_inside_a_named_region_that_the_keyboard_reaches(sample: html.HtmlElement) -> None:
    ids = set(sample.xpath("//@id"))

    assert sample.xpath("//table")
    for table in sample.xpath("//table"):
        region = table.getparent()
        assert (region.get("role"), region.get("tabindex")) == ("region", "0")
        assert region.get("aria-labelledby") in ids


def test_words_cannot_become_markup() -> None:
    hostile = '<script>alert(1)</script> & "quoted" \''
    table = DocumentTable(hostile, hostile, (Column("a", hostile, numeric=False), Column("b", "n")),
                  (Row((hostile, count(1))),), source=hostile)  # fmt: skip

    page = page_of(Heading(hostile), Paragraph((hostile,)), table)

    assert not page.xpath("//script")
    assert page.xpath("//main/p/text()")[-1] == hostile


def test_note_shared_by_two_tables_has_one_number_and_stands_under_the_first() -> None:
    note = Note("break", ("The definition changed.",))
    columns = (Column("a", "Type", numeric=False), Column("b", "Count"))
    tables = [DocumentTable(key, key, columns, (Row(("Arson", count(30)), notes=("break",)),), notes=(note,))
              for key in ("one", "two")]  # fmt: skip

    page = page_of(Heading("Here"), Paragraph(("See", NoteRef("break"))), *tables)

    assert page.xpath("//a[@class='note-mark']/text()") == ["[note 1]"] * 3
    assert page.xpath("//div[@class='below']/p/text()") == [
        "Note 1: The definition changed.",
        "Note 1 is under table 1.",
    ]
    assert {link[1:] for link in page.xpath("//a[@class='note-mark']/@href")} <= set(page.xpath("//@id"))


def test_reference_to_a_note_that_is_not_there_is_refused_by_its_name() -> None:
    with pytest.raises(ValueError, match='a note "nowhere"'):
        page_of(Paragraph((NoteRef("nowhere"),)))


def test_two_headings_of_the_same_words_have_anchors_of_their_own() -> None:
    page = page_of(Heading("Wards"), Heading("Wards"))

    assert page.xpath("//main/h2[text()='Wards']/@id") == ["wards", "wards-2"]


def test_two_charts_with_the_same_finding_are_images_with_names_of_their_own() -> None:
    first, second = charts()[4], replace(charts()[4], id="again")

    page = page_of(first, second)

    named = page.xpath("//figure//*[@role='img']/@aria-labelledby")
    assert len(set(named)) == 2
    assert set(named) <= set(page.xpath("//@id"))


def test_summary_stands_before_the_contents_which_do_not_repeat_its_parts() -> None:
    page = page_of(
        Heading("Summary"), Heading("What got worse", 3), PageBreak(), Heading("Quarter"), Heading("Wards", 3)
    )

    assert page.xpath("//main//h2/text()") == ["Summary", "Contents", "Quarter"]
    assert page.xpath("//nav//a/text()") == ["Summary", "Quarter", "Wards"]


def test_a_table_of_many_things_of_one_row_is_cards_on_a_narrow_screen() -> None:
    few = (Column("a", "Ward", numeric=False), Column("b", "Count"))
    many = (*few, *(Column(str(n), f"Year {n}") for n in range(6)))
    mixed = (*many, Column("aim", "Target", numeric=False), Column("way", "Direction", numeric=False))

    page = page_of(
        *(DocumentTable(f"t{n}", "Counts", columns, ()) for n, columns in enumerate((few, many, mixed)))
    )

    assert [table.get("class") for table in page.xpath("//table")] == [None, None, "cards"]

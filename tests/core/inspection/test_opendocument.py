"""An OpenDocument sheet is looked through like a workbook: what is hidden, noted, allowed, logged and carried along."""

from __future__ import annotations

import pytest

from tests.core.inspection.test_parts import PHONE, archive
from tests.core.sources.building import MADE_UP
from tithing.inspection.look_through import look_through
from tithing.inspection.parts import Fate, Part, parts_of

MIMETYPE = "application/vnd.oasis.opendocument.spreadsheet"


def cell(words: str, *, repeated: str = "") -> str:
    times = f' t:number-columns-repeated="{repeated}"' if repeated else ""
    return f"<t:table-cell{times}><x:p>{words}</x:p></t:table-cell>"


def sheet(*inside: str, name: str = "Data", style: str = "shown") -> str:
    return f'<t:table t:name="{name}" t:style-name="{style}">{"".join(inside)}</t:table>'


def row(*cells: str, visibility: str = "visible") -> str:
    return f'<t:table-row t:visibility="{visibility}">{"".join(cells)}</t:table-row>'


def column(*, visibility: str = "visible", repeated: str = "") -> str:
    times = f' t:number-columns-repeated="{repeated}"' if repeated else ""
    return f'<t:table-column t:visibility="{visibility}"{times}/>'


def parts_of_sheets(*inside: str, **members: str) -> tuple[Part, ...]:
    styles = '<s:style s:name="away"><s:table-properties t:display="false"/></s:style>'
    content = (
        f'<o:document xmlns:o="o" xmlns:t="t" xmlns:x="x" xmlns:s="s">{styles}{"".join(inside)}</o:document>'
    )
    others = {name.replace("__", "/") + ".xml": words for name, words in members.items()}
    return parts_of(archive({"mimetype": MIMETYPE, "content.xml": content, **others}), name="a.ods")


def test_a_sheet_is_read_and_its_hidden_rows_are_inspected() -> None:
    listed = parts_of_sheets(sheet(row(cell("area")), row(cell(f"ring {PHONE}"), visibility="collapse")))

    fates = {part.called: part.fate for part in listed}
    assert fates['sheet "Data"'] is Fate.READ
    assert fates['hidden rows of sheet "Data"'] is Fate.INSPECTED
    assert [(found.part.called, found.kind) for found in look_through(listed)] == [
        ('hidden rows of sheet "Data"', "telephone")
    ]


def test_a_hidden_sheet_is_dropped_with_all_its_rows() -> None:
    listed = parts_of_sheets(sheet(row(cell("area"), cell(MADE_UP)), name="More", style="away"))

    (hidden,) = [part for part in listed if part.called == 'sheet "More", hidden']
    assert hidden.fate is Fate.DROPPED
    assert [text.words for text in hidden.texts] == ["area", MADE_UP]


@pytest.mark.parametrize(
    ("columns", "cells", "hidden"),
    [
        ((column(), column(visibility="collapse")), (cell("area"), cell("kept back")), ["kept back"]),
        ((column(repeated="2"), column(visibility="filter")), (cell("a"), cell("b"), cell("c")), ["c"]),
        ((column(), column(visibility="collapse")), (cell("both", repeated="2"), cell("after")), ["both"]),
        ((column(visibility="collapse", repeated="many"),), (cell("one"), cell("two")), ["one"]),
        (
            (column(visibility="collapse", repeated="99999999999"),),
            (cell("one", repeated="-3"), cell("two")),
            ["one"],
        ),
        ((column(visibility="collapse", repeated="999999999"),), (cell("one"), cell("two")), ["one", "two"]),
        ((column(visibility="collapse"),), ("<t:table-cell/>", cell("two")), []),
    ],
)
def test_cells_of_hidden_columns_are_inspected_however_often_a_cell_is_repeated(
    columns: tuple[str, ...], cells: tuple[str, ...], hidden: list[str]
) -> None:
    listed = parts_of_sheets(sheet(*columns, row(*cells)))

    (part,) = [part for part in listed if part.called == 'hidden columns of sheet "Data"']
    assert [text.words for text in part.texts] == hidden


@pytest.mark.parametrize(
    ("inside", "called", "fate", "kind"),
    [
        (
            f"<o:annotation><o:creator>Somebody</o:creator><x:p>ring {PHONE}</x:p></o:annotation>",
            "notes on cells",
            Fate.DROPPED,
            "telephone",
        ),
        (
            f'<t:content-validation t:condition="of:cell-content-is-in-list(&quot;{MADE_UP}&quot;;&quot;b&quot;)"/>',
            "lists of allowed values",
            Fate.INSPECTED,
            "postcodes",
        ),
        ('<t:named-range t:name="owner QQ123456C"/>', "defined names", Fate.INSPECTED, "insurance"),
        (
            f"<t:tracked-changes><x:p>was {MADE_UP}</x:p></t:tracked-changes>",
            "the log of changes",
            Fate.DROPPED,
            "postcodes",
        ),
        (
            f"<o:custom-shape><x:p>call {PHONE}</x:p></o:custom-shape>",
            "text boxes and drawings",
            Fate.DROPPED,
            "telephone",
        ),
    ],
)
def test_what_stands_beside_the_cells_is_looked_at(inside: str, called: str, fate: Fate, kind: str) -> None:
    listed = parts_of_sheets(inside, sheet(row(cell("area"))))

    assert {part.called: part.fate for part in listed}[called] is fate
    assert [(found.part.called, found.kind) for found in look_through(listed)] == [(called, kind)]


def test_a_note_without_words_has_no_text() -> None:
    listed = parts_of_sheets("<o:annotation><o:date>2024-05-01</o:date></o:annotation>")

    assert [part.texts for part in listed if part.called == "notes on cells"] == [()]


def test_a_personal_name_of_a_sheet_is_told_and_not_repeated() -> None:
    listed = parts_of_sheets(sheet(name=MADE_UP))

    assert "sheet whose name is personal" in {part.called for part in listed}
    assert [(found.part.called, found.kind) for found in look_through(listed)] == [
        ("names of sheets", "postcodes")
    ]


def test_what_is_only_carried_along_is_told() -> None:
    properties = f"<o:document-meta xmlns:o='o'><o:subject>for {MADE_UP}</o:subject></o:document-meta>"
    listed = parts_of_sheets(
        sheet(), meta=properties, settings="<a/>", Basic__script="<a>macro</a>", new__thing="<a/>"
    )

    carried = {
        part.inner: (part.called, part.fate) for part in listed if part.inner and part.inner != "content.xml"
    }
    assert carried == {
        "meta.xml": ("properties of the file", Fate.INSPECTED),
        "settings.xml": ("settings of a printer", Fate.DROPPED),
        "Basic/script.xml": ("macros", Fate.DROPPED),
        "new/thing.xml": ("a part of another program", Fate.DROPPED),
    }
    assert [(found.part.called, found.kind) for found in look_through(listed)] == [
        ("properties of the file", "postcodes")
    ]

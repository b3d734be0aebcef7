"""What a test puts into a file, and the files of every format with exactly that in them."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest


@dataclass(frozen=True)
class PutTable:
    """`uppers` are upper heads over equal numbers of columns, left to right."""

    title: str
    label_head: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]  # the label first
    uppers: tuple[str, ...] = ()

    @property
    def read_heads(self) -> tuple[str, ...]:
        """The heads as a reader joins them."""
        if not self.uppers:
            return self.heads
        each = len(self.heads) // len(self.uppers)
        return tuple(f"{self.uppers[number // each]} | {head}" for number, head in enumerate(self.heads))


@dataclass(frozen=True)
class PutSentences:
    sentences: tuple[str, ...]


Put = PutTable | PutSentences

CRIME = PutTable(
    "Recorded crime in Marlbeck",
    "Crime category",
    ("Jan 17 - Mar 17", "Jan 18 - Mar 18", "Change", "% change"),
    (
        ("Violence against the person", "526", "619", "93", "17.7%"),
        ("Homicide", "0", "0", "0", "0%"),
        ("Robbery", "1,107", "1,036", "-71", "-6.4%"),
        (
            "Burglary - residential, with a label that is long enough to need two lines of a cell",
            "156",
            "221",
            "65",
            "41.7%",
        ),
        ("Hospital admissions", "Data unavailable", "Data unavailable", "", ""),
        ("Other theft", "306", "297", "-9", "-2.9%"),
        ("Possession of weapons", "6", "23", "+17", "283.3%"),
        ("Misc. crimes", "60", "0", "-60", "#DIV/0!"),
        ("Total", "2,240", "2,473", "233", "10.4%"),
    ),
)
AREAS = PutTable(
    "Recorded crime by area, January to March 2018",
    "Crime category",
    ("Crime", "Per 1,000", "Crime", "Per 1,000", "Crime", "Per 1,000"),
    (
        ("Violence", "619", "6.8", "672", "5.0", "1237", "9.1"),
        ("Robbery", "36", "0.4", "18", "0.1", "55", "0.4"),
        ("Shoplifting", "412", "4.5", "397", "3.0", "746", "5.5"),
    ),
    uppers=("Marlbeck", "Easterby", "Holmforth"),
)
INVENTED: tuple[Put, ...] = (
    PutSentences(("Robbery fell by 6.4% (71 offences) on the year before.", "Total crime stands at 2,473.")),
    CRIME,
    PutSentences(("The rate in Marlbeck, 6.8 per 1,000, is the second highest of the three areas.",)),
    AREAS,
    PutSentences(("Figures are provisional until they are reconciled by the force.",)),
)


def gold(path: Path, cells: Path) -> tuple[Put, ...]:
    """Every published table of a pack that has more than one column, with a sentence between."""
    wanted = {row["table_id"]: row for row in csv.DictReader(path.open(encoding="utf-8"))}
    tables: dict[str, dict[int, dict[int, tuple[str, str, str]]]] = {}
    for row in csv.DictReader(cells.open(encoding="utf-8")):
        at = tables.setdefault(row["table_id"], {}).setdefault(int(row["row"]), {})
        at[int(row["col"])] = (row["row_label"], row["col_label"], row["raw_value"])
    found: list[Put] = []
    for key, rows in tables.items():
        columns = sorted({column for row in rows.values() for column in row})
        if len(columns) > 1 and len(rows) > 1 and int(wanted[key]["n_rows"]) > 1:
            found += [
                _gold_table(key, rows, columns),
                PutSentences((f"Table {key} ends here, before the next.",)),
            ]
    return tuple(found)


def _gold_table(key: str, rows: dict[int, dict[int, tuple[str, str, str]]], columns: list[int]) -> PutTable:
    heads = {column: cell[1] for row in rows.values() for column, cell in row.items()}
    body = tuple(
        (next(iter(rows[n].values()))[0], *(rows[n].get(column, ("", "", ""))[2] for column in columns))
        for n in sorted(rows)
    )
    return PutTable(f"The figures of {key}", "Measure", tuple(heads[column] for column in columns), body)


# -- one writer for each format ---------------------------------------------------------------------------


def write_docx(put: tuple[Put, ...], path: Path) -> None:
    docx = pytest.importorskip("docx")
    document = docx.Document()
    for item in put:
        if isinstance(item, PutSentences):
            document.add_paragraph(" ".join(item.sentences))
            continue
        document.add_heading(item.title, 2)
        lines = _lines(item)
        table = document.add_table(len(lines), len(lines[0]))
        for row, texts in enumerate(lines):
            for column, text in enumerate(texts):
                table.cell(row, column).text = text
        if item.uppers:
            _merge_docx(table, item)
    document.save(str(path))


def _merge_docx(table: object, item: PutTable) -> None:
    each = len(item.heads) // len(item.uppers)
    for number, upper in enumerate(item.uppers):
        first = table.cell(0, 1 + number * each)  # type: ignore[attr-defined]
        first.merge(table.cell(0, (number + 1) * each)).text = upper  # type: ignore[attr-defined]


def _lines(item: PutTable) -> list[tuple[str, ...]]:
    """The table as rows of texts; an upper head stands in the first column it covers."""
    lines: list[tuple[str, ...]] = [(item.label_head, *item.heads), *item.rows]
    if item.uppers:
        each = len(item.heads) // len(item.uppers)
        upper = [item.uppers[n // each] if n % each == 0 else "" for n in range(len(item.heads))]
        lines.insert(0, ("", *upper))
    return lines


def write_html(put: tuple[Put, ...], path: Path) -> None:
    parts = ["<!DOCTYPE html><html lang='en'><head><title>A pack</title><style>td {}</style></head><body>"]
    for item in put:
        if isinstance(item, PutSentences):
            parts.append(f"<p>{escape(' '.join(item.sentences))}</p><script>var hidden = '12%';</script>")
        else:
            parts.append(_html_table(item))
    path.write_text("".join([*parts, "</body></html>"]), encoding="utf-8")


def _html_table(item: PutTable) -> str:
    each = len(item.heads) // len(item.uppers) if item.uppers else 1
    upper = "".join(f"<th colspan={each} scope=colgroup>{escape(text)}</th>" for text in item.uppers)
    span = " rowspan=2" if item.uppers else ""
    heads = "".join(f"<th scope='col'>{escape(head)}</th>" for head in item.heads)
    first = f"<th{span}>{escape(item.label_head)}</th>"
    top = f"<tr>{first}{upper}</tr><tr>{heads}</tr>" if upper else f"<tr>{first}{heads}</tr>"
    body = "".join(
        f"<tr><th scope=row>{escape(row[0])}</th>{''.join(f'<td>{escape(cell)}</td>' for cell in row[1:])}</tr>"
        for row in item.rows
    )
    return f"<h2>{escape(item.title)}</h2><table><thead>{top}</thead><tbody>{body}</tbody></table>"


def write_xlsx(put: tuple[Put, ...], path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Figures")
    at = 0
    for item in put:
        for texts in _sheet_lines(item):
            for column, text in enumerate(texts):
                sheet.write_string(at, column, text)
            at += 1
        at += 1
    book.close()


def _sheet_lines(item: Put) -> list[tuple[str, ...]]:
    if isinstance(item, PutSentences):
        return [(sentence,) for sentence in item.sentences]
    return [(item.title,), *_lines(item)]


_ODS = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="Figures">{rows}</table:table>'
    "</office:spreadsheet></office:body></office:document-content>"
)


def write_ods(put: tuple[Put, ...], path: Path) -> None:
    rows = "".join(_ods_row(texts) for item in put for texts in [*_sheet_lines(item), ()])
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", _ODS.format(rows=rows))


def _ods_row(texts: tuple[str, ...]) -> str:
    cells = (f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>" for text in texts)
    return f"<table:table-row>{''.join(cells) or '<table:table-cell/>'}</table:table-row>"


def write_csv(put: tuple[Put, ...], path: Path) -> None:
    held = io.StringIO()
    writer = csv.writer(held)
    for item in put:
        writer.writerows([*_sheet_lines(item), ()])
    path.write_text(held.getvalue(), encoding="utf-8-sig")


def write_text(put: tuple[Put, ...], path: Path) -> None:
    parts = []
    for item in put:
        if isinstance(item, PutSentences):
            parts.append(" ".join(item.sentences))
        else:
            parts += [item.title, "\n".join("\t".join(line) for line in _text_lines(item))]
    path.write_text("\n\n".join(parts), encoding="utf-8")


def _text_lines(item: PutTable) -> list[tuple[str, ...]]:
    """As in the packs, the labels' head stands in the upper row."""
    lines = _lines(item)
    if item.uppers:
        lines[:2] = [(item.label_head, *lines[0][1:]), ("", *lines[1][1:])]
    return lines


def write_tagged_pdf(put: tuple[Put, ...], path: Path) -> None:
    path.write_bytes(_typst(put, stroke="none"))


def write_ruled_pdf(put: tuple[Put, ...], path: Path) -> None:
    """Every cell drawn round, and no tags."""
    path.write_bytes(without_tags(_typst(put, stroke="0.5pt")))


def write_aligned_pdf(put: tuple[Put, ...], path: Path) -> None:
    """No line and no tag: only where the words stand."""
    path.write_bytes(without_tags(_typst(put, stroke="none")))


def write_striped_pdf(put: tuple[Put, ...], path: Path) -> None:
    """A rule under each row, none between columns, and no tags."""
    path.write_bytes(without_tags(_typst(put, stroke="(bottom: 0.5pt)")))


def _typst(put: tuple[Put, ...], *, stroke: str) -> bytes:
    parts = [
        '#set document(title: "A pack")\n#set page(paper: "a4", flipped: true, margin: 2cm, '
        "header: [Safer Marlbeck: the pack], "
        'footer: context [Page #counter(page).display()])\n#set text(size: 8pt, lang: "en")\n'
        "#show figure: set block(breakable: true)\n"
    ]
    for item in put:
        if isinstance(item, PutSentences):
            parts.append(typst_text(" ".join(item.sentences)))
        else:
            parts.append(f"== {typst_text(item.title)}\n{_typst_table(item, stroke)}")
    return compiled("\n\n".join(parts))


def _typst_table(item: PutTable, stroke: str) -> str:
    each = len(item.heads) // len(item.uppers) if item.uppers else 1
    upper = "".join(f"table.cell(colspan: {each}, align: center)[{typst_text(t)}]," for t in item.uppers)
    heads = "".join(f"[{typst_text(text)}]," for text in (item.label_head, *item.heads))
    top = f"[], {upper} {heads}" if upper else heads
    cells = "".join(f"[{typst_text(cell)}]," for row in item.rows for cell in row)
    columns = f"(2.6fr, {', '.join(['1fr'] * len(item.heads))})"
    aligned = "(column, row) => if column == 0 { left } else { right }"
    return f"#table(columns: {columns}, align: {aligned}, stroke: {stroke}, table.header({top}), {cells})"


def typst_text(text: str) -> str:
    return "".join(f"\\{char}" if char in "\\#$*_`<>@[]=-+/~'\"" else char for char in text)


def compiled(source: str) -> bytes:
    typst = pytest.importorskip("typst")
    made: bytes = typst.compile(source.encode())
    return made


def without_tags(pdf: bytes) -> bytes:
    """The same pages as a PDF whose maker knew nothing of tags."""
    pikepdf = pytest.importorskip("pikepdf")
    held = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for key in ("/StructTreeRoot", "/MarkInfo"):
            if key in document.Root:
                del document.Root[key]
        document.save(held)
    return held.getvalue()


WRITERS: dict[str, tuple[str, Callable[[tuple[Put, ...], Path], None]]] = {
    "docx": ("docx", write_docx),
    "html": ("html", write_html),
    "xlsx": ("xlsx", write_xlsx),
    "ods": ("ods", write_ods),
    "csv": ("csv", write_csv),
    "text": ("txt", write_text),
    "tagged pdf": ("pdf", write_tagged_pdf),
    "ruled pdf": ("pdf", write_ruled_pdf),
    "aligned pdf": ("pdf", write_aligned_pdf),
    "striped pdf": ("pdf", write_striped_pdf),
}

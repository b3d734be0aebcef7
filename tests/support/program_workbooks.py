"""One small workbook as each program writes it: with the libraries at hand, else from the parts that the program makes.

What Excel, LibreOffice, Google Sheets and R's openxlsx write was noted from their files and made up anew: no file of anybody.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
import pandas as pd
import polars as pl
import xlsxwriter

HEADINGS = ("measure", "area", "period", "value", "unit")
ROWS = (
    ("Robbery", "Hartlepool", "2024-25Q4", 12, "count"),
    ("Burglary", "Hartlepool", "2024-25Q4", 30, "count"),
)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_RELATION = f"{_OFFICE}/relationships"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def by_openpyxl(path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in (HEADINGS, *ROWS):
        made.active.append(row)
    made.save(path)
    return path


def by_xlsxwriter(path: Path) -> Path:
    with xlsxwriter.Workbook(path) as made:
        sheet = made.add_worksheet()
        bold = made.add_format({"bold": True, "num_format": "#,##0"})
        for at, row in enumerate((HEADINGS, *ROWS)):
            sheet.write_row(at, 0, row, bold)
        sheet.autofilter(0, 0, 2, 4)
        sheet.freeze_panes(1, 0)
        sheet.conditional_format(1, 3, 2, 3, {"type": "2_color_scale"})
        sheet.set_header("&L&A&RPage &P of &N")
    return path


def by_pandas(path: Path) -> Path:
    pd.DataFrame(ROWS, columns=list(HEADINGS)).to_excel(path, index=False)
    return path


def by_polars(path: Path) -> Path:
    pl.DataFrame(ROWS, schema=list(HEADINGS), orient="row").write_excel(path)
    return path


def by_excel(path: Path) -> Path:
    """Saved by Excel in an office: protected by a label, printed, filtered, with a table and a rule that colours cells."""
    return packed(path, excel_parts(), padded=("[Content_Types].xml", "_rels/.rels"))


def excel_parts() -> dict[str, str | bytes]:
    sheet = (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheetPr codeName="Sheet1"><pageSetUpPr fitToPage="1"/></sheetPr>'
        '<dimension ref="A1:E3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" '
        'activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="1" width="20" customWidth="1"/></cols>{_cells()}'
        '<sheetProtection sheet="1" objects="1" scenarios="1"/>'
        '<conditionalFormatting sqref="D2:D3"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan">'
        "<formula>20</formula></cfRule></conditionalFormatting>"
        '<dataValidations count="1"><dataValidation type="list" sqref="E2:E3"><formula1>"count,percent"</formula1></dataValidation>'
        '</dataValidations><pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="landscape" r:id="rId1"/>'
        '<headerFooter><oddFooter>&amp;L&amp;"Calibri,Bold"&amp;10OFFICIAL&amp;RPage &amp;P</oddFooter></headerFooter>'
        '<tableParts count="1"><tablePart r:id="rId2"/></tableParts></worksheet>'
    )
    table = (
        f'<table xmlns="{_MAIN}" id="1" name="Table1" displayName="Table1" ref="A1:E3"><autoFilter ref="A1:E3"/>'
        f'<tableColumns count="5">{"".join(_table_column(at, name) for at, name in enumerate(HEADINGS, 1))}</tableColumns>'
        '<tableStyleInfo name="TableStyleMedium2" showRowStripes="1"/></table>'
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}" xmlns:mc="urn:mc" xmlns:x15ac="urn:x15ac" xmlns:xr="urn:xr">'
        '<fileVersion appName="xl" lastEdited="7" lowestEdited="7" rupBuild="22228"/><workbookPr defaultThemeVersion="166925"/>'
        '<mc:AlternateContent><mc:Choice Requires="x15"><x15ac:absPath url="S:\\Community Safety\\Performance\\2024\\"/>'
        '</mc:Choice></mc:AlternateContent><xr:revisionPtr documentId="13_ncr:1_{0A1B2C3D-0000-4000-8000-000000000000}"/>'
        '<bookViews><workbookView xWindow="0" yWindow="0"/></bookViews><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/>'
        '</sheets><definedNames><definedName name="_xlnm.Print_Area" localSheetId="0">Sheet1!$A$1:$E$3</definedName></definedNames>'
        '<calcPr calcId="191029"/><extLst><ext uri="{140A7094-0E35-4892-8432-C4D2E57EDEB5}"/></extLst></workbook>'
    )
    return {
        **_package("Microsoft Excel"),
        "docProps/core.xml": core(title="Crime figures Q4", creator="Performance Team"),
        "docProps/custom.xml": _custom("MSIP_Label_0a1b2c3d-0000-4000-8000-000000000000_Name", "OFFICIAL"),
        "docMetadata/LabelInfo.xml": f'{_HEAD}<l:labelList xmlns:l="urn:l"><l:label id="{{0}}"/></l:labelList>',
        "xl/workbook.xml": _HEAD + book,
        "xl/worksheets/sheet1.xml": _HEAD + sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": _relations("printerSettings", "table"),
        "xl/sharedStrings.xml": _shared(),
        "xl/tables/table1.xml": _HEAD + table,
        "xl/calcChain.xml": f'{_HEAD}<calcChain xmlns="{_MAIN}"><c r="D3" i="1"/></calcChain>',
        "xl/persons/person.xml": f'{_HEAD}<personList xmlns="urn:people"/>',
        "xl/printerSettings/printerSettings1.bin": "Microsoft Print to PDF".encode("utf-16-le").ljust(
            220, b"\0"
        ),
    }


def by_libreoffice(path: Path) -> Path:
    return packed(path, libreoffice_parts())


def libreoffice_parts() -> dict[str, str | bytes]:
    """As LibreOffice writes XLSX: its build among the properties, a head and a foot that it thinks of by itself."""
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetPr filterMode="false"><pageSetUpPr fitToPage="false"/></sheetPr><dimension ref="A1:E3"/>'
        f'<sheetViews><sheetView workbookViewId="0"><selection sqref="A1"/></sheetView></sheetViews><sheetFormatPr/>{_cells()}'
        '<printOptions headings="false"/><pageMargins left="0.7" right="0.7" top="1" bottom="1" header="0.7" footer="0.7"/>'
        '<pageSetup paperSize="9"/><headerFooter differentFirst="false"><oddHeader>&amp;C&amp;"Times New Roman,Regular"&amp;12'
        '&amp;A</oddHeader><oddFooter>&amp;C&amp;"Times New Roman,Regular"&amp;12Page &amp;P</oddFooter></headerFooter></worksheet>'
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><fileVersion appName="Calc"/><workbookPr/><workbookProtection/>'
        '<bookViews><workbookView/></bookViews><sheets><sheet name="Sheet1" sheetId="1" state="visible" r:id="rId1"/></sheets>'
        '<calcPr iterateCount="100"/><extLst><ext xmlns:loext="urn:lo" uri="{7626C862-2A13-11E5-B345-FEFF819CDC9F}">'
        '<loext:extCalcPr stringRefSyntax="CalcA1"/></ext></extLst></workbook>'
    )
    return {
        **_package("LibreOffice/7.6.7.2$Linux_X86_64 LibreOffice_project/60$Build-2"),
        "docProps/core.xml": core(title="", creator="", language="en-GB"),
        "xl/workbook.xml": _HEAD + book,
        "xl/worksheets/sheet1.xml": _HEAD + sheet,
        "xl/sharedStrings.xml": _shared(),
    }


def by_google_sheets(path: Path) -> Path:
    return packed(path, google_parts())


def google_parts() -> dict[str, str | bytes]:
    """As Google Sheets downloads: no properties at all, and an empty drawing for each sheet."""
    sheet = (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATION}"><sheetPr><outlinePr summaryBelow="0"/></sheetPr><sheetViews>'
        f'<sheetView workbookViewId="0"/></sheetViews><sheetFormatPr customHeight="1"/>{_cells()}<drawing r:id="rId1"/></worksheet>'
    )
    book = (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATION}"><workbookPr/><sheets><sheet state="visible" name="Sheet1" sheetId="1" '
        'r:id="rId1"/></sheets><definedNames/><calcPr/></workbook>'
    )
    kept = (
        "[Content_Types].xml",
        "_rels/.rels",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/theme/theme1.xml",
    )
    package = _package("")
    return {
        **{name: package[name] for name in kept},
        "xl/workbook.xml": _HEAD + book,
        "xl/worksheets/sheet1.xml": _HEAD + sheet,
        "xl/worksheets/_rels/sheet1.xml.rels": _relations("drawing"),
        "xl/drawings/drawing1.xml": f'{_HEAD}<xdr:wsDr xmlns:xdr="urn:xdr"/>',
        "xl/sharedStrings.xml": _shared(),
    }


def by_openxlsx(path: Path) -> Path:
    """As R's openxlsx writes: Excel's own names, an empty drawing; who made it is the machine's account."""
    sheet = (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_RELATION}"><dimension ref="A1:E3"/><sheetViews><sheetView workbookViewId="0" '
        f'zoomScale="100" showGridLines="1" tabSelected="1"/></sheetViews><sheetFormatPr baseColWidth="8.43"/>{_cells()}'
        '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" orientation="portrait"/><drawing r:id="rId1"/></worksheet>'
    )
    return packed(
        path,
        {
            **google_parts(),
            **_package("Microsoft Excel"),
            "docProps/core.xml": core(title="", creator="openxlsx"),
            "xl/worksheets/sheet1.xml": _HEAD + sheet,
        },
    )


PROGRAMS: tuple[Callable[[Path], Path], ...] = (
    by_openpyxl,
    by_xlsxwriter,
    by_pandas,
    by_polars,
    by_excel,
    by_libreoffice,
    by_google_sheets,
    by_openxlsx,
)


def packed(path: Path, parts: Mapping[str, str | bytes], *, padded: tuple[str, ...] = ()) -> Path:
    """The package. `padded` are the parts before which Excel leaves room for growth, in their own headers alone."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.extra = b"\x20\xa2\x04\x02\x28\xa0\x00\x02" + bytes(512) if name in padded else b""
            archive.writestr(info, content)
            info.extra = b""  # the list at the end does not repeat it
    path.write_bytes(whole.getvalue())
    return path


def core(*, title: str, creator: str, language: str = "") -> str:
    """The properties that every office program writes."""
    return (
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{title}</dc:title><dc:subject></dc:subject>'
        f"<dc:creator>{creator}</dc:creator><cp:keywords/><dc:description/><dc:language>{language}</dc:language>"
        "<cp:lastModifiedBy></cp:lastModifiedBy><cp:revision>3</cp:revision>"
        "<dcterms:created>2025-05-01T09:00:00Z</dcterms:created></cp:coreProperties>"
    )


def _custom(name: str, value: str) -> str:
    return (
        f'{_HEAD}<Properties xmlns="{_OFFICE}/custom-properties" xmlns:vt="{_OFFICE}/docPropsVTypes">'
        f'<property fmtid="{{0}}" pid="2" name="{name}"><vt:lpwstr>{value}</vt:lpwstr></property></Properties>'
    )


def _package(application: str) -> dict[str, str | bytes]:
    """What every package has."""
    app = (
        f'<Properties xmlns="{_OFFICE}/extended-properties" xmlns:vt="{_OFFICE}/docPropsVTypes"><Template></Template><TotalTime>2'
        f"</TotalTime><Application>{application}</Application><DocSecurity>0</DocSecurity><HeadingPairs><vt:vector size='2'>"
        "<vt:variant><vt:lpstr>Worksheets</vt:lpstr></vt:variant><vt:variant><vt:i4>1</vt:i4></vt:variant></vt:vector></HeadingPairs>"
        "<TitlesOfParts><vt:vector size='1'><vt:lpstr>Sheet1</vt:lpstr></vt:vector></TitlesOfParts>"
        "<Company>Hartlepool Borough Council</Company><AppVersion>16.0300</AppVersion></Properties>"
    )
    styles = (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="[$£-809]#,##0.00"/></numFmts>'
        '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill/></fills>'
        '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs>'
        '<cellStyles count="2">'
        '<cellStyle name="Normal" xfId="0" builtinId="0"/><cellStyle name="Normal 2" xfId="0"/></cellStyles></styleSheet>'
    )
    return {
        "[Content_Types].xml": _HEAD + _types(),
        "_rels/.rels": _relations("officeDocument", "extended-properties"),
        "docProps/app.xml": _HEAD + app,
        "xl/_rels/workbook.xml.rels": _HEAD
        + f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" Type="{_RELATION}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{_RELATION}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATION}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _HEAD + styles,
        "xl/theme/theme1.xml": f'{_HEAD}<a:theme xmlns:a="urn:a" name="Office Theme"/>',
    }


def _types() -> str:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = (
        ("workbook", "sheet.main"),
        ("worksheets/sheet1", "worksheet"),
        ("sharedStrings", "sharedStrings"),
        ("styles", "styles"),
    )
    listed = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="{kind}.{name}+xml"/>' for part, name in parts
    )
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*kinds: str) -> str:
    targets = {"officeDocument": "xl/workbook.xml", "extended-properties": "docProps/app.xml"}
    each = (
        f'<Relationship Id="rId{at}" Type="{_RELATION}/{kind}" Target="{targets.get(kind, f"../{kind}s/{kind}1.xml")}"/>'
        for at, kind in enumerate(kinds, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{"".join(each)}</Relationships>'


def _table_column(at: int, name: str) -> str:
    return f'<tableColumn id="{at}" name="{name}"/>'


def _texts() -> list[str]:
    return list(
        dict.fromkeys(str(cell) for row in (HEADINGS, *ROWS) for cell in row if isinstance(cell, str))
    )


def _shared() -> str:
    said = "".join(f"<si><t>{words}</t></si>" for words in _texts())
    return f'{_HEAD}<sst xmlns="{_MAIN}">{said}</sst>'


def _cells() -> str:
    texts = _texts()
    rows = ""
    for number, row in enumerate((HEADINGS, *ROWS), 1):
        cells = (_cell(f"{letter}{number}", value, texts) for letter, value in zip("ABCDE", row, strict=True))
        rows += f'<row r="{number}">{"".join(cells)}</row>'
    return f"<sheetData>{rows}</sheetData>"


def _cell(at: str, value: str | int, texts: list[str]) -> str:
    if isinstance(value, str):
        return f'<c r="{at}" t="s"><v>{texts.index(value)}</v></c>'
    return f'<c r="{at}"><v>{value}</v></c>'

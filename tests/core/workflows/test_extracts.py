"""What is kept is what was read: of a file that carries more, the extract, now and at every rebuild."""

from __future__ import annotations

import gzip
import io
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.core.workflows.arriving import hartlepool
from tests.support.books import bytes_of
from tests.support.each_source import MAPPING as STATIONS
from tests.support.each_source import ONS, SMALL_FILES, STREET, SmallFile
from tests.support.laden import MAPPING, WORD, Laden, as_csv, as_workbook, laden_files
from tests.support.program_workbooks import PROGRAMS
from tithing.reading.book import Book, open_book
from tithing.sources.opened import extract
from tithing.sources.registry import SourceInfo, list_sources
from tithing.store.disk.raw import sha256_of
from tithing.store.journal.journal import read_journal
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.erase import erase
from tithing.workflows.files_in.accept import accept
from tithing.workflows.files_in.import_files import ImportReport, Sent, import_files, preview_files
from tithing.workflows.received.from_extract import Taken
from tithing.workflows.the_book.rebuild import rebuild
from tithing.workflows.the_book.repair import repair
from tithing.workflows.the_book.upgrade import upgrade
from tithing.workflows.the_book.verify import verify
from tithing.workflows.withdraw import withdraw
from tools.observed import read_observations

NOW = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
FORMS = 14  # files in `laden_files`


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return book_of_hartlepool(tmp_path / "book")


def book_of_hartlepool(root: Path) -> Book:
    partner = '[[partners]]\nslug = "fire"\nname = "Fire Brigade"\n'
    made = hartlepool(root, partner)
    (made.folder.partnership / "mappings").mkdir(exist_ok=True)
    (made.folder.partnership / "mappings" / "fire.toml").write_text(MAPPING, encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def all_laden(tmp_path_factory: pytest.TempPathFactory) -> list[Laden]:
    return list(laden_files(tmp_path_factory.mktemp("laden")))


@pytest.fixture
def laden(all_laden: list[Laden], tmp_path: Path, request: pytest.FixtureRequest) -> Laden:
    """One of them, in a folder of its own."""
    number: int = request.param
    made = all_laden[number]
    folder = tmp_path / "sent"
    folder.mkdir()
    return replace(made, path=Path(shutil.copy(made.path, folder)))


@pytest.fixture(scope="module")
def brought_once(all_laden: list[Laden], tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Path]:
    """The book into which one of them was brought, each made once."""

    @cache
    def made(number: int) -> Path:
        book = book_of_hartlepool(tmp_path_factory.mktemp("brought") / "book")
        bring(book, all_laden[number])
        return book.folder.root

    return made


@pytest.fixture
def brought(
    laden: Laden, brought_once: Callable[[int], Path], tmp_path: Path, request: pytest.FixtureRequest
) -> Book:
    """A copy of the book into which the file of the test was brought."""
    number: int = request.node.callspec.params["laden"]
    return open_book(Path(shutil.copytree(brought_once(number), tmp_path / "book")))


every_form = pytest.mark.parametrize("laden", range(FORMS), indirect=True)


def bring(book: Book, laden: Laden, *paths: Path) -> ImportReport:
    """Imported, whatever is asked answered."""
    given = paths or (laden.path,)
    report = import_files(book, given, now=NOW, **laden.said)
    if report.questions:
        because = {each.id: "as sent" for each in report.questions}
        report = import_files(book, given, now=NOW, because=because, **laden.said)
    assert not report.questions
    return report


def files_that_hold(word: str, root: Path) -> list[str]:
    """Every file below a folder in which the word stands, plain or packed, or in a cell of a table."""
    found = [
        path.relative_to(root).as_posix()
        for path in sorted(root.rglob("*"))
        if path.is_file() and _holds(word, path.read_bytes())
    ]
    return [*found, *(str(path) for path in root.rglob(f"*{word}*"))]


def _holds(word: str, content: bytes) -> bool:
    if any(word.encode(form) in content for form in ("utf-8", "utf-16-le")):
        return True
    if content[:2] == b"\x1f\x8b":
        return _holds(word, gzip.decompress(content))
    if content[:4] == b"PAR1":
        import polars as pl

        return word in str(pl.read_parquet(io.BytesIO(content)).to_dict(as_series=False))
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return any(_holds(word, archive.read(name)) for name in archive.namelist())
    return False


def test_every_form_is_tried(tmp_path: Path) -> None:
    assert len(list(laden_files(tmp_path))) == FORMS


@every_form
def test_nothing_that_was_not_recognised_stands_in_the_book_and_it_is_told(book: Book, laden: Laden) -> None:
    report = bring(book, laden)

    assert [entry.source for entry in report.taken] == [laden.source]
    assert files_that_hold(WORD, book.folder.root) == []
    assert report.not_kept
    assert report.taken[0].original == sha256_of(laden.path)


@every_form
def test_a_rebuild_reads_the_extract_and_gives_the_same_bytes(brought: Book) -> None:
    before = bytes_of(brought.folder.root)

    assert rebuild(brought, now=NOW).changed == ()

    assert bytes_of(brought.folder.root) == before
    assert verify(brought).wrong == ()


@every_form
def test_the_same_file_again_is_there_already(brought: Book, laden: Laden) -> None:
    before = bytes_of(brought.folder.root)

    again = import_files(brought, [laden.path], now=NOW, **laden.said)

    assert (again.taken, len(again.already)) == ((), 1)
    assert bytes_of(brought.folder.root) == before


@every_form
def test_an_extract_that_comes_as_a_file_is_its_own_extract(
    brought: Book, laden: Laden, tmp_path: Path
) -> None:
    (entry,) = read_journal(brought.folder)
    kept = brought.folder.raw_file(entry.sha256)
    other = hartlepool(tmp_path / "other", '[[partners]]\nslug = "fire"\nname = "Fire Brigade"\n')
    shutil.copytree(brought.folder.partnership, other.folder.partnership, dirs_exist_ok=True)
    sent = tmp_path / "again" / Path(entry.name).name
    sent.parent.mkdir()
    shutil.copy(kept, sent)

    (same,) = bring(
        open_book(other.folder.root), Laden(laden.source, sent, {**laden.said, "source": laden.source})
    ).taken

    assert (same.sha256, same.original, same.rows) == (entry.sha256, "", entry.rows)


@every_form
def test_a_preview_holds_the_extract_and_another_process_lets_it_in(book: Book, laden: Laden) -> None:
    said = dict(laden.said)
    shown = preview_files(book, [laden.path], now=NOW, sent=_sent(book, said))
    because = {each.id: "as sent" for each in shown.questions}
    waiting = book.folder.waiting / shown.waiting
    assert files_that_hold(WORD, waiting / "raw") == files_that_hold(WORD, waiting / "store") == []

    accepted = accept(
        open_book(book.folder.root), shown.waiting, now=NOW + timedelta(days=2), because=because
    )

    assert [entry.original for entry in accepted.taken] == [sha256_of(laden.path)]
    assert files_that_hold(WORD, book.folder.root) == []
    before = bytes_of(book.folder.root)
    assert rebuild(book, now=NOW).changed == ()
    assert bytes_of(book.folder.root) == before


def _sent(book: Book, said: dict[str, Any]) -> Sent:
    return Sent(supplier=said.get("supplier", ""), mapping=said.get("mapping", ""))


@every_form
def test_a_preview_is_read_anew_from_the_extract_where_the_book_has_changed(
    book: Book, laden: Laden, tmp_path: Path
) -> None:
    shown = preview_files(book, [laden.path], now=NOW, sent=_sent(book, laden.said))
    other = tmp_path / "other.csv"
    other.write_text("measure,area,period,value,unit\nShoplifting,Middlesbrough,2016-17Q4,5,count\n")
    import_files(book, [other], now=NOW)
    because = {each.id: "as sent" for each in shown.questions}

    accepted = accept(open_book(book.folder.root), shown.waiting, now=NOW, because=because)

    assert [entry.original for entry in accepted.taken] == [sha256_of(laden.path)]
    assert rebuild(book, now=NOW).changed == ()
    assert files_that_hold(WORD, book.folder.root) == []


@every_form
def test_an_extract_is_erased_whole_and_the_file_is_known_when_it_comes_back(
    brought: Book, laden: Laden
) -> None:
    (entry,) = read_journal(brought.folder)

    erase(brought, str(entry.number), reason="sent by mistake", now=NOW)

    assert list(brought.folder.raw.iterdir()) == []
    assert import_files(brought, [laden.path], now=NOW, **laden.said).taken_out
    assert verify(brought).wrong == ()


@every_form
def test_a_withdrawn_file_comes_back_with_the_same_extract(brought: Book, laden: Laden) -> None:
    (entry,) = read_journal(brought.folder)
    withdraw(brought, str(entry.number), reason="sent by mistake", now=NOW)
    assert import_files(brought, [laden.path], now=NOW, **laden.said).taken_out

    back = bring(brought, replace(laden, said={**laden.said, "again": True}))

    assert [each.sha256 for each in back.taken] == [entry.sha256]
    assert rebuild(brought, now=NOW).changed == ()


@every_form
def test_a_lost_extract_is_made_again_from_the_file_that_its_sender_has(brought: Book, laden: Laden) -> None:
    (entry,) = read_journal(brought.folder)
    kept = brought.folder.raw_file(entry.sha256)
    before = kept.read_bytes()
    kept.unlink()

    mended = repair(brought, now=NOW, given=laden.path)

    assert mended.wanting == ()
    assert kept.read_bytes() == before
    assert verify(brought).wrong == ()


def test_an_extract_is_text_with_sheet_and_row(book: Book, tmp_path: Path) -> None:
    laden = next(each for each in laden_files(tmp_path) if each.path.name == "police_extract.xlsx")
    (entry,) = bring(book, laden).taken

    lines = book.folder.raw_file(entry.sha256).read_text(encoding="utf-8").splitlines()

    assert lines[:4] == [
        extract.MARK.strip(),
        '{"sheet":"Data","ragged":false}',
        '[1,"Recorded crime - Hartlepool, April to May 2017"]',
        '[2,"HO Code","Offence","Apr-17","May-17"]',
    ]
    assert len(lines) == 7


def test_a_file_of_which_everything_is_read_is_kept_as_it_came(book: Book, tmp_path: Path) -> None:
    sent = tmp_path / "flat.csv"
    sent.write_text("measure,area,period,value,unit\nShoplifting,Hartlepool,2017-18Q4,5,count\n")

    report = import_files(book, [sent], now=NOW)

    (entry,) = read_journal(book.folder)
    assert (entry.sha256, entry.original, report.not_kept) == (sha256_of(sent), "", ())
    assert book.folder.raw_file(entry.sha256).read_bytes() == sent.read_bytes()


@pytest.mark.parametrize("made_by", PROGRAMS, ids=lambda made_by: made_by.__name__)
def test_an_ordinary_workbook_of_every_program_is_kept_as_it_came(
    book: Book, tmp_path: Path, made_by: Callable[[Path], Path]
) -> None:
    path = made_by(tmp_path / "figures.xlsx")

    report = import_files(book, [path], now=NOW)

    (entry,) = read_journal(book.folder)
    assert (entry.sha256, entry.original, report.not_kept) == (sha256_of(path), "", ())


def test_a_book_of_an_older_program_keeps_its_files_and_upgrade_lists_what_would_not_be_kept(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tithing.workflows.files_in.arriving.as_they_are_kept", lambda drafts: drafts)
    monkeypatch.setattr("tithing.workflows.received.read_files.taken_from_extracts", _all_whole)
    by_name = {each.path.name: each for each in laden_files(tmp_path)}
    for name in ("flat_observations.xlsx", "fires.zip"):
        bring(book, by_name[name])
    before = bytes_of(book.folder.root)

    told = dict(upgrade(book, now=NOW).not_kept)

    assert set(told) == {"flat_observations.xlsx", "fires.zip", "fires.zip/partner_incidents.csv"}
    assert told["fires.zip/partner_incidents.csv"] == f'column "{WORD}"'
    assert told["fires.zip"] == "1 file in it that no source read (about.txt)"
    assert 'header and footer of sheet "Data"' in told["flat_observations.xlsx"]
    assert bytes_of(book.folder.root) == before
    assert rebuild(book, now=NOW).changed == ()


def _all_whole(_source: Any, files: list[Taken], *_others: Any) -> list[Taken]:
    return files


TABLE = "measure,area,period,value,unit\nShoplifting,Hartlepool,2017-18Q4,5,count\n"


def test_an_archive_of_which_everything_is_read_is_kept_as_it_came(book: Book, tmp_path: Path) -> None:
    sent = tmp_path / "sent.zip"
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.csv", TABLE)
        archive.writestr("two.csv", TABLE.replace("Hartlepool", "Middlesbrough"))

    import_files(book, [sent], now=NOW)

    assert [path.name for path in book.folder.raw.iterdir()] == [sha256_of(sent)]
    assert {(entry.member, entry.original) for entry in read_journal(book.folder)} == {
        ("one.csv", ""),
        ("two.csv", ""),
    }


def test_the_files_of_an_archive_that_carries_more_are_kept_each_on_its_own(
    book: Book, tmp_path: Path
) -> None:
    sent = tmp_path / "sent.zip"
    with zipfile.ZipFile(sent, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("one.csv", TABLE)
        archive.writestr("about.txt", f"the {WORD}")

    import_files(book, [sent], now=NOW)

    (entry,) = read_journal(book.folder)
    assert (entry.name, entry.member, entry.original) == ("sent.zip/one.csv", "", sha256_of(sent))
    assert book.folder.raw_file(entry.sha256).read_text(encoding="utf-8") == TABLE
    assert rebuild(book, now=NOW).changed == ()


@pytest.mark.parametrize(
    ("write", "is_kept"),
    [
        (lambda path: _gzip(path, b""), True),
        (lambda path: _gzip(path, b"flat.csv\0", named=True), True),
        (lambda path: _gzip(path, f"{WORD}.csv\0".encode(), named=True), False),
        (lambda path: _gzip(path, f"the {WORD}\0".encode(), comment=True), False),
        (lambda path: path.write_bytes(gzip.compress(TABLE.encode()) + b"\0" * 8), False),
    ],
    ids=["nothing", "its own name", "another name", "a comment", "more after its end"],
)
def test_a_compressed_file_is_kept_as_it_came_where_nothing_is_written_on_it(
    book: Book, tmp_path: Path, write: Any, is_kept: bool
) -> None:
    sent = tmp_path / "flat.csv.gz"
    write(sent)

    import_files(book, [sent], now=NOW)

    (entry,) = read_journal(book.folder)
    assert (entry.sha256 == sha256_of(sent)) is is_kept
    assert entry.came_as == sha256_of(sent)
    assert files_that_hold(WORD, book.folder.root) == []
    assert rebuild(book, now=NOW).changed == ()


def _gzip(path: Path, written: bytes, *, named: bool = False, comment: bool = False) -> None:
    """A file compressed with these fields in its header (RFC 1952)."""
    plain = gzip.compress(TABLE.encode(), mtime=0)
    flags = bytes([8 * named | 16 * comment])
    path.write_bytes(plain[:3] + flags + plain[4:10] + written + plain[10:])


READER = """
from tithing.sources.contract import Reading
from tithing.sources.entries import covered, frame_of
from tithing.sources.figure_rows import read_row
from tithing.sources.columns.headings import find_columns
from tithing.sources.lookups import Lookups
from tithing.sources.opened.table_files import peek, read_tables
from tithing.sources.tables import refuse_if_any
from tithing.sources.used import recognised, used_of

NAMES = {
    "measure": ("what",), "area": ("where",), "period": ("when",), "value": ("many",), "unit": ("unit",),
    "note": ("remarks",),
}


def recognises(received):
    return any(str(table.rows[0].cells[0]) == "what" for table in peek(received) if table.rows)


def read(received, context):
    tables = read_tables(received)
    columns = find_columns(tables.sheets[0], NAMES)
    lookups = Lookups(context)
    rows = [read_row(columns, row, lookups) for row in columns.body]
    refuse_if_any([problem for _, problems in rows for problem in problems])
    entries = [entry for entry, _ in rows]
    said = {name: at for name, at in columns.known.items() if name not in LEFT_UNSAID}
    used = recognised(tables.sheets, [replace(used_of(columns), columns=said)])
    return Reading("strange", len(entries), frame_of(entries), period=covered(entries), used=used)
"""
STRANGE = (
    f"what,where,when,many,unit,remarks,{WORD}\nShoplifting,Hartlepool,2017-18Q4,5,count,seen by all,x\n"
)


def strange(folder: Path, about: str = "", unsaid: str = "") -> list[SourceInfo]:
    """A source as a stranger writes it; `unsaid` is a column that it uses and does not say."""
    path = folder / "sources" / "strange"
    path.mkdir(parents=True)
    (path / "about.toml").write_text(f'title = "Strange"\n{about}\n', encoding="utf-8")
    head = f"from dataclasses import replace\nLEFT_UNSAID = {{{unsaid!r}}}\n"
    (path / "read.py").write_text(head + READER, encoding="utf-8")
    return list(list_sources(folder / "sources"))


@pytest.mark.parametrize(
    ("about", "note", "told"),
    [
        ('keeps_text = ["note"]', "seen by all", f'column "{WORD}"'),
        ("", "", f'columns "{WORD}", "note"'),
    ],
    ids=["declared", "not declared"],
)
def test_a_column_of_free_text_is_kept_only_where_its_source_declares_that_it_needs_it(
    book: Book, tmp_path: Path, about: str, note: str, told: str
) -> None:
    sent = tmp_path / "strange.csv"
    sent.write_text(STRANGE, encoding="utf-8")
    sources = strange(tmp_path, about)

    report = import_files(book, [sent], now=NOW, sources=sources)

    (found,) = read_observations(book.folder).all
    assert found.note == note
    assert report.not_kept == (("strange.csv", told),)
    assert bool(files_that_hold("seen by all", book.folder.root)) is bool(note)
    assert files_that_hold(WORD, book.folder.root) == []
    assert rebuild(book, now=NOW, sources=sources).changed == ()


@pytest.mark.parametrize("unsaid", ["value", "note"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_where_a_source_reads_more_than_it_says_every_cell_is_kept_and_that_is_told(
    book: Book, tmp_path: Path, unsaid: str, form: str
) -> None:
    sent = (
        as_csv(tmp_path / "strange.csv", STRANGE)
        if form == "csv"
        else as_workbook(tmp_path / "strange.xlsx", STRANGE)
    )
    sources = strange(tmp_path, 'keeps_text = ["note"]', unsaid)

    report = import_files(book, [sent], now=NOW, sources=sources)

    (entry,) = report.taken
    assert "does not say all that it uses" in entry.notices[-1]
    (found,) = read_observations(book.folder).all
    assert (found.quantity, found.note) == (Known(5.0), "seen by all")
    assert rebuild(book, now=NOW, sources=sources).changed == ()


def test_a_source_that_needs_text_and_does_not_declare_it_is_refused(book: Book, tmp_path: Path) -> None:
    sent = tmp_path / "strange.csv"
    sent.write_text(STRANGE.replace("remarks", "else").replace("where", "remarks"), encoding="utf-8")
    sources = strange(tmp_path)
    read = tmp_path / "sources" / "strange" / "read.py"
    read.write_text(read.read_text(encoding="utf-8").replace('("where",)', '("remarks",)'), encoding="utf-8")

    with pytest.raises(
        Refused, match=r"the source strange needs a column of free text and does not declare it"
    ):
        import_files(book, [sent], now=NOW, sources=sources)


SMALL = [
    pytest.param(small, kind, id=f"{small.name}.{kind}")
    for small in SMALL_FILES
    for kind in small.formats
    if small not in (STREET, ONS)  # which have no other columns than the published
]


@pytest.fixture
def home(tmp_path: Path) -> Book:
    made = hartlepool(tmp_path / "home", '[[partners]]\nslug = "fire-brigade"\nname = "Fire Brigade"\n')
    (made.folder.partnership / "mappings").mkdir(exist_ok=True)
    (made.folder.partnership / "mappings" / "stations.toml").write_text(STATIONS, encoding="utf-8")
    return made


def with_remark(small: SmallFile, heading: str, text: str) -> SmallFile:
    """The file with a column that nobody asked for, this in its last cell."""
    return small.with_column(heading, *["none"] * (len(small.rows) - 2), text)


def bring_small(book: Book, small: SmallFile, folder: Path, kind: str) -> ImportReport:
    said: dict[str, Any] = dict(small.told)
    said |= {"covers": Period.parse(said["covers"])} if "covers" in said else {}
    return bring(book, Laden(small.source, small.write(folder, kind), said))


@pytest.mark.parametrize(("small", "kind"), SMALL)
def test_an_extract_has_its_cells_as_they_were_mended_and_tells_no_heading_that_is_not_kept(
    home: Book, small: SmallFile, kind: str, tmp_path: Path
) -> None:
    first = small.rows[0][0]
    odd = small.with_cell(1, first, f"{small.rows[1][0]}\u200b")
    odd = with_remark(odd, WORD, "\uf0b7 x")

    report = bring_small(home, odd, tmp_path / "sent", kind)

    (entry,) = report.taken
    told = [each for each in entry.notices if "U+200B" in each or "U+F0B7" in each]
    assert [f'column "{first.lower()}"' in each.lower() for each in told if "U+200B" in each] == [True]
    assert [each.startswith(f"{entry.name}: ") for each in told if "U+F0B7" in each] == [True]
    assert files_that_hold(WORD, home.folder.root) == files_that_hold("\u200b", home.folder.root) == []
    assert rebuild(home, now=NOW).changed == ()


@pytest.mark.parametrize(("small", "kind"), SMALL)
def test_a_person_is_asked_about_in_the_file_as_it_came_and_not_again_in_its_extract(
    home: Book, small: SmallFile, kind: str, tmp_path: Path
) -> None:
    report = bring_small(home, with_remark(small, "remark", "14 Elm"), tmp_path / "sent", kind)

    assert [each.kind for each in report.answers].count("may_be_personal") == 1
    assert files_that_hold("14 Elm", home.folder.root) == []
    assert rebuild(home, now=NOW).changed == ()
    assert verify(home).wrong == ()

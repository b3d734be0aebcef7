"""A book with an indicator in each state of "not here": every format shows its mark and words, and who acts next is told."""

from __future__ import annotations

import json
import re
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.support.books import make_book
from tests.support.read_back import tidy, words_of_pdf
from tithing.reading.book import Book, open_book
from tithing.vocabulary.not_here import NotHere
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import next_step, state_of
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.erase import erase
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.figures_out.report import performance_report
from tithing.workflows.files_in.import_files import import_files, preview_files
from tithing.workflows.returns import list_owed
from tithing.workflows.said.sent import Sent

NOW, ASKED_ON = datetime(2026, 5, 2, 9, 0, tzinfo=UTC), datetime(2026, 5, 10, 9, 0)
QUARTER = Period.parse("2025-26Q4")
HEAD = "measure,area,period,value,unit,status,supplier,access,expected,note"
FORMATS = ("html", "docx", "xlsx", "csv", "json", "pdf")
ENDINGS = {"json": ".figures.json"}
# state -> (its words for the value, who acts next, the row that was sent of it)
STATES: dict[NotHere, tuple[str, str, str]] = {
    NotHere.NOT_COLLECTED: ("not collected before 1 April 2026", "", ""),
    NotHere.NOT_IMPORTED: ("not yet imported", "the partnership's officer, to import it", ""),
    NotHere.NEVER_ASKED: ("nobody has been asked for it", "the partnership's officer, to ask for it", ""),
    NotHere.ASKED: ("asked of Harbour; expected 30 May 2026", "Harbour, to send it", ""),
    NotHere.LATE: ("late from Harbour; was due 20 April 2026", "Harbour, to send it", ""),
    NotHere.EMPTY: (
        "received from Harbour without a figure",
        "the partnership's officer, to ask the sender what it means",
        ",missing,harbour,open,,not supplied by Harbour",
    ),
    NotHere.NOT_HELD: (
        "not held by Harbour: the register was closed",
        "",
        ",missing,harbour,open,,the register was closed",
    ),
    NotHere.NIL: ("", "", "0,final,harbour,open,,"),
    NotHere.WITHHELD: (
        "withheld until 1 May 2027",
        "whoever supplied it, to release it",
        "6,final,harbour,withheld,2027-05-01,",
    ),
    NotHere.SUPPRESSED: ("too few to publish", "", ",suppressed,harbour,open,,"),
    NotHere.NOT_APPLICABLE: ("", "", "5,final,harbour,open,,"),
    NotHere.ERASED: ("erased on 2 May 2026", "", "7,final,harbour,open,,"),
}
PARTNERS = """
[[partners]]
slug = "harbour"
name = "Harbour"
[[partners.owes]]
measures = ["asked_things"]
since = 2020-04-01
due_days = 60
[[partners.owes]]
measures = ["late_things"]
since = 2020-04-01
due_days = 20
"""


def slug_of(state: NotHere) -> str:
    return f"{state.value.replace(' ', '_')}_things"


def title_of(state: NotHere) -> str:
    return f"Things {state.value}"


def measures() -> str:
    more = {NotHere.NOT_COLLECTED: "exists_from = '2026-04-01'", NotHere.NOT_IMPORTED: "group = 'official'"}
    tables = (f'[{slug_of(each)}]\ntitle = "{title_of(each)}"\n{more.get(each, "")}\n' for each in NotHere)
    return "\n".join(tables)


def framework() -> str:
    lines = "".join(f'[[objective.indicator]]\nslug = "{slug_of(each)}"\n' for each in NotHere)
    head = 'plan_year = "2025-26"\ntitle = "Plan"\ncolumns = ["previous", "value", "percent_change"]\n'
    return f'{head}[[objective]]\ntitle = "All"\n{lines}'


def sent(path: Path, *states: NotHere) -> Path:
    rows = [f"{slug_of(each)},E06000001,2025-26Q4,{_cells(each)}" for each in states]
    if NotHere.NOT_APPLICABLE in states:  # a change from nought has no per cent
        rows.append(f"{slug_of(NotHere.NOT_APPLICABLE)},E06000001,2024-25Q4,0,count,final,harbour,open,,")
    path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
    return path


def _cells(state: NotHere) -> str:
    value, _, rest = STATES[state][2].partition(",")
    return f"{value},count,{rest}"


def take(book: Book, path: Path) -> None:
    report = import_files(book, [path], now=NOW, released=date(2026, 5, 1))
    if report.questions:
        because = {each.id: "it is so" for each in report.questions}
        report = import_files(book, [path], now=NOW, released=date(2026, 5, 1), because=because)
    assert report.taken


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    root = tmp_path_factory.mktemp("states")
    made = make_book(root / "book")
    partnership = made.folder.root / "partnership"
    with (partnership / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(PARTNERS)
    for name, text in (("measures/local.toml", measures()), ("frameworks/2025-26.toml", framework())):
        (partnership / name).parent.mkdir(exist_ok=True)
        (partnership / name).write_text(text, encoding="utf-8")
    made = open_book(made.folder.root)
    stays = [each for each in NotHere if STATES[each][2] and each is not NotHere.ERASED]
    take(made, sent(root / "stays.csv", *stays))
    take(made, sent(root / "gone.csv", NotHere.ERASED))
    erase(made, "2", reason="asked to", now=NOW)
    return made


@pytest.fixture(scope="module")
def written(book: Book, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    out = tmp_path_factory.mktemp("out")
    performance_report(
        book,
        spans=[QUARTER],
        formats=FORMATS,
        output=out,
        published=ASKED_ON.date(),
        reader=THE_PUBLIC,
        at=ASKED_ON,
    )
    return {form: _words_of(next(out.glob(f"*{ENDINGS.get(form, form)}"))) for form in FORMATS}


def _words_of(path: Path) -> str:
    if path.suffix == ".pdf":
        return tidy(" ".join(words_of_pdf(path)))
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name).decode("utf-8", "ignore") for name in packed.namelist()]
        return tidy(re.sub(r"<[^>]+>", " ", " ".join(parts)).replace("&apos;", "'"))
    return tidy(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("state", NotHere)
def test_each_state_leaves_the_book_with_its_words_and_who_acts_next(book: Book, state: NotHere) -> None:
    (found,) = figures(
        book, reader=THE_PUBLIC, at=ASKED_ON, period=QUARTER, area="Hartlepool", indicator=slug_of(state)
    )
    quantity = found.change.percent if state is NotHere.NOT_APPLICABLE else found.value.quantity
    words, then, _ = STATES[state]

    assert state_of(quantity) is state
    assert next_step(quantity) == then
    assert not words or getattr(quantity, "words", "") == words


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("state", [each for each in NotHere if STATES[each][0]])
def test_every_format_of_a_report_says_each_state_in_the_words_of_the_table(
    written: dict[str, str], form: str, state: NotHere
) -> None:
    words = STATES[state][0]
    said = written[form].lower() if form != "html" else written[form].lower().replace("&#39;", "'")

    assert words.lower() in said


@pytest.mark.parametrize("form", FORMATS)
def test_no_format_says_that_anything_was_not_supplied(written: dict[str, str], form: str) -> None:
    assert "not supplied" not in written[form].lower()
    assert "nothing is missing" not in written[form].lower()


def test_the_columns_status_and_next_say_the_state(written: dict[str, str]) -> None:
    placed = json.loads(written["json"])["figures"]
    now = {each["indicator"]: each for each in placed if each["part"] == "value" and "table" in each["place"]}

    for state in set(NotHere) - {NotHere.NIL, NotHere.NOT_APPLICABLE}:
        assert now[slug_of(state)]["status"] == state.value
        assert now[slug_of(state)]["next"] == STATES[state][1]
        assert now[slug_of(state)]["value"] is None
    assert (now[slug_of(NotHere.NIL)]["status"], now[slug_of(NotHere.NIL)]["value"]) == ("final", 0.0)


def test_what_partners_owe_is_listed_with_its_state(book: Book) -> None:
    found = list_owed(book, quarter=QUARTER, at=ASKED_ON)

    assert [(each.figure.title, each.figure.words, each.figure.next) for each in found] == [
        (title_of(state), STATES[state][0], STATES[state][1]) for state in (NotHere.ASKED, NotHere.LATE)
    ]


def test_a_figure_that_waits_to_be_accepted_is_not_late(tmp_path: Path) -> None:
    made = make_book(tmp_path / "book")
    with (made.folder.root / "partnership" / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write(PARTNERS.replace("late_things", "noise_complaints").replace("asked_things", "robbery"))
    path = tmp_path / "a.csv"
    path.write_text(
        f"{HEAD}\nnoise_complaints,E06000001,2025-26Q4,8,count,final,harbour,open,,\n", encoding="utf-8"
    )

    def owed() -> list[str]:
        return [
            each.figure.words for each in list_owed(open_book(made.folder.root), quarter=QUARTER, at=ASKED_ON)
        ]

    before = owed()
    preview_files(open_book(made.folder.root), [path], now=NOW, sent=Sent(released=date(2026, 5, 1)))

    assert before[-1] == "late from Harbour; was due 20 April 2026"
    assert owed()[-1] == "not yet imported from Harbour"

"""Why a figure is not here, held to a second reading of what was sent and of what partners owe, over invented books."""

from __future__ import annotations

import tempfile
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.support.books import make_book
from tests.support.properties import long_property
from tithing.observations.measure import load_measures
from tithing.observations.suppliers import Suppliers
from tithing.reading.book import Book, open_book
from tithing.reading.not_here.decide import WhyNone
from tithing.vocabulary.not_here import NotHere, row_of
from tithing.vocabulary.partnership import Owed, Partner
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known, Missing, Quantity, state_of, status_word
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.figures import figures
from tithing.workflows.files_in.import_files import import_files

NOW = datetime(2026, 5, 2, 9, 0, tzinfo=UTC)
QUARTERS = ("2024-25Q4", "2025-26Q3", "2025-26Q4")
LAST_DAYS = {"2024-25Q4": date(2025, 3, 31), "2025-26Q3": date(2025, 12, 31), "2025-26Q4": date(2026, 3, 31)}
MEASURES = {
    "plain": "",
    "by_law": "group = 'crime'",
    "put_out": "group = 'official'",
    "begun": "exists_from = '2026-01-01'",
}
HEAD = "measure,area,period,value,unit,status,supplier,access,expected,note"
# What is sent of one measure and quarter, and what a reader of the public then finds whatever the day; None: by the day.
SENT = {
    "7,final,harbour,open,,": "final",
    "0,final,harbour,open,,": "final",
    ",missing,harbour,open,,not supplied by Harbour": "received empty",
    ",missing,harbour,open,,the register was closed": "not held",
    ",missing,harbour,open,2026-08-31,the cohort is not complete": None,
    ",suppressed,harbour,open,,": "suppressed",
    "6,final,harbour,withheld,2027-05-01,": "withheld",
}
Owes = tuple[
    str, date | None, date | None, int | None
]  # a measure, since when, until when, and the partner's own days


@st.composite
def books(draw: st.DrawFn) -> tuple[dict[tuple[str, str], str], list[Owes], date]:
    """What was sent of which measure and quarter, what is owed, and the day that is asked on."""
    keys = [(measure, quarter) for measure in MEASURES for quarter in QUARTERS]
    some = draw(st.lists(st.sampled_from(keys), unique=True, max_size=7))
    sent = {key: draw(st.sampled_from(sorted(SENT))) for key in some}
    since = st.sampled_from([None, date(2020, 4, 1), date(2025, 4, 1), date(2026, 2, 1), date(2027, 4, 1)])
    until = st.sampled_from([None, date(2025, 3, 31), date(2025, 12, 31)])
    owed = draw(st.lists(st.sampled_from(sorted(MEASURES)), max_size=6))
    spans = [(each, draw(since), draw(until), draw(st.sampled_from([None, 5, 40, 400]))) for each in owed]
    owes = [each for each in spans if not (each[1] and each[2] and each[2] < each[1])]
    asked_on = draw(
        st.sampled_from([date(2026, 5, 3), date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 1)])
    )
    return sent, owes, asked_on


def made(root: Path, sent: dict[tuple[str, str], str], owes: list[Owes]) -> Book:
    book = make_book(root / "book")
    partnership = book.folder.root / "partnership"
    tables = ['[[partners]]\nslug = "harbour"\nname = "Harbour"\n']
    for measure, since, until, days in owes:
        said = [f'measures = ["{measure}"]', *([f"since = {since}"] if since else [])]
        said += [f"until = {until}"] if until else []
        tables.append("\n".join(["[[partners.owes]]", *said, *([f"due_days = {days}"] if days else []), ""]))
    with (partnership / "partnership.toml").open("a", encoding="utf-8") as file:
        file.write("\n".join(tables))
    local = "".join(f'[{slug}]\ntitle = "Of {slug}"\n{more}\n' for slug, more in MEASURES.items())
    (partnership / "measures" / "local.toml").write_text(local, encoding="utf-8")
    book = open_book(book.folder.root)
    rows = [f"{measure},E06000001,{quarter},{_cells(said)}" for (measure, quarter), said in sent.items()]
    if rows:
        path = root / "a.csv"
        path.write_text("\n".join([HEAD, *rows]) + "\n", encoding="utf-8")
        take(book, path)
    return book


def _cells(said: str) -> str:
    value, _, rest = said.partition(",")
    return f"{value},count,{rest}"


def take(book: Book, path: Path) -> None:
    report = import_files(book, [path], now=NOW, released=date(2026, 5, 1))
    if report.questions:
        because = {each.id: "it is so" for each in report.questions}
        report = import_files(book, [path], now=NOW, released=date(2026, 5, 1), because=because)
    assert report.taken


def expected_state(
    measure: str, quarter: str, sent: dict[tuple[str, str], str], owes: list[Owes], day: date
) -> str:
    """The second reading: from what was sent and what is owed alone, in steps of its own."""
    if (measure, quarter) in sent:
        return SENT[sent[measure, quarter]] or ("late" if day > date(2026, 8, 31) else "asked")
    if measure == "begun" and LAST_DAYS[quarter] < date(2026, 1, 1):
        return "not collected then"
    return _of_what_never_came(measure, LAST_DAYS[quarter], owes, day)


def _of_what_never_came(measure: str, ended: date, owes: list[Owes], day: date) -> str:
    asked = [days for slug, since, until, days in owes if slug == measure and _was_asked(since, until, ended)]
    if asked:
        return "late" if day > _due(measure, ended, asked[0]) else "asked"
    return "not yet imported" if measure == "put_out" else "never asked"


def _was_asked(since: date | None, until: date | None, ended: date) -> bool:
    """Whether any day of the quarter is asked for."""
    began = date(ended.year, ended.month - 2, 1)
    return since is not None and since <= ended and (until is None or until >= began)


def _due(measure: str, ended: date, days: int | None) -> date:
    """By the partner's days; else for crimes the end of the quarter that follows; else thirty days."""
    if days is None and measure == "by_law":
        month = (ended.month + 2) % 12 + 1
        year = ended.year + (month < ended.month)
        return date(year, month, monthrange(year, month)[1])
    return ended + timedelta(days=30 if days is None else days)


def seen(book: Book, measure: str, quarter: str, day: date) -> Quantity:
    at = datetime(day.year, day.month, day.day, 12)
    asked = Period.parse(quarter)
    (found,) = figures(book, reader=THE_PUBLIC, at=at, period=asked, area="Hartlepool", indicator=measure)
    return found.value.quantity


@long_property(examples=40)
@given(case=books())
def test_every_cell_that_is_not_here_is_in_the_state_that_what_was_sent_and_owed_say(
    case: tuple[dict[tuple[str, str], str], list[Owes], date],
) -> None:
    sent, owes, day = case
    with tempfile.TemporaryDirectory() as folder:
        book = made(Path(folder), sent, owes)
        for measure in MEASURES:
            for quarter in QUARTERS:
                quantity = seen(book, measure, quarter, day)
                state = expected_state(measure, quarter, sent, owes, day)

                assert status_word(quantity) == state, (measure, quarter)
                _is_worded_without_blame(quantity)


def _is_worded_without_blame(quantity: Quantity) -> None:
    if isinstance(quantity, Known):
        return
    words = quantity.words
    assert "supplied" not in words.replace("by its supplier", "")
    assert ("late" in words) == (status_word(quantity) == "late")
    state = state_of(quantity)
    assert state is not None
    assert row_of(state).missing == isinstance(quantity, Missing)


ALL_QUARTERS = [
    Period.parse(f"{year}-{year - 1999}Q{number}") for year in (2017, 2018, 2019) for number in (1, 2, 3, 4)
]
SPANS = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)).map(sorted), max_size=4)


def owing(spans: list[list[int]], day: date) -> WhyNone:
    """A book in which the police owe robbery from a quarter to another, several times over."""
    owed = tuple(
        Owed(("robbery",), since=ALL_QUARTERS[first].start, until=ALL_QUARTERS[last].end)
        for first, last in spans
    )
    partner = Partner("police", "The police", owes=owed)
    return WhyNone((partner,), frozenset({"E06000001"}), load_measures(), Suppliers(), day)


@given(SPANS, st.integers(0, 11), st.sampled_from([date(2026, 5, 3), date(2031, 1, 1)]))
def test_a_quarter_that_nobody_owes_is_not_late(spans: list[list[int]], asked: int, day: date) -> None:
    found = owing(spans, day)("robbery", "E06000001", ALL_QUARTERS[asked])

    is_owed = any(first <= asked <= last for first, last in spans)
    assert (found.state is NotHere.LATE) == is_owed
    assert ("late" in found.words) == is_owed


@given(SPANS, st.integers(0, 11))
def test_what_is_asked_again_is_not_said_to_be_over(spans: list[list[int]], asked: int) -> None:
    words = owing(spans, date(2026, 5, 3))("robbery", "E06000001", ALL_QUARTERS[asked]).words

    is_owed = any(first <= asked <= last for first, last in spans)
    before = not is_owed and any(last < asked for _, last in spans)
    again = any(first > asked for first, _ in spans)
    assert ("no longer" in words) == (before and not again)
    assert ("and again from" in words) == (before and again)

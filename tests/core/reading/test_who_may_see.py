"""What each reader is shown of a figure, by its access, and that there is no way round it."""

from __future__ import annotations

import itertools
import json
import re
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.reading.withholding import PARTNERS, QUARTER, row, send, withholding_book
from tests.support.properties import long_property
from tithing.cli import run
from tithing.observations.observation import Observation, SourceRef
from tithing.observations.suppliers import Suppliers
from tithing.reading.mask import Mask
from tithing.reading.questions.figure_history import figure_history
from tithing.reading.questions.what_is_held import what_is_held
from tithing.reading.snapshot import Snapshot, snapshot
from tithing.reading.spans import span_of
from tithing.vocabulary.access import Access
from tithing.vocabulary.partnership import Partner, Partnership
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known, Missing, Withheld, number_of
from tithing.vocabulary.readers import (
    AN_OFFICER,
    READS_AS,
    THE_PUBLIC,
    Reader,
    ReaderKind,
    reader_called,
    reader_for,
)
from tithing.vocabulary.units import Unit
from tithing.workflows.figures_out.figures import figures

BRIGADE, TRUST = Reader(ReaderKind.PARTNER, "fire-brigade"), Reader(ReaderKind.PARTNER, "health-trust")
EVERYBODY = (THE_PUBLIC, TRUST, BRIGADE, AN_OFFICER)
BEFORE, AFTER = date(2026, 4, 30), date(2026, 5, 1)
SECRET = 7321  # stands nowhere else

# access, day asked -> what the public, another partner, its own partner and an officer are shown
SHOWN = [
    ("open", "", BEFORE, "yes yes yes yes"),
    ("partners", "", BEFORE, "no yes yes yes"),
    ("withheld", "", BEFORE, "no no yes yes"),
    ("withheld", "2026-05-01", BEFORE, "until until yes yes"),
    ("withheld", "2026-05-01", AFTER, "yes yes yes yes"),
]


def mask(reader: Reader, day: date = BEFORE, promised: frozenset[tuple[str, str]] = frozenset()) -> Mask:
    partners = (Partner("fire-brigade", "Fire Brigade"), Partner("health-trust", "Health Trust"))
    return Mask(reader, day, Suppliers((), partners), promised)


@pytest.mark.parametrize(
    ("source", "told_to"),
    [
        ("flat_observations", "no no yes yes"),
        ("partner_return", "no no yes yes"),
        ("police_street", "yes yes yes yes"),
    ],
)
def test_by_what_a_file_is_known(source: str, told_to: str) -> None:
    """Its SHA-256 would prove a guess of what it holds, and the row may be a rank: of what everybody can have, they are told."""
    sent = SourceRef("sent.csv", "9f86", 7, source=source, release=BEFORE)

    told = [
        replace(mask(reader), lines={("sent.csv", "9f86"): 12}).file_told(sent, "fire-brigade")
        for reader in EVERYBODY
    ]

    assert [each.mark for each in told] == ["9f86" if yes == "yes" else "line 12" for yes in told_to.split()]
    assert [each.row for each in told] == [7 if yes == "yes" else 0 for yes in told_to.split()]
    assert {(each.file, each.source, each.release) for each in told} == {("sent.csv", source, BEFORE)}


def said(access: str, until: str = "", number: float = SECRET) -> Observation:
    return Observation(
        "thefts",
        "E06000001",
        QUARTER,
        Known(number),
        Unit.COUNT,
        supplier="fire-brigade",
        note="a word of it",
        access=Access(access),
        opens=date.fromisoformat(until) if until else None,
        source=SourceRef("secret.csv", "0" * 64, 2),
    )


def word(shown: Observation | None) -> str:
    if shown is None:
        return "no"
    return "until" if isinstance(shown.quantity, Withheld) else "yes"


@pytest.mark.parametrize(("access", "until", "day", "expected"), SHOWN)
def test_each_reader_is_shown_what_the_table_says(access: str, until: str, day: date, expected: str) -> None:
    shown = [mask(reader, day).shown([said(access, until)]) for reader in EVERYBODY]

    assert [word(each) for each in shown] == expected.split()


def test_what_is_withheld_tells_its_day_and_nothing_else() -> None:
    shown = mask(THE_PUBLIC).shown([said("withheld", "2026-05-01")])

    assert shown is not None
    assert shown.quantity == Withheld(date(2026, 5, 1))
    assert (shown.source, shown.note, shown.earlier) == (SourceRef("", ""), "", ())
    assert str(SECRET) not in repr(shown)
    assert "secret" not in repr(shown)


@pytest.mark.parametrize("access", ["partners", "withheld"])
def test_a_promised_figure_is_no_secret_so_it_is_said_to_be_withheld(access: str) -> None:
    promised = frozenset({("thefts", "E06000001")})

    assert word(mask(THE_PUBLIC, promised=promised).shown([said(access)])) == "until"


def test_a_breakdown_that_nobody_promised_is_a_secret() -> None:
    from dataclasses import replace

    promised = frozenset({("thefts", "E06000001")})
    one = replace(said("partners"), breakdown="age=under-18")

    assert mask(THE_PUBLIC, promised=promised).shown([one]) is None


def test_what_was_open_before_stands_until_its_revision_opens() -> None:
    chain = [said("open", number=12), said("withheld", "2026-05-01", number=SECRET)]

    then, later = mask(THE_PUBLIC, BEFORE).shown(chain), mask(THE_PUBLIC, AFTER).shown(chain)

    assert then is not None
    assert later is not None
    assert (number_of(then.quantity), number_of(later.quantity)) == (12, SECRET)


# -- by the whole way out ----------------------------------------------------------------------------------


def seen(book: object, reader: Reader, day: date = BEFORE) -> Snapshot:
    return snapshot(book, reader=reader, at=datetime(day.year, day.month, day.day, 9))  # type: ignore[arg-type]


def test_a_withheld_figure_opens_on_its_day_without_anything_being_written(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", 12, access="withheld", until="2026-05-01"))
    area = book.gazetteer.get("E06000001")

    on_days = [
        span_of(seen(book, THE_PUBLIC, day), QUARTER, area).result("thefts", area)
        for day in (BEFORE, AFTER, BEFORE)
    ]

    quantities = [each.value.quantity for each in on_days if each]
    assert quantities == [Withheld(AFTER), Known(12.0), Withheld(AFTER)]


def test_a_sum_with_a_withheld_part_is_withheld_and_one_with_a_missing_part_is_missing(
    tmp_path: Path,
) -> None:
    book = withholding_book(tmp_path / "book")
    months = ("2026-01", "2026-02", "2026-03")
    withheld = [row("thefts", 5, period=month) for month in months[:2]]
    send(
        book,
        tmp_path / "a.csv",
        *withheld,
        row("thefts", 6, period=months[2], access="withheld", until="2026-05-01"),
    )
    send(
        book,
        tmp_path / "b.csv",
        row("deliberate_fires", 5, period=months[0]),
        row("deliberate_fires", 6, period=months[2], access="withheld", until="2026-05-01"),
    )

    (thefts,) = figures(book, reader=THE_PUBLIC, at=datetime(2026, 4, 21), period=QUARTER, indicator="thefts")
    (fires,) = figures(
        book, reader=THE_PUBLIC, at=datetime(2026, 4, 21), period=QUARTER, indicator="deliberate_fires"
    )

    assert thefts.value.quantity == Withheld(AFTER)
    assert isinstance(fires.value.quantity, Missing)


def test_a_figure_for_partners_is_in_no_list_and_no_history_of_the_public(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", SECRET, access="partners"))
    area = book.gazetteer.get("E06000001")

    def asked(reader: Reader) -> tuple[int, int, int]:
        mine = seen(book, reader)
        history = figure_history(mine, measure="thefts", area=area, period=QUARTER)
        held = what_is_held(mine, areas=[area.code])
        return len(span_of(mine, QUARTER, area).results), len(history), len(held)

    assert asked(THE_PUBLIC) == (0, 0, 0)
    assert asked(TRUST) == (1, 1, 1)


HIDDEN = st.tuples(
    st.sampled_from(["thefts", "deliberate_fires", "shoplifting", "asb_incidents"]),
    st.sampled_from(["2025-26Q4", "2024-25Q4", "2026-01", "2026-02", "2025-26"]),
    st.sampled_from([("partners", ""), ("withheld", ""), ("withheld", "2999-05-01")]),
)


@long_property(examples=10)
@given(hidden=st.lists(HIDDEN, min_size=1, max_size=4, unique_by=lambda each: each[:2]), data=st.data())
def test_no_command_gives_the_public_a_figure_that_is_not_for_them(
    hidden: list[tuple[str, str, tuple[str, str]]],
    data: st.DataObject,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """A hidden number, its file's name and its note are looked for in all that `figures` and `report` give."""
    root = tmp_path_factory.mktemp("hidden")
    book = withholding_book(root / "book")
    opened = data.draw(st.sampled_from(["thefts", "shoplifting"]))
    send(
        book,
        root / "open.csv",
        row(opened, 17, period="2025-26Q3"),
        row("robbery", 21),
        row("robbery", 19, period="2024-25Q4"),
    )
    numbers = [SECRET + 1000 * place for place, _ in enumerate(hidden)]
    send(
        book,
        root / "hidden-file.csv",
        *(hidden_row(number, *each) for number, each in zip(numbers, hidden, strict=True)),
    )

    public = all_that_is_given(root / "book", root / "out")
    officers = all_that_is_given(root / "book", root / "officers", "--reader", "officer")

    assert "robbery" in public.lower()
    assert not [each for each in ways_of_telling(numbers) if each in public]
    of_the_quarter = [
        number for number, (_, period, _) in zip(numbers, hidden, strict=True) if period == QUARTER.code
    ]
    assert [each for each in of_the_quarter if f"{each:,}" in officers] == of_the_quarter


def hidden_row(number: int, measure: str, period: str, how: tuple[str, str]) -> str:
    access, until = how
    return row(measure, number, period=period, access=access, until=until, note="a hidden word")


_DIGEST = re.compile(r"\b[0-9a-f]{12,}\b")  # of a file: any four digits may stand in it by chance


def ways_of_telling(numbers: list[int]) -> list[str]:
    return [*map(str, numbers), *(f"{number:,}" for number in numbers), "hidden-file", "a hidden word"]


def all_that_is_given(book: Path, output: Path, *reader: str) -> str:
    """Every word of `figures` in each form, and of the report's formats that are text."""
    import contextlib
    import io

    printed = io.StringIO()
    asked = ["--book", str(book), "--quarter", "2025-26Q4", *reader]
    with contextlib.redirect_stdout(printed):
        for form in ("table", "json", "csv"):
            assert run(["figures", *asked, "--format", form]) == 0
        assert (
            run(["report", "performance", *asked, "--formats", "html,csv,json", "--output", str(output)]) == 0
        )
    files = (path.read_text(encoding="utf-8") for path in output.iterdir() if path.is_file())
    return _DIGEST.sub("", printed.getvalue() + "".join(files))


def test_a_report_for_an_officer_says_for_whom_it_is(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(
        book, tmp_path / "a.csv", row("thefts", 12), row("thefts", 12, period="2024-25Q4", access="partners")
    )

    given_out = all_that_is_given(tmp_path / "book", tmp_path / "out", "--reader", "officer")

    assert "For an officer only, not for publication" in given_out
    assert all("-for-officer" in path.name for path in (tmp_path / "out").iterdir())


def test_a_partners_words_about_a_hidden_figure_are_hidden_too(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", SECRET, access="partners"))

    mine, theirs = seen(book, THE_PUBLIC), seen(book, TRUST)
    asked = {"measure": "thefts", "area": "E06000001", "period": QUARTER, "supplier": "fire-brigade"}

    assert mine.hides(**asked)  # type: ignore[arg-type]
    assert not theirs.hides(**asked)  # type: ignore[arg-type]


# -- who is who --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [("public", THE_PUBLIC), (" Officer ", AN_OFFICER), ("fire-brigade", BRIGADE), ("Fire Brigade", BRIGADE)],
)
def test_a_reader_is_named_as_people_name_them(name: str, expected: Reader) -> None:
    known = Partnership("Safer X", "E06000001", partners=(Partner("fire-brigade", "Fire Brigade"),))

    assert reader_called(name, known) == expected


def test_an_unknown_reader_is_refused_with_those_there_are(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book", partners=PARTNERS)

    with pytest.raises(Refused, match="public, officer, fire-brigade, health-trust"):
        reader_called("the mayor", book.partnership)


def test_who_is_on_a_board_is_never_an_officer() -> None:
    on_boards = ("member", "chair", "partner certifier", "task group lead", "partner provider")

    assert {READS_AS[role] for role in on_boards} == {ReaderKind.PARTNER}
    assert {reader_for(role) for role in on_boards} == {THE_PUBLIC}


def test_every_role_has_a_reader() -> None:
    assert set(READS_AS) == set(DeskRole)


def test_a_new_role_reads_nothing_before_it_is_in_the_table() -> None:
    with pytest.raises(KeyError):
        reader_for("director of everything")


@pytest.mark.parametrize("format_", ["json", "csv"])
def test_a_withheld_figure_says_until_when_in_every_form(
    tmp_path: Path, format_: str, capsys: pytest.CaptureFixture[str]
) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", 12, access="withheld", until="2999-05-01"))

    run(["figures", "--book", str(book.folder.root), "--quarter", QUARTER.code, "--format", format_])

    printed = capsys.readouterr().out
    assert "withheld until 1 May 2999" in printed
    if format_ == "json":
        assert json.loads(printed)[0]["status"] == "withheld"


def test_every_access_and_reader_stands_in_the_table() -> None:
    asked = {(access, reader) for (access, *_), reader in itertools.product(SHOWN, EVERYBODY)}

    assert asked == {(access.value, reader) for access, reader in itertools.product(Access, EVERYBODY)}


def test_periods_are_asked_by_their_days(tmp_path: Path) -> None:
    book = withholding_book(tmp_path / "book")
    send(book, tmp_path / "a.csv", row("thefts", 3, period="2026-02", access="partners"))

    hides = seen(book, THE_PUBLIC).hides
    asked = {"measure": "thefts", "area": "E06000001", "supplier": "fire-brigade"}

    assert hides(period=QUARTER, **asked)  # type: ignore[arg-type]
    assert not hides(period=Period.parse("2025-26Q3"), **asked)  # type: ignore[arg-type]

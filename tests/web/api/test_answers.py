"""What a program is told is what the commands print, in pages that hold together while the book changes."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.core.reading.withholding import row, send
from tests.web.api.planted import CAME, PLACE, QUARTER, Program
from tithing.cli import run
from tithing.reading.book import open_book
from tithing.store.journal.record import read_record
from tithing.web.api.keys import rate
from tithing.web.api.version_one.parameters import MOST_A_PAGE
from tithing.workflows.withdraw import withdraw

pytestmark = pytest.mark.django_db
AsProgram = Callable[..., Program]
FIGURES = f"/api/v1/figures?quarter={QUARTER.code}"


def printed(capsys: pytest.CaptureFixture[str], book: Path, form: str, reader: str, *more: str) -> str:
    asked = ["--book", str(book), "--quarter", QUARTER.code, "--format", form, "--reader", reader, *more]
    assert run(["figures", *asked]) == 0
    return capsys.readouterr().out


@pytest.mark.parametrize(
    ("role", "reader"),
    [("analyst", "officer"), ("administrator", "public"), ("member for fire-brigade", "fire-brigade")],
)
@pytest.mark.parametrize("area", ["", PLACE, "E06000002"])
def test_figures_are_those_that_the_command_prints(
    role: str,
    reader: str,
    area: str,
    planted: Path,
    program_as: AsProgram,
    capsys: pytest.CaptureFixture[str],
) -> None:
    more = ("--area", area) if area else ()
    expected = json.loads(printed(capsys, planted, "json", reader, *more))

    found = program_as(role).read(f"{FIGURES}&limit=3" + (f"&area={area}" if area else ""))

    assert expected
    assert [{name: each[name] for name in each if name != "id"} for each in found] == expected
    ids = [each["id"] for each in found]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(("role", "reader"), [("analyst", "officer"), ("administrator", "public")])
def test_the_table_is_that_of_the_command(
    role: str, reader: str, planted: Path, program_as: AsProgram, capsys: pytest.CaptureFixture[str]
) -> None:
    expected = printed(capsys, planted, "csv", reader)

    answer = program_as(role).get(f"/api/v1/figures.csv?quarter={QUARTER.code}")

    assert answer.content.decode() == expected
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert 'filename="figures.csv"' in answer["Content-Disposition"]


def test_missing_suppressed_withheld_and_nought_differ(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    send(open_book(own_planted), tmp_path / "none.csv", row("arson", 0), now=CAME)
    program = program_as("administrator")
    asked = {"arson": 0.0, "deliberate_fires": None, "drug_offences": None, "bicycle_theft": None}

    found = {slug: program.read(f"{FIGURES}&area={PLACE}&indicator={slug}")[0] for slug in asked}

    assert {slug: each["value"] for slug, each in found.items()} == asked
    assert len({found[slug]["status"] for slug in ("arson", "deliberate_fires", "drug_offences")}) == 3
    assert (
        found["drug_offences"]["status"] == found["bicycle_theft"]["status"]
    )  # of what one may not know of, nothing is told


def test_an_indicator_says_its_names_and_what_it_asks(planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    every = program.read("/api/v1/indicators?limit=200")

    assert program.read("/api/v1/indicators/shoplifting") in every
    assert "How many thefts from shops" in program.read("/api/v1/indicators/shoplifting")["question"]
    assert [each["slug"] for each in every] == sorted({each["slug"] for each in every})


def test_every_slug_that_is_told_can_be_asked_about(
    planted: Path, program_as: AsProgram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rate, "MOST", 10**9)
    program = program_as("analyst")
    told = [each["slug"] for each in program.read("/api/v1/indicators?limit=200")]
    told += [each["indicator"] for each in program.read(FIGURES)]
    told += [each["measure"] for each in program.read("/api/v1/changes?since=2026-01-01")]
    told += ["shoplifting.rate_per_1000_population"]

    found = {slug: program.get(f"/api/v1/indicators/{slug}").status_code for slug in told}

    assert len(found) > 100
    assert set(found.values()) == {200}


def test_areas_and_quarters_are_those_of_which_figures_are_told(planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    areas, quarters = program.read("/api/v1/areas"), program.read("/api/v1/quarters")

    assert [each["code"] for each in areas if each["own"]] == [PLACE]
    assert {each["kind"] for each in areas} >= {"district", "ward"}
    assert [each["code"] for each in quarters] == ["2025-26Q4", "2024-25Q4"]
    for each in areas:
        cache.clear()
        assert program.get(f"{FIGURES}&area={each['code']}&limit=1").status_code == 200


# -- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [1, 2, 7, MOST_A_PAGE])
def test_pages_have_each_once(size: int, planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    whole = program.get(f"{FIGURES}&limit={MOST_A_PAGE}").json()

    assert len(program.get(f"{FIGURES}&limit={size}").json()["items"]) == min(size, whole["count"])
    assert program.read(f"{FIGURES}&limit={size}") == whole["items"]


def test_who_reads_while_the_book_changes_is_told_and_reads_nothing_twice(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    program = program_as("administrator")
    first = program.get(f"{FIGURES}&limit=2").json()
    send(open_book(own_planted), tmp_path / "more.csv", row("arson", 12), now=CAME)

    answer = program.get(first["next"])

    assert answer.status_code == 409
    assert answer.json()["type"] == "/api/#figures-changed"
    assert len(program.read(f"{FIGURES}&limit=2")) > first["count"]


def test_who_reads_while_something_hidden_comes_goes_on(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    program = program_as("administrator")
    whole = program.read(f"{FIGURES}&limit=2")
    first = program.get(f"{FIGURES}&limit=2").json()
    secret = row("quayside_canary", 7, period="2025-26Q2", access="partners")
    send(open_book(own_planted), tmp_path / "more.csv", secret, now=CAME)

    second = program.get(first["next"])

    assert second.status_code == 200
    assert [*first["items"], *second.json()["items"]] == whole[:4]


def test_a_cursor_past_the_end_is_an_empty_page(planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    mark = program.get(f"{FIGURES}&limit=1").json()["next"].split("after=")[1].split("-")[0]

    found = program.get(f"{FIGURES}&after={mark}-99999").json()

    assert (found["items"], found["next"]) == ([], None)
    assert program.get(f"{FIGURES}&after={'0' * 16}-1").status_code == 409


# -- what was known on a day, and what changed ---------------------------------------------------------------------------


def value(program: Program, slug: str, day: str = "") -> Any:
    cache.clear()
    asked = f"{FIGURES}&area={PLACE}&indicator={slug}"
    return program.read(asked + (f"&as-known-on={day}" if day else ""))[0]["value"]


def changes(program: Program, since: date | str) -> list[tuple[Any, ...]]:
    cache.clear()
    return [
        (
            each["kind"],
            each["measure"],
            each["before"] and each["before"]["value"],
            each["after"] and each["after"]["value"],
        )
        for each in program.read(f"/api/v1/changes?since={since}&limit=2")
        if each["area"] == PLACE and each["period"]["code"] == QUARTER.code
    ]


def test_an_address_with_a_day_says_what_was_known_then(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    program = program_as("analyst")
    address = f"{FIGURES}&area={PLACE}&as-known-on=2026-05-01"
    before = program.get(address).content

    later = {"released": date(2026, 6, 1), "now": CAME.replace(month=6)}
    send(open_book(own_planted), tmp_path / "later.csv", row("robbery", 61), **later)  # type: ignore[arg-type]

    assert program.get(address).content == before
    assert (value(program, "robbery"), value(program, "robbery", "2026-05-31")) == (61, 50)
    assert value(program, "robbery", "2026-06-01") == 61


def test_what_is_new_revised_and_only_repeated_is_told_apart(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    program = program_as("analyst")
    rows = (row("robbery", 61), row("criminal_damage", 300), row("arson", 12))
    later = {"released": date(2026, 6, 1), "now": CAME.replace(month=6)}
    send(open_book(own_planted), tmp_path / "later.csv", *rows, **later)  # type: ignore[arg-type]

    found = changes(program, "2026-05-01")

    assert sorted(found) == [("new", "arson", None, 12), ("revised", "robbery", 50, 61)]
    assert changes(program, "2026-06-21") == []


def test_a_file_that_came_late_is_a_change_of_the_day_on_which_it_came(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    """It was released long before, and nobody who follows had seen it."""
    program = program_as("analyst")
    late = {"released": date(2026, 4, 2), "now": CAME.replace(month=6)}
    send(open_book(own_planted), tmp_path / "late.csv", row("arson", 12), **late)  # type: ignore[arg-type]

    assert changes(program, "2026-06-01") == [("new", "arson", None, 12)]


def test_what_is_withdrawn_is_told_with_what_it_said(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    program, public = program_as("analyst"), program_as("administrator")
    later = {"released": date(2026, 6, 1), "now": CAME.replace(month=6)}
    book = open_book(own_planted)
    send(book, tmp_path / "later.csv", row("robbery", 61), row("arson", 12), **later)  # type: ignore[arg-type]
    number = read_record(book.folder).entries[-1].number

    withdraw(book, str(number), reason="it was of another year", by="the team", now=timezone.now())

    for each in (program, public):
        found = changes(each, timezone.localdate())
        assert sorted(found) == [("withdrawn", "arson", 12, None), ("withdrawn", "robbery", 61, 50)]

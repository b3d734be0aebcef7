"""What a role may not see is in no answer to its program: no value, name, count, page, mark or refusal tells of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache

from tests.core.reading.withholding import row, send
from tests.web.api.planted import CAME, HELD, OF_PARTNERS, PLACE, QUARTER, WITHHELD, Program
from tithing.reading.book import open_book
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.readers import READS_AS, ReaderKind

pytestmark = pytest.mark.django_db
AsProgram = Callable[..., Program]
ADDRESSES = (
    "/api/v1/indicators?limit=200",
    "/api/v1/areas?limit=200",
    "/api/v1/quarters",
    f"/api/v1/figures?quarter={QUARTER.code}&limit=200",
    f"/api/v1/figures?quarter={QUARTER.code}&area={PLACE}&limit=200",
    f"/api/v1/figures?quarter={QUARTER.code}&as-known-on=2026-05-01&limit=200",
    f"/api/v1/figures.csv?quarter={QUARTER.code}",
    "/api/v1/changes?since=2026-01-01&limit=200",
    "/api/v1/indicators/deliberate_fires",
    f"/api/v1/figures?quarter={QUARTER.code}&indicator=deliberate_fires",
    f"/api/v1/figures?quarter={QUARTER.code}&indicator=bicycle_theft",
)
FORBIDDEN = (
    "/api/v1/indicators/{}",
    "/api/v1/indicators/{}.msg_rank",
    "/api/v1/figures?quarter=2025-26Q4&indicator={}",
    "/api/v1/figures.csv?quarter=2025-26Q4&indicator={}",
    "/api/v1/figures?quarter=2025-26Q4&indicator={}&as-known-on=2026-05-01",
)


def held(role: DeskRole, organisation: str) -> str:
    return f"{role} for {organisation}" if role.of_organisation else str(role)


def reads_as(role: DeskRole) -> ReaderKind:
    kind = READS_AS[role]
    return ReaderKind.PUBLIC if kind is ReaderKind.PARTNER and not role.of_organisation else kind


def everything(program: Program) -> str:
    cache.clear()
    answers = [program.get(each) for each in ADDRESSES]
    assert [each.status_code for each in answers] == [200] * len(ADDRESSES)
    return "\n".join(f"{each.content.decode()}\n{each.headers}" for each in answers)


@pytest.mark.parametrize("role", ROLES)
def test_each_role_is_told_what_it_may_see_and_no_more(
    role: DeskRole, planted: Path, program_as: AsProgram
) -> None:
    told = everything(program_as(held(role, "health-trust")))

    kind = reads_as(role)
    officer, partner = kind is ReaderKind.OFFICER, kind is ReaderKind.PARTNER
    assert [each in told for each in WITHHELD] == [officer] * len(WITHHELD)
    assert [each in told for each in HELD] == [officer] * len(HELD)
    assert "withheld until 1 January 2999" in told or officer
    for each in OF_PARTNERS:
        if officer or not partner:
            assert (each in told) is officer, each
    assert ("73419" in told) is (officer or partner)


def test_who_answers_for_two_organisations_is_told_by_a_key_what_everybody_is(
    planted: Path, program_as: AsProgram
) -> None:
    """A key cannot say for which of them it asks."""
    told = everything(program_as("member for fire-brigade", "chair for health-trust"))

    assert not [each for each in (*OF_PARTNERS, *WITHHELD, *HELD) if each in told]


def test_a_partner_is_told_what_it_sent_itself(planted: Path, program_as: AsProgram) -> None:
    told = everything(program_as("member for fire-brigade"))

    assert all(each in told for each in (*WITHHELD, *HELD))


@pytest.mark.parametrize("role", [role for role in ROLES if reads_as(role) is ReaderKind.PUBLIC])
@pytest.mark.parametrize("address", FORBIDDEN)
def test_what_one_may_not_know_of_answers_as_what_there_is_not(
    role: DeskRole, address: str, planted: Path, program_as: AsProgram
) -> None:
    program = program_as(str(role))

    hidden = program.get(address.format("quayside_canary"))
    nothing = program.get(address.format("quayside_parrot"))

    assert hidden.status_code == nothing.status_code == 404
    assert (hidden.content, dict(hidden.headers)) == (nothing.content, dict(nothing.headers))


def test_a_key_that_may_know_of_it_is_answered(planted: Path, program_as: AsProgram) -> None:
    for each in ("analyst", "member for health-trust"):
        program = program_as(each)
        assert [program.get(a.format("quayside_canary")).status_code for a in FORBIDDEN] == [200] * len(
            FORBIDDEN
        )


def marks(program: Program) -> list[tuple[Any, ...]]:
    cache.clear()
    return [(each, program.get(each)["ETag"]) for each in ADDRESSES]


def test_what_comes_that_one_may_not_see_changes_no_mark_and_no_count(
    own_planted: Path, program_as: AsProgram, tmp_path: Path
) -> None:
    public, officer = program_as("administrator"), program_as("analyst")
    before, seen_before = marks(public), marks(officer)

    book = open_book(own_planted)
    secret = row("quayside_canary", 4821, period="2025-26Q3", access="partners")
    send(
        book,
        tmp_path / "more.csv",
        secret,
        row("robbery", 3, period="2025-26Q2", access="withheld"),
        now=CAME,
    )

    assert marks(public) == before
    assert marks(officer) != seen_before


def test_a_small_ward_is_hidden_from_all_but_officers(planted: Path, program_as: AsProgram) -> None:
    ward = open_book(planted).gazetteer.wards_of(PLACE, on=QUARTER.end)[0].code
    asked = f"/api/v1/figures?quarter={QUARTER.code}&area={ward}&indicator=shoplifting"

    (public,) = program_as("administrator").read(asked)
    (member,) = program_as("member for health-trust").read(asked)
    (officer,) = program_as("analyst").read(asked)

    assert (public["value"], member["value"], officer["value"]) == (None, None, 3)
    assert public["status"] == member["status"] == "suppressed"
    assert public["rate"]["value"] is None
    assert not any(each["value"] for each in public["comparisons"].values())

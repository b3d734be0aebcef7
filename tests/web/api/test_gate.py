"""The gate for programs: by key alone, looked at only, bounded, counted, and in words that tell nothing more."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.api.planted import QUARTER, Program, program_of
from tests.web.test_matrix import BY_KEY
from tithing.web.accounts.models import Account
from tithing.web.api.keys import rate
from tithing.web.api.keys.secret import new_token
from tithing.web.api.models import PersonalKey
from tithing.web.api.version_one import views
from tithing.web.api.version_one.routes import ROUTES
from tithing.web.config.logs import AsJson

pytestmark = pytest.mark.django_db
Make, SignIn, AsProgram = Callable[..., Account], Callable[[Account], Client], Callable[..., Program]
IN_PATH = {"api_indicator": {"slug": "shoplifting"}, "api_absent": {"rest": "v1/nothing"}}
NEEDS = {"api_figures": f"?quarter={QUARTER.code}", "api_figures_csv": f"?quarter={QUARTER.code}",
         "api_changes": "?since=2026-01-01"}  # fmt: skip
KEYED = sorted(BY_KEY - {"feed"})
ALL = [*KEYED, "api", "api_what_there_is", "api_openapi"]


def address(name: str) -> str:
    return reverse(name, kwargs=IN_PATH.get(name)) + NEEDS.get(name, "")


def problem(answer: Any) -> str:
    assert answer["Content-Type"] == "application/problem+json"
    said = answer.json()
    assert said["status"] == answer.status_code
    return str(said["type"]).removeprefix("/api/#")


@pytest.mark.parametrize("name", KEYED)
@pytest.mark.parametrize(
    "sent",
    [
        None, "", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", "Bearer x", "Bearer {new}", "Bearer tithing_",
        "Bearer {new} {new}", "tithing_" + "a" * 43, "Bearer " + "é" * 43, "Bearer " + "x" * 5000,
    ],
    ids=range(12),
)  # fmt: skip
def test_without_a_key_that_opens_something_nothing_is_told(name: str, sent: str | None) -> None:
    headers = {} if sent is None else {"Authorization": sent.replace("{new}", new_token())}

    answer = Client(headers=headers).get(address(name))

    assert answer.status_code == 401
    assert problem(answer) in ("no-key", "key-opens-nothing")
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert "desk" in answer.json()["detail"]


@pytest.mark.parametrize("name", KEYED)
def test_who_is_signed_in_is_nobody_there(name: str, account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("analyst"))

    answer = browser.get(address(name))

    assert answer.status_code == 401
    assert "Cookie" not in answer["Vary"]
    assert not answer.cookies


def test_no_session_is_even_looked_for(
    account_as: Make, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    browser = signed_in(account_as("analyst"))

    with django_assert_num_queries(0):
        found = [browser.get(each).status_code for each in ("/api/", "/api/v1/", address("api_figures"))]

    assert found == [200, 200, 401]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options", "trace"])
def test_it_is_only_looked_at(name: str, method: str, program_as: AsProgram) -> None:
    program = program_as("analyst")
    asking = Client(enforce_csrf_checks=True, headers={"Authorization": f"Bearer {program.token}"})

    answer = getattr(asking, method)(address(name))

    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD")
    assert problem(answer) == "only-looked-at"


@pytest.mark.parametrize("name", ALL)
def test_a_head_is_the_answer_without_its_body(name: str, planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    asking = Client(headers={"Authorization": f"Bearer {program.token}"})

    whole, head = asking.get(address(name)), asking.head(address(name))

    assert head.status_code == whole.status_code == (404 if name == "api_absent" else 200)
    assert head.content == b""
    assert head.get("ETag") == whole.get("ETag")


@pytest.mark.parametrize("name", ALL)
def test_nothing_lets_another_site_ask_in_a_browser(name: str, planted: Path, program_as: AsProgram) -> None:
    answer = program_as("analyst").get(address(name), Origin="https://elsewhere.example")

    assert not [each for each in answer.headers if each.lower().startswith("access-control")]
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "private, no-cache"
    assert "Authorization" in answer["Vary"]


# -- a key in an address --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query", ["?key={}", "?token={}", "?access_token={}", "?Api_Key={}", "?indicator={}", "?x=1&y={}"]
)
@pytest.mark.parametrize("name", ALL)
def test_a_key_in_an_address_is_refused_in_words_and_not_used(
    name: str, query: str, account_as: Make, program_as: AsProgram
) -> None:
    token = program_of(account_as("analyst")).token

    answer = Client().get(reverse(name, kwargs=IN_PATH.get(name)) + query.format(token))

    assert (answer.status_code, problem(answer)) == (400, "key-in-address")
    assert token not in answer.content.decode()
    assert not PersonalKey.objects.exclude(last_used_on=None).exists()


def test_no_log_holds_a_key_or_the_secret_of_a_feed(
    caplog: pytest.LogCaptureFixture, account_as: Make
) -> None:
    token = program_of(account_as("analyst")).token
    caplog.set_level(logging.DEBUG)

    Client().get(f"/feeds/{token}/")
    Client().get(f"/api/v1/{token}")
    Client().get(f"/feeds/{token[8:]}/")
    Client().get(f"/desk/{token}/")

    lines = [AsJson().format(each) for each in caplog.records]
    assert any("/feeds/" in each for each in lines)
    assert not [each for each in lines if token[8:] in each]


# -- what may stand in a question -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "?nothing=1", "?quarter=2025-26Q4&quarter=2025-26Q3", "?quarter=", "?quarter=2025-27Q4", "?quarter=2025-26Q5",
        "?quarter=2025-26q4", "?quarter=2025-26Q4%00", "?quarter=2025-26Q4%0A", "?quarter=٢٠٢٥-26Q4", "?quarter=9998-99Q4",
        "?quarter=2025-26Q4&limit=0", "?quarter=2025-26Q4&limit=201", "?quarter=2025-26Q4&limit=-1",
        "?quarter=2025-26Q4&limit=²", "?quarter=2025-26Q4&after=1", "?quarter=2025-26Q4&as-known-on=2999-01-01",
        "?quarter=2025-26Q4&as-known-on=2026-02-30", "?quarter=2025-26Q4&as-known-on=0001-01-01",
        "?quarter=2025-26Q4&area=Hartlepool", "?quarter=2025-26Q4&area=" + "E" * 30,
        "?quarter=2025-26Q4&indicator=<script>", "?quarter=2025-26Q4&indicator=" + "a" * 500, "",
    ],
)  # fmt: skip
def test_what_is_not_understood_is_refused_in_words_without_its_value(
    query: str, planted: Path, program_as: AsProgram
) -> None:
    answer = program_as("analyst").get(f"/api/v1/figures{query}")

    assert (answer.status_code, problem(answer)) == (400, "not-understood")
    assert "<script>" not in answer.content.decode()
    assert "aaaa" not in answer.content.decode()


@pytest.mark.parametrize("query", ["?quarter=2025-26Q4&area=E09000001", "?quarter=2025-26Q4&area=E06000047"])
def test_an_area_that_is_not_looked_at_is_absent(query: str, planted: Path, program_as: AsProgram) -> None:
    assert program_as("analyst").get(f"/api/v1/figures{query}").status_code == 404


@pytest.mark.parametrize("slug", ["../v1", "%2e%2e", "a" * 300, "<b>", "x%00", "Shoplifting", "-"])
def test_a_slug_of_another_shape_is_absent_as_any_other(
    slug: str, planted: Path, program_as: AsProgram
) -> None:
    program = program_as("analyst")

    found, nothing = (program.get(f"/api/v1/indicators/{each}") for each in (slug, "no_such_slug"))

    assert (found.status_code, found.content) == (nothing.status_code, nothing.content)
    assert found.status_code == 404


# -- how often ------------------------------------------------------------------------------------------------------------


def test_who_asks_too_often_waits_and_nobody_else_does(
    program_as: AsProgram, account_as: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy, quiet = program_as("analyst"), program_of(account_as("analyst"))
    monkeypatch.setattr(rate, "MOST", 3)
    now = 1_800_000_015
    monkeypatch.setattr(rate.time, "time", lambda: now)

    answers = [busy.get(address("api_areas")) for _ in range(5)]

    assert [each.status_code for each in answers] == [200, 200, 200, 429, 429]
    assert answers[-1]["Retry-After"] == "45"
    assert problem(answers[-1]) == "too-often"
    assert quiet.get(address("api_areas")).status_code == 200
    monkeypatch.setattr(rate.time, "time", lambda: now + 45)
    assert busy.get(address("api_areas")).status_code == 200


def test_a_refused_question_counts_as_well(program_as: AsProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    program = program_as("analyst")
    monkeypatch.setattr(rate, "MOST", 2)
    monkeypatch.setattr(rate.time, "time", lambda: 1_800_000_015)

    found = [program.get("/api/v1/figures?nothing=1").status_code for _ in range(3)]

    assert found == [400, 400, 429]


def test_the_day_of_last_use_is_written_once(program_as: AsProgram) -> None:
    program = program_as("analyst")
    assert PersonalKey.objects.get().last_used_on is None

    program.get(address("api_areas"))

    assert PersonalKey.objects.get().last_used_on == timezone.localdate()


# -- the mark of an answer, and a fault of our own ----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [each.name for each in ROUTES])
def test_what_one_has_already_comes_as_nothing(name: str, planted: Path, program_as: AsProgram) -> None:
    program = program_as("analyst")
    mark = program.get(address(name))["ETag"]

    for sent in (mark, f"W/{mark}", f'"other", {mark}'):
        again = program.get(address(name), **{"If-None-Match": sent})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", mark)
    assert program.get(address(name), **{"If-None-Match": '"other"'}).status_code == 200


def test_a_fault_of_our_own_is_told_by_a_number_and_no_more(
    program_as: AsProgram, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret value")

    monkeypatch.setattr(views, "read_book", fail)

    answer = program_as("analyst").get(address("api_areas"))

    assert (answer.status_code, problem(answer)) == (500, "incident")
    assert "secret" not in answer.content.decode()
    number = answer.json()["detail"].split()[-1]
    assert any(number in each.getMessage() for each in caplog.records)
    cache.clear()

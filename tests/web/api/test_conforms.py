"""Every answer is as the description says, whatever is asked: by Schemathesis, which reads it and asks what nobody thought of."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given
from hypothesis import strategies as st
from jsonschema_rs import validator_for
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS

from tests.support.properties import long_property
from tests.web.api.planted import PLACE, QUARTER, Program
from tests.web.api.test_canaries import AsProgram
from tithing.web.api.keys import rate
from tithing.web.api.version_one.openapi import description
from tithing.web.api.version_one.routes import BASE, JSON, ROUTES, ApiRoute

pytestmark = pytest.mark.django_db
# A parameter's shape is wider than what can be: 2017-19Q1 is shaped as a quarter, and refused.
WIDER = "positive_data_acceptance"
ASKED = [
    (BASE, GenerationMode.POSITIVE),
    *product([f"{BASE}{each.path}" for each in ROUTES], GenerationMode),
]


@pytest.fixture
def program(planted: Path, program_as: AsProgram, monkeypatch: pytest.MonkeyPatch) -> Program:
    """It asks as often as it likes."""
    monkeypatch.setattr(rate, "MOST", 10**9)
    return program_as("analyst")


@pytest.fixture
def in_the_tests_transaction() -> Iterator[None]:
    """An application closes its connection after each answer, whose transaction here is the test."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def described(program: Program, in_the_tests_transaction: None) -> Any:
    return schemathesis.openapi.from_wsgi(f"{BASE}openapi.json", WSGIHandler())


@long_property(examples=150)
@given(data=st.data())
def test_whatever_is_asked_is_answered_as_described(
    data: st.DataObject, described: Any, program: Program
) -> None:
    path, mode = data.draw(st.sampled_from(ASKED))
    case = data.draw(described[path]["GET"].as_strategy(generation_mode=mode))

    answer = case.call_and_validate(
        headers={"Authorization": f"Bearer {program.token}"}, excluded_checks=[CHECKS.get_one(WIDER)]
    )

    assert answer.status_code in (200, 400, 401, 404, 409)


# -- the schemas hold what is told, and nothing is told beside them -------------------------------------------------------------


def ordinary(route: ApiRoute) -> str:
    needed = {"quarter": QUARTER.code, "since": "2026-01-01"}
    query = "&".join(f"{each.name}={needed[each.name]}" for each in route.parameters if each.required)
    paging = "&limit=200" if route.paged else ""
    return f"{BASE}{route.path.replace('{slug}', 'shoplifting')}?{query}{paging}"


@pytest.mark.parametrize("role", ["analyst", "administrator", "member for fire-brigade"])
@pytest.mark.parametrize("route", [each for each in ROUTES if each.media == JSON], ids=lambda each: each.name)
def test_each_answer_has_the_fields_of_its_schema_and_no_other(
    route: ApiRoute, role: str, planted: Path, program_as: AsProgram
) -> None:
    whole = description("Safer X")
    (operation,) = whole["paths"][f"{BASE}{route.path}"].values()
    schema = operation["responses"]["200"]["content"][JSON]["schema"]

    found = program_as(role).get(ordinary(route)).json()

    held = validator_for({**schema, "components": whole["components"]})
    assert not [f"{list(each.instance_path)}: {each.message}" for each in held.iter_errors(found)]
    assert found.get("count", 1) > 0


def test_the_description_names_every_address_once_and_tells_of_no_figure() -> None:
    whole = description("Safer X")

    assert set(whole["paths"]) == {BASE, *(f"{BASE}{each.path}" for each in ROUTES)}
    names = [each["get"]["operationId"] for each in whole["paths"].values()]
    assert len(names) == len(set(names))
    assert "canary" not in str(whole)


# -- hostile values, in every place ------------------------------------------------------------------------------------------------

HOSTILE = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            "",
            "\x00",
            "\n",
            "' OR 1=1 --",
            "../../etc/passwd",
            "%s%n",
            "💥",
            "\u202e",
            "-0",
            "1e9",
            "٣",
            "null",
            "[]",
            "2025-26Q4\n",
        ]
    ),
    st.integers(min_value=-(10**12), max_value=10**12).map(str),
)
NAMES = sorted({each.name for route in ROUTES for each in route.known})


@long_property(examples=60)
@given(
    route=st.sampled_from(ROUTES),
    given_values=st.dictionaries(st.sampled_from(NAMES), HOSTILE, max_size=4),
    in_path=HOSTILE,
)
def test_no_hostile_value_is_answered_by_anything_but_words(
    request: pytest.FixtureRequest, route: ApiRoute, given_values: dict[str, str], in_path: str
) -> None:
    from django.test import Client
    from django.utils.http import urlencode

    program = request.getfixturevalue("program")
    path = route.path.replace("{slug}", quote(in_path, safe=""))
    asking = Client(headers={"Authorization": f"Bearer {program.token}"})

    answer = asking.get(f"{BASE}{path}?{urlencode(given_values)}")

    assert answer.status_code in (200, 304, 400, 404, 409)
    if answer.status_code != 200:
        assert set(answer.json()) == {"type", "title", "status", "detail"}


def test_a_ward_and_a_far_quarter_are_answered(program: Program) -> None:
    for quarter in ("1900-01Q1", "2016-17Q1", "2025-26Q4", "2198-99Q4"):
        for area in ("", f"&area={PLACE}", "&area=E06000002"):
            assert program.get(f"/api/v1/figures?quarter={quarter}{area}").status_code == 200

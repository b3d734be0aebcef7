"""The how-to's own examples, run against a site that answers."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.support.shared import ROOT
from tests.web.api.test_canaries import AsProgram
from tithing.web.api.keys.rate import MOST

PAGE = (ROOT / "docs" / "how-to" / "read-figures-by-program.md").read_text(encoding="utf-8")
SITE = "https://safer-x.example"


@pytest.mark.django_db
def test_each_question_of_the_page_is_answered(planted: Path, program_as: AsProgram) -> None:
    token = program_as("analyst").token
    lines = re.findall(r"^ +(curl .+)$", PAGE, re.MULTILINE)
    assert len(lines) >= 4

    for line in lines:
        words = shlex.split(line.replace("$KEY", token))
        name, value = words[words.index("-H") + 1].split(": ")
        (address,) = [each for each in words if each.startswith(SITE)]
        answer = Client(headers={name: value}).get(address.removeprefix(SITE))
        assert answer.status_code == 200, line


@pytest.mark.django_db
def test_the_program_of_the_page_reads_to_the_end(
    live_site: str, program_as: AsProgram, capsys: pytest.CaptureFixture[str]
) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
    program = program_as("analyst")
    told: dict[str, Any] = {"SITE": live_site, "KEY": program.token}

    exec("\n".join(line.removeprefix("   ") for line in code.splitlines()), told)

    figures = program.read("/api/v1/figures?quarter=2025-26Q4&limit=200")
    assert told["figures"] == figures
    assert capsys.readouterr().out.count("\n") == len(figures)


def test_what_the_page_says_of_addresses_and_counts_is_so() -> None:
    for address in set(re.findall(r"`(/api/[a-z0-9/.]*)`", PAGE)):
        try:
            resolve(address)
        except Resolver404:
            pytest.fail(f"there is no {address}")
    assert f"{MOST} times in a\n   minute" in PAGE
    assert {"title", "area_name", "value", "status"} == set(re.findall(r'each\["(\w+)"\]', PAGE))


@pytest.fixture
def live_site(planted: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """What the program's `urlopen` reaches is the site itself, in the transaction of the test."""

    class Answered:
        def __init__(self, content: bytes) -> None:
            self._content = content

        def __enter__(self) -> Answered:
            return self

        def __exit__(self, *_: object) -> None:
            return None

        def read(self) -> bytes:
            return self._content

    def reach(asked: Any) -> Answered:
        answer = Client(headers=dict(asked.header_items())).get(asked.full_url.removeprefix(SITE))
        assert answer.status_code == 200
        return Answered(answer.content)

    monkeypatch.setattr("urllib.request.urlopen", reach)
    return SITE

"""Figures as files: complete in themselves, at an address that says which version, and at one for the latest."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

AsRole = Callable[[str], Client]
ASKED = "?quarter=2017-18Q4&area=E06000001"


def addresses(browser: Client, slug: str = "shoplifting") -> dict[str, str]:
    page = html.fromstring(browser.get(f"/desk/figures/{slug}/{ASKED}").content.decode())
    return {
        each.text_content(): each.get("href") for each in page.xpath('//section[@aria-labelledby="take"]//a')
    }


@pytest.mark.django_db
def test_a_file_can_be_read_alone(demonstrated: Path, as_role: AsRole) -> None:
    browser = as_role("analyst")
    found = addresses(browser)

    answer = browser.get(found["CSV"])
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))

    value = next(
        row
        for row in rows
        if row["part"] == "value" and row["area"] == "E06000001" and row["period"] == "2017-18Q4"
    )
    assert (value["value"], value["area_name"], value["title"]) == ("412.0", "Hartlepool", "Shoplifting")
    assert value["definition"]
    assert value["supplier"] == "Cleveland Police"
    assert value["source_file"]
    assert value["released"] == "2018-06-14"
    assert "attachment" in answer["Content-Disposition"]
    told = json.loads(browser.get(found["JSON"]).content)
    assert any(each["part"] == "value" and each["value"] == 412 for each in told["figures"])


@pytest.mark.django_db
def test_a_version_gives_the_same_or_says_that_it_is_no_more(demonstrated: Path, as_role: AsRole) -> None:
    browser = as_role("analyst")
    found = addresses(browser)

    first, again = browser.get(found["CSV"]), browser.get(found["CSV"])
    changed = found["CSV"].split(".csv")[0][:-12] + "0" * 12 + ".csv" + ASKED

    assert first.content == again.content == browser.get(found["latest CSV"]).content
    assert browser.get(changed).status_code == 409


@pytest.mark.django_db
@pytest.mark.parametrize(
    "name", ["2018-13-01-000000000000.csv", "today.csv", "2018-01-01-000000000000.exe", "latest.exe"]
)
def test_there_is_no_other_version_or_form(demonstrated: Path, as_role: AsRole, name: str) -> None:
    assert as_role("analyst").get(f"/desk/figures/shoplifting/{name}{ASKED}").status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_version_takes_nothing(demonstrated: Path, as_role: AsRole, method: str) -> None:
    browser = as_role("analyst")

    assert getattr(browser, method)(addresses(browser)["CSV"]).status_code == 405


@pytest.mark.django_db
def test_a_version_is_nobodys_who_is_not_signed_in(demonstrated: Path, as_role: AsRole) -> None:
    found = addresses(as_role("analyst"))

    assert Client().get(found["CSV"]).status_code == 302

"""What the figures want of a person stands on their start page, and of nobody else's."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client
from lxml import html

AsRole = Callable[[str], Client]


@pytest.fixture
def nothing_came(practised: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """In August 2026 of a book in which nothing was sent after April."""
    monkeypatch.setattr("tithing.web.ground.number_book._now", lambda: datetime(2026, 8, 5, 9))
    return practised


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("analyst", "8 partners owe 16 figures of Apr to Jun 2026"),
        ("team leader", "8 partners owe 16 figures of Apr to Jun 2026"),
        ("partner provider for cleveland-fire-brigade", "You owe 2 figures of Apr to Jun 2026"),
        ("member for harbour", "You owe 2 figures of Apr to Jun 2026"),
        ("auditor", ""),
        ("administrator", ""),
        ("democratic services", ""),
    ],
)
def test_who_is_told_what_is_owed(nothing_came: Path, as_role: AsRole, role: str, said: str) -> None:
    browser = as_role(role)
    page = html.fromstring(browser.get("/desk/").content.decode())

    lines = [each for each in page.xpath("//main//a") if "figures of" in each.text_content()]

    assert [each.text_content() for each in lines] == ([said] if said else [])
    for line in lines:
        told = browser.get(line.get("href").partition("#")[0]).content.decode()
        assert 'id="missing"' in told
        assert "are not here" in told


@pytest.mark.django_db
def test_a_book_that_cannot_be_read_is_said_to_the_team(
    practised: Path, as_role: AsRole, settings: object, tmp_path: Path
) -> None:
    broken = shutil.copytree(practised, tmp_path / "book")
    (broken / "head.json").write_text("{", encoding="utf-8")
    settings.TITHING_BOOK = broken  # type: ignore[attr-defined]

    assert "The book cannot be read" in as_role("analyst").get("/desk/").content.decode()
    assert "cannot be read" not in as_role("member for harbour").get("/desk/").content.decode()

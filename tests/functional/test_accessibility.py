"""A browser and axe find nothing to object to in the page, wide or narrow, whichever fonts the reader has (R102)."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support.fonts import FOLDERS, only_with
from tests.support.sample_document import sample_document
from tithing.documents.renderers import render

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"desk": (1280, 900), "telephone": (320, 640)}

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


@contextmanager
def browser_with(playwright: Any, environment: dict[str, str]) -> Iterator[Any]:
    launched = playwright.chromium.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, env=environment, headless=True
    )
    yield launched
    launched.close()


@pytest.fixture(scope="module")
def browser(playwright: Any) -> Iterator[Any]:
    with browser_with(playwright, dict(os.environ)) as launched:
        yield launched


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    (path,) = render(sample_document(), ["html"], tmp_path_factory.mktemp("page"), "report")
    return path


@pytest.fixture(params=SIZES)
def page(request: pytest.FixtureRequest, browser: Any, path: Path) -> Iterator[Any]:
    width, height = SIZES[request.param]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.goto(path.as_uri())
    yield page
    page.close()


def test_axe_finds_nothing(page: Any) -> None:
    import axe_playwright_python

    page.evaluate((Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})", RULES
    )["violations"]  # fmt: skip

    assert [(each["id"], [node["html"][:120] for node in each["nodes"]]) for each in found] == []


def test_nothing_scrolls_sideways_but_a_table_inside_itself(page: Any) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_first_column_stays_while_a_table_scrolls(page: Any) -> None:
    moved = page.evaluate(
        """() => { const region = document.querySelector('.scroll'); region.scrollLeft = 120;
        const cell = region.querySelector('tbody th').getBoundingClientRect();
        return Math.abs(cell.left - region.getBoundingClientRect().left); }"""
    )

    assert moved <= 1


def test_keyboard_reaches_the_skip_link_first_and_then_the_main_part(page: Any) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("fonts", FOLDERS)
def test_words_of_charts_are_not_cut_off(playwright: Any, path: Path, tmp_path: Path, fonts: str) -> None:
    with browser_with(playwright, only_with(fonts, aside=tmp_path)) as browser:
        page = browser.new_page()
        page.goto(path.as_uri())

        cut = page.evaluate(
            """() => [...document.querySelectorAll('figure svg')].flatMap(svg => {
            const frame = svg.getBoundingClientRect();
            return [...svg.querySelectorAll('text')].filter(text => {
                const box = text.getBoundingClientRect();
                return box.left < frame.left - 1 || box.right > frame.right + 1; }).map(text => text.textContent); })"""
        )
        words = page.evaluate("document.querySelectorAll('figure svg text').length")

    assert words > 50
    assert cut == []

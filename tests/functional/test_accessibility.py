"""A browser and axe find nothing to object to in the page, wide or narrow, whichever fonts the reader has (R102)."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.fonts import FOLDERS, only_with
from tests.support.sample_document import sample_document
from tithing.documents.renderers import render
from tools.pages.browser import CHROMIUM, WIDTHS, browser_with, opened
from tools.pages.faults import faults_of

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
SIZES = {"desk": (1280, 900), "telephone": (320, 640)}

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def playwright() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as started:
        yield started


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
def test_no_word_is_cut_off_or_run_into_another(
    playwright: Any, path: Path, tmp_path: Path, fonts: str
) -> None:
    found: list[tuple[int, tuple[str, str, str]]] = []
    with browser_with(playwright, only_with(fonts, aside=tmp_path)) as browser:
        for width in WIDTHS:
            with opened(browser, path, width=width) as page:
                faults, lines = faults_of(page)
            assert lines > 300
            found += [(width, fault) for fault in faults]

    assert found == []


def test_a_word_that_is_cut_off_run_together_or_out_of_view_is_found(browser: Any, tmp_path: Path) -> None:
    planted = tmp_path / "planted.html"
    planted.write_text(
        '<meta charset="utf-8"><p style="white-space: nowrap; margin-left: 900px">far out of view</p>'
        '<svg width="90" height="30"><text x="80" y="20">wide</text></svg>'
        '<p>under</p><p style="margin-top: -2.2em">over</p>',
        encoding="utf-8",
    )

    with opened(browser, planted, width=800) as page:
        faults, _ = faults_of(page)

    kinds = {kind for kind, _, _ in faults}
    assert kinds == {"out of view", "cut off", "run together", "the page scrolls sideways"}


def test_a_chart_is_one_image_and_its_points_are_in_view_on_a_telephone(browser: Any, path: Path) -> None:
    with opened(browser, path, width=360) as page:
        heard = page.evaluate("document.querySelectorAll('figure [role=img]').length")
        charts = page.evaluate("document.querySelectorAll('figure').length")
        seen = page.evaluate(
            """() => [...document.querySelectorAll('figure svg')].filter(svg => svg.checkVisibility())
            .map(svg => [svg.getAttribute('class'), svg.getAttribute('aria-hidden'),
                         svg.getBoundingClientRect().right <= innerWidth])"""
        )

    assert charts == heard == len(seen) > 3
    assert all(each == ["narrow", "true", True] for each in seen)


def test_a_card_says_the_head_beside_each_of_its_cells(browser: Any, path: Path) -> None:
    with opened(browser, path, width=360) as page:
        said = page.evaluate(
            """() => [...document.querySelectorAll('table.cards tbody td')].map(cell =>
            [getComputedStyle(cell, '::before').content, cell.checkVisibility()])"""
        )

    assert len(said) > 10
    assert all(visible and head.strip('"') for head, visible in said)

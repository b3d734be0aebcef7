"""Every page that we write forbids what it does not need, and shows right under what it forbids itself."""

from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.support.sample_document import sample_document
from tithing.cli import run
from tithing.documents.renderers import render

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


def report(folder: Path) -> Path:
    (page,) = render(sample_document(), ["html"], folder, "report")
    return page


def findings(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    pack = folder / "pack.txt"
    pack.write_text("Type\tJan 17 - Mar 17\tJan 18 - Mar 18\tChange\nRobbery\t7\t36\t27\n", encoding="utf-8")
    run(["check", str(pack), "--output", str(folder / "findings.html")])
    return folder / "findings.html"


PAGES: dict[str, Callable[[Path], Path]] = {"report": report, "findings": findings}


def policy_of(page: str) -> dict[str, str]:
    found = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
    assert found
    return dict(each.strip().split(" ", 1) for each in unescape(found[1]).split(";"))


@pytest.mark.parametrize("name", PAGES)
def test_a_page_may_load_nothing_but_its_own_style(name: str, tmp_path: Path) -> None:
    page = PAGES[name](tmp_path / "out").read_text(encoding="utf-8")

    policy = policy_of(page)
    [style] = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy["default-src"] == "'none'"
    assert policy["style-src"] in (f"'sha256-{digest}'", "'unsafe-inline'")
    assert not {"script-src", "connect-src"} & set(policy)
    assert policy.get("font-src", "data:") == "data:"
    assert ("font-src" in policy) == ("@font-face" in style)
    assert page.index("Content-Security-Policy") < page.index("<title>") < page.index("<style>")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not Path(CHROMIUM).exists():
        pytest.skip("Chromium is not installed")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS, headless=True)
        yield browser
        browser.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_browser_applies_the_style_and_reports_no_breach(name: str, browser: Any, tmp_path: Path) -> None:
    path = PAGES[name](tmp_path / "out")
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    page.goto(path.as_uri())

    assert said == []
    assert page.evaluate("getComputedStyle(document.querySelector('table')).borderCollapse") == "collapse"
    page.close()


@pytest.mark.parametrize("name", PAGES)
def test_a_script_that_got_into_a_page_would_not_run(name: str, browser: Any, tmp_path: Path) -> None:
    path = PAGES[name](tmp_path / "out")
    held = path.read_text(encoding="utf-8")
    path.write_text(
        held.replace("</body>", "<script>document.title = 'run'</script></body>"), encoding="utf-8"
    )
    page = browser.new_page()

    page.goto(path.as_uri())

    assert page.title() != "run"
    page.close()

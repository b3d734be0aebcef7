"""Every kind of page enlarged four times, which leaves 320 px, and on paper: none scrolls sideways, and nothing said is lost.

The pages are those that the walk of the site finds, so that a new one is looked at without being named here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.web.crawl.walking import Guesses, Walk, kind_of
from tools.drill.unmeasured import unmeasured
from tools.pages.browser import CHROMIUM, browser_with
from tools.pages.opened_site import ROOT, OpenedSite, opened_site

NARROW, PAPER = 320, 718  # px: 1280 enlarged to 400%; A4 within margins of 10 mm
GUESSES = Guesses(
    (1, 2, 3),
    ("fire-district-manager", "cleveland-police", "safer-hartlepool-partnership", "partner-provider"),
    "police",
)
WHO = ("Practice Administrator", "Practice Team Leader", "")  # "" is the public
# What no paper wants: forms and what is pressed, where one may go, and what only a screen reader is told.
NOT_ON_PAPER = (
    "form, nav, script, svg title, svg desc, .on-screen, .govuk-button, .govuk-back-link, [hidden], "
    ".govuk-visually-hidden, .unseen, .drawn .narrow"  # a drawing stands a second time, for a narrow window
)
LOST = """([but, width]) => {
  const found = [], walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const words = node.textContent.trim(), within = node.parentElement;
    if (!words || within.closest(but)) continue;
    const range = document.createRange(); range.selectNodeContents(node);
    const boxes = [...range.getClientRects()];
    const beyond = boxes.some(box => box.right > width + 1 || box.left < -1);
    let clipped = false;
    for (let each = within; each && each !== document.body; each = each.parentElement) {
      const said = getComputedStyle(each);
      if (said.overflowX !== 'visible' && each.scrollWidth > each.clientWidth + 1) clipped = true;
    }
    if (!boxes.length || beyond || clipped) found.push(words.slice(0, 60));
  }
  return found;
}"""

pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenedSite]:
    folder = tmp_path_factory.mktemp("practised") / "book"
    command = (sys.executable, "-m", "demo.practice_book", str(folder))
    subprocess.run(command, cwd=ROOT, env=unmeasured(), check=True)
    with opened_site(folder) as site:
        yield site


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright, browser_with(playwright, dict(os.environ)) as browser:
        yield browser


class Answered:
    """An answer as the walk reads it."""

    streaming = False

    def __init__(self, told: requests.Response) -> None:
        self.status_code, self.content, self.headers = told.status_code, told.content, told.headers

    def __getitem__(self, name: str) -> str:
        return str(self.headers.get(name, ""))


class Asking:
    """Somebody who asks the site over HTTP."""

    def __init__(self, site: OpenedSite, who: str) -> None:
        self.site, self.session = site, requests.Session()
        if who:
            there = f"{site.address}/desk/account/practice/"
            page = self.session.get(there).text
            (number,) = re.findall(rf"{who}(?:(?!</tr>|</li>|</form>).)*?value=\"(\d+)\"", page, re.DOTALL)[
                :1
            ]
            token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)[-1]
            told = {"number": number, "csrfmiddlewaretoken": token}
            self.session.post(there, data=told, headers={"Referer": site.address}).raise_for_status()

    def get(self, path: str) -> Answered:
        return Answered(self.session.get(f"{self.site.address}{path}", allow_redirects=False))


def pages_of(asking: Asking) -> dict[str, str]:
    """A page of each kind that this person is shown, by its kind."""
    found: dict[str, str] = {}

    def look(path: str, answer: Any) -> None:
        if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
            found.setdefault(kind_of(path), path)

    Walk(asking, GUESSES, 2, look).go()  # type: ignore[arg-type]
    return found


def what_is_wrong(page: Any) -> list[str]:
    """In words, at 320 px and on paper."""
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": NARROW, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    found = [f"{wide} px wide at {NARROW}"] if wide > NARROW else []
    page.emulate_media(media="print")
    page.set_viewport_size({"width": PAPER, "height": 1000})
    lost = page.evaluate(LOST, [NOT_ON_PAPER, PAPER])
    return found + [f"lost on paper: {each}" for each in lost[:3]]


@pytest.mark.slow
def test_no_page_scrolls_sideways_and_nothing_is_lost_on_paper(site: OpenedSite, chromium: Any) -> None:
    wrong, seen = {}, set[str]()
    for who in WHO:
        asking = Asking(site, who)
        there = {kind: path for kind, path in pages_of(asking).items() if kind not in seen}
        seen |= set(there)
        context = chromium.new_context(storage_state={"cookies": cookies_of(asking), "origins": []})
        page = context.new_page()
        for path in there.values():
            page.goto(f"{site.address}{path}")
            if told := what_is_wrong(page):
                wrong[path] = told
        context.close()

    assert len(seen) > 60
    assert wrong == {}


def cookies_of(asking: Asking) -> list[dict[str, object]]:
    return [
        {"name": each.name, "value": each.value or "", "domain": "localhost", "path": each.path, "expires": -1,
         "httpOnly": True, "secure": False, "sameSite": "Lax"}
        for each in asking.session.cookies
    ]  # fmt: skip


def test_what_is_lost_on_paper_is_found(chromium: Any) -> None:
    page = chromium.new_page()
    page.set_content(
        "<main><p>Kept</p><form>Not wanted</form><div style='overflow:auto;width:99px'><p style='width:500px'>Clipped</p></div>"
        "<p style='display:none'>Gone</p><p style='margin-left:900px'>Beyond</p></main>"
    )

    assert what_is_wrong(page)[0].endswith(f"px wide at {NARROW}")
    assert page.evaluate(LOST, [NOT_ON_PAPER, PAPER]) == ["Clipped", "Gone", "Beyond"]
    page.close()

"""Walk through the practice book's site, and take the pictures that the tour shows.

python -m tools.tour

Beside the pictures stand the words of each page that was pictured: a test walks again and says where a page says something
else. The pictures themselves are never held against one another, since no two machines draw letters alike.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.practice_book import PEOPLE
from tools.drill.unmeasured import unmeasured
from tools.pages.browser import browser_with
from tools.pages.opened_site import ROOT, OpenedSite, opened_site

PICTURES = Path(__file__).parents[1] / "docs" / "pictures" / "tour"
SAID = PICTURES / "said.txt"
SIZE = {"width": 1280, "height": 800}
LARGEST = 150_000  # bytes
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MASKS = (  # what is another on each day that the tour is walked
    (re.compile(r"^.*\bowes? \d+ figures? of .*\n?", re.MULTILINE), ""),  # of the quarters that ended by then
    (re.compile(rf"\d{{1,2}}:\d\d on \d{{1,2}} (?:{_MONTHS}) \d{{4}}"), "(moment)"),
    (re.compile(rf"\d{{1,2}} (?:{_MONTHS}) \d{{4}}"), "(day)"),
    (re.compile(r"http://localhost:\d+\S*"), "(address)"),
)
Doing = Callable[[Any], None]


@dataclass(frozen=True)
class TourStop:
    """A page as somebody sees it: `who` is the first part of a practice person's address, "" for the public."""

    name: str
    who: str
    path: str
    do: Doing = lambda page: None


def _invite(page: Any) -> None:
    page.fill("#id_name", "Practice Newcomer")
    page.fill("#id_email", "newcomer@practice.example")
    page.select_option("#id_role", "member")
    page.select_option("#id_organisation", "cleveland-fire-brigade")
    page.fill("#id_reason", "the brigade names a new member")
    _send(page)


def _mail(page: Any) -> None:
    """The worker mails it beside the server: until it has, the page is opened again."""
    for _ in range(60):
        if page.locator("section").count():
            return
        time.sleep(0.5)
        page.reload()


def _first_of_may_2028(page: Any) -> None:
    page.fill("main form input[type=text]", "1/5/2028")
    _send(page)


def _send(page: Any) -> None:
    with page.expect_navigation():
        page.click("main form button")


_BODY = "/desk/partnership/bodies/safer-hartlepool-partnership/"
STOPS = (
    TourStop("practice-people", "", "/desk/account/practice/"),
    TourStop("what-needs-you", "team-leader", "/desk/"),
    TourStop("who-the-partnership-is", "team-leader", "/desk/partnership/"),
    TourStop("after-the-merger", "team-leader", "/desk/partnership/", _first_of_may_2028),
    TourStop("a-body-and-its-seats", "democratic-services", _BODY),
    TourStop("figures", "member", "/desk/figures/?quarter=2026-27Q2"),
    TourStop("an-indicator", "member", "/desk/figures/shoplifting/?quarter=2025-26Q4"),
    TourStop("a-file", "analyst", "/desk/files/5/"),
    TourStop("a-question", "team-leader", "/desk/questions/1/"),
    TourStop("search", "member", "/desk/search/?q=shop"),
    TourStop("somebody-is-invited", "administrator", "/desk/people/invite/", _invite),
    TourStop("what-was-mailed", "", "/demo/mailbox/", _mail),
    TourStop("refused-in-words", "team-leader", "/desk/people/invite/"),
    TourStop("who-did-what", "auditor", "/desk/audit/"),
    TourStop("settings", "administrator", "/desk/settings/"),
    TourStop("about", "", "/about/"),
    TourStop("what-is-kept", "", "/privacy/"),
)


def main() -> int:
    from playwright.sync_api import sync_playwright

    PICTURES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="tithing-tour-") as name,
        practice_site(Path(name)) as site,
        sync_playwright() as playwright,
        browser_with(playwright, dict(os.environ)) as browser,
    ):
        said = {stop.name: _pictured(stop, page) for stop, page in walked(site, browser)}
    SAID.write_text(as_text(said), encoding="utf-8")
    print(*(f"{path.name}: {path.stat().st_size:,} bytes" for path in sorted(PICTURES.iterdir())), sep="\n")
    return 0


def practice_site(folder: Path) -> AbstractContextManager[OpenedSite]:
    """The practice book's site, made anew in a folder, while the caller looks."""
    made = (sys.executable, "-m", "demo.practice_book", str(folder / "book"))
    subprocess.run(made, env=unmeasured(), cwd=ROOT, check=True, timeout=120)
    return opened_site(folder / "book")


def walked(site: OpenedSite, browser: Any) -> Iterator[tuple[TourStop, Any]]:
    """Each stop with its page, after what is done there."""
    for stop in STOPS:
        context = browser.new_context(viewport=SIZE)
        page = context.new_page()
        if stop.who:
            sign_in(site, page, stop.who)
        page.goto(f"{site.address}{stop.path}")
        stop.do(page)
        yield stop, page
        context.close()


def sign_in(site: OpenedSite, page: Any, who: str) -> None:
    """With one click, as the practice person with this first part of an address."""
    page.goto(f"{site.address}/desk/account/practice/")
    name = next(name for slug, name, _ in PEOPLE if slug == who)
    row = page.locator("main tr").filter(has=page.get_by_role("rowheader", name=name, exact=True))
    with page.expect_navigation():
        row.get_by_role("button").click()


def words_of(page: Any) -> str:
    """What the page says, without what is another on each day."""
    lines = (" ".join(line.split()) for line in page.inner_text("main").splitlines())
    words = "\n".join(line for line in lines if line)
    for pattern, instead in _MASKS:
        words = pattern.sub(instead, words)
    return words


def as_text(said: dict[str, str]) -> str:
    """Every stop with its words."""
    return "".join(f"== {name}\n{words}\n\n" for name, words in said.items())


def picture(stop: TourStop) -> Path:
    """Where its picture stands."""
    return PICTURES / f"{stop.name}.png"


def _pictured(stop: TourStop, page: Any) -> str:
    time.sleep(0.2)  # the face is there
    page.screenshot(path=str(picture(stop)))
    return words_of(page)


if __name__ == "__main__":
    sys.exit(main())

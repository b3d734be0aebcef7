"""Write the pictures of page one that the how-to shows, at the widths of a desk and of a telephone.

python -m tools.pictures

Beside them stands the digest of the page that they were made from: a test makes that page anew and says when it shows something
else. The pictures themselves are never held against one another, since no two machines draw letters alike.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from demo.run import DEMO, load
from tithing.documents.renderers import rendered
from tithing.reading.book import Book
from tithing.vocabulary.period import Period
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.figures_out.report import performance_report
from tools.pages.browser import browser_with, opened
from tools.pages.fonts import environment_with

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
MADE_FROM = PICTURES / "made-from.json"
SPAN, WORDS = "2017-18Q4", "2017-18q4.md"
PUBLISHED = date(2018, 6, 14)
SHOWN = {1280: 1000, 360: 1000}  # of each width, how much of the page's height
LARGEST = 150_000  # bytes
_FACE = re.compile(rb"@font-face \{.*?\}", re.DOTALL)
_ENDS = b'<nav class="contents"'


def main() -> int:
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory(prefix="tithing-pictures-") as name:
        folder = Path(name)
        page = folder / "page.html"
        page.write_bytes(page_of(load(folder / "book", now=datetime(2025, 9, 1, tzinfo=UTC)), folder / "out"))
        with sync_playwright() as playwright:
            aside = folder / "fonts"
            aside.mkdir()
            with browser_with(playwright, environment_with(None, aside=aside)) as browser:
                for width, height in SHOWN.items():
                    with opened(browser, page, width=width) as shown:
                        clip = {"x": 0, "y": 0, "width": width, "height": height}
                        shown.screenshot(path=str(picture(width)), clip=clip, full_page=True)
        MADE_FROM.write_text(
            json.dumps({"page one": digest_of(page.read_bytes())}, indent=1) + "\n", encoding="utf-8"
        )
    print(*(f"{path.name}: {path.stat().st_size:,} bytes" for path in sorted(PICTURES.iterdir())), sep="\n")
    return 0


def picture(width: int) -> Path:
    """Where the picture of a width stands."""
    return PICTURES / f"page-one-{width}.png"


def page_of(book: Book, output: Path) -> bytes:
    """The page of the demonstration's report that is pictured."""
    report = performance_report(
        book,
        spans=[Period.parse(SPAN)],
        formats=["json"],
        output=output,
        published=PUBLISHED,
        reader=THE_PUBLIC,
        at=datetime(2018, 6, 14, 12),
        commentary=DEMO / "commentary" / WORDS,
    )
    return rendered(report.document, ["html"])["html"]


def digest_of(page: bytes) -> str:
    """The digest of what the pictures show: page one with its style, and not the bytes of the face.

    >>> digest_of(b'<p>412</p><nav class="contents">1') == digest_of(b'<p>412</p><nav class="contents">2')
    True
    """
    return hashlib.sha256(_FACE.sub(b"", page.partition(_ENDS)[0])).hexdigest()


if __name__ == "__main__":
    sys.exit(main())

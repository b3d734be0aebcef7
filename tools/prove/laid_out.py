"""Every report of the demonstration, in a browser at three widths and with three sets of fonts: no word is cut off or run together.

python -m tools.prove.laid_out
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from demo.run import run as write_demonstration
from tithing.cli import run
from tools.pages.browser import WIDTHS, browser_with, opened
from tools.pages.faults import faults_of
from tools.pages.fonts import FOLDERS, environment_with


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="tithing-laid-out-") as folder:
        pages = written(Path(folder) / "out")
        faults = list(measured(pages, Path(folder)))
    print(*faults, sep="\n")
    print(f"{len(pages)} pages, {len(faults)} faults")
    return 1 if faults or not pages else 0


def written(output: Path) -> list[Path]:
    """The demonstration's reports as pages, with one of street counts and one of a ward."""
    write_demonstration(output)
    where = ["--book", str(output / "book"), "--quarter", "2024-25Q4", "--output", str(output)]
    run(["report", "performance", *where, "--formats", "html"])
    run(["report", "ward-profile", *where, "--formats", "html", "--area", "Burn Valley"])
    return sorted(output.glob("*.html"))


def measured(pages: list[Path], aside: Path) -> Iterator[str]:
    """A line for each fault: on which machine, on which page, at which width, and the words."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        for name, folder in FOLDERS.items():
            if folder and not folder.is_dir():
                continue
            own = aside / name
            own.mkdir()
            with browser_with(playwright, environment_with(folder, aside=own)) as browser:
                for page in pages:
                    yield from (f"{name}: {fault}" for fault in _page_faults(browser, page))


def _page_faults(browser: Any, path: Path) -> Iterator[str]:
    for width in WIDTHS:
        with opened(browser, path, width=width) as page:
            faults, lines = faults_of(page)
        if not lines:
            yield f"{path.name} at {width}: not one line of words"
        yield from (f"{path.name} at {width}: {kind}: {words} {others}" for kind, words, others in faults)


if __name__ == "__main__":
    sys.exit(main())

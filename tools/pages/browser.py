"""Pages opened in Chromium as on a machine that has the fonts of one folder and no others."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]
WIDTHS = (360, 768, 1280)
_ATTEMPTS = 40
_FACES = """() => Promise.all([...document.fonts].map(face => face.load().catch(() => 0)))
  .then(() => [...document.fonts].every(face => face.status === 'loaded'))"""


@contextmanager
def browser_with(playwright: Any, environment: Mapping[str, str]) -> Iterator[Any]:
    launched = playwright.chromium.launch(
        executable_path=CHROMIUM, args=ARGUMENTS, env=dict(environment), headless=True
    )
    yield launched
    launched.close()


@contextmanager
def opened(browser: Any, path: Path, *, width: int) -> Iterator[Any]:
    """The page with the face that it carries. Chromium on a machine without any font at all takes a page's own face in one
    attempt of three, whatever the face: it is asked again. Raises RuntimeError where it never does."""
    for _ in range(_ATTEMPTS):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(path.resolve().as_uri())
        if page.evaluate(_FACES):
            yield page
            page.close()
            return
        page.close()
    raise RuntimeError(f"the browser never took the face of {path.name}")

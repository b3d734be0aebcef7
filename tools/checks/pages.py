"""Every web page that the house writes says what it may load: nothing, and its own styles."""

from __future__ import annotations

import re
from pathlib import Path

from tools.checks import Fault

PAGE = re.compile(r"<!doctype html|<html\b", re.IGNORECASE)
POLICY = re.compile(r"http-equiv=\\?[\"']Content-Security-Policy\\?[\"']", re.IGNORECASE)
# They look for pages and write none.
READERS = ("tithing/checking/read", "tithing/sources")
SITE = "tithing/web/"  # its pages have the policy in the header of each answer (tests/web/test_every_page.py)
RULE = 'a page begins with <meta http-equiv="Content-Security-Policy"> (documents/renderers/page_policy.py)'


def check_pages(root: Path) -> list[Fault]:
    faults = []
    for path in sorted((root / "tithing").rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.suffix not in (".py", ".html", ".j2", ".htm") or name.startswith((*READERS, SITE)):
            continue
        text = path.read_text(encoding="utf-8")
        found = PAGE.search(text)
        if found and not POLICY.search(text):
            faults.append(Fault(f"{name}:{text.count(chr(10), 0, found.start()) + 1}", RULE))
    return faults

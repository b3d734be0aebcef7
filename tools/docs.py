"""Write `docs/reference/` from the catalogue, the measures, the sources, the breaks, the checks, the
findings, what is not here, the law and the commands.

python -m tools.docs           write what has changed
python -m tools.docs --check   change nothing; exit 1 and name each page that is stale
"""

from __future__ import annotations

import sys
from pathlib import Path

from tools.reference.breaks import breaks_page
from tools.reference.checks import checks_page
from tools.reference.commands import command_pages
from tools.reference.csv_columns import csv_columns_page
from tools.reference.findings import findings_page
from tools.reference.indicators import indicators_page
from tools.reference.law import law_page
from tools.reference.measures import measures_page
from tools.reference.not_here import not_here_page
from tools.reference.permissions import permissions_page
from tools.reference.personal import personal_page
from tools.reference.sources import sources_page

REFERENCE = Path(__file__).parents[1] / "docs" / "reference"
HEAD = "<!-- Written by tools/docs.py (make docs); change the definition, not this page. -->\n\n"


def pages() -> dict[str, str]:
    """Path below docs/reference -> text of every generated page."""
    written = {
        "indicators.md": indicators_page(),
        "measures.md": measures_page(),
        "sources.md": sources_page(),
        "breaks.md": breaks_page(),
        "csv-columns.md": csv_columns_page(),
        "checks.md": checks_page(),
        "findings.md": findings_page(),
        "personal-data.md": personal_page(),
        "not-here.md": not_here_page(),
        "law.md": law_page(),
        "permissions.md": permissions_page(),
        **{f"commands/{name}.md": text for name, text in command_pages().items()},
    }
    return {name: HEAD + text.rstrip() + "\n" for name, text in written.items()}


def stale(reference: Path = REFERENCE) -> list[str]:
    """Pages whose text is not what would be written now, and pages of commands that are gone."""
    current = pages()
    changed = [name for name, text in current.items() if _read(reference / name) != text]
    gone = [
        path.relative_to(reference).as_posix()
        for path in sorted((reference / "commands").glob("*.md"))
        if path.relative_to(reference).as_posix() not in current
    ]
    return changed + gone


def write(reference: Path = REFERENCE) -> list[str]:
    """Bring the pages up to date and say which were changed."""
    current = pages()
    changed = stale(reference)
    for name in changed:
        if name not in current:
            (reference / name).unlink()
            continue
        (reference / name).parent.mkdir(parents=True, exist_ok=True)
        (reference / name).write_text(current[name], encoding="utf-8")
    return changed


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def main(arguments: list[str]) -> int:
    if arguments == ["--check"]:
        names = stale()
        for name in names:
            print(f"docs/reference/{name} is stale: run make docs")
        return 1 if names else 0
    for name in write():
        print(f"docs/reference/{name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

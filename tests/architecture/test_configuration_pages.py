"""The pages of partnership.toml and areas.toml describe every key that is read, and none that is not."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest

from tests.functional.test_every_key_does_something import AREAS, PARTNERSHIP, TABLES, keys_known
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.readers import THE_PUBLIC
from tithing.workflows.the_book.new_book import new_book

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"
PAGES = {PARTNERSHIP: "partnership-toml.md", AREAS: "areas-toml.md"}
# The heading of each table on its page, by its place in the file.
HEADINGS = {
    "": "## The file itself",
    "most_similar_group": "## [most_similar_group]",
    "partners.0": "## [[partners]]",
    "partners.0.owes.0": "### [[partners.owes]]",
    "style": "## [style]",
    "areas.0": "## [[areas]]",
    "aliases.0": "## [[aliases]]",
    "successors.0": "## [[successors]]",
}
OF_CONFIGURATION = sorted({(file, at) for file, at in TABLES if file in PAGES and at in HEADINGS})


def keys_described(file: str, at: str) -> set[str]:
    """The keys in the first column of the table under a heading."""
    text = (REFERENCE / PAGES[file]).read_text(encoding="utf-8")
    under = text.partition(f"\n{HEADINGS[at]}\n")[2]
    section = re.split(r"^#{2,3} ", under, maxsplit=1, flags=re.MULTILINE)[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))


def test_every_table_of_both_files_is_known_here() -> None:
    places = {(file, re.sub(r"\d+", "0", at)) for file, at in TABLES if file in PAGES}

    assert places == set(OF_CONFIGURATION)


@pytest.mark.parametrize(("file", "at"), OF_CONFIGURATION)
def test_what_is_described_is_what_is_read(file: str, at: str, tmp_path: Path) -> None:
    inside = {"partners", "style", "most_similar_group"} if (file, at) == (PARTNERSHIP, "") else set()

    assert keys_described(file, at) == keys_known(file, at, tmp_path) - inside


def test_the_examples_of_the_pages_are_accepted(tmp_path: Path) -> None:
    created = new_book(tmp_path / "b", name="Safer X", area="Hartlepool")
    pages = (REFERENCE / "areas-toml.md", REFERENCE.parent / "how-to" / "boundary-changes.md")
    examples = [
        re.sub(r"^   ", "", each, flags=re.MULTILINE)
        for page in pages
        for each in re.findall(r"```toml\n(.*?)```", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    ]
    assert len(examples) == 2

    created.config.with_name("areas.toml").write_text("\n".join(examples), encoding="utf-8")

    seen = snapshot(tmp_path / "b", reader=THE_PUBLIC, at=datetime(2026, 5, 1))
    assert [each.area.name for each in seen.partnership.successors] == ["Two Rivers"]

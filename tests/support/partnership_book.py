"""A small book of an invented partnership, for the site: its papers, and no figures."""

from __future__ import annotations

from pathlib import Path

PARTNERSHIP = """
name = "Safer X Partnership"
area = "E06000001"
force = "E23000013"
contact = "Community Safety Team, X Borough Council"
by = "community-safety-team"

[[partners]]
slug = "police"
name = "X Police"
post = "Performance unit"

[[partners]]
slug = "fire"
name = "X Fire and Rescue Service"
"""


def partnership_book(folder: Path, *, partnership: str = PARTNERSHIP) -> Path:
    """A new book in this folder, with these papers."""
    from tithing.workflows.the_book.new_book import new_book

    new_book(folder, name="Safer X Partnership", area="Hartlepool")
    (folder / "partnership" / "partnership.toml").write_text(partnership, encoding="utf-8")
    return folder

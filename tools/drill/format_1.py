"""A book of format 1, kept beside this file as commit b4cfd15 made it from invented files, and what it shows."""

from __future__ import annotations

import json
from pathlib import Path

from tools.drill.model import Model
from tools.drill.on_disk import paths_in
from tools.drill.sent import Part, Sent

FORMAT_1 = Path(__file__).parent / "format-1"


def format_1_model() -> Model:
    """What was imported into it, from what was written down when it was made."""
    told = json.loads((FORMAT_1 / "facts.json").read_text(encoding="utf-8"))
    return Model().with_files(_sent(each) for each in told)


def format_1_originals() -> frozenset[str]:
    """The names of its originals are their hashes."""
    return frozenset(paths_in(FORMAT_1 / "book" / "raw"))


def _sent(told: dict[str, object]) -> Sent:
    parts = told["parts"]
    assert isinstance(parts, list)
    whole = tuple(Part(part["name"], {(m, p): v for m, p, v in part["facts"]}) for part in parts)
    return Sent(Path(str(told["name"])), str(told["released"]), whole)

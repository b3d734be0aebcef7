"""The page of sources: what each reads, from whom, how often, and under which licence."""

from __future__ import annotations

from pathlib import Path

from tithing.sources.faults import SOURCES
from tithing.sources.registry import SourceInfo, list_sources

INTRODUCTION = """# Sources

What Tithing can read. `tithing import` recognises which one a file comes from; `--source` says it where two would
fit. Each is a folder in `tithing/sources/`, whose README tells what surprises in that publisher's files. How to
[add one](../how-to/add-a-source.md).
"""


def sources_page(folder: Path = SOURCES) -> str:
    return "\n".join([INTRODUCTION, *(_section(each) for each in list_sources(folder))])


def _section(source: SourceInfo) -> str:
    facts = {
        "Slug": f"`{source.slug}`",
        "Publisher": source.publisher,
        "Licence": source.licence,
        "Attribution": source.attribution,
        "Open": "its publisher gives these very figures to everyone, so that none is hidden"
        if source.access
        else "",
        "When it comes": source.cadence,
        "Recognised by": source.expects,
        "What surprises": f"[README](../../tithing/sources/{source.slug}/README.md)",
    }
    lines = [f"- {name}: {value}" for name, value in facts.items() if value]
    return "\n".join([f"## {source.title}\n", *lines, ""])

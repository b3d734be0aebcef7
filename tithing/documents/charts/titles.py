"""No two charts of a document have one title: each says its own finding."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from tithing.documents.parts import Chart, DocumentPart


def with_titles_of_their_own(parts: Iterable[DocumentPart]) -> list[DocumentPart]:
    """The parts, with a clause of its subtitle behind a chart's title that another has already."""
    taken: set[str] = set()
    made: list[DocumentPart] = []
    for part in parts:
        if isinstance(part, Chart):
            part = replace(part, title=_own(part, taken))
            taken.add(part.title)
        made.append(part)
    return made


def _own(chart: Chart, taken: set[str]) -> str:
    """Its title; else with one clause of its subtitle, or with the whole of that, and at the last with a number."""
    clauses = [clause.strip() for clause in re.split("[,;:]", chart.subtitle)]
    longer = [f"{chart.title}: {clause}" for clause in (*clauses, chart.subtitle) if clause]
    numbered = (f"{chart.title} ({number})" for number in range(2, len(taken) + 3))
    return next(title for title in (chart.title, *longer, *numbered) if title not in taken)

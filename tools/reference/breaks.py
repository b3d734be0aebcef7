"""The page of breaks: the days on which what an offence means changed, and what may still be compared."""

from __future__ import annotations

from tithing.vocabulary.breaks import Break, all_breaks
from tools.reference import code

INTRODUCTION = """# Breaks in definitions

Days on which what an offence means, or how it is recorded, changed. Where a break refuses, Tithing does not
compare a value before it with a value after it, unless the earlier one is marked as restated on the later
definition (a note that begins with "restated"). Where it only warns, the comparison carries a note, and is called neither
better nor worse: by how much the definition moved the count nobody knows.
"""


def breaks_page() -> str:
    found = sorted(all_breaks(), key=lambda each: each.day)
    return "\n".join([INTRODUCTION, *(_section(each) for each in found)])


def _section(each: Break) -> str:
    effect = "refuses the comparison" if each.refuse else "compares, with a note"
    lines = [
        f"## {each.title}\n",
        f"{each.words}.\n",
        f"- From: {each.day.day} {each.day:%B %Y}",
        f"- Effect: {effect}",
        f"- Cuts: {code(each.cuts)}",
        f"- Rule: {each.rule}; {each.citation}",
    ]
    if each.allowed:
        lines.append(f"- May be compared instead: `{each.allowed}`")
    return "\n".join(lines) + "\n"

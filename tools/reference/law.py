"""The page of the law that is cited: which instrument, in which nation, for what, from when."""

from __future__ import annotations

from tithing.vocabulary.law import NATIONS, Law, Purpose, all_law

MEANS = {
    Purpose.PARTNERSHIPS: "that there is a partnership, and what it is for",
    Purpose.EVERY_FUNCTION: "what authorities consider in all that they do",
    Purpose.PLAN: "the assessment, the plan and its review",
    Purpose.RETURNS: "what authorities disclose to one another, and when",
}
INTRODUCTION = """# The law that is cited

Every Act and regulation that a report, a return or a due day names comes from this table (`tithing/vocabulary/law/law.toml`), by
the nation that the partnership's area is in, and the day. England's regulations are never cited in Wales, nor the other way
round. K marks what is to be confirmed; what is only announced is not here.

| instrument | for | in | from | until | amended by | source | status |
|---|---|---|---|---|---|---|---|"""


def law_page() -> str:
    return "\n".join([INTRODUCTION, *map(_row, all_law())])


def _row(law: Law) -> str:
    where = " and ".join(NATIONS[nation] for nation in law.nations)
    amended = "; ".join(f"{each.citation} from {each.begins}" for each in law.amended)
    named = ", ".join(filter(None, (law.title, law.provisions, law.citation)))
    ends = str(law.ends or "")
    return f"| {named} | {MEANS[law.purpose]} | {where} | {law.begins} | {ends} | {amended} | {law.source} | {law.status} |"

"""The page of the law that is cited: which instrument, in which nation, for what, from when."""

from __future__ import annotations

from tithing.vocabulary.law import NATIONS, Law, Purpose, all_law
from tithing.vocabulary.law.authorities import AuthorityKind, Limb, all_limbs

MEANS = {
    Purpose.PARTNERSHIPS: "that there is a partnership, and what it is for",
    Purpose.EVERY_FUNCTION: "what authorities consider in all that they do",
    Purpose.PLAN: "the assessment, the plan and its review",
    Purpose.RETURNS: "what authorities disclose to one another, and when",
    Purpose.STRATEGY_GROUP: "who is appointed to the strategy group",
    Purpose.SHARING: "the protocol by which authorities share information",
}
INTRODUCTION = """# The law that is cited

Every Act and regulation that a report, a return or a due day names comes from this table (`tithing/vocabulary/law/law.toml`), by
the nation that the partnership's area is in, and the day. England's regulations are never cited in Wales, nor the other way
round. K marks what is to be confirmed; what is only announced is not here.

| instrument | for | in | from | until | amended by | source | status |
|---|---|---|---|---|---|---|---|"""


AUTHORITIES = """
## Responsible authorities

Who is one of a local government area, limb by limb (`tithing/vocabulary/law/authorities.toml`). An organisation of a partnership is
one where its file says under which limb, and it is of the kind that the limb means on the day. V/K marks a first day
that is to be confirmed.

| limb | kind of organisation | in | from | until | source | status |
|---|---|---|---|---|---|---|"""


def law_page() -> str:
    authorities = [_of_limb(limb, kind) for limb in all_limbs() for kind in limb.kinds]
    return "\n".join([INTRODUCTION, *map(_row, all_law()), AUTHORITIES, *authorities])


def _of_limb(limb: Limb, kind: AuthorityKind) -> str:
    where = " and ".join(NATIONS[nation] for nation in limb.nations)
    where += ", of a district within a county" if limb.areas else ""
    ends = str(kind.ends or "")
    return f"| {limb.title} (`{limb.slug}`) | {kind.kind} | {where} | {kind.begins} | {ends} | {limb.source} | {kind.status} |"


def _row(law: Law) -> str:
    where = " and ".join(NATIONS[nation] for nation in law.nations)
    amended = "; ".join(f"{each.citation} from {each.begins}" for each in law.amended)
    named = ", ".join(filter(None, (law.title, law.provisions, law.citation)))
    ends = str(law.ends or "")
    return f"| {named} | {MEANS[law.purpose]} | {where} | {law.begins} | {ends} | {amended} | {law.source} | {law.status} |"

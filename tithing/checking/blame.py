"""Turns relations that fail into findings: one wrong figure breaks several relations, and is told once.

Within one row of changes nothing tells which figure is wrong, so the difference and the per cent are each told. Where
relations of different evidence fail together (a sum down and a sum across), the figure they share is the one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tithing.checking.book import Figure
from tithing.checking.finding import Finding, Severity
from tithing.checking.printed import Place
from tithing.checking.relation import Relation


def findings_from(relations: Sequence[Relation]) -> list[Finding]:
    """One finding for each fault that the failing relations show, in the order of their places."""
    failing = [relation for relation in relations if not relation.holds]
    held = Counter(figure for relation in relations if relation.holds for figure in relation.figures)
    prose = [relation for relation in failing if not relation.figures]
    failing = [relation for relation in failing if relation.figures]
    queries = [relation for relation in failing if relation.severity is Severity.JUDGEMENT]
    findings = [_in_prose(relation) for relation in prose]
    findings += [_told(relation, relation.fault, ()) for relation in queries]
    for together in _joined([relation for relation in failing if relation not in queries]):
        findings += _findings_of(together, held)
    return sorted(findings, key=_order)


def _joined(failing: list[Relation]) -> list[list[Relation]]:
    """The failing relations in sets that share figures."""
    sets: dict[int, list[Relation]] = {}
    home: dict[Figure, int] = {}
    for number, relation in enumerate(failing):
        known = {home[figure] for figure in relation.figures if figure in home}
        sets[number] = [member for key in sorted(known) for member in sets.pop(key)] + [relation]
        for member in sets[number] if known else (relation,):
            home.update(dict.fromkeys(member.figures, number))
    return list(sets.values())


def _findings_of(together: list[Relation], held: Counter[Figure]) -> list[Finding]:
    findings: list[Finding] = []
    left = list(together)
    while left:
        shared = _most_shared(left, held)
        if shared is None:
            return findings + [_told(relation, relation.fault, ()) for relation in left]
        broken = [relation for relation in left if shared in relation.figures]
        main = next((relation for relation in broken if shared in relation.expected), broken[0])
        findings.append(_told(main, shared, [relation for relation in broken if relation is not main]))
        left = [relation for relation in left if relation not in broken]
    return findings


def _most_shared(relations: list[Relation], held: Counter[Figure]) -> Figure | None:
    """The figure in the most failing relations of the most kinds of evidence; of equals, the least confirmed one."""
    families: dict[Figure, set[str]] = {}
    times: Counter[Figure] = Counter()
    for relation in relations:
        for figure in relation.figures:
            families.setdefault(figure, set()).add(relation.family)
            times[figure] += 1
    shared = [figure for figure in times if len(families[figure]) > 1]
    if not shared:
        return None
    return max(shared, key=lambda figure: (len(families[figure]), times[figure], -held[figure]))


def _order(finding: Finding) -> tuple[int, int, str, str, str]:
    """Reading order; a sentence may have a page where a cell has none."""
    place = finding.place
    return place.page or 0, place.line or 0, place.sheet, finding.column, finding.rule


def _in_prose(relation: Relation) -> Finding:
    """A fault within a sentence, or between sentences: it is at no cell."""
    return Finding(
        rule=relation.rule,
        severity=relation.severity,
        place=relation.place or Place(),
        published=relation.published,
        expected=relation.right,
        explanation=relation.explanation,
        slip=relation.slip,
        also=relation.also,
    )


def _told(relation: Relation, figure: Figure, others: Sequence[Relation]) -> Finding:
    also = [other.place for other in relation.figures if other is not figure]
    also += [fact.place for other in others for fact in other.figures if fact is not figure]
    words = " ".join([relation.explanation, *(other.explanation for other in others[:2])])
    at_fault = figure is relation.fault
    expected = (relation.right if at_fault else "") or relation.expected.get(figure, "")
    place = relation.place if relation.place is not None and at_fault else figure.place
    return Finding(
        rule=relation.rule,
        severity=_gravest([relation, *others]),
        place=place,
        published=relation.published if relation.published and at_fault else figure.text,
        expected=expected,
        explanation=words,
        table=figure.fact.table.id,
        row=figure.fact.label,
        column=_head(relation, figure) if at_fault else figure.fact.head,
        slip=relation.slip if at_fault else _slip(figure, expected),
        also=tuple(dict.fromkeys((*relation.also, *(p for p in also if p != place)))),
    )


def _gravest(relations: Sequence[Relation]) -> Severity:
    certain = any(relation.severity is Severity.CERTAIN for relation in relations)
    return Severity.CERTAIN if certain else relations[0].severity


def _head(relation: Relation, figure: Figure) -> str:
    return figure.fact.table.heads[relation.column - 1] if relation.column else figure.fact.head


def _slip(figure: Figure, expected: str) -> str:
    from tithing.checking.rules.slips import likely_slip

    return likely_slip(figure.text, expected) if expected else ""

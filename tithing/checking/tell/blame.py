"""Turns relations that fail into findings: one wrong figure breaks several relations, and is told once.

Within one row of changes nothing tells which figure is wrong, so the difference and the per cent are each told. Where
relations of different evidence fail together (a sum down and a sum across), the figure they share is the one. What a
sentence claims in vain is evidence against a figure only where the claim would be right, were the figure what a relation of
the table says that it should be; otherwise the sentence is wrong by itself.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import heapify, heappop, heappush

from tithing.checking.read.printed import PrintedPlace
from tithing.checking.tell.finding import Finding
from tithing.checking.tell.precedence import YIELDING
from tithing.checking.test.relation import Put, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.pack import HERE, PrintedFigure


def findings_from(relations: Sequence[Relation]) -> list[Finding]:
    """One finding for each fault that the failing relations show."""
    failing = [relation for relation in relations if not relation.holds]
    held = Counter(figure for relation in relations if relation.holds for figure in relation.figures)
    findings: list[Finding] = []
    grave: list[Relation] = []
    for relation in failing:
        if not relation.figures:
            findings.append(_in_prose(relation))
        elif relation.severity is Severity.JUDGEMENT:
            findings.append(_told(relation, relation.fault, ()))
        else:
            grave.append(relation)
    return _told_once([*findings, *_graver(grave, held)])


def _graver(grave: Sequence[Relation], held: Counter[PrintedFigure]) -> Iterator[Finding]:
    """The findings of relations between figures; a sentence that accuses none of them is told by itself."""
    backed = _backed(grave)
    alone = [each for each in grave if each.said and each not in backed]
    yield from (_told(each, each.fault, ()) for each in alone)
    for together in _joined([each for each in grave if each not in alone], backed):
        yield from _findings_of(together, held, backed)


Backed = Mapping[
    Relation, Sequence[PrintedFigure]
]  # of a sentence's claim: the figures that are wrong if it is right


def _backed(failing: Sequence[Relation]) -> Backed:
    """For each claim of a sentence, the figures which, were they what a table's relation says, would make it right."""
    wanted = _wanted([relation for relation in failing if not relation.said])
    backed: dict[Relation, Sequence[PrintedFigure]] = {}
    for claim in (relation for relation in failing if relation.said):
        figures = [figure for figure in claim.figures if _would_hold(claim, figure, wanted.get(figure, ()))]
        if figures:
            backed[claim] = figures
    return backed


def _wanted(failing: Sequence[Relation]) -> Mapping[PrintedFigure, set[str]]:
    """What each figure would have to be for a relation of a table to hold."""
    wanted: dict[PrintedFigure, set[str]] = defaultdict(set)
    for relation in failing:
        for figure, expected in relation.expected.items():
            wanted[figure].add(expected)
    return wanted


def _would_hold(claim: Relation, figure: PrintedFigure, expected: Iterable[str]) -> bool:
    others = [other for text in expected if (other := figure.as_if(text)) is not None]
    return claim.again is not None and any(claim.again(_put(figure, other)) for other in others)


def _put(figure: PrintedFigure, other: PrintedFigure) -> Put:
    return lambda each: other if each is figure else each


def _accused(relation: Relation, backed: Backed) -> Sequence[PrintedFigure]:
    """The figures of which one is wrong where the relation fails."""
    return backed.get(relation, relation.figures)


_GRAVITY = (Severity.CERTAIN, Severity.PROBABLE, Severity.JUDGEMENT)


def _told_once(findings: Sequence[Finding]) -> list[Finding]:
    """Nothing twice: one figure with one right figure at one place is one finding, and a rule that knows no more than that
    something is wrong is silent where another knows what."""
    rules: dict[PrintedPlace, set[str]] = {}
    for finding in findings:
        rules.setdefault(finding.place, set()).add(finding.rule)
    heard = [each for each in _spoken(findings) if each.rule not in YIELDING or rules[each.place] <= YIELDING]
    kept: dict[object, Finding] = {}
    for number, finding in enumerate(sorted(heard, key=lambda each: _GRAVITY.index(each.severity))):
        same = (
            finding.place,
            finding.table,
            finding.row,
            finding.column,
            finding.published,
            finding.expected,
        )
        kept.setdefault(same if finding.expected else number, finding)
    return list(kept.values())


def _spoken(findings: Sequence[Finding]) -> Iterator[Finding]:
    """What should be as it is printed is no fault. Of a line that is a row of a table as well, the row speaks."""
    of_rows = {(each.place, each.published) for each in findings if each.table}
    for each in findings:
        as_printed = each.expected and each.expected == each.published
        if not as_printed and (each.table or (each.place, each.published) not in of_rows):
            yield each


def _joined(failing: Sequence[Relation], backed: Backed) -> list[list[Relation]]:
    """The failing relations in sets that share figures; in a set, in their own order."""
    sets: dict[int, list[int]] = {}
    home: dict[PrintedFigure, int] = {}
    for number, relation in enumerate(failing):
        figures = _accused(relation, backed)
        known = sorted({home[figure] for figure in figures if figure in home}, key=lambda k: -len(sets[k]))
        kept = known[0] if known else number
        members = sets.setdefault(kept, [])
        members.append(number)
        for other in known[1:]:  # the smaller sets join the largest
            moved = sets.pop(other)
            members += moved
            home.update((figure, kept) for each in moved for figure in _accused(failing[each], backed))
        home.update(dict.fromkeys(figures, kept))
    return [[failing[number] for number in sorted(members)] for members in sets.values()]


def _findings_of(together: Sequence[Relation], held: Counter[PrintedFigure], backed: Backed) -> list[Finding]:
    """The figure that most evidence shares is told first, then what is still unexplained without it."""
    findings: list[Finding] = []
    left = dict.fromkeys(together)
    for shared, broken in _shared(together, left, held, backed):
        main = next((relation for relation in broken if shared in relation.expected), broken[0])
        findings.append(_told(main, shared, [relation for relation in broken if relation is not main]))
        for relation in broken:
            del left[relation]
    return findings + [_told(relation, relation.fault, ()) for relation in left]


def _shared(
    together: Sequence[Relation],
    left: Mapping[Relation, None],
    held: Counter[PrintedFigure],
    backed: Backed,
) -> Iterator[tuple[PrintedFigure, list[Relation]]]:
    """The figures in failing relations of more than one kind of evidence, with those `left` of them: the one of most
    kinds first, then the one in most relations, then the least confirmed."""
    of_figure: dict[PrintedFigure, list[Relation]] = {}
    for relation in together:
        for figure in dict.fromkeys(_accused(relation, backed)):
            of_figure.setdefault(figure, []).append(relation)
    order = {figure: number for number, figure in enumerate(of_figure)}

    def weight(figure: PrintedFigure) -> tuple[int, int, int, int]:
        broken = [relation for relation in of_figure[figure] if relation in left]
        kinds = len({relation.family for relation in broken})
        return -kinds, -len(broken), held[figure], order[figure]

    waiting = [(weight(figure), figure) for figure in of_figure]
    heapify(waiting)
    while waiting:
        known, figure = heappop(waiting)
        now = weight(figure)
        if now[0] > -2:
            continue
        if now != known:  # some of its relations were explained since
            heappush(waiting, (now, figure))
            continue
        yield figure, [relation for relation in of_figure[figure] if relation in left]


def _in_prose(relation: Relation) -> Finding:
    """A fault within a sentence, or between sentences: it is at no cell."""
    return Finding(
        rule=relation.rule,
        severity=relation.severity,
        place=relation.place or PrintedPlace(),
        published=relation.published,
        expected=relation.right,
        explanation=relation.explanation,
        slip=relation.slip,
        also=relation.also,
    )


def _told(relation: Relation, figure: PrintedFigure, others: Sequence[Relation]) -> Finding:
    at_cell = Finding(
        rule=relation.rule,
        severity=_gravest([relation, *others]),
        place=figure.place,
        published=figure.text,
        expected=_as_printed(relation.expected.get(figure, ""), figure),
        explanation=" ".join([relation.explanation, *(other.explanation for other in others[:2])]),
        table=figure.fact.table.id,
        row=figure.fact.label,
        column=figure.fact.head,
    )
    found = _as_said(at_cell, relation, figure)
    shown = [each for test in (relation, *others) for each in test.figures]
    rests_on = [each.place for each in shown if each is not figure and each.document == HERE]
    also = (*relation.also, *(place for place in rests_on if place != found.place))
    return replace(found, also=tuple(dict.fromkeys(also)))


def _as_said(at_cell: Finding, relation: Relation, figure: PrintedFigure) -> Finding:
    """With what the relation says of the figure that it takes for wrong; of another it says no more than what it should be."""
    if figure is not relation.fault:
        return replace(at_cell, slip=_slip(figure, at_cell.expected))
    return replace(
        at_cell,
        place=relation.place or at_cell.place,
        published=relation.published or at_cell.published,
        expected=_as_printed(relation.right, figure) if relation.right else at_cell.expected,
        column=_head(relation, figure),
        slip=relation.slip,
    )


def _as_printed(expected: str, figure: PrintedFigure) -> str:
    """What should stand in a cell, with its sign as the column prints it: a reduction of 12 is no -12 there."""
    if not figure.fact.column.turned or not expected[:1]:
        return expected
    return expected[1:] if expected[0] in "-\u2212" else f"-{expected.lstrip('+')}"


def _gravest(relations: Sequence[Relation]) -> Severity:
    certain = any(relation.severity is Severity.CERTAIN for relation in relations)
    return Severity.CERTAIN if certain else relations[0].severity


def _head(relation: Relation, figure: PrintedFigure) -> str:
    return figure.fact.table.heads[relation.column - 1] if relation.column else figure.fact.head


def _slip(figure: PrintedFigure, expected: str) -> str:
    from tithing.checking.test.slips import likely_slip

    return likely_slip(figure.text, expected) if expected else ""

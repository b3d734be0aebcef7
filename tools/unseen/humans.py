"""Errors as people make them: rows gone stale, totals not brought up to date, last quarter's sentence left standing."""

from __future__ import annotations

import random
from collections.abc import Callable

from tools.unseen.document import Document, Relation, Table, marker
from tools.unseen.slips import OPPOSITE, WAYS, Change, changed, reprinted
from tools.unseen.solver import holds, read_figure

New = dict[int, str]
Maker = Callable[[Document, random.Random], New | None]


def human_error(document: Document, chance: random.Random) -> Change | None:
    """An error of the first kind that the paper has room for, the kinds in an order by chance."""
    for name in chance.sample(sorted(KINDS), len(KINDS)):
        new = KINDS[name](document, chance)
        change = changed(document, new, name) if new else None
        if change and change.broken:
            return change
    return None


def _line_of(document: Document, token: int) -> frozenset[int]:
    """The tokens of the row, the sentence or the bullet that a token stands in."""
    sought = marker(token)
    block = document.blocks[document.block_of(token)]
    lines = [" ".join(row) for row in block.rows] if isinstance(block, Table) else list(block.texts())
    line = next((line for line in lines if sought in line), "")
    return frozenset(other for other in document.shown() if marker(other) in line)


def _repaired(document: Document, new: New, line: frozenset[int]) -> New:
    """What else the writer of that line would print, were its first figure what it now says."""
    new = dict(new)
    for relation in document.relations:
        inside = line.issuperset(relation.tokens) and relation.whole not in new
        if inside and not holds(document.with_tokens(new), relation):
            follows = _worked_out(document.with_tokens(new), relation)
            if follows is not None:
                new[relation.whole] = follows
    return new


def _worked_out(document: Document, relation: Relation) -> str | None:
    text = document.tokens[relation.whole]
    if relation.kind == "direction":
        return OPPOSITE.get(text)
    figures = [read_figure(document.tokens[part]) for part in relation.parts]
    if any(figure is None for figure in figures) or relation.kind not in SUMS:
        return None
    value = SUMS[relation.kind]([(each.low + each.high) / 2 for each in figures if each], relation)
    return reprinted(text, abs(value) if relation.size else value)


SUMS: dict[str, Callable[[list[float], Relation], float]] = {
    "sum": lambda parts, _: sum(parts),
    "running": lambda parts, _: sum(parts),
    "difference": lambda parts, r: sum(sign * part for sign, part in zip(r.signs, parts, strict=True)),
    "percent": lambda parts, _: 100 * (parts[0] - parts[1]) / (parts[1] or 1),
    "share": lambda parts, r: r.factor * parts[0] / (parts[1] or 1),
    "rate": lambda parts, r: r.factor * parts[0] / (parts[1] or 1),
    "product": lambda parts, r: r.factor * parts[0] * parts[1],
}


def _chosen(document: Document, chance: random.Random, kinds: tuple[str, ...]) -> Relation | None:
    fitting = [relation for relation in document.relations if relation.kind in kinds]
    return chance.choice(fitting) if fitting else None


def _stale_line(document: Document, chance: random.Random) -> New | None:
    """A row or sentence with another period's figure, right in itself: only what stands elsewhere says otherwise."""
    relation = _chosen(document, chance, ("sum", "same", "running"))
    if relation is None:
        return None
    token = relation.whole if relation.kind == "same" else chance.choice(relation.parts)
    figure = read_figure(document.tokens[token])
    if figure is None or figure.low < 8:
        return None
    value = int(figure.low * chance.choice((0.8, 0.9, 1.1, 1.25))) + 1
    return _repaired(document, {token: reprinted(document.tokens[token], value)}, _line_of(document, token))


def _swapped_digits(document: Document, chance: random.Random) -> New | None:
    relation = _chosen(document, chance, tuple(SUMS))
    if relation is None:
        return None
    token = chance.choice(relation.tokens)
    now = WAYS["digits swapped"](document.tokens[token], chance)
    return {token: now} if now != document.tokens[token] else None


def _wrong_sign(document: Document, chance: random.Random) -> New | None:
    signed = [
        relation
        for relation in document.relations
        if relation.kind in ("difference", "percent") and document.tokens[relation.whole][:1] in "-+−"
    ]
    if not signed:
        return None
    token = chance.choice(signed).whole
    return {token: WAYS["sign"](document.tokens[token], chance)}


def _wrong_base(document: Document, chance: random.Random) -> New | None:
    """A per cent of the later figure."""
    relation = _chosen(document, chance, ("percent",))
    if relation is None:
        return None
    now, before = (read_figure(document.tokens[part]) for part in relation.parts)
    if now is None or before is None or now.low == 0:
        return None
    value = 100 * (now.low - before.low) / now.low
    text = document.tokens[relation.whole]
    return {relation.whole: reprinted(text, abs(value) if relation.size else value)}


def _rows_shifted(document: Document, chance: random.Random) -> New | None:
    """Two rows of a worked-out column, each with the other's figure."""
    relation = _chosen(document, chance, ("difference", "percent", "share", "rate"))
    if relation is None:
        return None
    block = document.block_of(relation.whole)
    like = [
        other
        for other in document.relations
        if other.kind == relation.kind
        and other.whole != relation.whole
        and document.block_of(other.whole) == block
    ]
    if not like:
        return None
    other = chance.choice(like)
    a, b = document.tokens[relation.whole], document.tokens[other.whole]
    return {relation.whole: b, other.whole: a} if a != b else None


def _total_left(document: Document, chance: random.Random) -> New | None:
    """A total that was worked out before a part came in."""
    relation = _chosen(document, chance, ("sum", "running"))
    if relation is None:
        return None
    figure = read_figure(document.tokens[relation.whole])
    part = read_figure(document.tokens[chance.choice(relation.parts)])
    if figure is None or part is None or part.low <= 0 or figure.low <= part.low:
        return None
    return {relation.whole: reprinted(document.tokens[relation.whole], figure.low - part.low)}


def _opposite_word(document: Document, chance: random.Random) -> New | None:
    """Rose for fell: last quarter's sentence with this quarter's figures."""
    relation = _chosen(document, chance, ("direction",))
    text = document.tokens[relation.whole] if relation else ""
    return {relation.whole: OPPOSITE[text]} if relation and text in OPPOSITE else None


KINDS: dict[str, Maker] = {
    "stale line": _stale_line,
    "swapped digits": _swapped_digits,
    "wrong sign": _wrong_sign,
    "wrong base": _wrong_base,
    "rows shifted": _rows_shifted,
    "total left": _total_left,
    "last quarter's word": _opposite_word,
}

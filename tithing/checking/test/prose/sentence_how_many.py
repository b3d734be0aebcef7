"""How many kinds rose or fell, and which did not, against the rows: "all categories fell except arson" (R87).

Only where every row of the table is one of the kinds: with sub-totals among them nobody can say which were counted.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from tithing.checking.read.printed import PrintedSentence
from tithing.checking.test.relation import SENTENCE, Relation
from tithing.checking.test.severity import Severity
from tithing.checking.understand.columns.role import Role
from tithing.checking.understand.measures import is_total
from tithing.checking.understand.pack import Pack, PrintedFigure
from tithing.checking.understand.sentences.claimed.how_many import HowMany, how_many_in
from tithing.checking.understand.sentences.grid import NamedFigures, Sort, groups_near, names_of, sum_rows
from tithing.checking.understand.sentences.phrases.directions import UP
from tithing.checking.understand.sentences.time_told import year_fits

RULE = "sentence_how_many"
Rows = Mapping[str, PrintedFigure]
_WORDS = (" of the ", "all ", "every ", "both", "each ", "none ", "no ")


def relations(book: Pack) -> Iterator[Relation]:
    """For each "N of the M kinds rose", or "all but these": is it so many, or these?"""
    for sentence in book.document.sentences:
        text = sentence.text.lower()
        if any(word in text for word in _WORDS):
            groups = [group for group in groups_near(book, sentence) if _tells(group)]
            found = [one for group in groups if (one := _of_group(group, sentence))]
            held = [one for one in found if one.holds]
            if held or len(groups) == 1:
                yield from held[:1] or found[:1]


def _tells(group: NamedFigures) -> bool:
    return group.sort is Sort.KIND and group.role is Role.DIFFERENCE


def _of_group(group: NamedFigures, sentence: PrintedSentence) -> Relation | None:
    said = how_many_in(sentence.text, names_of(group, sentence.text))
    if said is None or not year_fits(group, sentence):
        return None
    if said.members:
        return _both(sentence, said, group)
    sums = sum_rows(group.sheet)
    rows = {name: figure for name, figure in group.figures.items() if not is_total(name)}
    if any(figure.row in sums for figure in rows.values()) or len(rows) < 3:
        return None
    return _listed(sentence, said, rows) if said.others else _counted(sentence, said, rows)


def _went(figure: PrintedFigure, way: str) -> bool:
    return figure.value > 0 if way == UP else figure.value < 0


def _both(sentence: PrintedSentence, said: HowMany, group: NamedFigures) -> Relation | None:
    rows = {name: group.figures[name] for name in said.members if name in group.figures}
    if len(rows) != len(said.members):
        return None
    changes = ", ".join(f"{name} {figure.text}" for name, figure in rows.items())

    def both(rows: Rows) -> bool:
        return all(_went(figure, said.way) for figure in rows.values())

    return _kinds_counted(sentence, rows, both, said.text, "not both", f"The table says {changes}.")


def _counted(sentence: PrintedSentence, said: HowMany, rows: Rows) -> Relation | None:
    if said.among != len(rows) and not (said.among is None and (said.every or said.count == 0)):
        return None
    those = _those(said, rows)
    word = "rose" if said.way == UP else "fell"
    words = f"Of the {len(rows)} rows {len(those)} {word}: {', '.join(those) or 'none'}."
    count = len(rows) if said.every else said.count
    otherwise = [name for name in rows if (name in those) is not said.every]
    if said.among is None or said.every:
        words += f" Not so: {', '.join(otherwise)}." if otherwise else ""
    sure = Severity.CERTAIN if said.every and said.among == len(rows) else Severity.PROBABLE

    def so_many(rows: Rows) -> bool:
        return count == len(_those(said, rows))

    return _kinds_counted(sentence, rows, so_many, said.text, str(len(those)), words, sure)


def _those(said: HowMany, rows: Rows) -> list[str]:
    return [name for name, figure in rows.items() if _went(figure, said.way)]


def _listed(sentence: PrintedSentence, said: HowMany, rows: Rows) -> Relation | None:
    others = [name for name in rows if name not in _those(said, rows)]
    word = "rise" if said.way == UP else "fall"
    words = f"In the table {', '.join(others) or 'none'} did not {word}, and the sentence leaves out {', '.join(said.others)}."
    right = f"all but {', '.join(others)}" if others else "all"
    return _kinds_counted(sentence, rows, partial(_are_the_others, said), said.text, right, words)


def _are_the_others(said: HowMany, rows: Rows) -> bool:
    """Whether those that the sentence leaves out are those that did not go so; what stayed as it was may be either."""
    others = set(rows) - set(_those(said, rows))
    still = {name for name, figure in rows.items() if figure.value == 0}
    return set(said.others) | still == others | still


def _kinds_counted(
    sentence: PrintedSentence,
    rows: Rows,
    test: Callable[[Rows], bool],
    said: str,
    right: str,
    words: str,
    severity: Severity = Severity.PROBABLE,
) -> Relation:
    figures = tuple(rows.values())
    also = tuple(dict.fromkeys(figure.place for figure in figures))
    return Relation(
        RULE,
        SENTENCE,
        figures,
        test(rows),
        severity,
        words,
        {},
        "",
        also,
        sentence.place,
        said,
        right,
        again=lambda put: test({name: put(figure) for name, figure in rows.items()}),
    )

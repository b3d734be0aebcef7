"""What is odd about figures that arrive, asked before they count; what is impossible is refused beside the socket.

Each rule of `rules/` looks at what arrives and at what the book says of the same things, and gives questions. A rule
never refuses: a figure that looks wrong may be right, and then somebody says why.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache

from tithing.observations.plausible import rules
from tithing.observations.plausible.seen import FileSeen, Rule, Seen
from tithing.vocabulary.questions import Question, one_of_a_kind

MARK = "stands_for_not_known"
OF_ONE_FIGURE = ("far_from_its_neighbours", "count_below_nought", "fraction_for_per_cent")  # is it right?

__all__ = ["FileSeen", "Seen", "questions_about", "rules_that_ask"]


@cache
def rules_that_ask() -> tuple[Rule, ...]:
    """Every rule, one file each, by its file's name."""
    names = sorted(found.name for found in pkgutil.iter_modules(rules.__path__))
    return tuple(importlib.import_module(f"{rules.__name__}.{name}").RULE for name in names)


def questions_about(seen: Seen) -> tuple[Question, ...]:
    """What is asked about files that arrive: like questions of one file as one.

    >>> from tithing.observations.measure import load_measures
    >>> from tithing.places.gazetteer import load_gazetteer
    >>> usual = tuple(FileSeen(f"{n}.csv", "street/x", f"2019-0{n}", rows=7_600) for n in (1, 2, 4))
    >>> cut = FileSeen("3.csv", "street/x", "2019-03", rows=49)
    >>> [each.words for each in questions_about(Seen(load_measures(), load_gazetteer(), (cut,), usual))]
    ['3.csv has 49 rows, where 7,600 are usual: is it whole?']
    """
    return one_of_a_kind(_once_of_a_figure(tuple(_asked(seen))))


def _once_of_a_figure(questions: Sequence[Question]) -> tuple[Question, ...]:
    """A number that programs write for "not known" is asked about as that, and not as one far from its neighbours too."""
    marks = {key for each in questions if each.kind == MARK for key in each.about}
    return tuple(
        each
        for each in questions
        if each.kind == MARK or each.kind not in OF_ONE_FIGURE or not marks.intersection(each.about[:1])
    )


def _asked(seen: Seen) -> Iterator[Question]:
    for rule in rules_that_ask():
        if seen.stated is not None or rule.of_files or rule.of_parts:
            yield from rule.asks(seen)

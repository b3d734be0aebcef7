"""What the unseen set calls correct is correct, and what it calls wrong is wrong: the set is looked at, not trusted."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from tools.unseen.audit import audit
from tools.unseen.document import Document, Paragraph, Relation, Table, marker
from tools.unseen.halves import HALVES, families_in, words_of
from tools.unseen.make import SECTIONS, changes, errors, papers, write_single
from tools.unseen.measure import MODULES, audit_half
from tools.unseen.pen import Pen
from tools.unseen.slips import reprinted, slip
from tools.unseen.solver import broken


@pytest.mark.parametrize("half", MODULES)
def test_no_paper_that_is_said_to_be_correct_has_a_fault(half: str) -> None:
    size = max(150, len(families_in(MODULES[half])))  # every family has its turn
    found = audit_half(half, seed=11, size=size)

    assert found.documents == size
    assert found.relations > 1000
    assert found.faults == ()


@pytest.mark.parametrize("half", MODULES)
def test_every_family_says_something_that_can_be_wrong(half: str) -> None:
    module = MODULES[half]
    families = families_in(module)

    assert len(families) > 40
    assert [name for name in families if not write_single(module, name, "1").relations] == []


@pytest.mark.parametrize("half", MODULES)
@pytest.mark.parametrize("section", range(SECTIONS))
def test_every_family_can_write_with_a_part_of_the_words(half: str, section: int) -> None:
    words = words_of(MODULES[half]).share(section, SECTIONS)
    families = families_in(MODULES[half])
    pens = [Pen(name, random.Random(name), replace(words, places=words.places[:-1])) for name in families]

    for pen in pens:
        families[pen.family](pen)

    assert [pen.family for pen in pens if not pen.blocks] == []


def test_there_are_at_least_sixty_layouts_and_forty_kinds_of_prose() -> None:
    names = [name for half in HALVES for name in families_in(MODULES[half])]

    assert sum(name.startswith("layouts.") for name in names) >= 60
    assert sum(name.startswith("prose.") for name in names) >= 40


@pytest.mark.parametrize("half", MODULES)
def test_a_change_alters_one_token_and_says_what_it_breaks(half: str) -> None:
    planted = list(changes(list(papers(MODULES[half], 3, 30)), random.Random(3), 40))

    assert sum(bool(each.change.broken) for each in planted) == 40
    for each in planted:
        was, now = each.paper.document.tokens, each.change.document.tokens
        assert [n for n in range(len(was)) if was[n] != now[n]] == list(each.change.tokens)
        assert broken(each.paper.document) == ()


@pytest.mark.parametrize("half", MODULES)
def test_an_error_as_people_make_them_always_breaks_something(half: str) -> None:
    planted = list(errors(list(papers(MODULES[half], 3, 30)), random.Random(3), 40))

    assert len(planted) == 40
    assert [each.change.way for each in planted if not each.change.broken] == []


def _paper(*texts: str, relations: tuple[Relation, ...]) -> Document:
    blocks = (Paragraph(" ".join(marker(n) for n in range(len(texts)))),)
    return Document("family", "Title", blocks, texts, relations)


@pytest.mark.parametrize(
    ("kind", "texts", "more", "right"),
    [
        ("sum", ("60", "10", "20", "30"), {}, True),
        ("sum", ("61", "10", "20", "30"), {}, False),
        ("difference", ("-4", "6", "10"), {"signs": (1, -1)}, True),
        ("difference", ("4", "6", "10"), {"signs": (1, -1)}, False),
        ("difference", ("4", "6", "10"), {"signs": (1, -1), "size": True}, True),
        ("percent", ("20%", "120", "100"), {}, True),
        ("percent", ("16.7%", "120", "100"), {}, False),
        ("percent", ("33%", "40", "30"), {}, True),
        ("share", ("25%", "30", "120"), {"factor": 100.0}, True),
        ("rate", ("4", "96", "24,000"), {"factor": 1000.0}, True),
        ("rate", ("5", "96", "24,000"), {"factor": 1000.0}, False),
        ("average", ("2.5", "2", "3"), {}, True),
        ("rank", ("2", "50", "60", "40"), {}, True),
        ("rank", ("1", "50", "60", "40"), {}, False),
        ("direction", ("rose", "12", "10"), {}, True),
        ("direction", ("fell", "12", "10"), {}, False),
        ("direction", ("unchanged", "12", "12"), {}, True),
        ("how many", ("one", "5", "4", "3", "4"), {}, True),
        ("how many", ("two", "5", "4", "3", "4"), {}, False),
        ("months", ("12", "April 2030", "March 2031"), {}, True),
        ("months", ("15", "June 2030", "June 2031"), {}, False),
        ("apart", ("Ada", "Ben", "Cy"), {}, True),
        ("apart", ("Ada", "Ben", "Ada"), {}, False),
        ("fraction", ("a third", "33", "100"), {}, True),
        ("fraction", ("half", "33", "100"), {}, False),
        ("more than", ("3,200", "9,300", "6,000"), {}, True),
        ("more than", ("3,400", "9,300", "6,000"), {}, False),
    ],
)
def test_a_relation_holds_where_the_printed_figures_allow_it(
    kind: str, texts: tuple[str, ...], more: dict[str, object], right: bool
) -> None:
    relation = Relation(kind, 0, tuple(range(1, len(texts))), **more)  # type: ignore[arg-type]

    assert (broken(_paper(*texts, relations=(relation,))) == ()) is right


def test_the_second_solver_suspects_the_one_row_in_which_the_change_is_wrong() -> None:
    rows = [("12", "10", "2"), ("30", "25", "5"), ("44", "40", "4"), ("9", "3", "6"), ("70", "50", "21")]
    table = Table(
        "",
        (("Offence", "Now", "Before", "Change"),),
        tuple((f"Kind {n}", *row) for n, row in enumerate(rows)),
    )

    found = audit(Document("family", "Title", (table,), (), ()))

    assert {fault.split(" fails in ")[1] for fault in found.faults} == {"row 6"}


@pytest.mark.parametrize(
    ("like", "value", "printed"),
    [
        ("1,234", 56, "56"),
        ("12.5%", 7, "7.0%"),
        ("+3", -4, "-4"),
        ("(12)", -30, "(30)"),
        ("£1,000", 2500, "£2,500"),
    ],
)
def test_a_figure_is_printed_as_the_one_in_its_place_was(like: str, value: float, printed: str) -> None:
    assert reprinted(like, value) == printed


@pytest.mark.parametrize("text", ["345", "+12.5%", "rose", "£1,200", "(45)"])
def test_a_slip_prints_something_else(text: str) -> None:
    paper = _paper(text, relations=())
    slips = {slip(text, paper, 0, random.Random(seed))[0] for seed in range(20)}

    assert slips - {text}

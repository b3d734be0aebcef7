"""What an earlier pack printed of the same year and quarter is what this one prints."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.facts import earlier_pack
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tBaseline 2016/17\tTarget 2017/18\tCurrent Position {0}\tDifference\n"
THEN, NOW = HEAD.format("Apr - Jun 2017"), HEAD.format("Jan - Mar 2018")


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ("Lamp thefts\t354\t308\t43\t5", "Lamp thefts\t354\t308\t40\t5", []),
        ("Lamp thefts\t354\t308\t43\t5", "Lamp thefts\t286\t308\t40\t5", [("baseline", "286", "certain")]),
        ("Lamp thefts\t354\t308\t43\t5", "Lamp thefts\t354\t380\t40\t5", [("target", "380", "certain")]),
        (
            "Lamp thefts\t354\t308 (-13%)\t43\t5",
            "Lamp thefts\t354\tReduce\t40\t5",
            [("target", "Reduce", "judgement")],
        ),
        ("Lamp thefts\t354\tReduce\t43\t5", "Lamp thefts\t354\tReduce further\t40\t5", []),
        ("Lamp thefts\t354\t308\t43\t5", "Lamp thefts\t354\t-\t40\t5", []),
        ("Lamp thefts\t354\t308\t43\t5", "Kite thefts\t286\t200\t40\t5", []),
        ("Lamp thefts\t4.1%\t12%\t5.9%\t1", "Lamp thefts\t4.12%\t12%\t6.1%\t1", []),
    ],
    ids=[
        "the same",
        "another baseline",
        "another target",
        "words for a number",
        "other words",
        "left out",
        "another measure",
        "within rounding",
    ],
)
def test_another_baseline_or_target_of_the_same_year_is_told(
    then: str, now: str, told: list[tuple[str, str, str]]
) -> None:
    earlier = read_text(f"{THEN}Boat thefts\t90\t80\t20\t2\n{then}\n", title="an earlier pack")
    book = open_book(read_text(f"{NOW}Boat thefts\t90\t80\t20\t2\n{now}\n", title="a pack"), [earlier])

    found = [each for each in earlier_pack.relations(book) if not each.holds]

    assert [(each.rule, each.published or each.fault.text, each.severity.value) for each in found] == told


def test_another_year_s_baseline_is_another_figure() -> None:
    earlier = read_text(f"{THEN}Lamp thefts\t354\t308\t43\t5\n", title="an earlier pack")
    text = f"{NOW.replace('2016/17', '2017/18')}Lamp thefts\t286\t308\t40\t5\n"

    relations = list(earlier_pack.relations(open_book(read_text(text, title="a pack"), [earlier])))

    assert [relation for relation in relations if not relation.holds] == []


@pytest.mark.parametrize(
    ("count", "told"), [("43", []), ("45", ["45"])], ids=["as it was", "revised without saying so"]
)
def test_a_quarter_that_was_revised_is_asked_about(count: str, told: list[str]) -> None:
    head = "Indicator\tApr - Jun 2017\tApr - Jun 2018\tDifference\n"
    earlier = read_text(f"{THEN}Lamp thefts\t354\t308\t43\t5\n", title="an earlier pack")
    book = open_book(read_text(f"{head}Lamp thefts\t{count}\t50\t5\n", title="a pack"), [earlier])

    found = [each for each in earlier_pack.relations(book) if not each.holds]

    assert [each.fault.text for each in found] == told

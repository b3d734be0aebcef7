"""A row's figures are of the kind that its label names."""

from __future__ import annotations

import pytest

from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.alone import units_of_label
from tithing.checking.understand.pack import open_book

HEAD = "Indicator\tYear to Date Apr - Dec 20\tOct - Dec 19\tOct - Dec 20\tDifference\n"


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ("% of kites found\t2.9\t3.3\t2.9\t-0.4\nNumber of kites\t43\t54\t43\t-11", []),
        ("% of kites found\t53\t81\t53\t-28\nNumber of kites\t43\t54\t43\t-11", []),
        ("% of kites found\t171\t25\t24\t-1", ["171"]),
        ("% of target reached\t171\t125\t124\t-1", []),
        ("% change in kites\t171\t125\t124\t-1", []),
        ("% of kites found\t43\t54\t43\t-11\nNumber of kites\t53.0%\t81.0%\t53.0%\t-28", ["54", "53.0%"]),
        ("Number of kites\t76.3\t75.3\t76.3\t1.0", ["76.3"]),
        ("Number of kites\t76.3\t75\t76\t1.0", []),
        ("Number of keepers (full-time)\t76.3\t75.3\t76.3\t1.0", []),
        ("Number of kites per 1,000 population\t6.3\t5.3\t6.3\t1.0", []),
        ("Kites lost\t1532\t298\t303\t5\nRate of kites lost per 1,000 population\t16.4\t3.2\t3.2\t-", []),
        (
            "Kites lost\t16.4\t3.2\t3.2\t-\nRate of kites lost per 1,000 population\t1532\t298\t303\t5",
            ["1532"],
        ),
        ("Kites lost\t64\t32\t32\t-\nRate of kites lost per 100,000 population\t153\t98\t93\t5", []),
    ],
    ids=[
        "shares and counts",
        "shares printed whole",
        "more than all",
        "of a target",
        "a change in per cent",
        "changed round beside each other",
        "a number in fractions",
        "one fraction is another rule's",
        "full-time equivalents",
        "a rate",
        "rate below its count",
        "rate and count changed round",
        "a rate of a larger base",
    ],
)
def test_figures_of_another_kind_than_their_label_are_told(rows: str, faults: list[str]) -> None:
    book = open_book(read_text(f"{HEAD}{rows}\n", title="a pack"))

    assert [relation.fault.text for relation in units_of_label.relations(book)] == faults

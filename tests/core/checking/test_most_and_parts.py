"""Names that a sentence calls the most or the least, and shares that it gives them (R87)."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

CHANGES = (
    "Recorded crime in Quarter 3 (October to December 2018)\n\nOffence\tOct - Dec 2017\tOct - Dec 2018\tDifference\t% Difference\n"
    "Lamp thefts\t80\t100\t20\t25%\nKite thefts\t60\t40\t-20\t-33.3%\nAll thefts\t140\t140\t0\t0%\nArson\t50\t110\t60\t120%\n"
    "Robbery\t4\t10\t6\t150%\nTotal crime\t194\t260\t66\t34%\n\n"
)
KINDS = (
    "Complaints by type, October to December 2018\n\nType\tNumber of complaints\t% of total\n"
    "Noise\t380\t38%\nLitter\t210\t21%\nBegging\t290\t29%\nTrespass\t120\t12%\nTotal\t1,000\t100%\n\n"
)
MONTHS = "Offences by month, 2018\n\nMonth\tLamp thefts\tArson\nApril\t40\t9\nMay\t55\t3\nJune\t26\t7\nJuly\t31\t8\n\n"

RATES = (
    "Rates per 1,000 population by district, October to December 2018\n\nOffence\tAshby\tBeckford\tCarlow\tDunmow\n"
    "Other theft\t6.8\t5.1\t8.9\t1.2\nKite theft\t0.4\t0.9\t0.3\t0.6\n\n"
)

ROWS = (
    "Other theft by district, October to December 2018\n\nDistrict\tOffences\tRate per 1,000 population\n"
    "Ashby\t380\t6.8\nBeckford\t210\t5.1\nCarlow\t290\t8.9\nDunmow\t120\t1.2\n\n"
)


def _told(table: str, sentence: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{table}{sentence}\n", title="a pack")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("table", "sentence", "told"),
    [
        (CHANGES, "The largest increase was in lamp thefts.", ("Lamp thefts", "Arson")),
        (CHANGES, "Arson saw the largest reduction in the quarter.", ("Arson", "Kite thefts")),
        (CHANGES, "The largest increase was in arson (up by 80 offences).", ("80", "60")),
        (CHANGES, "Kite thefts saw the largest reduction, with 12 fewer offences.", ("12", "20")),
        (CHANGES, "The most common offence was robbery.", ("Robbery", "Arson")),
        (MONTHS, "April had the most lamp thefts.", ("April", "May")),
        (MONTHS, "Lamp thefts peaked in July.", ("July", "May")),
        (MONTHS, "The lowest number of lamp thefts was in May.", ("May", "June")),
        (
            RATES,
            "Ashby had the highest rate of other theft of the four districts.",
            ("highest rate", "second highest rate"),
        ),
        (RATES, "The lowest rate of other theft was in Carlow (8.9).", ("lowest rate", "fourth lowest rate")),
        (ROWS, "Ashby had the highest rate of other theft of the four districts.", ("Ashby", "Carlow")),
        (ROWS, "Beckford had the fewest other theft offences.", ("Beckford", "Dunmow")),
        (KINDS, "The largest category was litter.", ("Litter", "Noise")),
        (KINDS, "Begging accounted for 92% of all complaints.", ("92%", "29%")),
        (KINDS, "Noise and litter together made up 49% of complaints.", ("49%", "59%")),
        (KINDS, "One in three complaints was about trespass.", ("One in three", "12%")),
        (KINDS, "More than half of complaints were about noise.", ("More than half", "38%")),
        (KINDS, "There were 120 complaints about trespass (21% of the total).", ("21%", "12%")),
        (KINDS, "Of the 1,000 complaints, 120 were about trespass (21%).", ("21%", "12%")),
        (KINDS, "Of the 1,000 complaints, 102 were about trespass.", ("102", "120")),
    ],
)
def test_the_most_and_a_share_that_the_table_denies_are_told(
    table: str, sentence: str, told: tuple[str, str]
) -> None:
    assert told in _told(table, sentence)


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (CHANGES, "The largest increase was in arson (up by 60 offences)."),
        (CHANGES, "The largest percentage increase was in arson."),  # robbery has too few
        (CHANGES, "The most common offence was arson."),  # all thefts are a sum
        (CHANGES, "Arson is the most serious of these."),
        (CHANGES, "Lamp thefts are of most concern to residents, who rank them highest."),
        (CHANGES, "Lamp thefts were at their highest since 2012."),
        (CHANGES, "Lamp thefts were the highest in the group of similar areas."),
        (CHANGES, "Repeat lamp thefts saw the largest increase."),
        (MONTHS, "May had the most lamp thefts and lamp thefts were lowest in June."),
        (MONTHS, "April had the most lamp thefts of any month of the previous year."),
        (RATES, "Ashby had the second highest rate of other theft of the four districts."),
        (RATES, "The highest rate of other theft was in Carlow (8.9)."),
        (ROWS, "Ashby had the second highest rate of other theft and Carlow the highest."),
        (ROWS, "Dunmow had the fewest other theft offences."),
        (KINDS, "The largest category was noise."),
        (KINDS, "Noise and litter together made up 59% of complaints."),
        (KINDS, "Almost four in ten complaints were about noise."),
        (KINDS, "Over a third of complaints were about noise."),
        (KINDS, "Noise accounted for 71% of complaints by tenants."),
        (KINDS, "Noise accounted for 71% of the officers' time."),
        (KINDS, "Noise accounted for 12% of all complaints in the previous year."),
    ],
)
def test_the_most_and_shares_that_fit_or_are_of_other_things_are_left_alone(
    table: str, sentence: str
) -> None:
    assert _told(table, sentence) == []

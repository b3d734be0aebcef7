"""Figures that one sentence gives of one change: told where they cannot fit, left alone where they need not."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity


def _told(sentence: str) -> list[tuple[str, str]]:
    report = check([read_text(f"{sentence}\n", title="a paper")])
    return [(each.published, each.expected) for each in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    ("sentence", "published", "expected"),
    [
        ("Overall, crime is down 18% compared to same month last year 52 offences against 72.", "18%", "28%"),
        (
            "The level of 104,473 thefts shows an increase of 1,279 on the earlier figure of 103,176.",
            "1,279",
            "1,297",
        ),
        (
            "Thefts were up by almost 20%: 114 in 2022, compared with 579 thefts the year before.",
            "up",
            "a decrease",
        ),
        ("Other thefts saw a drop of 10 per cent from 467 to 377.", "10 per cent", "19%"),
        ("Thefts fell by 4,054 compared to 2011/12, (74,123 reduced to 70,096).", "4,054", "4,027"),
        ("Robbery: 421 crimes down to 335 crimes, (68 less)", "68", "86"),  # no stop at its end,
        ("There were 98,966 thefts, an increase of 1,046 (2.1%) on the previous year.", "2.1%", "1.1%"),
        (
            "Cases solved increased by 106, a 4.3 per cent increase, meaning 3,201 were closed.",
            "4.3 per cent",
            "3.4%",
        ),
        ("There were 2,345 calls, which is 121 more than the 2,233 in the previous year.", "121", "112"),
        (
            "There was a 9% rise (1561 thefts in 2013/14 compared to 1420 thefts in 2014/15).",
            "rise",
            "a decrease",
        ),
        ("Thefts increased from 273 to 374, 39.6 per cent, and robbery fell.", "39.6 per cent", "37%"),
        (
            "Reported theft was 960, and in the same period in 2015 the figures were 1,037, a drop of 97.",
            "97",
            "77",
        ),
        ("There were 15 lamp thefts in 2017/18 and 20 in 2018/19, an increase of 43%.", "43%", "33%"),
        ("The rate of 12.4 per 1,000 compares with 11.8 per 1,000 last year, a 7% increase.", "7%", "5%"),
        ("Theft is up 22% year on year (345 v 308).", "22%", "12%"),
        ("Bicycle thefts fell by 17.1% to 12.", "17.1%", "another per cent, or another number"),
        (
            "There were 12 lamp thefts, an increase of 7% on last year.",
            "7%",
            "another per cent, or another number",
        ),
        ("Overall theft is down -3.1% (87,014 vs. 88,203).", "-3.1%", "1.3%"),
        (
            "Satisfaction was 82% compared to 78% in the previous year, an increase of 9%.",
            "9%",
            "4 percentage points",
        ),
    ],
)
def test_a_sentence_whose_figures_cannot_fit_is_told_once(
    sentence: str, published: str, expected: str
) -> None:
    assert _told(sentence) == [(published, expected)]


@pytest.mark.parametrize(
    "sentence",
    [
        "There were 10 offences so far this month, compared to 11 last year and they were up 33% in September.",
        "There were 10 fewer reports with 281 in 2007 and for other theft, there was a drop of 19% from 467 to 377.",
        "In the Hill ward there were 36 thefts, compared with 25 in the Sand ward, an increase of 4 on last year.",
        "The rate was 13.3 per 1,000, compared with 11.2 nationally, and has risen by 5%.",
        "Overall, 45% of victims were male compared to 55% female, an increase of 2%.",
        "Of the 345 thefts, an increase of 12% was seen in sheds.",
        "28 incidents from 35 addresses led to an increase of 12%.",
        "Satisfaction was 82% compared to 78% in the previous year, an increase of 5%.",
        "Detections rose to 34% from 30%, a rise of 4%.",
        "There were 52 thefts in quarter 3, compared to 61 in quarter 2, and an increase of 4% on last year.",
        "The total of 1,204 is an increase of 3.1% on last year and 12 more than the 1,192 of 2017.",
        "Repeat callers made 45 calls compared with 12 calls by new callers, a rise of 10%.",
        "The biggest rises were in Ash (12 compared to 8) and Oak (31 compared to 30), up 30% overall.",
        "There were 260 visits against 300 planned, up 5%.",
        "There were 98,966 thefts, an increase of 1,046 (1.1%) on the previous year.",
        "Thefts fell to 7,018 compared to almost 10,000 in the same quarter, 29.1% fewer.",
        "We are up 13 robberies \u2013 228 versus 215.",
        "Theft is down 20% (35 fewer incidents).",
        "There were 15 lamp thefts in 2017/18 and 20 in 2018/19, an increase of 33%.",
        "There were 20 lamp thefts in 2018/19 and 15 in 2017/18, an increase of 33%.",
        "There were 20 lamp thefts in April and 15 in May, and robbery rose by 40%.",
        "The rate of 12.4 per 1,000 compares with 11.8 per 1,000 last year, a 5% increase.",
        "Theft is up 12% year on year (345 v 308) but down 4% on the previous quarter (345 v 360).",
        "Theft rose by 3% against a national rise of 7%, from 5,600 to 5,768.",
        "Theft rose by 3% compared with 7% nationally, from 5,600 to 5,768.",
        "Theft has fallen from 6,500 in 2014/15 to 6,300 in 2015/16 and 6,100 in 2016/17, a 6% reduction.",
        "Shop thefts dropped 17.8 per cent to 282, while kite thefts fell 7.1 per cent to 156.",
        "Bicycle thefts fell by 14.2% to 12.",  # 14: cut off, which is another mistake
        "Bicycle thefts fell by about 17% to 12.",
        "The rate of bicycle thefts fell by 17.1% to 12.0.",
        "Thefts went from 227 to 290, 12 per cent of all crime.",
        "There was a 9% reduction (1561 thefts last year to date compared to 1420 thefts this year to date).",
        "There was a 9% reduction (1561 thefts in 2013/14 compared to 1420 thefts in 2014/15).",
        "Cases solved fell by 1.2% (260 fewer solved outcomes to 21,864).",
    ],
)
def test_figures_that_fit_or_belong_to_other_things_are_left_alone(sentence: str) -> None:
    assert _told(sentence) == []


def test_per_cents_that_are_cut_off_are_told_once_and_as_probable() -> None:
    text = "Thefts rose from 273 to 374, 36.9 per cent. Calls went from 227 to 290 - 27.7 per cent - and robbery fell.\n"

    found = check([read_text(text, title="a paper")]).findings

    assert [(f.published, f.severity.value, f.slip) for f in found] == [
        ("36.9 per cent", "probable", "cut off instead of rounded")
    ]
    assert "27.7 per cent" in found[0].explanation

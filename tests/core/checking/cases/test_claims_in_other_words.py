"""The same claims in other words: told where they cannot fit, left alone where they do."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import said_of

# What is right, the figure that is printed wrongly in its place, and what the sentence should say.
SENTENCES = [
    (
        "14249 calls were answered in 2028/29; in 2027/28 there were 13432, so demand rose by {6.1 per cent}.",
        "1.6 per cent",
    ),
    ("Dumped trolleys, at 1642, stood {20.2 per cent} higher than a year before (1366).", "22.0 per cent"),
    ("We dealt with 1,423 cases, where the year before it had been 1,360: {63} more.", "36"),
    ("Staff in the north grew by {55} to 473, 13.2% above the 418 of last year.", "65"),
    ("Another {62} alarms took the estate from 70 to 132.", "26"),
    ("Children: forecast £2.62 million, budget £2.72 million, {£95k} under.", "£295k"),
    ("Rope rescues: limit 632, actual 772 ({22.2%} above).", "12.2%"),
    ("We set out to have no more than 377 barn fires and had 299, {78} below the limit.", "87"),
    ("The ceiling of 730 collisions was broken: there were 801, which is {71} above it.", "17"),
    ("By the end of September 260 of the year's 463 checks had been done (56%), which leaves {203}.", "230"),
    ("We are {40%} of the way to our 493 visits, with 196 done and 297 to do.", "46%"),
    (
        "The rate for robbery rose by {11.7} percentage points to 41.0%, which is 39.9% higher than the former 29.3%.",
        "17.1",
    ),
    ("Environment planned to save £221k and saved £179k, {£42k} under plan (81% of it).", "£24k"),
    ("547 people came 1142 times, {2.1} visits each.", "1.2"),
    ("Rent visits: median 11.1 days (9.2 last year, up {1.9}), mean 17.3, longest 91.", "9.1"),
    ("Over the financial year 2031/32 the number was 834, {0.7%} higher than in 2030/31 (828).", "7.0%"),
    ("Of these {740}, 150 led to action and 590 did not.", "704"),
    ("Warden calls outnumber patrol requests by {6.2} to one: 1,289 against 209.", "2.6"),
    ("For every call about noise there were {3.2} about litter (773 and 242).", "2.3"),
    ("1,753 people answered the survey. 49% of them ({855}) said that they feel safe.", "585"),
    ("May 10, June 20, July 30, August 41: {101} in four months, 25.3 a month.", "110"),
    ("431 neighbour disputes\n\n{+6.4%} on last year (405)", "+4.6%"),
]


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_what_fits_is_left_alone(sentence: str, wrong: str) -> None:
    assert said_of(sentence.replace("{", "").replace("}", "")) == []


@pytest.mark.parametrize(("sentence", "wrong"), SENTENCES)
def test_what_does_not_fit_is_told(sentence: str, wrong: str) -> None:
    right = sentence[sentence.index("{") + 1 : sentence.index("}")]

    told = said_of(sentence.replace(f"{{{right}}}", wrong))

    assert [grade for grade, *_ in told] == ["certain"] * max(1, len(told))


@pytest.mark.parametrize(
    "text",
    [
        "For 689 under Rusholt read 655. The total rises or falls with it, from 5,420 to 5,386.",
        "Another 61 officers took the town from 655 to 716; a further 52 are planned, for 768 by March.",
        "Litter fines were August 99, September 179, October 135, November 38, December 32, January 49: 532 in six months.",
        "There were around 4,200 requests, 6% of them (252) at night and the rest by day.",
        "October 2020: 518, November 2020: 426, December 2020: 302 (falling each month).",
        "About 300 people came to 12 sessions; 45 of these (15%) were new.",
        "Of the 90 who answered, 40 did not say.",
    ],
)
def test_what_only_looks_like_a_claim_is_left_alone(text: str) -> None:
    assert said_of(text) == []

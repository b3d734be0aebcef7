"""What one sentence states of its figures, as commentaries put it: each right once, and each wrong in one figure or word."""

from __future__ import annotations

import pytest

from tests.core.checking.cases.said import Said, said_of
from tithing.checking.test.severity import Severity

RIGHT = [
    "The target for the year was 1,500 visits; 1,634 were made, 134 above target (108.9% of target).",
    "The arrest rate fell by 2.4 percentage points to 58.8% and is 1.2 points below the target of 60%.",
    "Race is the most common strand: 149 incidents (63.9%), down 4.5% from 156.",
    "Fifty-four young people came for the first time, nine fewer than the 63 of the year before.",
    "Each of them committed 3.94 offences on average: 1,143 offences by 290 people.",
    "There were 1,143 offences by 290 people, an average of 4 each.",
    "Over the five years there were 1,113 admissions, an average of 223 a year.",
    "There were 1,210 visits in the year, an average of 101 a month.",
    "Dwelling fires were 74 of the 91 fires (81.3%).",
    "One in three searches (33.3%) had an outcome, and nearly six in ten (58.9%) had none.",
    "They were searched at 31.0 per 1,000, 4.3 times the rate of others (7.3).",
    "Three of the five types fell and one rose.",
    "Of the 12 wards, three rose and two fell.",
    "The rate was higher in Ashby (40.4%) than in Barton (34.0%).",
    "Fewer than expected (12) came and more than last year (10).",
    "It took 7 minutes 42 seconds, 11 seconds faster than the 7 minutes 53 seconds of 2029.",
    "The unit has 1,865 people. Of these, 88.0% were men (1,641) and 12.0% were women (224).",
    "The budget was £500,000 and 12 posts were filled, 3 more than planned.",
    "Leisure is forecast to spend £2.6m against a budget of £2.7m, £100k under.",
    "Abuse was recorded in 841 offences (34.9%), up from 774 (33.8%).",
    "The partnership received £148,500, of which £92,000 (62%) came from the commissioner.",
    "The worst were Anchor (9), Nova (7) and Tide (4); together they account for 20 complaints.",
]
WRONG = [
    (0, "134", "184", ("certain", "184", "134")),
    (0, "108.9%", "104.9%", ("certain", "104.9%", "108.9%")),
    (0, "above", "below", ("certain", "below", "above")),
    (1, "1.2", "1.5", ("certain", "1.5", "1.2")),
    (1, "below", "above", ("certain", "above", "below")),
    (2, "4.5%", "4.8%", ("certain", "4.8%", "4.5%")),
    (2, "down", "up", ("certain", "up", "down")),
    (3, "fewer", "more", ("certain", "more", "fewer")),
    (4, "3.94", "3.64", ("certain", "3.64", "3.94")),
    (6, "223", "232", ("certain", "232", "223")),
    (8, "74", "94", ("certain", "94", "74")),
    (9, "33.3%", "43.3%", ("probable", "One in three, 43.3%", "")),
    (11, "one rose", "three rose", ("probable", "Three and three", "5 at most")),
    (11, "one rose", "two fell", ("probable", "fell", "the other way")),
    (13, "higher", "lower", ("certain", "lower", "higher")),
    (15, "11 seconds", "16 seconds", ("certain", "16 seconds", "11")),
    (16, "1,641", "1,647", ("certain", "88.0%", "88.3%")),
    (19, "up", "down", ("certain", "down", "up")),
    (20, "62%", "12%", ("certain", "12%", "62%")),
    (21, "20", "30", ("certain", "30", "20")),
]


@pytest.mark.parametrize("sentence", RIGHT)
def test_figures_that_fit_are_left_alone(sentence: str) -> None:
    assert said_of(sentence, least=Severity.JUDGEMENT) == []


@pytest.mark.parametrize(("number", "right", "wrong", "said"), WRONG)
def test_one_figure_or_word_that_does_not_fit_is_told(
    number: int, right: str, wrong: str, said: Said
) -> None:
    assert said_of(RIGHT[number].replace(right, wrong, 1)) == [said]

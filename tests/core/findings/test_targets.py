"""How a target stands, told both ways."""

from __future__ import annotations

import pytest

from tests.core.findings.cases.targets import cases
from tests.core.findings.cast import a_result
from tithing.documents.words.facts import plain_sentence
from tithing.findings.rules import targets
from tithing.findings.rules.targets import OFF_TARGET, ON_TARGET, OPEN_TARGET
from tithing.indicators.targets.target import Target, TargetState

PATH = " Were the rest of the year to go as in the 2 years before, it would end at about 420, with 95% chance between 390 and 455"
SAID = (
    '330 in April to December 2020, against a target of "308 (-13%)", which comes to 308: missed by 22.',
    '300 in April to December 2020, against a target of "Reduce" from a baseline of 354: met.',
    '354 in April to December 2020, against a target of "Reduce" from a baseline of 354: missed, since it is the same as the '
    "baseline.",
    "330 in April to December 2020, against a target of 320 for the whole year: it cannot be met any more.",
    f"330 in April to December 2020, against a target of 500: on course.{PATH}.",
    '330 in April to December 2020, against a target of "3% increase", which comes to 400: too early to say.'
    f"{PATH}, on either side of the target.",
    "330 in April to December 2020, against a target of 400: too early to say. No years.",
    "330 in April to December 2020, against a target of 12: not on course. It is judged at the end of the year.",
)


@pytest.mark.parametrize("at", range(len(SAID)))
def test_each_state_is_told_in_a_sentence_of_its_own(at: int) -> None:
    facts = list(cases())

    assert len(facts) == len(SAID)
    told = plain_sentence(targets.words(facts[at]))
    assert told == f"Shoplifting: {SAID[at]}"


@pytest.mark.parametrize(
    ("state", "kind"),
    [
        (TargetState.NONE, None),
        (TargetState.NO_NUMBER, None),
        (TargetState.NOT_KNOWN, None),
        (TargetState.TOO_EARLY, OPEN_TARGET),
        (TargetState.ON_COURSE, ON_TARGET),
        (TargetState.MET, ON_TARGET),
        (TargetState.OFF_COURSE, OFF_TARGET),
        (TargetState.OUT_OF_REACH, OFF_TARGET),
        (TargetState.MISSED, OFF_TARGET),
    ],
)
def test_what_is_met_is_told_as_what_is_missed_is(state: TargetState, kind: object) -> None:
    found = targets.find([a_result(target=Target("Reduce", state=state), baseline=300)])

    assert [fact.kind for fact in found] == ([kind] if kind else [])


def test_every_state_is_of_one_half_or_open_and_no_other() -> None:
    halves = [(state.is_good, state.is_met) for state in TargetState]

    assert halves
    assert all(met is None or met is good for good, met in halves)

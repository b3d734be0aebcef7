"""What page one says of one result, whatever it stands behind: a level, what it was, and in brackets by how much it changed."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from tests.core.checking.cases.said import said_of

LEADS = st.sampled_from(
    (
        "",
        "1 of 1: ",
        "Could be chance, the largest by number, 1 of 4: ",
        "Beyond chance, neither good nor bad in itself, 1 of 1: ",
    )
)
LEVELS = st.integers(min_value=11, max_value=30_000)


def told(lead: str, was: int, now: int, change: int) -> str:
    ratio = 100 * (now - was) / was
    way = "up" if now > was else "down"
    per_cent = f"{abs(ratio):,.1f}"
    sign = "+" if now > was else "−"
    return f"{lead}Thefts {now:,}, {way} from {was:,} ({'+' if change > 0 else '−'}{abs(change):,}, {sign}{per_cent}%).\n"


@given(lead=LEADS, was=LEVELS, now=LEVELS)
def test_what_is_right_is_silent_behind_every_lead(lead: str, was: int, now: int) -> None:
    assume(was != now)
    assert said_of(told(lead, was, now, now - was)) == []


@given(lead=LEADS, was=LEVELS, now=LEVELS, slip=st.integers(min_value=2, max_value=9))
def test_a_change_by_another_number_is_told(lead: str, was: int, now: int, slip: int) -> None:
    assume(was != now)
    assert said_of(told(lead, was, now, (now - was) * slip)) != []

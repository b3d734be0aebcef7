"""What figures are above or below an average, a mean, or the rate of the whole."""

from __future__ import annotations

import pytest

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

AVERAGE = (
    "Road user\t2005-09 average\t2016\t2017\t2017 against 2005-09 average\nOn foot\t31\t14\t12\t-61%\n"
    "Cyclists\t24\t19\t22\t-8%\nHorse riders\t12\t6\t5\t-58%\nMotorcyclists\t40\t29\t26\t-35%\nCar occupants\t77\t41\t33\t{}"
)
MEAN = (
    "Type\tOur rate\tGroup mean\tDifference from mean\tAgainst the mean\nBurglary\t6.12\t5.40\t+13.3%\tHigher\n"
    "Damage\t8.90\t9.31\t-4.4%\tLower\nDrugs\t2.05\t2.44\t-16.0%\tLower\nRobbery\t0.61\t0.88\t{}\t{}"
)
WHOLE = (
    "Ward\tCrimes per 1,000\tDifference from district rate\nAlder\t78.8\t-25.2%\nBeacon\t128.0\t+21.4%\n"
    "Canal\t50.6\t-52.0%\nDocks\t168.7\t{}\nDistrict\t105.4\t"
)


def found(text: str) -> list[tuple[str, str, str]]:
    report = check([read_text(text, title="a pack")])
    return [(f.rule, f.published, f.expected) for f in report.at_least(Severity.PROBABLE)]


@pytest.mark.parametrize(
    "text", [AVERAGE.format("-57%"), MEAN.format("-30.7%", "Lower"), WHOLE.format("+60.1%")]
)
def test_a_fall_below_an_average_is_no_impossible_figure(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        (AVERAGE.format("-20%"), ("distances", "-20%", "-57%")),
        (AVERAGE.format("-57%").replace("31", "13"), ("distances", "13", "31")),
        (MEAN.format("-37.0%", "Lower"), ("distances", "-37.0%", "-30.7%")),
        (MEAN.format("-30.7%", "Higher"), ("rank_and_average", "Higher", "Lower")),
        (WHOLE.format("-60.1%"), ("distances", "-60.1%", "60.1%")),
    ],
)
def test_the_distance_that_the_figures_do_not_make_is_told(text: str, finding: tuple[str, str, str]) -> None:
    assert found(text) == [finding]


@pytest.mark.parametrize(("change", "told"), [("+1.8", []), ("+8.1", [("difference", "+8.1", "+1.8")])])
def test_a_rank_of_a_named_year_is_no_figure_of_that_year(
    change: str, told: list[tuple[str, str, str]]
) -> None:
    rows = (
        f"Good job\t58.7\t61.3\t63.2\t+4.5\t12\nRelied on\t50.1\t52.0\t51.4\t+1.3\t20\nRespect\t84.2\t85.5\t86.0\t{change}\t9\n"
        "Local issues\t70.3\t70.9\t72.6\t+2.3\t15\nSafe\t61.0\t62.2\t64.1\t+3.1\t17\n"
    )

    assert (
        found(f"Question\t2010/11\t2011/12\t2012/13\tChange since 2010/11\tForce rank 2012/13\n{rows}")
        == told
    )

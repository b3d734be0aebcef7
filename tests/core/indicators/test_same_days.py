"""Whatever else a period's days may be called has a code by which it can be asked for."""

from __future__ import annotations

import pytest

from tithing.indicators.evidence import same_days
from tithing.vocabulary.period import Period, PeriodKind

CODES = [
    *(
        "2018-01",
        "2017-18Q4",
        "2017-18H2",
        "2017-18",
        "2017",
        "12m-to-2018-03",
        "ytd-to-2017-12",
        "ytd-to-2017-06",
    ),
    *("2017-18Q2-to-2017-18Q3", "2018-01-15..2018-04-14", "2018-01-01..2018-03-31", "2018-01-01..2018-01-01"),
]


@pytest.mark.parametrize("code", CODES)
def test_each_has_a_code(code: str) -> None:
    found = same_days(Period.parse(code))

    assert found[0].code == Period.parse(code).code
    assert all(each.code and each.is_of_the_days_of(found[0]) for each in found)


def test_one_quarter_is_no_run_of_them() -> None:
    runs = {
        code: PeriodKind.RUN_OF_QUARTERS in [each.kind for each in same_days(Period.parse(code))]
        for code in CODES
    }

    assert [code for code, has in runs.items() if has] == [
        *("2017-18H2", "2017-18", "2017", "12m-to-2018-03", "ytd-to-2017-12", "2017-18Q2-to-2017-18Q3"),
    ]

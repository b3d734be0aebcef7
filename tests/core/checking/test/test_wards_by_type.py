"""Two tables of one label each may count different things under heads that name no period and no place."""

from __future__ import annotations

from tithing.checking.check import check
from tithing.checking.read.text.from_text import read_text
from tithing.checking.test.severity import Severity

TEXT = """\
By ward, Jan to Mar 2025: number in the quarter

Ward\tBurglary\tDrugs\tRobbery
Northgate\t12\t31\t4
Southgate\t9\t18\t2

By ward, Jan to Mar 2025: number in the quarter

Ward\tShoplifting\tVehicle crime
Northgate\t40\t8
Southgate\t22\t5
"""


def test_wards_by_type_of_crime_in_two_tables_are_no_contradiction() -> None:
    report = check([read_text(TEXT, title="wards.txt")])

    assert report.at_least(Severity.PROBABLE) == ()

"""What a table is called is what it holds: no incident under crimes, no table of one total "by type"."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.findings.cast import QUARTER, a_result
from tithing.observations.measure import load_measures
from tithing.workflows.figures_out.default_tables import default_tables

MEASURES = load_measures()
STREET = sorted(measure.slug for measure in MEASURES if measure.group == "street")


@given(st.sets(st.sampled_from(STREET)))
def test_anti_social_behaviour_is_in_no_table_of_crimes(known: set[str]) -> None:
    own = {slug: a_result(10, 9, slug=slug) for slug in known}

    tables = default_tables(own, MEASURES, QUARTER)

    of_crimes = {row.measure for table in tables if not table.key.startswith("asb") for row in table.rows}
    of_asb = {row.measure for table in tables if table.key.startswith("asb") for row in table.rows}
    assert "street_anti_social_behaviour" not in of_crimes
    assert of_asb == known & {"street_anti_social_behaviour"}


@pytest.mark.parametrize("slug", ["asb_incidents", "street_all_crime"])
def test_a_total_alone_makes_no_table_of_types(slug: str) -> None:
    assert default_tables({slug: a_result(10, 9, slug=slug)}, MEASURES, QUARTER) == ()

"""What law is cited is dated data: of the nation, on the day, and nowhere else in the code."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tithing.documents.sections.how_made.whom_to_ask import law_in_words
from tithing.places.gazetteer import load_gazetteer
from tithing.vocabulary.areas import AreaKind
from tithing.vocabulary.law import NATIONS, Purpose, all_law, law_called, law_for

ROOT = Path(__file__).parents[3]
TODAY = date(2025, 7, 1)
INSTRUMENT = re.compile(r"\bSI \d{4}/\d+|\b(?:19|20)\d\d c\. ?\d+|\bAct (?:19|20)\d\d\b")


def test_the_plan_is_under_one_instrument_in_every_district_of_england_and_wales() -> None:
    districts = [area.code for area in load_gazetteer().all(AreaKind.DISTRICT)]
    assert len(districts) > 300

    cited = {
        code[:1]: {law.citation for law in law_for(Purpose.PLAN, area=code, on=TODAY)} for code in districts
    }

    assert cited == {"E": {"SI 2007/1830"}, "W": {"SI 2007/3076"}}


@pytest.mark.parametrize(
    ("area", "day", "words"),
    [
        ("W06000022", TODAY, "(Wales) Regulations 2007 (SI 2007/3076, as amended)"),
        ("E06000001", TODAY, "of Strategy) Regulations 2007 (SI 2007/1830, as amended)"),
        ("E06000001", date(2009, 7, 1), "(SI 2007/1830)"),
        ("W14000023", TODAY, "SI 2007/3076"),
        ("W06000022", date(2007, 9, 1), "under the Crime and Disorder Act 1998, sections 5 and 6."),
    ],
)
def test_a_report_cites_the_law_of_its_nation_and_day(area: str, day: date, words: str) -> None:
    assert words in law_in_words(area, day)


def test_where_no_nation_is_known_no_law_is_cited() -> None:
    assert law_in_words("LOC-QUAY", TODAY) == ""


def test_what_has_ended_is_not_cited() -> None:
    law = law_called("strategy_wales")

    assert (law.stands(date(2007, 11, 18)), law.stands(date(2007, 11, 19))) == (False, True)


def test_every_entry_says_where_it_was_read_and_how_surely_it_is_known() -> None:
    assert len({law.slug for law in all_law()}) == len(all_law()) > 4
    assert {law.status for law in all_law()} <= {"V", "K"}
    assert all(law.source and set(law.nations) <= set(NATIONS) for law in all_law())
    assert all(each.begins >= law.begins for law in all_law() for each in law.amended)


def test_no_code_names_an_instrument_by_itself() -> None:
    """Law as a string is how Wales was given England's."""
    files = [path for path in (ROOT / "tithing").rglob("*.py") if "checking" not in path.parts]
    assert len(files) > 300

    found = {
        f"{path.relative_to(ROOT)}: {match}"
        for path in files
        for match in INSTRUMENT.findall(_without_docstrings(path.read_text(encoding="utf-8")))
    }

    assert found == set()


def _without_docstrings(text: str) -> str:
    return re.sub(r'""".*?"""', "", text, flags=re.DOTALL)

"""The catalogue: every file parses, names known measures, and its worked example computes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.core.indicators.builders import CATALOGUE, MEASURES
from tithing.indicators.catalogue import load_catalogue
from tithing.indicators.defined.catalogue_index import UnknownIndicator
from tithing.indicators.defined.definition import Indicator, IndicatorKind
from tithing.indicators.worked_example import example_faults
from tithing.vocabulary.direction import Better
from tithing.vocabulary.problems import Refused

MORE_MAY_BE_GOOD = (
    "hate_incidents",
    "domestic_abuse_incidents",
    "repeat_domestic_abuse_incidents",
    "refuge_referrals",
)


@pytest.mark.parametrize("definition", CATALOGUE.all, ids=lambda each: each.slug)
def test_worked_example_computes(definition: Indicator) -> None:
    assert definition.example.expect
    assert example_faults(definition, MEASURES) == ()


@pytest.mark.parametrize("definition", CATALOGUE.all, ids=lambda each: each.slug)
def test_an_indicator_says_its_question_who_holds_it_and_its_caveats(definition: Indicator) -> None:
    assert definition.question.endswith(("?", "."))
    assert all(MEASURES.get(slug).custodian for slug in definition.measures)
    assert definition.caveats or definition.kind is IndicatorKind.COUNT


def test_an_indicator_that_shows_one_measure_has_its_slug_and_its_title() -> None:
    assert any(definition.shows for definition in CATALOGUE)
    for definition in CATALOGUE:
        if definition.shows:
            assert definition.slug == definition.shows
            assert definition.title == MEASURES.get(definition.shows).title


@pytest.mark.parametrize("slug", MORE_MAY_BE_GOOD)
def test_where_more_reports_may_be_good_fewer_is_never_called_better(slug: str) -> None:
    definition = CATALOGUE.get(slug)

    assert definition.better is not Better.LOWER
    assert any("more confidence" in caveat or "reach more" in caveat for caveat in definition.caveats)


def test_no_number_of_a_rule_reaches_a_reader() -> None:
    texts = [text for each in CATALOGUE.all for text in (each.title, each.question, *each.caveats)]
    texts += [text for each in MEASURES for text in (each.title, each.caveat)]

    assert len(texts) > 100
    assert [text for text in texts if re.search(r"\bR\d+\b", text)] == []


def test_every_title_and_alias_leads_to_one_indicator() -> None:
    assert list(CATALOGUE)
    for definition in CATALOGUE:
        for name in (definition.slug, definition.title):
            assert CATALOGUE.find(name) is definition


def test_an_unknown_indicator_is_told_its_nearest() -> None:
    with pytest.raises(UnknownIndicator, match="Shoplifting"):
        CATALOGUE.find("Shoplifing")


GOOD = """
slug = "lost_bicycles"
title = "Lost bicycles"
question = "How many bicycles were lost?"
kind = "count"
measure = "bicycle_theft"
unit = "count"
better = "lower"
decimals = 0
[example]
now = 12
before = 10
[example.expect]
value = 12
"""


def written(folder: Path, text: str) -> Path:
    (folder / "lost_bicycles.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_partnership_adds_an_indicator_with_one_file(tmp_path: Path) -> None:
    catalogue = load_catalogue(local=written(tmp_path, GOOD), measures=MEASURES)

    assert catalogue.find("Lost bicycles").measure == "bicycle_theft"
    assert len(catalogue.all) == len(CATALOGUE.all) + 1


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('measure = "bicycle_theft"', 'measure = "bikes"', 'no measure is called "bikes"'),
        ('better = "lower"', 'better = "down"', '"down" is not known'),
        ('kind = "count"', "", '"kind": is missing'),
        ('slug = "lost_bicycles"', 'slug = "lost"', "lost_bicycles"),
        ("decimals = 0", 'colour = "red"', '"colour": is not a key'),
        ("now = 12", 'now = "12"', '"example.now": should be a number'),
        ("[example.expect]\nvalue = 12", "", '"example.expect": is missing'),
        ('title = "Lost bicycles"', 'title = "', "it is not TOML"),
        ('unit = "count"', 'unit = "pieces"', '"pieces" is not known'),
        ('unit = "count"', 'unit = "percent"', 'bicycle_theft is supplied in "count"'),
        ('kind = "count"', 'kind = "rate"\ndenominator = "population"', 'is "count", and a rate is none'),
        ('kind = "count"', 'kind = "rate"\nper = 10000', "a rate per 10,000 is told in no unit"),
    ],
)
def test_what_is_wrong_with_a_file_is_said_by_file_and_key(
    tmp_path: Path, was: str, becomes: str, says: str
) -> None:
    with pytest.raises(Refused) as refused:
        load_catalogue(local=written(tmp_path, GOOD.replace(was, becomes)), measures=MEASURES)

    assert "lost_bicycles.toml" in str(refused.value)
    assert says in str(refused.value)


@pytest.mark.parametrize(
    ("per", "over", "unit", "instead"),
    [
        (1000, "population", "rate per 1,000 population", ""),
        (1000, "households", "rate per 1,000 households", ""),
        (100000, "population", "rate per 100,000 population", ""),
        (1000, "households", "rate (basis not stated)", ""),
        (100000, "population", "rate per 1,000 population", "rate per 100,000 population"),
        (1000, "population", "rate per 100,000 population", "rate per 1,000 population"),
        (1000, "households", "rate per 1,000 population", "rate per 1,000 households"),
        (1000, "shoplifting", "rate per 1,000 population", "rate (basis not stated)"),
        (100000, "households", "rate per 1,000 households", "rate (basis not stated)"),
    ],
)
def test_the_unit_of_a_rate_is_of_what_it_is_over(
    tmp_path: Path, per: int, over: str, unit: str, instead: str
) -> None:
    of, now = 12 * per, 12
    text = GOOD.replace('kind = "count"', f'kind = "rate"\nper = {per}\ndenominator = "{over}"')
    text = text.replace('unit = "count"', f'unit = "{unit}"').replace("now = 12", f"now = {now}\nof = {of}")
    text = text.replace("value = 12", "value = 1")

    said = _wrong_with(written(tmp_path, text))

    assert said == ([f'Make it "{instead}", or correct what it is over'] if instead else [])


def test_a_unit_or_a_kind_that_nobody_knows_is_told_once(tmp_path: Path) -> None:
    units, kinds = GOOD.replace('unit = "count"', 'unit = "pieces"'), GOOD.replace('"count"', '"Rate"', 1)

    assert [len(_wrong_with(written(tmp_path, text))) for text in (units, kinds)] == [1, 1]


def _wrong_with(folder: Path) -> list[str]:
    """What to change in the file, a sentence each."""
    try:
        load_catalogue(local=folder, measures=MEASURES)
    except Refused as refused:
        return [each.change for each in refused.problems]
    return []


@pytest.mark.parametrize(
    ("expect", "says"),
    [
        ("value = 13", "value comes to 12, not 13"),
        ("difference = -2", "difference comes to 2, not -2"),
        ("points = 2", "points comes to none"),
    ],
)
def test_an_example_that_does_not_come_out_is_refused(tmp_path: Path, expect: str, says: str) -> None:
    with pytest.raises(Refused) as refused:
        load_catalogue(local=written(tmp_path, GOOD.replace("value = 12", expect)), measures=MEASURES)

    assert "lost_bicycles.toml" in str(refused.value)
    assert says in str(refused.value)


def test_everything_wrong_with_a_file_is_said_at_once(tmp_path: Path) -> None:
    text = GOOD.replace('better = "lower"', 'better = "down"').replace('unit = "count"', 'unit = "pieces"')

    with pytest.raises(Refused) as refused:
        load_catalogue(local=written(tmp_path, text), measures=MEASURES)

    assert len(refused.value.problems) == 2

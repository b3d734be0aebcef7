"""What is printed at a place, by the words of whatever rule is shown there."""

from __future__ import annotations

from dataclasses import replace

from tithing.documents.parts import Strong
from tithing.documents.words.facts import plain_sentence
from tithing.documents.words.shown import lists_at, said_about, said_at, title_at_a_chart
from tithing.findings.fact import Fact, FactKind
from tithing.findings.rules.changes import CHANGE
from tithing.findings.rules.revised import REVISED
from tithing.findings.rules.supplied_total import SUPPLIED_TOTAL
from tithing.findings.shown import Shown
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.quantity import Known

HARTLEPOOL = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)


def kind(name: str, *shown: Shown, words: str = "", heading: str = "") -> FactKind:
    """A kind whose facts say their title and these words; nothing without words."""
    return FactKind(
        name,
        lambda fact: (Strong(f"{fact.title}: "), words) if words else (),
        shown=shown,
        heading=heading,
    )


def fact(of: FactKind, indicator: str = "theft", measure: str = "") -> Fact:
    figures = tuple(
        (name, Figure(Known(12))) for name in ("value", "difference", "supplied", "sum", "before")
    )
    quarter = Period.parse("2017-18Q4")
    return Fact(of, indicator, indicator.capitalize(), HARTLEPOOL, quarter, figures, measure=measure)


def about(*facts: Fact, label: str = "Theft from shops") -> list[str]:
    return [plain_sentence(words) for words in said_about(facts, "theft", label=label)]


NEWS = kind("news", Shown.ABOUT_ITS_INDICATOR, words="news.")
OF_MEASURE = kind("of a measure", Shown.ABOUT_ITS_MEASURE, words="of the measure.")
SO = FactKind("so", lambda fact: ("It is so.",), shown=(Shown.AFTER_ITS_CHANGE,))


def test_an_indicator_is_called_as_the_document_calls_it() -> None:
    assert about(fact(NEWS), fact(NEWS, "robbery")) == ["Theft from shops: news."]


def test_what_is_about_a_measure_keeps_the_name_of_its_own_indicator() -> None:
    rate = fact(OF_MEASURE, "theft rate", measure="theft")

    assert about(rate, replace(rate, kind=NEWS)) == ["Theft rate: of the measure."]


def test_what_follows_from_a_change_is_said_in_its_paragraph() -> None:
    same = replace(fact(CHANGE), figures=(("value", Figure(Known(12))), ("difference", Figure(Known(0)))))

    assert about(fact(SO), same, fact(NEWS)) == [
        "Theft from shops: 12, the same as in the same quarter last year. It is so.",
        "Theft from shops: news.",
    ]


def test_what_follows_from_a_change_that_is_not_told_is_said_by_itself() -> None:
    assert about(fact(SO)) == ["Theft from shops: It is so."]


def test_a_fact_of_which_there_is_nothing_to_say_leaves_no_empty_line() -> None:
    silent = kind("silent", Shown.ABOUT_ITS_INDICATOR, Shown.AT_CHARTS)

    assert about(fact(silent)) == []
    assert said_at([fact(silent)], Shown.AT_CHARTS) == ()


def test_lists_stand_in_the_order_of_the_rules_and_strangers_after_them() -> None:
    odd = kind("odd", Shown.DATA_NOTES, words="odd.", heading="Odd")

    found = lists_at([fact(odd), fact(SUPPLIED_TOTAL), fact(REVISED), fact(NEWS)], Shown.DATA_NOTES)

    assert [(heading, len(facts)) for heading, facts in found] == [
        ("What was revised", 1),
        ("Totals that their parts do not give", 1),
        ("Odd", 1),
    ]


def test_the_title_of_a_chart_is_the_first_that_says_any() -> None:
    silent, loud = (
        kind("silent", Shown.CHART_TITLE),
        FactKind("loud", lambda _: ("a peak",), (Shown.CHART_TITLE,)),
    )

    assert title_at_a_chart([fact(silent), fact(loud)], "theft") == "a peak"
    assert title_at_a_chart([fact(loud, "robbery")], "theft") == ""

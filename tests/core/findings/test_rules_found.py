"""A rule is one file: found by walking, worded and shown with no other file touched; refused where nobody could read it."""

from __future__ import annotations

import importlib
import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.core.findings.cast import a_result, quarters
from tests.support.approved import as_text
from tests.support.seen import BY_THE_PUBLIC
from tests.support.shared import ROOT
from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.kinds.build import build
from tithing.documents.kinds.performance.kind import KIND
from tithing.documents.renderers.lay_out import lay_out
from tithing.findings import rules
from tithing.findings.fact import Fact, FactItem, FactKind
from tithing.findings.find import find_all, key_findings
from tithing.findings.gathered import NEEDS
from tithing.findings.registry import finding_rules, rules_in
from tithing.findings.rule import UndeclaredKind
from tithing.findings.shown import UNDER_A_HEADING, Shown
from tithing.reading.book import open_book
from tithing.reading.snapshot import ask
from tithing.vocabulary.direction import Direction
from tithing.vocabulary.figure import Figure
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.quantity import Known
from tithing.workflows.figures_out.report import gather, own_area, performance_report

HOW_TO = ROOT / "docs" / "how-to" / "add-a-finding-rule.md"
IMPORTS = """
from tithing.findings.fact import Fact, FactKind
from tithing.findings.rule import FindingRule
from tithing.findings.shown import Shown

def words(fact):
    return ("said",)

def find(results):
    return ()
"""


def examples_of_the_page() -> tuple[str, str]:
    """The rule that the how-to gives whole, and its cases."""
    rule, its_cases = re.findall(r"```python\n(.*?)```", HOW_TO.read_text(encoding="utf-8"), flags=re.DOTALL)
    return textwrap.dedent(rule), textwrap.dedent(its_cases)


# -- one file more ----------------------------------------------------------------------------------------


@pytest.fixture
def planted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The rules' folder with the how-to's rule in it."""
    (tmp_path / "in_a_row.py").write_text(examples_of_the_page()[0], encoding="utf-8")
    monkeypatch.setattr(rules, "__path__", [*rules.__path__, str(tmp_path)])
    finding_rules.cache_clear()
    yield
    finding_rules.cache_clear()
    sys.modules.pop(f"{rules.__name__}.in_a_row", None)


@pytest.mark.usefixtures("planted")
def test_a_rule_that_is_put_into_the_folder_is_found_and_worded() -> None:
    facts = find_all({"quarterly": [quarters(283, 300, 310, 412), quarters(9, 9, 10, 11)]})

    assert [(str(fact.kind), fact.text("way"), fact.number("first")) for fact in facts] == [
        ("in a row", "risen", 283)
    ]


@pytest.mark.usefixtures("planted")
def test_the_cases_of_the_page_find_what_it_says() -> None:
    page: dict[str, Any] = {}
    exec(examples_of_the_page()[1], page)

    assert [fact.text("way") for fact in page["cases"]()] == ["risen", "fallen"]


@pytest.mark.usefixtures("planted")
def test_a_rule_that_is_put_into_the_folder_is_in_the_report(demonstration: Path, tmp_path: Path) -> None:
    written = performance_report(
        open_book(demonstration),
        spans=[Period.parse("2024-25Q4")],
        formats=["json"],
        output=tmp_path / "out",
        published=date(2025, 9, 1),
        **BY_THE_PUBLIC,
    )

    text = as_text(lay_out(written.document))
    assert "### Three quarters in a row" in text
    assert "three quarters in a row, from" in text
    assert not [each for each in written.notices if "signed off" in each]


# -- every place is shown ---------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def reports(demonstration: Path) -> list[ReportEvidence]:
    """A report with objectives, and one with control charts."""
    book = open_book(demonstration)
    return [
        ask(
            book,
            lambda seen, code=code: gather(
                seen, spans=[Period.parse(code)], area=own_area(seen, ""), published=date(2025, 9, 1)
            ),
            **BY_THE_PUBLIC,
        )
        for code in ("2017-18Q4", "2024-25Q4")
    ]


def with_facts_everywhere(quarter: SpanEvidence, kind: FactKind) -> SpanEvidence:
    """The quarter, and about each of its indicators one more fact, the weightiest there is."""
    item = FactItem("Somewhere", figures=(("value", Figure(Known(12))),))
    facts = tuple(
        Fact(
            kind,
            line.result.indicator,
            line.result.title,
            line.result.area,
            quarter.period,
            items=(item,),
            direction=Direction.WORSE,
            sureness=9,
        )
        for line in quarter.lines()
    )
    every = (*facts, *quarter.facts)
    return replace(quarter, facts=every, key=key_findings(every))


@pytest.mark.parametrize("place", Shown)
def test_what_is_shown_at_a_place_is_in_the_report(reports: list[ReportEvidence], place: Shown) -> None:
    heading = "A heading of its own" if place in UNDER_A_HEADING else ""
    kind = FactKind("planted", lambda fact: ("quite another thing",), shown=(place,), heading=heading)

    texts = []
    for report in reports:
        quarters = tuple(with_facts_everywhere(quarter, kind) for quarter in report.spans)
        texts.append(as_text(lay_out(build(KIND, replace(report, spans=quarters)))))

    assert any("quite another thing" in text for text in texts)
    assert heading in "".join(texts)


# -- refused ----------------------------------------------------------------------------------------------


def rules_of(folder: Path, monkeypatch: pytest.MonkeyPatch, **files: str) -> ModuleType:
    """A package of rules, with the imports that they need."""
    name = f"planted_{folder.name.replace('-', '_')}"
    (folder / name).mkdir()
    (folder / name / "__init__.py").write_text("", encoding="utf-8")
    for slug, text in files.items():
        (folder / name / f"{slug}.py").write_text(f"{IMPORTS}\n{text}\n", encoding="utf-8")
    monkeypatch.syspath_prepend(folder)
    return importlib.import_module(name)


NOTED = 'shown=(Shown.DATA_NOTES,), heading="Odd"'
RULE = "RULE = FindingRule(find, kinds=(KIND,))"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f'KIND = FactKind("odd", {NOTED})\n{RULE}',
            'findings/rules/odd.py: "odd" has no words. Write a function from the fact to its sentence.',
        ),
        (
            f'KIND = FactKind("odd", words)\n{RULE}',
            'findings/rules/odd.py: "odd" is shown nowhere. Name a place: Shown.KEY_FINDING, Shown.MISSING, ',
        ),
        (
            f'KIND = FactKind("odd", words, shown=(Shown.DATA_NOTES,))\n{RULE}',
            'findings/rules/odd.py: "odd" has no heading. Give it one: Shown.DATA_NOTES needs it.',
        ),
        (
            f'KIND = FactKind("odd", words, {NOTED})\nRULE = FindingRule(lambda serie: (), kinds=(KIND,))',
            "findings/rules/odd.py: it needs serie, which nobody gives; the nearest are series, since. Name find's "
            "parameters as what there is (",
        ),
        (
            f'KIND = FactKind("odd", words, {NOTED})\nRULE = FindingRule(find, kinds=())',
            "findings/rules/odd.py: it says of no kind of fact that it finds it. Name its kinds in RULE.",
        ),
        (
            f'KIND = FactKind("odd", words, {NOTED})\nOTHER = FactKind("other", words, {NOTED})\n{RULE}',
            'findings/rules/odd.py: "other" is among no rule\'s kinds. Add it to the kinds of RULE.',
        ),
        ("", "findings/rules/odd.py: it has no rule. Say RULE = FindingRule(find, kinds=(...,)) at its end."),
        ("import no_such_module", "findings/rules/odd.py: it cannot be loaded: No module named 'no_such_module'."),
        (
            f'KIND = FactKind("odd", words, {NOTED}, wordings=1)',
            "findings/rules/odd.py: it cannot be loaded: FactKind.__init__() got an unexpected keyword argument",
        ),
    ],
    ids=["no words", "nowhere", "no heading", "no need", "no kind", "unowned", "no rule", "no module", "misspelt"],
)  # fmt: skip
def test_a_rule_that_nobody_could_read_is_refused_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, said: str
) -> None:
    with pytest.raises(Refused) as refused:
        rules_in(rules_of(tmp_path, monkeypatch, odd=text))

    assert said in str(refused.value)


def test_two_rules_with_one_kind_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f'KIND = FactKind("odd", words, {NOTED})\n{RULE}'

    with pytest.raises(Refused) as refused:
        rules_in(rules_of(tmp_path, monkeypatch, one=text, two=text))

    assert 'findings/rules/two.py: "odd" is a kind of one.py too. Give each kind a name' in str(refused.value)


def test_one_rule_with_a_kind_twice_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = f'KIND = FactKind("odd", words, {NOTED})\nRULE = FindingRule(find, kinds=(KIND, KIND))'

    with pytest.raises(Refused, match='"odd" stands twice among its kinds'):
        rules_in(rules_of(tmp_path, monkeypatch, odd=text))


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'KIND = FactKind("odd")\nRULE = FindingRule(lambda serie: (), kinds=(KIND,))'

    with pytest.raises(Refused) as refused:
        rules_in(rules_of(tmp_path, monkeypatch, odd=text, empty=""))

    assert len(refused.value.problems) == 4


def test_a_fact_of_a_kind_that_its_rule_does_not_declare_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = f"""
def find(results):
    from tithing.findings.subject import Subject
    return [Subject.of(result).fact(FactKind("strange")) for result in results]
KIND = FactKind("odd", words, {NOTED})
{RULE}"""
    package = rules_of(tmp_path, monkeypatch, odd=text)

    with pytest.raises(UndeclaredKind, match="finds strange, not among its kinds"):
        find_all({"results": [a_result()]}, rules_in(package))


def test_rules_of_a_lower_order_are_told_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def rule(name: str, order: int) -> str:
        kind = f'KIND = FactKind("{name}", words, {NOTED})'
        return f"{kind}\nRULE = FindingRule(find, kinds=(KIND,), order={order})"

    package = rules_of(tmp_path, monkeypatch, a=rule("late", 1), b=rule("first", 0), c=rule("then", 0))

    assert [str(rule.kinds[0]) for rule in rules_in(package)] == ["first", "then", "late"]


# -- the page ---------------------------------------------------------------------------------------------


def test_the_how_to_names_every_need_and_every_place() -> None:
    named = set(re.findall(r"^\| (`.*?`) \|", HOW_TO.read_text(encoding="utf-8"), flags=re.MULTILINE))
    words = {word.strip("`") for each in named for word in each.split(", ")}

    assert words - {"Shown."} == {*NEEDS, *(place.name for place in Shown)}

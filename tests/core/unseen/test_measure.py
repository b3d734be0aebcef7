"""The measuring tells of the tuned half what you like, and of the other half totals only."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.unseen.halves import families_in
from tools.unseen.judge import Judged, check, judge
from tools.unseen.make import Paper, Planted, write_single
from tools.unseen.measure import MODULES, Results, main, report, show, write_instances
from tools.unseen.slips import changed
from tools.unseen.statistics import Part, difference


def test_instances_of_the_half_that_is_only_measured_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--half", "both", "--show"]) == 2
    assert "tuned half only" in capsys.readouterr().err


def test_families_alone_are_refused_of_the_half_that_is_only_measured() -> None:
    assert main(["--half", "both", "--only", "layouts.quarters"]) == 2


def test_families_alone_are_measured_alone(capsys: pytest.CaptureFixture[str]) -> None:
    family = "layouts.place_by_offence"

    assert main(["--half", "tuned", "--size", "2", "--families", "--only", family]) == 0
    assert [
        line.split(":")[0].strip() for line in capsys.readouterr().out.splitlines() if "layouts." in line
    ] == [family]


def test_the_report_on_the_half_that_is_only_measured_names_no_family() -> None:
    shut = next(name for name in MODULES if name != "tuned")
    module = MODULES[shut]
    results = Results(shut)
    names = sorted(families_in(module))[:3]
    for name in names:
        paper = Paper(write_single(module, name, "1"), "tabs", 0)
        results.correct.append((paper, check(paper)))

    told = report([results], families=True)

    assert "family 1" in told
    assert [name for name in names if name in told or name.partition(".")[2] in told] == []


def test_a_wrong_total_in_a_plain_table_is_judged_as_told() -> None:
    paper = Paper(write_single(MODULES["tuned"], "layouts.place_by_offence", "4"), "tabs", 0)
    total = next(relation.whole for relation in paper.document.relations if relation.kind == "sum")
    change = changed(paper.document, {total: "9,999"}, "one digit")

    judged = judge(Planted(paper, change))

    assert change.certain
    assert (judged.told, judged.false) == (True, (0, 0))


def test_what_was_missed_in_the_tuned_half_can_be_looked_at_as_files(tmp_path: Path) -> None:
    paper = Paper(write_single(MODULES["tuned"], "layouts.quarters", "4"), "tabs", 0)
    total = next(relation.whole for relation in paper.document.relations if relation.kind == "sum")
    planted = Planted(paper, changed(paper.document, {total: "9,999"}, "one digit"))
    missed = Judged(planted, told=False, told_as_certain=False, true=(0, 0), false=(0, 0))
    results = Results("tuned", changes=[missed])

    write_instances(results, tmp_path)

    assert "missed-000 (layouts.quarters as tabs): layouts.quarters: one digit, 9,999 for" in show(results)
    assert "9,999" in (tmp_path / "missed-000.txt").read_text()


def test_an_interval_holds_its_rate_and_narrows_with_more() -> None:
    few, many = Part(8, 10).interval(), Part(800, 1000).interval()

    assert few[0] < many[0] < 0.8 < many[1] < few[1]


def test_halves_that_are_alike_do_not_differ_and_halves_that_are_not_do() -> None:
    good, bad = [Part(9, 10)] * 20, [Part(3, 10)] * 20

    alike, apart = difference(good, good), difference(good, bad)

    assert alike is not None
    assert apart is not None
    assert (alike.beyond_chance, apart.beyond_chance) == (False, True)
    assert difference(good, []) is None


def test_the_imagined_set_may_be_looked_at(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--half", "imagined", "--size", "1", "--show"]) == 0
    assert "imagined:" in capsys.readouterr().out

"""A stranger's first steps: a book, what to fetch, what is wanting, a first framework, a report; at a terminal and in a script."""

from __future__ import annotations

import io
import json
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tithing.cli import ask, run
from tithing.reading.snapshot import snapshot
from tithing.vocabulary.readers import THE_PUBLIC

NOW = datetime(2026, 5, 1)
HEAD = "measure,area,period,value,unit,supplier"
FIGURES = [
    "Shoplifting,Preston,2024-25Q4,390,count,lancashire",
    "Shoplifting,Preston,2023-24Q4,293,count,lancashire",
    "Deliberate fires,Preston,2024-25Q4,41,count,fire",
    "Fly-tipping reports,Preston,2024-25Q4,97,count,council",
]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("TITHING_BY", raising=False)
    monkeypatch.delenv("TITHING_BOOK", raising=False)
    return tmp_path / "safer-x"


def _new(folder: Path, *more: str) -> None:
    assert run(["init", str(folder), "--name", "Safer Preston", "--area", "Preston", *more]) == 0


def _take(folder: Path, lines: list[str], released: str = "2025-05-01") -> None:
    file = folder.parent / f"figures-{len(lines)}.csv"
    file.write_text("\n".join([HEAD, *lines]) + "\n", encoding="utf-8")
    assert run(["import", str(file), "--released", released, "--book", str(folder)]) == 0


def _wanting(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert run(["wanting", "--book", str(folder), "--format", "json"]) == 0
    return "\n".join(each["what"] for each in json.loads(capsys.readouterr().out))


# -- init -------------------------------------------------------------------------------------------------


def _at_a_terminal(monkeypatch: pytest.MonkeyPatch, *answers: str) -> None:
    monkeypatch.setattr("tithing.cli.commands.the_book.init.can_be_answered", lambda: True)
    monkeypatch.setattr(ask.sys, "stdin", io.StringIO("".join(f"{each}\n" for each in answers)))


def test_at_a_terminal_it_asks_and_asks_again_where_an_answer_cannot_be(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _at_a_terminal(monkeypatch, "", "Safer Preston", "Prestn", "Preston", "Community Safety Team, Preston")

    assert run(["init", str(folder)]) == 0

    said = capsys.readouterr().out
    assert 'no area is called "Prestn"; the nearest' in said
    own = snapshot(folder, reader=THE_PUBLIC, at=NOW).partnership
    assert (own.name, own.area, own.contact) == (
        "Safer Preston",
        "E07000123",
        "Community Safety Team, Preston",
    )
    assert [said.count(words) for words in ("What is the partnership called", "Which district")] == [2, 2]


def test_who_leaves_without_an_answer_has_begun_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _at_a_terminal(monkeypatch, "Safer Preston")

    assert run(["init", str(folder)]) == 1
    assert "nothing was answered" in capsys.readouterr().err
    assert not folder.exists()


def test_a_script_is_never_asked_and_is_told_all_that_is_wanting_at_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["init", str(folder)]) == 1

    said = capsys.readouterr().err
    assert '--name is not given. Give it: --name "Safer X Partnership"' in said
    assert "--area is not given" in said
    assert not folder.exists()


def test_it_says_what_to_fetch_from_whom_and_what_to_do_with_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new(folder)

    said = capsys.readouterr().out
    for words in (
        "https://data.police.uk/data/",
        "(Lancashire)",
        "15 months at the least",
        "Estimates of the population",
    ):
        assert words in said
    assert f"tithing import {folder}-files --book {folder}" in said
    assert f"tithing wanting --book {folder}" in said


# -- every example of every template ----------------------------------------------------------------------


def examples_of(text: str) -> Iterator[tuple[str, str]]:
    """(the example, the text with its marks taken away) for each run of lines that are an example."""
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        run_of = _run_from(lines, at)
        if run_of:
            plain = [line.removeprefix("# ") for line in lines[at : at + run_of]]
            yield "\n".join(plain), "\n".join([*lines[:at], *plain, *lines[at + run_of :]])
        at += max(run_of, 1)


_IS_EXAMPLE = re.compile(r"# (?:\[+[a-z_.]+\]+|[a-z_]+ = \S.*)$")


def _run_from(lines: list[str], at: int) -> int:
    return next(
        (n for n, line in enumerate(lines[at:]) if not _IS_EXAMPLE.match(line)),
        len(lines) - at,
    )


def _opens(folder: Path, file: Path, text: str) -> None:
    tomllib.loads(text)
    file.write_text(text, encoding="utf-8")
    snapshot(folder, reader=THE_PUBLIC, at=NOW)


@pytest.mark.parametrize("area", ["Preston", "Newport", "Dartford and Gravesham", "Camden"])
def test_each_example_and_all_of_them_are_accepted_once_uncommented(folder: Path, area: str) -> None:
    assert run(["init", str(folder), "--name", "Safer X", "--area", area]) == 0
    file = folder / "partnership" / "partnership.toml"
    text = file.read_text(encoding="utf-8")
    found = list(examples_of(text))
    welsh = ['welsh_name = "X Ddiogelach"'] if area == "Newport" else []
    assert [each.splitlines()[0] for each, _ in found] == [
        *welsh,
        "[most_similar_group]",
        "[[partners]]",
        "[style]",
    ]

    for _, uncommented in found:
        _opens(folder, file, uncommented)

    everything = text
    while more := next(examples_of(everything), None):
        everything = more[1]
    _opens(folder, file, everything)


def test_the_examples_of_a_first_framework_are_accepted_too(folder: Path) -> None:
    _new(folder)
    _take(folder, FIGURES)
    assert run(["framework", "--book", str(folder)]) == 0
    file = folder / "partnership" / "frameworks" / "2024-25.toml"
    text = file.read_text(encoding="utf-8")
    found = list(examples_of(text))
    assert len(found) == 4  # the source, and one in each objective

    for _, uncommented in found:
        _opens(folder, file, uncommented)


# -- what is wanting --------------------------------------------------------------------------------------


def test_what_is_wanting_grows_less_with_every_step(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(folder)
    assert "holds no figures of Preston yet" in _wanting(folder, capsys)
    assert "framework" not in _wanting(folder, capsys)

    _take(folder, FIGURES)
    told = _wanting(folder, capsys)
    assert "2 of 3 figures of Jan to Mar 2025 can be compared with last year" in told
    assert "There is no population of Preston, Blackburn with Darwen" in told
    assert "There is no framework for 2024-25" in told
    assert "No contact is stated" in told
    assert "No partner is named" in told

    assert run(["framework", "--book", str(folder)]) == 0
    _complete(folder)
    told = _wanting(folder, capsys)
    assert [words for words in ("framework", "contact", "partner", "last year") if words in told] == []

    assert run(["wanting", "--book", str(folder)]) == 0
    assert "population of Blackburn with Darwen" in capsys.readouterr().out


def _complete(folder: Path) -> None:
    """The year before, a population, a contact and a partner."""
    earlier = [line.replace("2024-25Q4", "2023-24Q4") for line in FIGURES[2:]]
    _take(folder, [*earlier, "Population,Preston,2024,150000,count,ons"], released="2025-05-02")
    file = folder / "partnership" / "partnership.toml"
    text = file.read_text(encoding="utf-8")
    partner = next(text for each, text in examples_of(text) if each.startswith("[[partners]]"))
    file.write_text(partner.replace('contact = ""', 'contact = "The team"'), encoding="utf-8")


def test_an_area_that_is_no_more_is_told_with_its_successor(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new(folder)
    file = folder / "partnership" / "partnership.toml"
    text = file.read_text(encoding="utf-8").replace('  "E07000117",', '  "E07000029",')
    file.write_text(text, encoding="utf-8")

    assert "Copeland (E07000029) ended on 31 March 2023 and is now Cumberland (E06000063)" in _wanting(
        folder, capsys
    )


def test_a_street_file_without_a_day_of_release_is_wanting_it(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new(folder)
    people = folder.parent / "mye24.csv"
    people.write_text("Code,Name,All ages\nE07000123,Preston,150000\n", encoding="utf-8")
    assert run(["import", str(people), "--book", str(folder)]) == 0
    assert "What is still wanting says: tithing wanting" in capsys.readouterr().out

    assert "1 file has no day of release (mye24.csv)" in _wanting(folder, capsys)


def test_where_only_others_counted_who_did_not_send_is_wanting(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _new(folder)
    _take(folder, [f"street_shoplifting,Preston,2025-{month:02},2,count,btp" for month in (1, 2, 3)])

    assert (
        "No quarter is whole yet: not yet imported from Lancashire Constabulary for Jan to Mar 2025; "
        "6 counted by British Transport Police" in _wanting(folder, capsys)
    )


# -- the first framework ----------------------------------------------------------------------------------


def test_a_first_framework_names_what_is_known_and_promises_nothing(folder: Path) -> None:
    _new(folder)
    _take(folder, FIGURES)

    assert run(["framework", "--book", str(folder)]) == 0

    framework = snapshot(folder, reader=THE_PUBLIC, at=NOW).frameworks.for_plan_year("2024-25")
    assert framework is not None
    lines = [line for each in framework.objectives for line in each.lines]
    assert [line.slug for line in lines] == ["shoplifting", "deliberate_fires", "fly_tipping_reports"]
    assert [each.title for each in framework.objectives] == [
        "Recorded crime",
        "Fires",
        "What the council is told of",
    ]
    assert not any(line.baselines or line.targets for line in lines)


def test_a_rate_stands_in_no_line_beside_its_count(folder: Path) -> None:
    _new(folder)
    _take(folder, [*FIGURES, "Population,Preston,2024,150000,count,ons"])

    assert run(["framework", "--book", str(folder)]) == 0

    text = (folder / "partnership" / "frameworks" / "2024-25.toml").read_text(encoding="utf-8")
    assert 'slug = "shoplifting"' in text
    assert not [slug for slug in re.findall(r'slug = "(\w+)"', text) if slug.endswith("_rate")]


def test_a_framework_is_never_written_over_another(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(folder)
    _take(folder, FIGURES)
    assert run(["framework", "--book", str(folder)]) == 0
    file = folder / "partnership" / "frameworks" / "2024-25.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("Fires", "Fewer fires"), encoding="utf-8")

    assert run(["framework", "--book", str(folder)]) == 1

    assert "there is a framework for 2024-25 already" in capsys.readouterr().err
    assert "Fewer fires" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("year", "words"),
    [("2019-20", "no figures of 2019-20"), ("2024", "is no plan year"), ("soon", "is no plan year")],
)
def test_a_year_without_figures_has_no_framework(
    folder: Path, capsys: pytest.CaptureFixture[str], year: str, words: str
) -> None:
    _new(folder)
    _take(folder, FIGURES)

    assert run(["framework", "--book", str(folder), "--year", year]) == 1
    assert words in capsys.readouterr().err


def test_a_report_says_that_it_names_nobody_to_ask(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _new(folder)
    _take(folder, FIGURES)
    out = ["--output", str(folder.parent / "out"), "--formats", "json"]

    assert run(["report", "performance", "--book", str(folder), "--quarter", "2024-25Q4", *out]) == 0

    said = capsys.readouterr().out
    assert "no contact is stated, so it names nobody to ask" in said
    assert f"write a first one with tithing framework --book {folder} --year 2024-25" in said

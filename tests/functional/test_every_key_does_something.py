"""A key of a definition that nothing reads is a promise nobody keeps: of every key that a file may have, a change is seen.

The keys are those that the reader itself names when it refuses a slip of the pen, so that a new one without a line here fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.support.defined_book import Definitions, defined, make, seen
from tithing.cli import run
from tithing.indicators.defined.catalogue_file import read_indicator
from tithing.indicators.defined.framework_file import load_framework
from tithing.observations.measure import Measure, load_measures
from tithing.vocabulary.partnership import load_partnership
from tithing.vocabulary.partnership.retired import RETIRED
from tithing.vocabulary.problems import Refused

PARTNERSHIP, AREAS, MEASURES = "partnership.toml", "areas.toml", "measures/local.toml"
COUNT, RATE, SHARE = (
    f"indicators/{name}.toml" for name in ("lost_bicycles", "lost_bicycles_rate", "night_share")
)
FRAMEWORK = "frameworks/2017-18.toml"
GONE = object()  # the key is left out


@dataclass(frozen=True)
class Change:
    """One key of one table of one file, and what is written there instead."""

    file: str
    table: str  # "partners.0.owes.0", "" for the file itself
    key: str
    to: Any

    def made(self) -> Definitions:
        changed = defined()
        table = _table(changed[self.file], self.table)
        if self.to is GONE:
            del table[self.key]
        else:
            table[self.key] = self.to
        return changed

    def __str__(self) -> str:
        return "-".join(filter(None, (self.file.removesuffix(".toml"), self.table, self.key)))


def _table(values: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        values = values[int(step) if step.isdigit() else step]
    return values


LINE = "objective.0.indicator.0"
SPAN = {"from": "2018-19Q1", "until": "2017-18Q3"}
# What is changed, table by table. A change has to leave definitions that can be read.
CHANGES: dict[tuple[str, str], dict[str, Any]] = {
    (PARTNERSHIP, ""): {
        "name": "Safer Quays",
        "area": "E06000002",
        "areas": ["E06000001", "E06000003"],
        "force": "E23000007",
        "side_by_side": ["E06000001"],
        "contact": "Another team",
        "by": "another-team",
        "welsh_name": "Y Cei Diogelach",
        "practice": True,
    },
    (PARTNERSHIP, "most_similar_group"): {
        "from": date(2019, 10, 1),
        "members": ["E06000001", "E06000006"],
    },
    (PARTNERSHIP, "partners.0"): {"slug": "harbour-office", "name": "The port", "post": "Clerk"},
    (PARTNERSHIP, "partners.0.owes.0"): {
        "measures": ["lost_bicycles"],
        "since": date(2030, 4, 1),
        "until": date(2010, 5, 1),
        "due_days": 40,
        "breakdowns": ["type=child"],
    },
    (PARTNERSHIP, "style"): {"small_count": 50, "suppress_below": 20},
    (AREAS, "areas.0"): {
        "name": "The Pier",
        "short": "Pier",
        "parent": "E07000114",
    },
    (AREAS, "successors.0"): {
        "name": "Two Ports",
        "from": date(2019, 4, 1),
        "made_of": ["E06000003"],
    },
    (AREAS, "aliases.0"): {"name": "The New Port", "code": "E06000002"},
    (MEASURES, "lost_bicycles"): {
        "title": "Bicycles that were lost",
        "accumulates": "rolling",
        "aliases": [],
        "codes": [],
        "denominator": "crews",
        "per": 100_000,
        "events": False,
        "breaks": ["burglary_april_2017"],
        "caveat": "Counted at the pier.",
    },
    (MEASURES, "night_thefts"): {"part_of": GONE, "exists_from": "2010-01-01"},
    (MEASURES, "day_thefts"): {"leaves_out": GONE},
    (MEASURES, "thefts_after_dark"): {"same_count_as": GONE},
    (MEASURES, "quay_thefts"): {
        "unit": "ratio",
        "disclosure": "sensitive",
        "better": "higher",
        "group": "denominators",
        "custodian": "Nobody",
    },
    (MEASURES, "boats_hailed"): {"suppliers_add": False, "suppliers": ""},
    (COUNT, ""): {
        "title": "Bicycles lost for good",
        "question": "How many went?",
        "measure": "day_thefts",
        "better": "higher",
        "decimals": 2,
        "aliases": ["Gone"],
        "caveats": ["None."],
    },
    (RATE, ""): {"denominator": "berths"},
    (SHARE, ""): {"numerator": "day_thefts"},
    (FRAMEWORK, ""): {
        "title": "Another plan",
        "objective_word": "Priority",
        "columns": ["value"],
        "comparisons": ["quarter_before"],
        "source": "Agreed in July",
        "notes": ["For two years."],
        "footnotes": {"told": "As told at the pier"},
    },
    (FRAMEWORK, "groupings.thefts"): {
        "measure": "boats_hailed",
        "parts": ["day_thefts"],
    },
    (FRAMEWORK, "objective.0"): {"title": "Lose nothing", "notes": ["Counted twice."]},
    (FRAMEWORK, LINE): {
        "slug": "boats_hailed",
        "label": "Cycles",
        "notes": ["Twice."],
        "footnote": GONE,
        **SPAN,
    },
    (FRAMEWORK, f"{LINE}.baseline.0"): {"period": "2016-17Q4", "note": "Printed later", **SPAN},
    (FRAMEWORK, "objective.0.indicator.1.baseline.0"): {"missing": "not thought of", "expected": "2018-12"},
    (FRAMEWORK, f"{LINE}.target.0"): {"text": "Increase", "value": 20, **SPAN},
    (FRAMEWORK, "objective.0.indicator.2.baseline.0"): {"value": 30},
    (FRAMEWORK, "objective.0.indicator.2.target.0"): {"percent": 300},
    (FRAMEWORK, "table.0"): {"key": "other", "title": "Thefts", "intro": "Twice."},
    (FRAMEWORK, "table.0.rows.1"): {
        "measure": "boats_hailed",
        "label": "At night",
        "level": 2,
        "total": True,
        **SPAN,
    },
}
ALL = [Change(file, table, key, to) for (file, table), keys in CHANGES.items() for key, to in keys.items()]
# Keys that have to fit the rest: a change makes another file of it, or is refused. Other tests hold those to it.
HELD_TO_THE_REST = {
    "slug": "tests/core/indicators/test_catalogue.py: it is the name of the file",
    "kind": "tests/core/indicators/test_catalogue.py: the worked example is computed by it",
    "per": "tests/core/indicators/test_catalogue.py: likewise",
    "unit": "tests/core/indicators/test_catalogue.py: it is of what the figures are, and of what a rate is over",
    "plan_year": "tests/core/indicators/test_frameworks.py: it is the name of the file",
    "code": "tests/core/vocabulary/test_partnership.py: the partnership's file names the area by it",
    "wards": "tests/core/reading/test_guard.py: what the public is told of an own area beside wards",
}
# Tables whose keys are names that a partnership gives, and the worked example, which computes whenever it is read.
OF_NAMES = ("groupings", "footnotes", "example", "example.expect")


@cache
def as_it_is(folder: Path) -> dict[str, str]:
    return dict(seen(make(defined(), folder)))


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return as_it_is(tmp_path_factory.mktemp("before"))


@pytest.mark.parametrize("change", ALL, ids=str)
def test_a_change_of_a_key_is_seen(change: Change, before: dict[str, str], tmp_path: Path) -> None:
    after = seen(make(change.made(), tmp_path))

    assert any(_differs(name, text, before) for name, text in after)


def _differs(name: str, text: str, before: dict[str, str]) -> bool:
    assert name not in ("indicators", "figures") or text.startswith("0\n"), text[:500]
    return text != before[name]


def test_what_is_seen_is_the_same_where_nothing_is_changed(before: dict[str, str], tmp_path: Path) -> None:
    assert dict(seen(make(defined(), tmp_path))) == before
    assert all(said.startswith("0\n") for name, said in before.items() if name != "return")


# -- no key is left out -----------------------------------------------------------------------------------


def tables_of(values: Any, at: str = "") -> Iterator[tuple[str, Any]]:
    """(where it is, itself) for a file and every table in it."""
    if isinstance(values, dict):
        yield at, values
    inside = (
        values.items() if isinstance(values, dict) else enumerate(values) if isinstance(values, list) else ()
    )
    for key, value in inside:
        yield from tables_of(value, f"{at}.{key}".lstrip("."))


def kind_of_table(at: str) -> str:
    """Its place without numbers and without a name that the partnership gave."""
    steps = [step for step in at.split(".") if not step.isdigit()]
    return ".".join("*" if steps[:place] == ["groupings"] else step for place, step in enumerate(steps))


FILES = (PARTNERSHIP, AREAS, COUNT, FRAMEWORK)
TABLES = [
    (file, at)
    for file in FILES
    for at, _ in tables_of(defined()[file])
    if at not in OF_NAMES and not (file == AREAS and not at)
]
KNOWN = re.compile(r"(?:Use|write) one of: ([a-z_, ]+?)(?:, or leave it out)?$")


def keys_known(file: str, at: str, folder: Path) -> set[str]:
    """What the reader names as the keys of a table, told when it meets one that it does not know."""
    definitions = defined()
    _table(definitions[file], at)["a_slip"] = 1
    with pytest.raises(Refused) as refused:
        read(file, make(definitions, folder) / "book" / "partnership")
    (problem,) = (each for each in refused.value.problems if "a_slip" in each.what)
    found = KNOWN.search(problem.change)
    assert found, problem.change
    return set(found.group(1).split(", "))


def read(file: str, partnership: Path) -> object:
    if file in (PARTNERSHIP, AREAS):
        return load_partnership(partnership)
    measures = load_measures().with_local(load_measures(partnership / "measures"))
    if file == FRAMEWORK:
        return load_framework(partnership / file)
    return read_indicator(partnership / file, measures=measures)


def changed_in(file: str, table: str) -> set[str]:
    """The keys that a test above changes, in tables of the same kind of any file of the same folder."""
    return {
        key
        for (other, at), keys in CHANGES.items()
        if other.partition("/")[0] == file.partition("/")[0] and kind_of_table(at) == kind_of_table(table)
        for key in keys
    }


@pytest.mark.parametrize(("file", "table"), TABLES)
def test_every_key_that_a_reader_knows_is_changed_above(file: str, table: str, tmp_path: Path) -> None:
    known = keys_known(file, table, tmp_path)
    inner = {kind_of_table(at).rpartition(".")[2] for name in FILES for at, _ in tables_of(defined()[name])}

    assert known
    assert known - inner - set(HELD_TO_THE_REST) - changed_in(file, table) == set()


def test_every_key_of_a_measure_is_changed_above() -> None:
    known = {each.name for each in fields(Measure)} - {"slug"}

    assert known == {key for (file, _), keys in CHANGES.items() if file == MEASURES for key in keys}


HOW_TO = Path(__file__).parents[2] / "docs/how-to/add-an-indicator.md"


def test_the_how_to_says_every_key_of_a_measure_and_of_an_indicator_and_no_other(tmp_path: Path) -> None:
    _, measures, indicators = HOW_TO.read_text(encoding="utf-8").split("| key | what it says |")
    of_measures = {each.name for each in fields(Measure)} - {"slug"}

    assert of_measures == _first_cells(measures)
    assert keys_known(COUNT, "", tmp_path) - {"measure", "numerator", "denominator", "per"} == _first_cells(
        indicators
    )
    assert {"`measure`", "`numerator`", "`denominator`", "`per`"} <= set(re.findall(r"`\w+`", indicators))


def _first_cells(text: str) -> set[str]:
    rows = [line for line in text.splitlines() if line.startswith("| `")]
    return {name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[1])}


# -- and what nothing reads any more ----------------------------------------------------------------------

OLD = """
slug = "lost_kayaks"
title = "Lost kayaks"
question = "How many kayaks were lost?"
kind = "count"
measure = "lost_bicycles"
unit = "count"
better = "lower"
comparators = ["previous"]
cadence = "quarterly"
source = "The harbour office"
disclosure = "sensitive"
example = { now = 12, expect = { value = 12 } }
"""


def test_a_book_of_before_goes_on_and_is_told_which_lines_can_go(tmp_path: Path, capsys: Any) -> None:
    book = make(_of_before(), tmp_path) / "book"
    (book / "partnership/indicators/lost_kayaks.toml").write_text(OLD, encoding="utf-8")

    assert run(["indicators", "--book", str(book)]) == 0
    listed = capsys.readouterr()
    assert run(["verify", "--book", str(book)]) == 0
    verified = capsys.readouterr()

    assert "lost_kayaks" in listed.out
    told = [line for line in listed.err.splitlines() if "nothing reads the key" in line]
    assert [line for line in verified.out.splitlines() if "nothing reads the key" in line] == told
    assert {re.search(r'"(.*?)"', line).group(1) for line in told} == {
        f"{at}.{key}".lstrip(".").replace("*", "thefts")
        for tables in RETIRED.values()
        for at, keys in tables.items()
        for key in keys
    }


def _of_before() -> Definitions:
    """With every key that has gone since, but for those of indicators."""
    definitions = defined()
    for file, tables in ((PARTNERSHIP, RETIRED["partnership.toml"]), (AREAS, RETIRED["areas.toml"])):
        for at, keys in tables.items():
            _first(definitions[file], at).update(dict.fromkeys(keys, "as it was"))
    for at, keys in RETIRED["frameworks/*.toml"].items():
        _first(definitions[FRAMEWORK], at.replace("*", "thefts")).update(dict.fromkeys(keys, "as it was"))
    return definitions


def _first(values: Any, at: str) -> Any:
    for step in filter(None, at.split(".")):
        values = values[step]
        values = values[0] if isinstance(values, list) else values
    return values

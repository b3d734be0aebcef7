"""Each check of our own finds what it is for, lets the like of it pass, and finds nothing in the house."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tools.check import ROOT, RULES
from tools.checks import Fault
from tools.checks.addresses import HOSTS, check_addresses
from tools.checks.assertions import check_assertions
from tools.checks.commands import check_commands
from tools.checks.complexity import check_complexity
from tools.checks.door_out import check_door_out
from tools.checks.exclusions import check_exclusions
from tools.checks.merged import check_merged
from tools.checks.names import STILL_TWICE, check_names
from tools.checks.network import check_network
from tools.checks.not_here import check_not_here
from tools.checks.pages import check_pages
from tools.checks.privacy import check_privacy
from tools.checks.properties import check_properties
from tools.checks.rounding import check_rounding
from tools.checks.suppression import check_suppression
from tools.checks.terminal import check_terminal
from tools.checks.writers import check_writers

Check = Callable[[Path], list[Fault]]

# The parts are joined here so that the check, which reads this file too, does not find them.
KEY = "-----BEGIN " + "RSA PRIVATE KEY-----"
MAIL = "officer@" + "council.gov.uk"
POSTCODE = "TS24 " + "8AY"
PERSON = "Councillor " + "Jane Doe"

TEN_WAYS = "def f(a): return a" + " or a" * 9
ELEVEN_WAYS = TEN_WAYS + " or a"
NO_COVER = "if True:  # pragma: " + "no cover"

CAUGHT: list[tuple[Check, str, str]] = [
    (check_rounding, "tithing/findings/planted.py", "x = round(1.5)"),
    (check_rounding, "tithing/findings/planted.py", "x = f'{2 / 3:.1f}'"),
    (check_rounding, "tithing/findings/planted.py", "x = f'{2 / 3:,.0f}'"),
    (check_rounding, "tithing/findings/planted.py", "x = f'{2 / 3:%}'"),
    (check_rounding, "tithing/findings/planted.py", "x = format(2 / 3, '.2f')"),
    (check_rounding, "tithing/findings/planted.py", "x = '{:.2f}'.format(2 / 3)"),
    (check_rounding, "tithing/findings/planted.py", "x = '%.2f' % (2 / 3)"),
    (check_rounding, "tithing/findings/planted.py", "x = column.round(2)"),
    (check_rounding, "tithing/findings/planted.py", "x = number.quantize(unit)"),
    (check_suppression, "tithing/documents/kinds/planted.py", "x = Suppressed('too few')"),
    (check_door_out, "tithing/findings/planted.py", "x = snapshot.book_state.releases(areas=[], years=[])"),
    (check_door_out, "tithing/workflows/planted.py", "from tithing.reading.book_state import state_of"),
    (check_door_out, "tithing/workflows/planted.py", "from tithing.reading import book_state"),
    (check_door_out, "tithing/cli/planted.py", "x = getattr(snapshot, 'book_state')"),
    (check_not_here, "tithing/documents/sections/planted.py", "x = 'Not supplied by the Fire Brigade'"),
    (check_not_here, "tithing/cli/planted.py", "x = f'{name} did not supply it'"),
    (check_not_here, "tithing/reading/planted.py", "x = f'late from {name}'"),
    (check_not_here, "tithing/indicators/planted.py", "x = Missing('data unavailable')"),
    (check_not_here, "tithing/indicators/planted.py", "x = Missing(f'nothing for {period.label}')"),
    (check_network, "tithing/workflows/planted.py", "import urllib.request"),
    (check_network, "tithing/workflows/planted.py", "from urllib import request"),
    (check_network, "tithing/sources/police_street/read.py", "import httpx"),
    (check_network, "tithing/store/planted.py", "import socket"),
    (check_terminal, "tithing/cli/planted.py", "print('a title')"),
    (check_terminal, "demo/planted.py", "sys.stderr.write('a title')"),
    (check_terminal, "tithing/workflows/planted.py", "json.dump(x, sys.stdout)"),
    (check_terminal, "tithing/cli/planted.py", "from sys import stdout"),
    (check_commands, "tithing/cli/planted.py", "x = f'tithing verify --book {book}'"),
    (check_commands, "tithing/store/planted.py", "x = f'tithing withdraw {number}'"),
    (check_commands, "tithing/store/planted.py", "x = 'tithing verify --book ' + book"),
    (check_commands, "tithing/store/planted.py", "x = f'first: tithing repair ' f'{name} here'"),
    (check_commands, "tithing/cli/planted.py", "x = f'{n} files; tithing journal lists them'"),
    (check_commands, "tithing/workflows/planted.py", "x = 'See what is wrong with: tithing verify'"),
    (check_commands, "tithing/observations/planted.py", "x = f'take it out: {pasted(name, 3)}'"),
    (check_writers, "tithing/cli/planted.py", "w = csv.DictWriter(file, heads)"),
    (check_writers, "demo/planted.py", "w = csv.writer(file)"),
    (check_writers, "tithing/documents/planted.py", "from csv import writer"),
    (check_writers, "tithing/workflows/planted.py", "frame.write_csv(path)"),
    (check_writers, "tithing/documents/renderers/planted.py", "sheet.write(0, 0, words)"),
    (check_writers, "tithing/sources/partner_return/planted.py", "sheet.write_formula(0, 0, words)"),
    (check_pages, "tithing/documents/renderers/templates/planted.html", "<!DOCTYPE html><html>"),
    (check_pages, "tithing/workflows/planted.py", "page = '<html lang=en>'"),
    *((check_addresses, "requirements.lock", f"# from https://{host}/simple") for host in HOSTS),
    (check_addresses, "Makefile", "pip install --" + "index-url=http://somewhere"),
    (check_merged, "docs/planted.md", "<" * 7 + " HEAD"),
    (check_merged, "tithing/planted.py", ">" * 7 + " other-branch"),
    (check_privacy, "docs/planted.md", KEY),
    (check_privacy, "demo/planted.toml", 'api_key = "' + 'a1b2c3d4e5f6"'),
    (check_privacy, "README.md", f"Write to {MAIL}."),
    (check_privacy, "demo/files/planted.csv", f"noise,{POSTCODE},3"),
    (check_privacy, "docs/planted.md", f"{PERSON} asked."),
    (check_assertions, "tests/test_planted.py", "def test_a(): f()"),
    (check_assertions, "tests/test_planted.py", "def test_a(): assert all(x.holds for x in things())"),
    (check_assertions, "tests/test_planted.py", "def test_a():\n    for x in things():\n        assert x"),
    (check_assertions, "tests/test_planted.py", "def test_a():\n    if x:\n        assert x"),
    (check_assertions, "tests/test_planted.py", "def test_a():\n    if x:\n        return\n    assert x"),
    (
        check_assertions,
        "tests/test_planted.py",
        "def test_a(): same()\ndef same():\n    for x in y: assert x",
    ),
    (check_exclusions, "tithing/findings/planted.py", NO_COVER),
    (check_exclusions, "tithing/findings/planted.py", f"{NO_COVER}: never"),
    (check_properties, "tests/test_planted.py", "@settings(deadline=None)\ndef test_a(): assert 1"),
    (check_properties, "tests/test_planted.py", "x = st.lists(st.text())"),
    (check_properties, "tests/test_planted.py", "x = st.binary(min_size=3)"),
]

PASSED: list[tuple[Check, str, str]] = [
    (check_rounding, "tithing/statistics/rounding.py", "x = round(1.5)"),
    (check_rounding, "tithing/findings/planted.py", "x = f'{day:%Y-%m}' + f'{3:02d}'"),
    (check_suppression, "tithing/disclosure/rule.py", "x = Suppressed('too few')"),
    (check_door_out, "tithing/reading/planted.py", "x = snapshot.book_state.record"),
    (check_door_out, "tithing/findings/planted.py", "x = snapshot.observations(areas=[], years=[])"),
    (check_not_here, "tithing/vocabulary/not_here/planted.py", "x = f'late from {name}'"),
    (check_not_here, "tithing/documents/planted.py", 'def f():\n    """What is late from a partner."""'),
    (check_not_here, "tithing/indicators/planted.py", "x = Missing('no map', decided=NotHere.NOT_IMPORTED)"),
    (check_not_here, "tithing/indicators/planted.py", "x = Missing(spec.missing, spec.expected)"),
    (check_network, "tithing/sources/police_street/fetch.py", "import urllib.request"),
    (check_network, "tithing/store/planted.py", "from urllib.parse import quote"),
    (check_terminal, "tithing/cli/say.py", "sys.stdout.write('clean')"),
    (check_terminal, "tools/planted.py", "print('a fault')"),
    (check_commands, "tithing/cli/planted.py", "f('--x', help='tithing waiting lists them')"),
    (check_commands, "tithing/cli/planted.py", "EXAMPLE = 'tithing verify --book safer-x'"),
    (check_commands, "tithing/workflows/planted.py", "x = f'See {book.folder.command(name)}'"),
    (check_commands, "tithing/workflows/planted.py", "x = 'begin a new book with tithing init'"),
    (check_commands, "tithing/store/disk/folder.py", "x = f'Start one with {pasted(name)}'"),
    (check_writers, "tithing/sources/planted.py", "rows = csv.reader(file)"),
    (check_writers, "tithing/documents/renderers/planted.py", "sheet.write_string(0, 0, words)"),
    (
        check_pages,
        "tithing/planted.html",
        '<html><meta http-equiv="Content-Security-Policy" content="default-src">',
    ),
    (check_pages, "tithing/sources/planted.py", "if '<html' in text: pass"),
    (check_privacy, "README.md", "Write to officer@example.org."),
    (check_privacy, "tests/planted.csv", "noise,ZZ1 1ZZ,3"),
    (check_privacy, "demo/planted.csv", "E01011954,AS21,2017-18Q4"),
    (check_assertions, "tests/test_planted.py", "def test_a():\n    for x in (1, 2):\n        assert x"),
    (
        check_assertions,
        "tests/test_planted.py",
        "def test_a():\n    assert y\n    for x in y:\n        assert x",
    ),
    (
        check_assertions,
        "tests/test_planted.py",
        "def test_a():\n    if x:\n        assert x\n    else:\n        fail()",
    ),
    (check_assertions, "tests/test_planted.py", "def test_a():\n    with raises(E):\n        f()"),
    (check_assertions, "tests/test_planted.py", "def test_a(): same()\ndef same(): assert x"),
    (check_complexity, "tithing/findings/planted.py", TEN_WAYS),
    (check_exclusions, "tithing/findings/planted.py", f"{NO_COVER}: only a machine without a disk does this"),
    (check_properties, "tests/test_planted.py", "x = st.lists(st.text(max_size=9))"),
    (check_properties, "tests/support/properties.py", "@settings(deadline=None)\ndef f(): ..."),
]


def _plant(root: Path, file: str, line: str) -> None:
    planted = root / file
    planted.parent.mkdir(parents=True, exist_ok=True)
    planted.write_text(line + "\n", encoding="utf-8")


@pytest.mark.parametrize(("check", "file", "line"), CAUGHT)
def test_what_is_forbidden_is_found_at_its_place(tmp_path: Path, check: Check, file: str, line: str) -> None:
    _plant(tmp_path, file, line)

    faults = check(tmp_path)

    assert [fault.place for fault in faults] == [f"{file}:1"]


@pytest.mark.parametrize(("check", "file", "line"), PASSED)
def test_what_only_looks_like_it_passes(tmp_path: Path, check: Check, file: str, line: str) -> None:
    _plant(tmp_path, file, line)

    assert check(tmp_path) == []


def test_a_public_class_of_a_name_that_another_file_has_is_found_in_both(tmp_path: Path) -> None:
    _plant(tmp_path, "tithing/store/planted.py", "class Evidence: ...")
    _plant(tmp_path, "tithing/findings/planted.py", "class Evidence: ...")
    _plant(tmp_path, "tithing/places/planted.py", "class _Row: ...")
    _plant(tmp_path, "tithing/sources/planted.py", "class _Row: ...")

    faults = check_names(tmp_path, frozenset())

    assert [fault.place for fault in faults] == [
        "tithing/findings/planted.py:1",
        "tithing/store/planted.py:1",
    ]
    assert "stands in tithing/store/planted.py too" in str(faults[0])


def test_an_excuse_for_a_name_is_found_when_it_is_no_longer_needed(tmp_path: Path) -> None:
    _plant(tmp_path, "tithing/store/planted.py", "class Word: ...")

    faults = check_names(tmp_path, frozenset({"Word"}))

    assert [str(fault) for fault in faults] == [
        "tools/checks/names.py: Word now stands in one file only: take it off STILL_TWICE"
    ]


def test_every_name_that_still_stands_twice_stands_in_the_checker() -> None:
    faults = check_names(ROOT, frozenset())

    assert {
        fault.rule.split()[2] for fault in faults if fault.place.startswith("tithing/checking/")
    } == STILL_TWICE


OVER = "tithing/findings/planted.py::f"
LIST = "tools/checks/complex.txt"

# what the list says, the places of the faults
LISTS = [
    ("", [OVER]),
    (f"{OVER} 10", [OVER]),
    (f"{OVER} 11", []),
    (f"{OVER} 12", [LIST]),
    (f"{OVER} 11\ntithing/findings/planted.py::mended 14", [LIST]),
]


@pytest.mark.parametrize(("listed", "places"), LISTS)
def test_the_list_of_complex_functions_is_that_and_no_more(
    tmp_path: Path, listed: str, places: list[str]
) -> None:
    _plant(tmp_path, "tithing/findings/planted.py", ELEVEN_WAYS)
    _plant(tmp_path, LIST, f"# a line of words\n{listed}")

    assert [fault.place for fault in check_complexity(tmp_path)] == places


@pytest.mark.parametrize("name", RULES)
def test_the_house_keeps_the_rule(name: str) -> None:
    assert RULES[name](ROOT) == []

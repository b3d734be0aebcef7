"""The proof by mutation changes what a run can tell, one thing at a time, and says what no test noticed."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tools.prove import mutation
from tools.prove.equivalent import EQUIVALENT
from tools.prove.mutants import changes_of, mutants_of

# a line, and what it may become
CHANGES = [
    ("x = a < b", ["a < b becomes a <= b"]),
    ("x = 0 < a <= b", ["0 < a <= b becomes 0 <= a <= b", "0 < a <= b becomes 0 < a < b", "0 becomes 1"]),
    ("x = a is None", ["a is None becomes a is not None"]),
    ("x = a in b", ["a in b becomes a not in b"]),
    ("x = a - b", ["a - b becomes a + b"]),
    ("x = -a", ["-a becomes a"]),
    ("x += a", ["x += a becomes x -= a"]),
    ("x = a and b", ["a and b becomes a or b"]),
    ("x = not a", ["not a becomes a"]),
    ("x = a if b else c", ["b becomes not b"]),
    ("x = True", ["True becomes False"]),
    ("x = 1.5", ["1.5 becomes 2.5"]),
    ("x = 'rose'", ["'rose' becomes 'altered rose'"]),
    ("x = f'{a} rose'", ["' rose' becomes 'altered  rose'"]),
    ("if a:\n    x()", ["a becomes not a"]),
    ("x: 'Period' = f(a)", []),
    ("'''Why it is there.'''", []),
    ("from a import b", []),
    ("__all__ = ['b']", []),
    ("@dataclass(frozen=True)\nclass A: ...", []),
    ("assert a > 1", []),
    ("x = zip(a, b, strict=True)", []),
]


@pytest.mark.parametrize(("line", "changes"), CHANGES)
def test_a_line_is_changed_in_each_way_that_a_run_could_tell(line: str, changes: list[str]) -> None:
    assert [change.words for change in changes_of(ast.parse(line))] == changes


def test_a_mutant_has_one_change_and_the_seed_chooses_which() -> None:
    source = (mutation.ROOT / "tithing/statistics/change.py").read_text(encoding="utf-8")
    plain = ast.unparse(ast.parse(source)).splitlines()

    chosen = mutants_of(source, most=12, seed=3)

    assert len(chosen) == 12
    assert chosen == mutants_of(source, most=12, seed=3) != mutants_of(source, most=12, seed=4)
    for mutant in chosen:
        changed = [pair for pair in zip(plain, mutant.source.splitlines(), strict=True) if len(set(pair)) > 1]
        assert len(changed) == 1, mutant


MODULE = "tithing.vocabulary.in_words.numbered"
TEST = """
from tithing.vocabulary.in_words.numbered import numbered

def test_one_row():
    assert numbered(1, "row") == "1 row"
"""


@pytest.mark.parametrize(
    ("was", "becomes", "noticed"),
    [
        ("number == 1", "number == 1", False),
        ("number == 1", "number != 1", True),
        ("noun + 's'", "noun + 'z'", False),  # several rows are not tested here
    ],
)
def test_a_change_is_noticed_where_a_test_fails_and_no_file_is_touched(
    tmp_path: Path, was: str, becomes: str, noticed: bool
) -> None:
    (tmp_path / "test_planted.py").write_text(TEST, encoding="utf-8")
    file = mutation.file_of(MODULE)
    before = file.read_bytes()
    source = ast.unparse(ast.parse(before))
    assert was in source

    found = mutation.notices(MODULE, source.replace(was, becomes), [tmp_path / "test_planted.py"])

    assert found is noticed
    assert file.read_bytes() == before


def test_what_no_test_noticed_is_listed_and_fails_the_proof(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(TEST, encoding="utf-8")
    monkeypatch.setattr(mutation, "rounds_of", lambda module: ((planted,),))

    code = mutation.main(["vocabulary/in_words/numbered.py", "--mutants", "3", "--least", "100"])

    said = capsys.readouterr().out
    assert code == 1
    assert "  not noticed: line " in said
    assert f"noticed of 3  {MODULE}" in said


def test_what_is_listed_as_changing_nothing_is_no_mutant(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    planted = tmp_path / "test_planted.py"
    planted.write_text(TEST, encoding="utf-8")
    monkeypatch.setattr(mutation, "rounds_of", lambda module: ((planted,),))
    source = mutation.file_of(MODULE).read_text(encoding="utf-8")
    every = [mutant.change for mutant in mutants_of(source, most=3, seed=1)]
    monkeypatch.setattr(mutation, "why_equivalent", lambda _, change: "so" if change in every else "")

    code = mutation.main(["vocabulary/in_words/numbered.py", "--mutants", "3", "--least", "100", "--near"])

    said = capsys.readouterr().out
    assert (code, said.count("  equivalent: line "), said.count(": so\n")) == (0, 3, 3)
    assert f"0 noticed of 0  {MODULE}" in said


@pytest.mark.parametrize(
    ("module", "change"), [(module, change) for module, changes in EQUIVALENT.items() for change in changes]
)
def test_what_is_listed_as_changing_nothing_is_a_change_that_is_made(module: str, change: str) -> None:
    source = mutation.file_of(mutation.full_name(module)).read_text(encoding="utf-8")

    assert change in {each.words for each in changes_of(ast.parse(source))}


def test_the_tests_of_a_module_are_those_that_import_it_and_then_its_rooms() -> None:
    near, wide = mutation.rounds_of("tithing.findings.rules.rank")

    names = [path.name for path in near]
    assert "test_places_and_parts.py" in names
    assert "test_changes.py" not in names
    assert {"test_changes.py", "test_performance_report.py"} <= {path.name for path in wide}
    assert not set(near) & set(wide)


@pytest.mark.parametrize("module", mutation.MODULES)
def test_every_module_that_is_proved_is_there(module: str) -> None:
    assert mutation.file_of(mutation.full_name(module)).is_file()

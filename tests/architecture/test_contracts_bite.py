"""Each import contract is broken by the import it forbids, and by nothing in the house as it stands."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.made_once import made_once
from tools.drill.unmeasured import unmeasured

ROOT = Path(__file__).parents[2]
LINT = (
    "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports; "
    "sys.exit(lint_imports(no_cache=True, limit_to_contracts=(sys.argv[1],)))"
)

# contract, the file that is planted, what it imports
PLANTS = [
    ("layers", "tithing/vocabulary/planted.py", "import tithing.statistics.rounding"),
    ("layers", "tithing/statistics/planted.py", "import tithing.store.writer.lock"),
    ("layers", "tithing/store/planted.py", "import tithing.places"),
    ("layers", "tithing/places/planted.py", "import tithing.observations.schema"),
    ("layers", "tithing/observations/planted.py", "import tithing.incidents"),
    ("layers", "tithing/incidents/planted.py", "import tithing.sources.contract"),
    ("layers", "tithing/sources/planted.py", "import tithing.indicators.result"),
    ("layers", "tithing/indicators/planted.py", "import tithing.sources.contract"),
    ("layers", "tithing/indicators/planted.py", "import tithing.findings"),
    ("layers", "tithing/indicators/planted.py", "import tithing.disclosure.pattern"),
    ("layers", "tithing/disclosure/planted.py", "import tithing.reading.snapshot"),
    ("layers", "tithing/reading/planted.py", "import tithing.findings.fact"),
    ("layers", "tithing/findings/planted.py", "import tithing.documents.parts"),
    ("layers", "tithing/documents/planted.py", "import tithing.workflows"),
    ("layers", "tithing/workflows/planted.py", "import tithing.cli"),
    ("layers", "tithing/attic/__init__.py", ""),  # a room that nobody gave a place
    ("checking", "tithing/checking/read/planted.py", "import tithing.checking.understand.columns.roles"),
    ("checking", "tithing/checking/understand/planted.py", "import tithing.checking.test.relation"),
    ("checking", "tithing/checking/test/planted.py", "import tithing.checking.tell.finding"),
    ("checking", "tithing/checking/tell/planted.py", "import tithing.checking.check"),
    ("checking", "tithing/checking/attic.py", ""),  # a file that stands in no room
    ("reading", "tithing/checking/read/text/planted.py", "import tithing.checking.read.office.from_csv"),
    ("reading", "tithing/checking/read/pdf/planted.py", "import tithing.checking.read.office.from_docx"),
    ("django", "tithing/workflows/planted.py", "import django.db"),
    ("django", "tithing/cli/planted.py", "import django.db"),
    ("layers", "tithing/workflows/planted.py", "import tithing.web.shared.actor"),
    ("site", "tithing/cli/planted.py", "import tithing.web.shared.actor"),
    ("web", "tithing/web/shared/planted.py", "import tithing.web.accounts.models"),
    ("web", "tithing/web/accounts/planted.py", "import tithing.web.home.needs"),
    ("web", "tithing/web/attic/__init__.py", ""),  # an app that nobody gave a place
    ("governance", "tithing/governance/planted.py", "import tithing.observations.schema"),
    ("governance", "tithing/governance/planted.py", "import tithing.places.gazetteer"),
    ("layers", "tithing/governance/planted.py", "import tithing.findings.fact"),
    ("door_out", "tithing/findings/planted.py", "import tithing.observations.standing.reading"),
    ("door_out", "tithing/documents/planted.py", "import tithing.store.journal.record"),
    ("door_out", "tithing/cli/commands/figures_out/report.py", "import tithing.reading.book_state"),
    ("engines", "tithing/indicators/planted.py", "import polars"),
    ("cluster", "tithing/sources/planted.py", "import pyspark.sql"),
    ("expressions", "tithing/documents/planted.py", "import narwhals"),
    ("writers", "tithing/workflows/planted.py", "import docx"),
    ("writers", "tithing/documents/kinds/planted.py", "import typst"),
    ("writers", "tithing/cli/planted.py", "import xlsxwriter"),
    ("writers", "tithing/documents/planted.py", "import pikepdf"),
    ("workbooks", "tithing/workflows/planted.py", "import python_calamine"),
    ("pdf", "tithing/documents/planted.py", "import pypdfium2"),
    ("slow", "tithing/statistics/planted.py", "import pandas"),
    ("documents", "tithing/documents/kinds/planted.py", "import tithing.documents.renderers"),
    ("documents", "tithing/documents/renderers/planted.py", "import tithing.documents.kinds.registry"),
    ("documents", "tithing/documents/sections/planted.py", "import tithing.documents.kinds.kind"),
    ("documents", "tithing/documents/sections/planted.py", "import tithing.documents.renderers"),
    (
        "documents",
        "tithing/documents/sections/ward/planted.py",
        "import tithing.documents.kinds.ward_profile",
    ),
    ("documents", "tithing/documents/pieces/planted.py", "import tithing.documents.sections.places"),
    ("documents", "tithing/documents/attic.py", ""),  # a file that stands in no room
]
SIDE_BY_SIDE = [
    ("sources", "tithing/sources"),
    ("kinds", "tithing/documents/kinds"),
]


@pytest.fixture
def house(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The code and its contracts, to plant things in: links to one copy, so nothing that stands there is written into."""
    code = made_once("house", tmp_path_factory.getbasetemp(), _copied)
    return Path(shutil.copytree(code, tmp_path / "house", copy_function=os.link))


def _copied(folder: Path) -> None:
    only_code = shutil.ignore_patterns("__pycache__", "*.csv", "*.ttf", "*.js")
    shutil.copytree(ROOT / "tithing", folder / "tithing", ignore=only_code)
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=only_code)
    shutil.copy(ROOT / ".importlinter", folder)


def plant(file: Path, text: str) -> None:
    """In place of what is there, which is a link."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    file.write_text(text, encoding="utf-8")


def lint(house: Path, contract: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", LINT, contract]
    return subprocess.run(command, cwd=house, env=unmeasured(), capture_output=True, text=True, check=False)


def contracts() -> list[str]:
    lines = (ROOT / ".importlinter").read_text(encoding="utf-8").splitlines()
    return [line.split(":")[2].rstrip("]") for line in lines if line.startswith("[importlinter:contract:")]


@pytest.mark.parametrize("contract", contracts())
def test_the_house_keeps_its_own_contracts(house: Path, contract: str) -> None:
    run = lint(house, contract)

    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize(("contract", "file", "line"), PLANTS)
def test_a_forbidden_import_breaks_its_contract(house: Path, contract: str, file: str, line: str) -> None:
    plant(house / file, line + "\n")

    run = lint(house, contract)

    assert run.returncode == 1
    assert "BROKEN" in run.stdout


@pytest.mark.parametrize(("contract", "container"), SIDE_BY_SIDE)
def test_a_folder_may_not_import_the_folder_beside_it(house: Path, contract: str, container: str) -> None:
    for name in ("first", "second"):
        plant(house / container / name / "__init__.py", "")
    package = container.replace("/", ".")
    plant(house / container / "first" / "read.py", f"import {package}.second.read\n")
    plant(house / container / "second" / "read.py", "")

    run = lint(house, contract)

    assert run.returncode == 1
    said = " ".join(run.stdout.split())  # the line is wrapped to the width of the screen
    assert f"{package}.first.read may not import {package}.second.read" in said


ROOMS = sorted(path.parent.name for path in (ROOT / "tithing").glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_a_circle_of_three_modules_is_found_in_any_room(house: Path, room: str) -> None:
    for name, imported in (("first", "second"), ("second", "third")):
        plant(house / f"tithing/{room}/{name}.py", f"import tithing.{room}.{imported}\n")
    lazily = f"def late() -> None:\n    import tithing.{room}.first\n"
    plant(house / f"tithing/{room}/third.py", lazily)

    run = lint(house, "circles")

    assert run.returncode == 1
    said = " ".join(run.stdout.split())
    assert f"{room}.first, tithing.{room}.second, tithing.{room}.third lead back to one another" in said


def test_a_circle_that_is_gone_must_leave_the_list(house: Path) -> None:
    contracts = house / ".importlinter"
    plant(contracts, contracts.read_text(encoding="utf-8") + "    tithing.places.gazetteer\n")

    run = lint(house, "circles")

    assert run.returncode == 1
    assert "tithing.places.gazetteer stands in no circle any more" in " ".join(run.stdout.split())


def test_every_contract_has_a_plant() -> None:
    planted = {contract for contract, *_ in PLANTS} | {contract for contract, _ in SIDE_BY_SIDE} | {"circles"}

    assert planted == set(contracts())

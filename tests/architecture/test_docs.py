"""The documentation is for what is there: pages are current, links resolve, commands parse, examples are shown."""

from __future__ import annotations

import argparse
import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.demonstration import demo_catalogue, demo_measures
from tithing.cli import every_command
from tithing.cli import run as run_cli
from tithing.documents.commentary import NAMED, read_commentary
from tithing.documents.figures_of import PARTS
from tools import docs
from tools.reference.commands import parser_of

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [
        *(ROOT / "docs").rglob("*.md"),
        *ROOT.glob("*.md"),
        ROOT / "demo/README.md",
        ROOT / "demo/files/README.md",
    ]
)
LINK = re.compile(r"\]\(([^)\s]+)\)")
FENCE = re.compile(r"^```(\w*)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def ids(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def test_generated_pages_are_current() -> None:
    assert docs.stale() == []


def test_a_page_of_a_command_that_is_gone_is_stale(tmp_path: Path) -> None:
    docs.write(tmp_path)
    (tmp_path / "commands" / "abolished.md").write_text("# tithing abolished\n", encoding="utf-8")

    assert docs.stale(tmp_path) == ["commands/abolished.md"]
    assert docs.write(tmp_path) == ["commands/abolished.md"]
    assert docs.stale(tmp_path) == []


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text(encoding="utf-8")) if "://" not in link]

    assert [link for link in links if not (page.parent / link.partition("#")[0]).exists()] == []


@pytest.mark.parametrize("name", every_command())
def test_every_command_has_help_with_an_example_and_a_page(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run_cli([name, "--help"]) == 0

    assert f"tithing {name}" in capsys.readouterr().out.partition("example:")[2]
    assert (ROOT / f"docs/reference/commands/{name}.md").is_file()


def commands_shown() -> Iterator[tuple[str, str]]:
    """Every line of the docs, and of the commands' own examples, that calls tithing."""
    for page in PAGES:
        for line in _joined(page.read_text(encoding="utf-8")).splitlines():
            if line.strip().startswith(("tithing ", "    tithing ")) and not line.startswith("tithing --"):
                yield ids(page), line.strip()
    for name, module in every_command().items():
        for line in _joined(import_module(module).EXAMPLE).strip().splitlines():
            yield name, line.strip()


def _joined(text: str) -> str:
    return text.replace("\\\n", " ")


@pytest.mark.parametrize(("where", "line"), sorted(set(commands_shown())))
def test_every_command_that_is_shown_parses(where: str, line: str) -> None:
    name, *arguments = shlex.split(line, comments=True)[1:]

    assert isinstance(parser_of(name).parse_args(arguments), argparse.Namespace)


def fenced(language: str) -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found, text in FENCE.findall(page.read_text(encoding="utf-8")):
            if found == language:
                yield ids(page), text


@pytest.mark.parametrize(("where", "text"), list(fenced("toml")))
def test_every_toml_example_parses(where: str, text: str) -> None:
    assert tomllib.loads(text)


def commentaries() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "demo/commentary").glob("*.md")):
        yield ids(path), path.read_text(encoding="utf-8")
    yield from fenced("markdown")


@pytest.mark.parametrize(("where", "text"), list(commentaries()))
def test_commentary_names_figures_that_exist_and_types_none(where: str, text: str) -> None:
    known = {each.slug for each in (*demo_catalogue(), *demo_measures())}

    names = [name.partition("@")[0].rpartition(".") for name in NAMED.findall(text)]

    assert [name for name in names if name[0] not in known or name[2] not in PARTS] == []
    assert read_commentary(text, file=where).typed_numbers() == ()


@pytest.mark.parametrize("folder", ["decisions", "how-to", "explanation"])
def test_every_page_of_a_folder_is_on_its_list(folder: str) -> None:
    listed = set(LINK.findall((ROOT / "docs" / folder / "README.md").read_text(encoding="utf-8")))

    assert {path.name for path in (ROOT / "docs" / folder).glob("*.md")} - {"README.md"} <= listed


ARCHITECTURE = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
ROOMS = sorted(path.parent.name for path in (ROOT / "tithing").glob("*/__init__.py"))


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_stands_in_the_architecture_with_its_layer(room: str) -> None:
    layers = ARCHITECTURE.partition("Layers, highest first")[2].partition("A room may import")[0]

    assert f"| `{room}` |" in ARCHITECTURE
    assert f"`{room}`" in layers


def test_the_architecture_names_no_room_that_is_gone() -> None:
    assert sorted(re.findall(r"^\| `(\w+)` \|", ARCHITECTURE, re.MULTILINE)) == ROOMS


def test_the_places_that_the_architecture_names_are_there() -> None:
    named = [
        name
        for name in re.findall(r"`(\w+(?:/\w+)+(?:\.py)?)/?`", ARCHITECTURE)
        if name.split("/")[0] in ROOMS
    ]
    at = [ROOT / "tithing" / name for name in named]

    assert named
    assert [str(each) for each in at if not (each.exists() or each.with_suffix(".py").exists())] == []

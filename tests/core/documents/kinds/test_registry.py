"""A kind of document is found by walking its folder, and one that does not say what it has to is refused in words."""

from __future__ import annotations

import re
import sys
import textwrap
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from tithing.documents.evidence import ReportEvidence, SpanEvidence
from tithing.documents.kinds.build import build
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.kinds.registry import kind_called, kind_words, list_kinds
from tithing.documents.parts import Paragraph
from tithing.vocabulary.areas import Area, AreaKind
from tithing.vocabulary.period import Period
from tithing.vocabulary.problems import Refused

PAGE = Path(__file__).parents[4] / "docs/how-to/add-a-document-kind.md"
DECLARED = """\
from tithing.documents.kinds.kind import DocumentKind
from tithing.documents.parts import Paragraph
from tithing.documents.section import section

@section()
def hello(chapter):
    yield Paragraph((f"Nothing happened in {chapter.place}.",))

KIND = DocumentKind(
    title="Quiet note",
    about="that nothing happened",
    stem="quiet-note",
    sections=(hello,),
)
"""


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of kinds of its own, which can be imported by its name."""
    name = f"kinds_{abs(hash(tmp_path))}"
    (tmp_path / name).mkdir()
    (tmp_path / name / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path / name
    for module in [each for each in sys.modules if each.split(".")[0] == name]:
        del sys.modules[module]


def plant(package: Path, folder: str, declared: str = DECLARED) -> None:
    (package / folder).mkdir()
    (package / folder / "__init__.py").touch()
    (package / folder / "kind.py").write_text(declared, encoding="utf-8")


def test_the_kinds_of_the_house_are_found_and_whole() -> None:
    kinds = list_kinds()

    assert "performance" in kinds
    assert len({kind.stem for kind in kinds.values()}) == len(kinds)


def test_a_planted_kind_is_found_and_builds_its_document(package: Path) -> None:
    plant(package, "quiet_note")
    quarter = SpanEvidence(Period.parse("2017-18Q4"))
    area = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
    evidence = ReportEvidence("Safer X", area, date(2018, 6, 14), (quarter,))

    document = build(kind_called("quiet-note", package.name), evidence)

    assert kind_words(package.name) == ("quiet-note",)
    assert (document.title, document.subtitle) == ("Quiet note", "Quarter 4, January to March 2018")
    assert document.parts == (Paragraph(("Nothing happened in Hartlepool.",)),)


def test_a_folder_without_a_declaration_is_no_kind(package: Path) -> None:
    (package / "drafts").mkdir()

    assert kind_words(package.name) == ()


@pytest.mark.parametrize(
    ("written", "instead", "said"),
    [
        ("KIND =", "KINDS =", "it declares no kind of document"),
        ('title="Quiet note",', "", "the kind says no title"),
        ('about="that nothing happened",', "", "the kind says no about"),
        ('stem="quiet-note",', "", "the kind says no stem"),
        ("sections=(hello,),", "", "the kind says no sections"),
        ("@section()", "", "hello is no section"),
        ("(hello,)", "(hello)", "its sections are one and no list of them"),
    ],
)
def test_a_kind_that_does_not_say_what_it_has_to_is_refused_in_words(
    package: Path, written: str, instead: str, said: str
) -> None:
    assert written in DECLARED
    plant(package, "quiet_note", DECLARED.replace(written, instead))

    with pytest.raises(Refused) as refusal:
        kind_called("quiet-note", package.name)

    (problem,) = refusal.value.problems
    assert problem.what == said
    assert problem.file == f"{package.name}/quiet_note/kind.py"


@pytest.mark.parametrize(
    ("written", "instead", "line", "said"),
    [
        ("stem=", "stemm=", 9, "got an unexpected keyword argument 'stemm'"),
        ("import section", "import sektion", 3, "(ImportError: cannot import name 'sektion'"),
        ("chapter.place}", "chapter.place", 7, "it cannot be loaded (SyntaxError: "),
        ("(hello,)", "(helo,)", 13, "(NameError: name 'helo' is not defined"),
    ],
)
def test_a_kind_that_cannot_be_loaded_is_told_at_its_line(
    package: Path, written: str, instead: str, line: int, said: str
) -> None:
    assert written in DECLARED
    plant(package, "quiet_note", DECLARED.replace(written, instead))

    with pytest.raises(Refused) as refusal:
        kind_called("quiet-note", package.name)

    (problem,) = refusal.value.problems
    assert said in problem.what
    assert problem.file == f"{package.name}/quiet_note/kind.py, line {line}"


def test_a_word_that_is_no_kind_is_refused_with_the_nearest() -> None:
    with pytest.raises(Refused, match='"performence" is no report; the nearest is performance'):
        kind_called("performence")


# -- the page ---------------------------------------------------------------------------------------------


def test_the_kind_of_the_page_is_whole_and_builds_its_document(package: Path) -> None:
    _, declared = re.findall(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    plant(package, "brief", textwrap.dedent(declared))
    area = Area("E06000001", "Hartlepool", AreaKind.DISTRICT)
    span = SpanEvidence(Period.parse("2017-18Q4"))

    document = build(
        kind_called("brief", package.name), ReportEvidence("Safer X", area, date(2018, 6, 14), (span,))
    )

    assert document.title == "Community safety in brief"
    assert document.summary == "What changed in Hartlepool in Jan to Mar 2018."
    assert document.parts


def test_the_page_says_every_key_of_a_kind_and_no_other() -> None:
    named = re.findall(r"^ +\| `(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)

    assert sorted(named) == sorted(each.name for each in fields(DocumentKind))

"""The pages of organisations.toml and bodies/ describe every key that is read, a change of each is seen, and their examples
are accepted.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import tomlkit

from tests.support.structure import HERE
from tithing.governance.graph import delivery_structure
from tithing.governance.loading import structure_of
from tithing.governance.structure import Structure
from tithing.governance.succession import seats_on
from tithing.reading.book import open_book
from tithing.vocabulary.problems import Refused
from tithing.workflows.partnership.shown import bodies_on, organisations_on
from tithing.workflows.the_book.new_book import new_book

REFERENCE = Path(__file__).parents[3] / "docs" / "reference"
ORGANISATIONS, BODY = "organisations.toml", "bodies/safer-coast.toml"
PAGES = {ORGANISATIONS: "organisations-toml.md", BODY: "bodies-toml.md"}
BESIDE = {
    "bodies/coast-board.toml": 'name = "Coast Board"\nkind = "outside body"\n',
    "bodies/moor-board.toml": 'name = "Moor Board"\nkind = "outside body"\n',
    "bodies/safer-coast-and-moor.toml": 'name = "Both"\nkind = "strategy group"\nsince = 2030-04-01\n',
    "bodies/below.toml": 'name = "Below"\nkind = "task group"\nsince = 2012-01-01\nparents = [{ body = "safer-coast" }]\n',
    "bodies/safer-coast-joint.toml": 'name = "Joint"\nkind = "joint body"\nsince = 2030-04-01\n',
}
HEADINGS = {
    (ORGANISATIONS, "organisations.0"): "## [[organisations]]",
    (ORGANISATIONS, "organisations.1.names.0"): "### [[organisations.names]]",
    (ORGANISATIONS, "posts.0"): "## [[posts]]",
    (ORGANISATIONS, "protocols.0"): "## [[protocols]]",
    (BODY, ""): "## The file itself",
    (BODY, "names.0"): "## [[names]]",
    (BODY, "parents.0"): "## [[parents]]",
    (BODY, "terms.0"): "## [[terms]]",
    (BODY, "terms.0.chair"): "### [terms.chair]",
    (BODY, "seats.0"): "## [[seats]]",
}
# What is written in the place of each key; those that name a thing have to
# name another that there is, and None is of a key that only fits the rest (tests/core/governance/test_structure.py).
CHANGES: dict[tuple[str, str], dict[str, Any]] = {
    (ORGANISATIONS, "organisations.1"): {
        "name": "Sea Council",
        "kind": "other",
        "limb": None,
        "since": date(2028, 3, 1),
    },
    (ORGANISATIONS, "organisations.0"): {
        "until": date(2028, 4, 1),
        "succeeded_by": None,
        "slug": None,
        "names": None,
    },
    (ORGANISATIONS, "organisations.1.names.0"): {"name": "Shadow", "until": date(2028, 4, 30)},
    (ORGANISATIONS, "posts.0"): {
        "title": "Clerk",
        "slug": None,
        "organisation": "coast-council",
        "since": date(2029, 1, 1),
        "until": date(2027, 1, 1),
    },
    (ORGANISATIONS, "protocols.0"): {
        "since": date(2026, 5, 1),
        "signed_by": ["coast-council"],
        "liaison": [],
        "review": date(2030, 1, 1),
    },
    (BODY, ""): {
        "name": "Safe Coast",
        "kind": "joint body",
        "since": date(2010, 4, 2),
        "until": date(2029, 12, 31),
        "succeeded_by": "safer-coast-joint",
        "whose": "With Moor",
    },
    (BODY, "names.0"): {"name": "Watch Group", "until": date(2014, 3, 31)},
    (BODY, "parents.0"): {"body": "moor-board", "since": date(2012, 4, 1), "until": date(2028, 12, 31)},
    (BODY, "terms.0"): {
        "since": date(2024, 6, 1),
        "purpose": "To meet.",
        "quorum": 2,
        "reports_in": [1],
        "review": date(2028, 4, 1),
        "vice_chair": {"by": "election"},
    },
    (BODY, "terms.0.chair"): {
        "by": "election",
        "of": None,
        "months": 6,
        "not_of": ["west-council"],
        "apart": True,
    },
    (BODY, "seats.0"): {
        "slug": "first",
        "title": "First",
        "voting": False,
        "since": date(2012, 4, 1),
        "until": date(2028, 3, 31),
        "class": "co-opted",
        "post": None,
        "organisation": None,
    },
    (BODY, "seats.1"): {"organisation": "coast-council"},
}


def examples() -> dict[str, Any]:
    """The examples of both pages, as tables, by the names of their files."""
    found = {}
    for file, page in PAGES.items():
        text = (REFERENCE / page).read_text(encoding="utf-8")
        (example,) = re.findall(r"```toml\n(.*?)```", text, flags=re.DOTALL)
        found[file] = tomllib.loads(example)
    return found


def read(values: dict[str, Any]) -> Structure:
    said = {name: tomlkit.dumps(value).encode() for name, value in values.items()}
    return structure_of({**said, **{name: text.encode() for name, text in BESIDE.items()}}, folder=HERE)


def table_at(values: Any, path: str) -> Any:
    for step in filter(None, path.split(".")):
        values = values[int(step) if step.isdigit() else step]
    return values


def described(file: str, at: str) -> set[str]:
    """The keys in the first column of the table under a heading."""
    text = (REFERENCE / PAGES[file]).read_text(encoding="utf-8")
    under = text.partition(f"\n{HEADINGS[file, at]}\n")[2]
    section = re.split(r"^#{2,3} ", under, maxsplit=1, flags=re.MULTILINE)[0]
    return set(re.findall(r"^\| `(\w+)` \|", section, flags=re.MULTILINE))


def known(file: str, at: str) -> set[str]:
    """What the reader names as the keys of a table, told when it meets one that it does not know."""
    values = examples()
    table_at(values[file], at)["a_slip"] = 1
    with pytest.raises(Refused) as refused:
        read(values)
    (problem,) = (each for each in refused.value.problems if "a_slip" in each.what)
    return set(problem.change.partition("write one of: ")[2].split(", "))


@pytest.mark.parametrize(("file", "at"), sorted(HEADINGS))
def test_what_is_described_is_what_is_read(file: str, at: str) -> None:
    assert known(file, at) == described(file, at) != set()


YEARS = (2010, 2012, 2014, 2024, 2027, 2028, 2029, 2030)
DAYS = [date(year, *day) for year in YEARS for day in ((1, 1), (3, 15), (4, 1), (5, 15), (12, 31))]


def seen(structure: Structure) -> Iterator[str]:
    """What the structure comes to on many days."""
    for day in DAYS:
        shown = delivery_structure(structure, day)
        yield from (
            f"{day} {each.name_on(day)} {each.kind} {each.limb}"
            for each in structure.organisations
            if each.stands(day)
        )
        yield from (f"{day} {each}" for each in structure.posts if each.stands(day))
        yield f"{day} {structure.protocol_on(day)}"
        for body in shown.bodies:
            yield f"{day} {body.name_on(day)} {body.kind} {body.whose} {shown.parents[body.slug]} {body.terms_on(day)}"
            yield from (
                f"{day} {each.title(day)} {each.seat} {each.organisation}"
                for each in seats_on(structure, body, day)
            )


ALL = [
    (file, at, key, to) for (file, at), keys in CHANGES.items() for key, to in keys.items() if to is not None
]


@pytest.mark.parametrize(("file", "at", "key", "to"), ALL, ids=lambda each: str(each)[:20])
def test_a_change_of_a_key_is_seen(file: str, at: str, key: str, to: Any) -> None:
    values = copy.deepcopy(examples())
    table_at(values[file], at)[key] = to
    for gone in {"class": ["post"], "by": ["of"], "kind": ["limb"]}.get(key, []):
        table_at(values[file], at).pop(gone, None)

    assert list(seen(read(values))) != list(seen(read(examples())))


@pytest.mark.parametrize(("file", "at"), sorted(HEADINGS))
def test_every_key_is_changed_above_or_held_to_the_rest(file: str, at: str) -> None:
    kind = re.sub(r"\d", "0", at)
    changed = {
        key
        for (name, place), keys in CHANGES.items()
        if (name, re.sub(r"\d", "0", place)) == (file, kind)
        for key in keys
    }
    inner = {"names", "parents", "terms", "seats", "chair"}

    assert known(file, at) - changed - inner == set()


def test_a_book_shows_its_examples_on_a_day(tmp_path: Path) -> None:
    new_book(tmp_path / "b", name="Safer Coast", area="Hartlepool")
    partnership = tmp_path / "b" / "partnership"
    (partnership / "bodies").mkdir()
    for name, value in examples().items():
        (partnership / name).write_text(tomlkit.dumps(value), encoding="utf-8")
    for name, text in BESIDE.items():
        (partnership / name).write_text(text, encoding="utf-8")
    book = open_book(tmp_path / "b")

    rows = [organisations_on(book, day) for day in (date(2028, 3, 31), date(2028, 4, 1), date(2028, 6, 1))]
    (body,) = bodies_on(book, date(2028, 4, 1), only="safer-coast")

    assert [[each.name for each in row] for row in rows] == [
        ["West District Council"],
        ["Coast Shadow Council"],
        ["Coast Council"],
    ]
    assert body.chair == "whoever is Chief Executive for 24 months"
    assert [each.taken_over_from for each in body.seats] == ["West District Council", "West District Council"]
    assert (body.cover[0].limb, body.cover[0].seats) == ("Council", 2)

"""What a site is told, and what production refuses: every door that a laptop may leave open."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tithing.vocabulary.problems import Refused
from tithing.web.config.database import databases
from tithing.web.config.site import Site, key_of, refused_in_production, site_from

KEY = "a key that is long enough, of many different characters: 0123456789"
REAL = Site(
    book=Path("/srv/book"),
    record=Path("/srv/book.record"),
    address="https://safer-x.example",
    hosts=("safer-x.example",),
    key=KEY,
    production=True,
)


def test_a_site_as_it_should_be_is_not_refused() -> None:
    assert list(refused_in_production(REAL)) == []


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"key": ""}, "no key"),
        ({"key": "demonstration"}, "demonstration"),
        ({"key": "short"}, "shorter"),
        ({"key": "a" * 80}, "repeats"),
        ({"debug": True}, "TITHING_DEBUG"),
        ({"one_click": True}, "TITHING_ONE_CLICK"),
        ({"address": "http://safer-x.example"}, "whoever is between"),
        ({"hosts": ("*",)}, "any name"),
        ({"hosts": (".example",)}, "any name"),
        ({"address": "https://localhost"}, "this machine's own"),
    ],
)
def test_production_refuses(wrong: dict[str, object], words: str) -> None:
    found = list(refused_in_production(replace(REAL, **wrong)))  # type: ignore[arg-type]

    assert len(found) == 1
    assert words in found[0].what
    assert found[0].change


def test_production_that_is_refused_does_not_start(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "TITHING_PRODUCTION": "1",
        "TITHING_SECRET_KEY": "demonstration",
        "TITHING_BOOK": str(tmp_path),
    }
    command = [sys.executable, "-c", "import tithing.web.config.settings"]

    told = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    assert told.returncode != 0
    assert "the key is the one of the demonstration" in told.stderr


def test_a_site_is_told_its_book() -> None:
    with pytest.raises(Refused, match="which book"):
        site_from({})


@pytest.mark.parametrize("address", ["safer-x.example", "https://", "nonsense"])
def test_an_address_that_is_none_is_refused(address: str) -> None:
    with pytest.raises(Refused, match="no address"):
        site_from({"TITHING_BOOK": "/srv/book", "TITHING_ADDRESS": address})


def test_the_hosts_are_those_of_the_address_unless_they_are_named() -> None:
    told = {"TITHING_BOOK": "/srv/book", "TITHING_ADDRESS": "https://safer-x.example/"}

    assert site_from(told).hosts == ("safer-x.example",)
    assert site_from({**told, "TITHING_HOSTS": "a.example, b.example"}).hosts == ("a.example", "b.example")


def test_a_key_of_its_own_is_made_once_and_read_by_its_owner_alone(tmp_path: Path) -> None:
    site = replace(REAL, key="", book=tmp_path, record=tmp_path / "record", production=False)

    first = key_of(site)

    assert len(first) > 50
    assert key_of(site) == first
    assert (tmp_path / "record" / "key").stat().st_mode & 0o077 == 0
    assert [each.name for each in (tmp_path / "record").iterdir()] == ["key"]


@pytest.mark.parametrize(
    "address", ["mysql://a@b/c", "postgresql://host", "postgresql://host:port/name", "nonsense"]
)
def test_a_database_of_no_known_kind_is_refused_without_its_password(address: str) -> None:
    with pytest.raises(Refused) as refused:
        databases(replace(REAL, database=address))
    assert address not in str(refused.value)


def test_a_database_is_named_with_all_its_parts() -> None:
    found = databases(
        replace(REAL, database="postgresql://desk:p%40ss@db.example:5433/safer?sslmode=require")
    )["default"]

    assert (found["HOST"], found["PORT"], found["NAME"]) == ("db.example", "5433", "safer")
    assert (found["USER"], found["PASSWORD"], found["OPTIONS"]) == ("desk", "p@ss", {"sslmode": "require"})


def test_the_folder_of_the_records_is_made_and_opened_by_its_owner_alone(tmp_path: Path) -> None:
    site = replace(REAL, book=tmp_path, record=tmp_path / "deep" / "record")

    assert databases(site)["default"]["NAME"] == site.record / "record.sqlite3"
    assert site.record.stat().st_mode & 0o777 == 0o700


def test_beside_a_book_that_is_not_there_nothing_is_made(tmp_path: Path) -> None:
    site = replace(REAL, book=tmp_path / "none", record=tmp_path / "record")

    databases(site)

    assert list(tmp_path.iterdir()) == []

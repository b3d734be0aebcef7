"""Files: kept by their hash, looked at before they are, let go at the end of their time; and a bank of those that mean harm."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from tests.web.ground.hostile_files import CSV, GOOD, HOSTILE, NAMES
from tests.web.ground.work_tried import begun
from tithing.checking import bounded
from tithing.vocabulary.characters.unsteered import unsteered
from tithing.vocabulary.problems import Refused
from tithing.web.behind.permissions import EXPORT_AUDIT
from tithing.web.ground.files import kept_files, look, on_disk, received
from tithing.web.ground.files.names import safe_name
from tithing.web.ground.housekeeping import HOUSEKEEPING
from tithing.web.ground.models import KeptFile
from tithing.web.ground.worker import beat

pytestmark = pytest.mark.django_db
EVERY = (*received.TABLES, *received.PAPERS)


@pytest.fixture(autouse=True)
def record(settings: object, tmp_path: Path) -> Path:
    settings.SITE = replace(settings.SITE, record=tmp_path / "record")  # type: ignore[attr-defined]
    return tmp_path / "record"


def sent(name: str, content: bytes, **more: object) -> KeptFile:
    told = {"may_be": EVERY, "purpose": "a test", "asks": EXPORT_AUDIT, "by": 7, **more}
    return received.receive(name, [content], **told)  # type: ignore[arg-type]


def lying_there(record: Path) -> list[str]:
    return sorted(each.name for each in (record / "files").iterdir())


@pytest.mark.parametrize("name", GOOD)
def test_what_is_right_is_kept_under_its_hash(name: str, record: Path) -> None:
    content = GOOD[name]()

    kept = sent(name, content)

    assert lying_there(record) == [kept.sha256]
    assert (record / "files" / kept.sha256).read_bytes() == content
    assert (kept.name, kept.size) == (name, len(content))
    assert (record / "files" / kept.sha256).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("case", HOSTILE)
def test_what_means_harm_is_refused_in_words_and_nothing_of_it_is_left(case: str, record: Path) -> None:
    name, made, words = HOSTILE[case]

    with pytest.raises(Refused) as refused:
        sent(name, made())

    told = " ".join(each.what for each in refused.value.problems)
    assert words in told
    assert all(each.change for each in refused.value.problems)
    assert not KeptFile.objects.exists()
    assert not (record / "files").exists() or lying_there(record) == []


def test_what_is_too_large_is_refused_before_all_of_it_was_read(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received, "LARGEST", 1 << 20)
    read: list[int] = []

    def endless() -> Iterator[bytes]:
        while True:
            read.append(1)
            yield b"a" * (1 << 18)

    with pytest.raises(Refused, match="larger than 1 MB"):
        received.receive("a.csv", endless(), may_be=EVERY, purpose="a test", asks=EXPORT_AUDIT, by=7)
    assert len(read) == 5
    assert lying_there(record) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_name_leads_nowhere_and_steers_nothing(name: str) -> None:
    safe = safe_name(name)

    assert safe == safe_name(safe)
    assert safe
    assert len(safe) <= 120
    assert not set(safe) & set('/\\<>:"|?*\r\n\t')
    assert unsteered(safe) == safe
    assert not safe.startswith(".")


def test_a_child_that_takes_too_long_or_dies_refuses_the_file(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for error, words in (
        (bounded.TookTooLong(), "too long"),
        (bounded.NeededTooMuch(), "too much memory"),
        (bounded.ChildEnded(-11), "cannot be looked at"),
    ):

        def fails(*given: object, error: Exception = error) -> bytes:
            raise error

        monkeypatch.setattr(look, "ask", fails)
        with pytest.raises(Refused, match=words):
            sent("a.csv", CSV)
    assert lying_there(record) == []


def test_so_many_a_day_are_taken_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(received, "MOST_A_DAY", 2)
    for number in range(2):
        sent("a.csv", CSV + b"%d" % number)

    with pytest.raises(Refused, match="2 files were sent in one day"):
        sent("a.csv", CSV)
    assert sent("a.csv", CSV, by=8).size == len(CSV)


# -- on the disk -------------------------------------------------------------------------------------------------------


def test_the_same_bytes_lie_there_once_and_harmed_ones_are_made_whole(record: Path) -> None:
    first = sent("a.csv", CSV)
    (record / "files" / first.sha256).write_bytes(b"harmed")
    assert kept_files.harmed_files() == [first.pk]

    second = sent("b.csv", CSV)

    assert first.sha256 == second.sha256
    assert lying_there(record) == [first.sha256]
    assert kept_files.harmed_files() == []


@pytest.mark.parametrize("name", ["../key", "a" * 63, "A" * 64, "", "a" * 63 + "/"])
def test_no_name_but_a_hash_leads_to_bytes(name: str) -> None:
    with pytest.raises(ValueError, match="no hash"):
        on_disk.path_of(name)


def test_a_file_goes_at_the_end_of_its_time_and_what_nobody_names_a_day_later(record: Path) -> None:
    over, stays, shared = sent("a.csv", CSV), sent("b.csv", CSV + b"x"), sent("c.csv", CSV + b"y")
    KeptFile.objects.create(
        sha256=shared.sha256, name="d.csv", kind="csv", size=1, purpose="", asks="", by=0,
        until=timezone.now() - timedelta(days=1),
    )  # fmt: skip
    KeptFile.objects.filter(pk=over.pk).update(until=timezone.now())
    folder, yesterday = record / "files", time.time() - 90_000
    for name in (f"{on_disk.WRITING}killed", "somebody's own"):
        (folder / name).write_bytes(b"")
    for each in folder.iterdir():
        os.utime(each, (yesterday, yesterday))
    young = on_disk.lay_down(b"of a job that has not settled yet")
    begun(HOUSEKEEPING)
    beat()

    assert lying_there(record) == sorted([stays.sha256, shared.sha256, young.sha256, "somebody's own"])
    assert set(KeptFile.objects.values_list("pk", flat=True)) == {stays.pk, shared.pk}


def test_a_site_of_which_a_kept_file_is_gone_is_not_well(record: Path) -> None:
    kept = sent("a.csv", CSV)
    assert Client().get("/health/").json() == {"well": True}
    (record / "files" / kept.sha256).unlink()

    assert Client().get("/health/").status_code == 503


def test_writing_that_fails_leaves_nothing(record: Path) -> None:
    def breaks() -> Iterator[bytes]:
        yield b"half"
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="full"):
        received.receive("a.csv", breaks(), may_be=EVERY, purpose="", asks=EXPORT_AUDIT, by=7)
    assert lying_there(record) == []

"""The audit: each change has its line, and what was altered, taken out or put in is found."""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread

import pytest
from django.db import DatabaseError, connection, transaction

from tests.web.people import guarded, unguarded
from tithing.web.shared.audit import AuditSubject, FieldChanged, changed, erase_details, faults_of
from tithing.web.shared.models import AuditDetail, AuditHead, AuditLine

PARTNER = AuditSubject("organisation", "fire")


def write(number: int = 3) -> list[AuditLine]:
    with transaction.atomic():
        return [
            changed(
                PARTNER,
                "organisation.rename",
                f"Renamed it, {each}.",
                by=7,
                fields=[FieldChanged("name", "a", "b")],
            )
            for each in range(number)
        ]


@pytest.mark.django_db
def test_lines_follow_one_another() -> None:
    lines = write()

    assert [each.number for each in lines] == [1, 2, 3]
    assert [each.before for each in lines[1:]] == [each.hash for each in lines[:-1]]
    assert list(faults_of()) == []


def test_no_change_is_told_outside_its_transaction(emptied_anew: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        changed(PARTNER, "organisation.rename", "Renamed it.", by=7)
    assert not AuditLine.objects.exists()


def _alter(line: AuditLine) -> None:
    AuditLine.objects.filter(pk=line.pk).update(by=8)


def _take_out(line: AuditLine) -> None:
    AuditDetail.objects.filter(line=line).delete()
    AuditLine.objects.filter(pk=line.pk).delete()


def _alter_the_words(line: AuditLine) -> None:
    AuditDetail.objects.filter(line=line).update(sentence="Nothing happened.")


def _alter_a_value(line: AuditLine) -> None:
    AuditDetail.objects.filter(line=line).update(changed=[["name", "a", "c"]])


def _lose_the_words(line: AuditLine) -> None:
    AuditDetail.objects.filter(line=line).delete()


@pytest.mark.django_db
@pytest.mark.parametrize("which", [0, 1, 2])
@pytest.mark.parametrize("harm", [_alter, _take_out, _alter_the_words, _alter_a_value, _lose_the_words])
def test_harm_is_found(harm: Callable[[AuditLine], None], which: int) -> None:
    line = write()[which]
    unguarded()

    harm(line)

    guarded()
    assert list(faults_of())


@pytest.mark.django_db
def test_lines_taken_off_the_end_are_missed() -> None:
    write()
    unguarded()

    _take_out(AuditLine.objects.get(number=3))

    guarded()
    assert any("taken off its end" in each for each in faults_of())


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["update", "delete"])
def test_the_database_itself_refuses_to_change_a_line(verb: str) -> None:
    write(1)
    lines = AuditLine.objects.filter(number=1)

    AuditDetail.objects.all().delete()

    with pytest.raises(DatabaseError, match="written once"), transaction.atomic():
        lines.update(by=8) if verb == "update" else lines.delete()


@pytest.mark.django_db
def test_a_line_is_not_saved_again_nor_deleted() -> None:
    (line,) = write(1)

    with pytest.raises(TypeError, match="written once"):
        line.save()
    with pytest.raises(TypeError, match="written once"):
        line.delete()


@pytest.mark.django_db
def test_erased_words_break_no_chain() -> None:
    write()

    assert erase_details(PARTNER, by=7, reason="asked for") == 3

    assert list(faults_of()) == []
    assert not AuditDetail.objects.filter(sentence__contains="Renamed").exists()
    assert AuditLine.objects.count() == 4


def test_two_who_write_at_once_follow_one_another(emptied_anew: None) -> None:
    def write_and_close() -> None:
        for _ in range(5):
            write(1)
        connection.close()

    writers = [Thread(target=write_and_close) for _ in range(4)]
    for each in writers:
        each.start()
    for each in writers:
        each.join()

    assert AuditLine.objects.count() == 20
    assert list(faults_of()) == []
    assert AuditHead.objects.get().number == 20

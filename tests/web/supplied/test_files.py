"""Files as the analyst meets them: what came, what each changed, and how one is taken out."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.issuing import released
from tests.support.supplied_book import (
    PARTNERS_FILE,
    PARTNERS_NUMBER,
    PARTNERS_TITLE,
    WITHHELD_NUMBER,
    send,
    wait,
)
from tests.web.people import acting, make_account
from tests.web.test_every_page import hold_bones
from tithing.observations.measure import load_measures
from tithing.reading.book import open_book
from tithing.store.journal.record import read_record
from tithing.vocabulary.partnership.roles import ROLES
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.home.needs import needs_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Absent, Denied
from tithing.web.supplied import changes, settling

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
HERE = "/desk/files/"
TODAY = date.today()
WHY = "sent twice by mistake"

pytestmark = pytest.mark.django_db


def words(browser: Client, path: str, *, status: int = 200) -> str:
    answer = browser.get(path)
    assert answer.status_code == status
    return said(answer)


def said(answer: Any) -> str:
    text = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return " ".join(html.unescape(text).split())


def _title(measure: str) -> str:
    return load_measures().get(measure).title


def test_the_list_says_what_came_from_whom_and_by_whom_it_was_taken_in(desk: Client) -> None:
    page = words(desk, HERE)

    assert "4 files, the latest first." in page
    assert page.index("canary-for-partners.csv") < page.index("police-1.csv")
    assert "X Fire and Rescue Service 20 April 2026 20 April 2026 analyst 2" in page


def test_the_list_can_be_of_one_partner(desk: Client) -> None:
    page = words(desk, f"{HERE}?partner=fire")

    assert "1 file, the latest first." in page
    assert "fire-1.csv" in page
    assert "police-1.csv" not in page


def test_a_file_says_what_it_gave_and_which_figures_it_revised(desk: Client) -> None:
    first, second = words(desk, f"{HERE}1/"), words(desk, f"{HERE}2/")

    assert "Shoplifting Hartlepool Oct to Dec 2025 1" in first
    assert "2 figures were new, and none said something else than before" in first
    assert "no figure was new, and 1 said something else than before" in second
    assert "Shoplifting, Hartlepool, Oct to Dec 2025 (X Police) 210 214" in second


def test_what_would_change_is_shown_before_anything_is_taken_out(desk: Client) -> None:
    page = words(desk, f"{HERE}2/withdraw/")

    assert "1 figure would say again what it said before" in page
    assert "Shoplifting, Hartlepool, Oct to Dec 2025 (X Police) 214 210" in page
    gone = words(desk, f"{HERE}3/erase/")
    assert "2 figures would be missing" in gone


def test_taking_out_leaves_one_line_in_the_journal_and_one_in_the_audit(
    desk: Client, analyst: Account, book: Path
) -> None:
    before = len(read_record(open_book(book).folder).lines)
    answer = desk.post(f"{HERE}2/withdraw/", {"reason": WHY}, follow=True)

    record = read_record(open_book(book).folder)
    line = record.lines[-1]
    assert len(record.lines) == before + 1
    assert (line.status, record.details[line.n]["by"]) == ("withdrawn", f"account-{analyst.pk}")
    kept = AuditLine.objects.get(action="files.withdraw")
    assert (kept.by, kept.kind, kept.key, kept.detail.reason) == (analyst.pk, "file", "2", WHY)
    assert f"(line {line.n})" in kept.detail.sentence
    assert "police-2" not in kept.detail.sentence
    assert "Its figures are taken out, by line 5" in said(answer)
    assert "today’s are as if it had never come" in said(answer)
    assert "Practice Analyst" not in read_record(open_book(book).folder).details[line.n]["reason"]


def test_erasing_asks_for_words_that_nobody_types_by_accident(desk: Client, book: Path) -> None:
    for typed in ("", "erase", "erase 3", "yes"):
        answer = desk.post(f"{HERE}2/erase/", {"reason": WHY, "typed": typed})
        assert "Type “erase 2” in this field" in said(answer)
        assert WHY in answer.content.decode()
    assert not AuditLine.objects.filter(action="files.erase").exists()

    answer = desk.post(f"{HERE}2/erase/", {"reason": WHY, "typed": " Erase  2 "}, follow=True)

    assert "It is erased" in said(answer)
    assert f"by Practice Analyst: {WHY}" in said(answer)
    assert AuditLine.objects.get(action="files.erase").key == "2"
    assert not open_book(book).folder.raw_file(_second(book)).exists()


def _second(book: Path) -> str:
    stones = read_record(open_book(book).folder).tombstones
    return stones[0].sha256


def test_a_reason_that_tells_of_a_person_is_refused_with_what_was_typed(desk: Client, book: Path) -> None:
    reason = "asked for by somebody@example.org"
    answer = desk.post(f"{HERE}2/withdraw/", {"reason": reason})

    assert answer.status_code == 409
    assert "The reason holds what looks like personal data" in said(answer)
    assert answer.context["form"].errors["reason"]
    assert "--reason" not in said(answer)
    assert reason in answer.content.decode()
    assert not AuditLine.objects.filter(kind="file").exists()
    assert read_record(open_book(book).folder).lines[-1].status == "accepted"


def test_the_second_of_two_people_is_told(desk: Client, book: Path) -> None:
    other = acting(make_account("team leader"))
    changes.withdraw_a_file(by=other, number=2, reason=WHY)

    answer = desk.post(f"{HERE}2/withdraw/", {"reason": "the same"})

    assert answer.status_code == 403
    assert "taken out already" in said(answer)
    assert AuditLine.objects.filter(kind="file").count() == 1


def test_of_two_who_press_at_once_the_book_tells_the_second(desk: Client, by: Actor) -> None:
    changes.withdraw_a_file(by=by, number=2, reason=WHY)
    with pytest.raises(Refused, match="was withdrawn already"):
        changes.withdraw_a_file(by=by, number=2, reason=WHY)
    assert AuditLine.objects.filter(kind="file").count() == 1

    changes.erase_a_file(by=by, number=2, reason=WHY)
    assert changes.erase_a_file(by=by, number=2, reason=WHY).before is not None
    assert AuditLine.objects.filter(action="files.erase").count() == 1


def test_a_withdrawn_file_can_come_again(desk: Client, by: Actor, book: Path) -> None:
    changes.withdraw_a_file(by=by, number=2, reason=WHY)

    assert "police-2.csv --again --released 2026-04-20" in words(desk, f"{HERE}2/")


# -- killed in between -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("done", [changes.withdraw_a_file, changes.erase_a_file])
def test_a_site_that_is_killed_between_book_and_audit_writes_the_line_when_it_is_opened(
    done: Callable[..., Any], by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*given: Any, **named: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        patch.setattr(changes, "changed", killed)
        with pytest.raises(Killed):
            done(by=by, number=2, reason=WHY)
    assert not AuditLine.objects.filter(kind="file").exists()

    assert settling.settle() == 1
    assert settling.settle() == 0

    line = AuditLine.objects.get(kind="file")
    assert (line.by, line.key, line.detail.reason) == (by.account, "2", WHY)
    assert line.detail.sentence.endswith(settling.AFTERWARDS)
    assert not list(faults_of())


def test_what_was_cut_short_is_written_before_the_next_change(
    by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(changes, "changed", lambda *given, **named: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            changes.withdraw_a_file(by=by, number=2, reason=WHY)

    changes.erase_a_file(by=by, number=2, reason=WHY)

    assert [line.action for line in AuditLine.objects.filter(kind="file")] == [
        "files.withdraw",
        "files.erase",
    ]


def test_nothing_is_settled_that_was_done_on_the_command_line_or_whose_words_were_erased(
    by: Actor, book: Path
) -> None:
    from tithing.web.shared.audit import AuditSubject, erase_details
    from tithing.workflows.withdraw import withdraw

    withdraw(open_book(book), "1", reason=WHY, now=read_record(open_book(book).folder).entries[0].received)
    changes.withdraw_a_file(by=by, number=2, reason=WHY)
    erase_details(AuditSubject("file", "2"), by=by.account, reason="a name stood in it")

    assert settling.settle() == 0


def test_the_same_content_that_came_twice_is_erased_by_one_line_of_the_audit(by: Actor, book: Path) -> None:
    changes.withdraw_a_file(by=by, number=1, reason=WHY)
    rows = [
        "shoplifting,Hartlepool,2025-26Q3,210,count,police,open,,counted again",
        "residential_burglary,Hartlepool,2025-26Q3,64,count,police,open,,",
    ]
    again = send(book, "police-1.csv", rows, supplier="police", released=date(2026, 4, 21), again=True)

    changes.erase_a_file(by=by, number=again.number, reason=WHY)

    assert settling.settle() == 0
    assert AuditLine.objects.filter(action="files.erase").count() == 1


def test_a_book_that_cannot_be_read_does_not_keep_the_site_from_being_opened(by: Actor, book: Path) -> None:
    (book / "head.json").write_text("{}", encoding="utf-8")

    assert settling.settle() == 0


# -- who sees what -----------------------------------------------------------------------------------------------------------


def test_a_sender_sees_the_files_of_their_own_organisation_alone(
    book: Path, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as("partner provider for fire"))

    own = words(browser, f"{HERE}3/")
    assert _title("deliberate_secondary_fires") in own
    assert "Take its figures out" not in own
    assert [
        browser.get(f"{HERE}{path}").status_code
        for path in ("", "1/", "4/", "3/withdraw/", "3/erase/", "99/")
    ] == [404] * 6


@pytest.mark.parametrize("role", [role for role in ROLES if str(role) not in ("analyst", "team leader")])
def test_nobody_else_takes_a_file_out(role: str, book: Path, account_as: Make) -> None:
    actor = acting(account_as(f"{role} for fire" if role.of_organisation else str(role)))  # type: ignore[attr-defined]
    for change in (changes.withdraw_a_file, changes.erase_a_file):
        with pytest.raises((Absent, Denied)):
            change(by=actor, number=3, reason=WHY)


def test_what_a_file_that_is_withheld_holds_is_shown_to_its_sender_without_its_numbers(
    book: Path, account_as: Make, signed_in: SignIn
) -> None:
    page = words(signed_in(account_as("partner certifier for fire")), f"{HERE}3/")

    assert _title("deliberate_vehicle_fires") in page
    assert str(WITHHELD_NUMBER) not in page


def test_names_of_files_stay_words(desk: Client, book: Path) -> None:
    name = "<img src=x onerror=alert(1)>&\"'.csv"
    rows = ["shoplifting,Hartlepool,2025-26Q4,200,count,police,open,,<script>alert(2)</script>"]
    entry = send(book, name, rows, supplier="police", released=date(2026, 4, 25))

    for path in ("", f"{entry.number}/", f"{entry.number}/withdraw/", f"{entry.number}/erase/"):
        answer = desk.get(HERE + path)
        hold_bones(answer)
        assert "<img" not in answer.content.decode()
        assert "<script>alert" not in answer.content.decode()


# -- waiting, refused, released ------------------------------------------------------------------------------------------------


def test_what_waits_is_shown_with_what_is_asked_and_how_it_is_accepted(
    desk: Client, by: Actor, book: Path
) -> None:
    rows = ["shoplifting,Hartlepool,2025-26Q3,4000,count,X Fire and Rescu Service,open,,"]
    report = wait(book, "police-3.csv", rows, supplier="", released=date(2026, 5, 20))
    page = words(desk, HERE)

    (question,) = report.questions
    assert question.words in page
    assert f"{report.waiting} --because {question.id}=WHY" in page
    assert re.search(rf"tithing discard --book \S+ {report.waiting}", page)
    assert "1 figure new" in page
    (need,) = [each for each in needs_of(by, on=TODAY) if each.address.startswith(HERE)]
    assert need.what == "1 file waits to be accepted or discarded"
    assert need.due == date(2026, 6, 19)


def test_who_does_not_keep_files_is_told_of_none_that_waits(book: Path, account_as: Make) -> None:
    rows = ["shoplifting,Hartlepool,2025-26Q3,215,count,police,open,,"]
    wait(book, "police-3.csv", rows, supplier="police", released=date(2026, 5, 20))

    held = {role: f"{role} for police" if role.of_organisation else str(role) for role in ROLES}
    needs = {role: needs_of(acting(account_as(each)), on=TODAY) for role, each in held.items()}
    told = {role for role, found in needs.items() if any(each.address.startswith(HERE) for each in found)}

    assert told == {"analyst"}


def test_a_released_report_that_shows_figures_of_it_is_named(
    desk: Client, book: Path, tmp_path: Path
) -> None:
    from datetime import datetime

    released(book, tmp_path / "out", at=datetime(2026, 5, 3, 9, 30), quarter="2025-26Q3")

    assert "Figures of it stand in what was released" in words(desk, f"{HERE}2/")
    assert "Figures of it stand in what was released" in words(desk, f"{HERE}2/erase/")


def test_a_page_of_files_asks_the_database_as_often_for_many_as_for_one(desk: Client, book: Path) -> None:
    with CaptureQueriesContext(connection) as few:
        desk.get(HERE)
    for number in range(6):
        rows = [f"shoplifting,Hartlepool,2024-25Q{1 + number % 4},{200 + number},count,police,open,,"]
        send(book, f"more-{number}.csv", rows, supplier="police", released=date(2026, 4, 22 + number))
    with CaptureQueriesContext(connection) as many:
        assert "10 files" in words(desk, HERE)

    assert len(many) == len(few)


def test_canaries_are_in_no_page_of_who_may_not_see_them(
    book: Path, account_as: Make, signed_in: SignIn
) -> None:
    """A figure for partners, its measure and its file; and a figure that its sender withholds."""
    browser = signed_in(account_as("democratic services"))
    for path in (HERE, f"{HERE}4/"):
        page = browser.get(path).content.decode()
        for canary in (PARTNERS_FILE, PARTNERS_TITLE, str(PARTNERS_NUMBER), str(WITHHELD_NUMBER)):
            assert canary not in page

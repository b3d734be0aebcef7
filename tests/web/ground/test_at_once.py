"""What commits, and two at once: work and links are made with the change that needs them, and used by one."""

from __future__ import annotations

import threading

import pytest
from django.db import connection, transaction
from django_tasks_db.models import DBTaskResult

from tests.web.ground.test_links import BOTH, a_link
from tests.web.ground.work_tried import known
from tests.web.people import make_account
from tithing.web.accounts.invitation import INVITATION
from tithing.web.ground.jobs import work
from tithing.web.ground.jobs.kinds import JobKind
from tithing.web.ground.links.link import make_link, redeem, where_it_leads
from tithing.web.ground.models import Job
from tithing.web.shared.audit import AuditSubject

TRIED = JobKind("tried", "Work that is tried", lambda run: None)


def test_work_is_begun_with_the_change_that_needs_it_or_not_at_all(emptied_anew: None) -> None:
    with known(TRIED) as tried:
        with pytest.raises(transaction.TransactionManagementError):
            work.begin(tried, "one", by=0)
        with transaction.atomic():
            work.begin(tried, "one", by=0)
            transaction.set_rollback(True)
    assert not Job.objects.exists()
    assert not DBTaskResult.objects.exists()


def test_no_link_is_made_outside_a_change(emptied_anew: None) -> None:
    with pytest.raises(transaction.TransactionManagementError):
        make_link(INVITATION, AuditSubject("account", "1"), by=0)


def test_of_two_who_use_one_link_at_once_one_does(emptied_anew: None) -> None:
    token = where_it_leads(a_link(make_account("auditor"))).split("/")[4]
    begin, used = threading.Barrier(2), []

    def use() -> None:
        begin.wait()
        try:
            used.append(redeem(token, BOTH))
        finally:
            connection.close()

    threads = [threading.Thread(target=use) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert sorted(used) == [False, True]

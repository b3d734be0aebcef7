"""A one-time link does one thing to one object once, whoever opened it before, and is kept nowhere in the clear."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.web.people import acting
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import invite, invite_again, leave, link_anew
from tithing.web.accounts.invitation import INVITATION, link_to_choose
from tithing.web.accounts.models import Account
from tithing.web.ground.links import tries
from tithing.web.ground.links.link import redeem, usable, where_it_leads
from tithing.web.ground.links.purposes import NEVER, link_purpose
from tithing.web.ground.models import Job, OneTimeLink
from tithing.web.ground.states import DONE, FAILED
from tithing.web.ground.worker import beat
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditLine

pytestmark = pytest.mark.django_db
Make, SignIn = Callable[..., Account], Callable[[Account], Client]
CHOSEN = "another long practice phrase"
BOTH = {"password1": CHOSEN, "password2": CHOSEN}


def path_of(link: OneTimeLink) -> str:
    return where_it_leads(link).removeprefix("http://localhost:8000")


@pytest.fixture
def invited(account_as: Make) -> Account:
    by = acting(account_as("administrator"))
    return invite(
        by=by, email="new@practice.example", name="Practice New", role=DeskRole.AUDITOR, organisation="", known={}
    )  # fmt: skip


def in_mail() -> str:
    """The path of the link in the mail that came last."""
    return re.findall(r"http://localhost:8000(/r/\S+)", str(mail.outbox[-1].body))[-1]


# -- an invitation, from the mail to the desk ---------------------------------------------------------------------------


def test_who_is_invited_opens_the_link_chooses_a_password_and_signs_in(invited: Account) -> None:
    beat()
    (sent,) = mail.outbox
    assert sent.to == ["new@practice.example"]
    assert "Practice New" not in f"{sent.subject}{sent.body}"
    browser = Client()

    page = browser.get(in_mail())
    done = browser.post(in_mail(), BOTH)
    browser.post(done["Location"], {"login": invited.email, "password": CHOSEN})

    assert page.status_code == 200
    assert done["Location"] == reverse("account_login")
    assert browser.get("/desk/").status_code == 200
    assert list(faults_of()) == []
    assert AuditLine.objects.filter(action="people.choose_password", by=invited.pk).count() == 1


def test_looking_changes_nothing_and_using_it_ends_it(invited: Account) -> None:
    beat()
    for _ in range(3):  # programs that look through mail open it first
        assert Client().get(in_mail()).status_code == 200
        assert Client().head(in_mail()).status_code == 200

    assert Client().post(in_mail(), BOTH).status_code == 302
    assert Client().get(in_mail()).status_code == 404
    assert Client().post(in_mail(), {**BOTH, "password1": "x"}).status_code == 404


@pytest.mark.parametrize(
    "sent", [{}, {"password1": "short", "password2": "short"}, {**BOTH, "password2": "other"}]
)
def test_what_is_not_right_uses_nothing_up(invited: Account, sent: dict[str, str]) -> None:
    beat()

    answer = Client().post(in_mail(), sent)

    assert answer.status_code == 200
    assert Client().post(in_mail(), BOTH).status_code == 302


def test_a_new_link_ends_the_one_before(invited: Account, account_as: Make) -> None:
    beat()
    first = in_mail()
    invite_again(by=acting(account_as("administrator")), account=invited, reason="it was lost")
    beat()

    assert in_mail() != first
    assert Client().get(first).status_code == 404
    assert Client().get(in_mail()).status_code == 200


def test_a_link_ends_with_the_account_at_once(invited: Account, account_as: Make) -> None:
    beat()
    leave(by=acting(account_as("administrator")), account=invited)

    assert Client().get(in_mail()).status_code == 404
    assert OneTimeLink.objects.get().ended_at is not None


def test_a_link_of_who_leaves_at_noon_opens_nothing_from_noon_on(
    invited: Account, account_as: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    beat()
    noon = timezone.now() + timedelta(hours=3)
    leave(by=acting(account_as("administrator")), account=invited, at=noon)
    assert Client().get(in_mail()).status_code == 200

    monkeypatch.setattr(timezone, "now", lambda: noon)

    assert Client().get(in_mail()).status_code == 404


def test_a_link_is_too_old_after_its_time(invited: Account) -> None:
    beat()
    OneTimeLink.objects.update(expires_at=timezone.now())

    assert Client().get(in_mail()).status_code == 404


def test_an_invitation_that_is_mailed_again_is_the_same_mail(invited: Account) -> None:
    beat()
    Job.objects.filter(kind="mail_invitation").update(state="running", claimed_until=timezone.now())
    beat()

    first, second = mail.outbox
    assert first.body == second.body
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


def test_an_invitation_that_was_used_meanwhile_is_mailed_to_nobody(invited: Account) -> None:
    link = OneTimeLink.objects.get()
    assert redeem(where_it_leads(link).rsplit("/", 2)[-2], BOTH)
    beat()

    assert mail.outbox == []
    assert Job.objects.get(kind="mail_invitation").state == DONE


def test_a_link_of_another_key_is_not_mailed_and_says_why(invited: Account, settings: object) -> None:
    settings.SECRET_KEY = "another key that only this test signs with, and nobody else ever will"  # type: ignore[attr-defined]
    beat()

    job = Job.objects.get(kind="mail_invitation")
    assert (job.state, mail.outbox) == (FAILED, [])
    assert "Have a new link sent" in job.words


def test_whoever_keeps_the_machine_has_a_link_made(account_as: Make) -> None:
    account = account_as("auditor", second_step=False)

    assert (
        Client().get(link_anew(email=account.email).removeprefix("http://localhost:8000")).status_code == 200
    )


# -- the link itself ----------------------------------------------------------------------------------------------------


def a_link(account: Account) -> OneTimeLink:
    with transaction.atomic():
        return link_to_choose(account, by=0)


def test_the_link_is_in_no_table_and_follows_from_no_database_alone(
    account_as: Make, settings: object
) -> None:
    link = a_link(account_as("auditor"))
    token = path_of(link).split("/")[2]

    held = {str(each) for each in OneTimeLink.objects.values_list().get()}
    assert token not in "".join(held)
    assert len(token) == 43  # 256 bits
    settings.SECRET_KEY = "another key that only this test signs with, and nobody else ever will"  # type: ignore[attr-defined]
    with pytest.raises(Refused, match="another key"):
        where_it_leads(link)


def test_what_the_link_opens_is_kept_by_nobody_and_tells_nobody_where_it_was(account_as: Make) -> None:
    answers = [Client().get(path_of(a_link(account_as("auditor")))), Client().get("/r/nonsense/")]

    for answer in answers:
        assert answer["Cache-Control"] == "no-store"
        assert answer["Referrer-Policy"] == "no-referrer"
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies


def test_every_link_that_does_nothing_answers_alike(account_as: Make) -> None:
    used, ended, old = (a_link(account_as("auditor")) for _ in range(3))
    now = timezone.now()
    for link, how in ((used, {"used_at": now}), (ended, {"ended_at": now}), (old, {"expires_at": now})):
        OneTimeLink.objects.filter(pk=link.pk).update(**how)

    answers = [Client().get(path) for path in (*map(path_of, (used, ended, old)), "/r/none/")]

    assert [each.status_code for each in answers] == [404] * 4
    assert len({each.content for each in answers}) == 1


def test_a_link_opens_its_own_object_alone(account_as: Make) -> None:
    mine, other = account_as("auditor"), account_as("auditor")
    before = other.password
    Client().post(path_of(a_link(mine)), {**BOTH, "account": other.pk, "key": other.pk})

    assert Account.objects.get(pk=other.pk).password == before
    assert Account.objects.get(pk=mine.pk).check_password(CHOSEN)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_no_other_method_does_anything(account_as: Make, method: str) -> None:
    path = path_of(a_link(account_as("auditor")))

    assert getattr(Client(), method)(path).status_code == 405
    assert Client().get(path).status_code == 200


@pytest.mark.parametrize("verb", NEVER)
def test_no_purpose_binds_anybody(verb: str) -> None:
    with pytest.raises(ValueError, match="no link lets anybody"):
        link_purpose(replace(INVITATION, name="other", verbs=(f"{verb} a figure",)))


def test_a_purpose_is_made_once_and_a_link_in_the_change_that_needs_it(account_as: Make) -> None:
    with pytest.raises(ValueError, match="already"):
        link_purpose(INVITATION)
    assert usable("") is None


def test_who_tries_too_many_is_answered_no_more(account_as: Make) -> None:
    cache.clear()
    path = path_of(a_link(account_as("auditor")))
    answers = {Client().get(f"/r/guess-{number}/").status_code for number in range(tries.MOST)}

    refused = Client().get(path)

    assert answers == {404}
    assert (refused.status_code, b"Wait ten minutes" in refused.content) == (429, True)
    assert Client(REMOTE_ADDR="192.0.2.7").get(path).status_code == 200
    cache.clear()

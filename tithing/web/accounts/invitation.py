"""The invitation: a link by which somebody who was invited chooses a password and then signs in, and the mail that brings it."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from allauth.account.forms import SetPasswordForm
from django.conf import settings
from django.core.mail import EmailMessage
from django.forms import Form
from django.template.loader import render_to_string

from tithing.web.accounts.models import Account, subject_of
from tithing.web.ground.jobs.kinds import JobKind, JobRun, kind_of_work
from tithing.web.ground.jobs.work import begin
from tithing.web.ground.links.link import is_usable, make_link, where_it_leads
from tithing.web.ground.links.purposes import LinkPurpose, link_purpose
from tithing.web.ground.models import OneTimeLink
from tithing.web.shared.audit import changed
from tithing.web.shared.page import partnership

BY_HAND = timedelta(days=1)  # a link that stands in a terminal, for who keeps the machine


def link_to_choose(account: Account, *, by: int, lasts: timedelta | None = None) -> OneTimeLink:
    """A link to choose a password, in the transaction that needs it; an earlier one ends."""
    return make_link(INVITATION, subject_of(account.pk), by=by, account=account.pk, lasts=lasts)


def mail_invitation(account: Account, *, by: int) -> None:
    """Have the link sent to the account's address, in the transaction that needs it."""
    link = link_to_choose(account, by=by)
    begin(
        MAILED, f"invitation by link {link.pk}", by=by, about=f"account {account.pk}", told={"link": link.pk}
    )


# -- what the link does ------------------------------------------------------------------------------------------------


def _form(link: OneTimeLink, sent: Any) -> Form:
    form = SetPasswordForm(data=sent, user=_account(link))
    for name, label in (("password1", "Password"), ("password2", "The same password again")):
        form.fields[name].label, form.fields[name].help_text = label, ""
    return form  # type: ignore[no-any-return]


def _choose(link: OneTimeLink, given: dict[str, Any]) -> None:
    account = Account.objects.select_for_update().get(pk=link.account)
    account.set_password(given["password1"])
    account.save(update_fields=["password"])
    words = f"Account {account.pk} chose a password by the link that was sent to it."
    changed(subject_of(account.pk), "people.choose_password", words, by=account.pk)


def _is_there(link: OneTimeLink) -> bool:
    found = Account.objects.filter(pk=link.account).first()
    return found is not None and found.is_active


def _account(link: OneTimeLink) -> Account:
    return Account.objects.get(pk=link.account)


INVITATION = link_purpose(
    LinkPurpose(
        name="invitation",
        verbs=("choose a password",),
        lasts=timedelta(days=7),
        form=_form,
        redeem=_choose,
        template="accounts/invitation.html",
        then="account_login",
        alive=_is_there,
    )
)


# -- the mail that brings it -------------------------------------------------------------------------------------------


def _send(run: JobRun) -> None:
    """The mail of one link is one mail, however often it has to be sent: it has one number, by which a mailbox knows it."""
    link = OneTimeLink.objects.filter(pk=run.told["link"]).first()
    if link is None or not is_usable(link):
        return
    told = {"link": where_it_leads(link), "partnership": partnership().name, "until": link.expires_at}
    mail = EmailMessage(
        subject=f"{partnership().name}: your account",
        body=render_to_string("accounts/invitation_mail.txt", told),
        to=[_account(link).email],
        headers={"Message-ID": f"<{hashlib.sha256(link.token_hash.encode()).hexdigest()[:32]}@{_host()}>"},
    )
    mail.send()


def _host() -> str:
    return str(settings.DEFAULT_FROM_EMAIL).rpartition("@")[2].strip("> ") or "localhost"


MAILED = kind_of_work(JobKind("mail_invitation", "Mailing an invitation", work=_send, reaches_out=True))

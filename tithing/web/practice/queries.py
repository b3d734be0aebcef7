"""The people of a practice book, and the mail that was kept for them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from tithing.web.accounts.models import Account
from tithing.web.accounts.queries import people
from tithing.web.practice.changes import HOST
from tithing.web.shared.mail import mailbox_of

_BETWEEN = re.compile(rb"^-{79}\r?\n", re.MULTILINE)  # as Django parts the mails of one file


@dataclass(frozen=True)
class KeptMail:
    """A mail that went to nobody. `words` is its text, whole."""

    to: str
    subject: str
    at: datetime
    words: str


def practice_accounts() -> Sequence[Account]:
    """Those that one click signs in: who is there, and was made to practise with."""
    return [each for each in people().filter(email__endswith=f"@{HOST}") if each.is_active]


def kept_mail() -> Sequence[KeptMail]:
    """The latest first."""
    folder = mailbox_of(settings.SITE.record)
    files = sorted(folder.glob("*.log"), key=lambda path: path.stat().st_mtime_ns) if folder.is_dir() else []
    found = sorted((each for path in files for each in _mails_in(path)), key=lambda each: each.at)
    return found[::-1]  # those of one second too: the last that came first


def _mails_in(path: Path) -> Iterator[KeptMail]:
    for raw in _BETWEEN.split(path.read_bytes()):
        if raw.strip():
            mail = message_from_bytes(raw, _class=EmailMessage, policy=policy.default)
            yield KeptMail(str(mail["To"]), str(mail["Subject"]), _moment_of(mail), _words_of(mail))


def _moment_of(mail: EmailMessage) -> datetime:
    said = parsedate_to_datetime(str(mail["Date"]))
    return timezone.make_aware(said) if timezone.is_naive(said) else said


def _words_of(mail: EmailMessage) -> str:
    body = mail.get_body(preferencelist=("plain",))
    return str(body.get_content()).strip() if body is not None else ""

"""Practice people and their mail, ready for a page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from tithing.web.accounts.models import Account
from tithing.web.accounts.presenters import roles_in_words
from tithing.web.practice.queries import KeptMail


@dataclass(frozen=True)
class PracticeRow:
    number: int
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class MailLine:
    """A line of a mail; `address` where it is one of this site's own, which can be opened."""

    words: str
    address: str = ""


@dataclass(frozen=True)
class MailShown:
    to: str
    subject: str
    at: datetime
    lines: tuple[MailLine, ...]


def practice_rows(accounts: Iterable[Account], known: Mapping[str, str]) -> list[PracticeRow]:
    return [PracticeRow(each.pk, each.name, roles_in_words(each, known)) for each in accounts]


def mail_shown(mails: Iterable[KeptMail]) -> list[MailShown]:
    return [
        MailShown(each.to, each.subject, each.at, tuple(_line(line) for line in each.words.splitlines()))
        for each in mails
    ]


def _line(words: str) -> MailLine:
    whole = words.strip()
    own = whole.startswith(f"{settings.SITE.address}/") and " " not in whole
    return MailLine(words, whole if own else "")

"""A one-time link: made for one object, kept as a hash alone, looked at without effect, redeemed once.

The token is 256 bits that follow from a salt beside the hash and from the site's key, which is not in the database: who reads the
database makes no link of it, and a mail that has to be sent a second time carries the link of the first.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import secrets
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from tithing.vocabulary.problems import Problem, Refused
from tithing.web.ground.links.purposes import PURPOSES, LinkPurpose
from tithing.web.ground.models import OneTimeLink
from tithing.web.shared.audit import AuditSubject

PATH = "/r/"
_KEYED = "tithing.web.ground.links"


def make_link(
    purpose: LinkPurpose,
    subject: AuditSubject,
    *,
    by: int,
    account: int = 0,
    lasts: timedelta | None = None,
) -> OneTimeLink:
    """A link, in the transaction of the change that needs it; an earlier one of this purpose to this object ends.

    `account` is whose it is, where it is an account's. Raises TransactionManagementError outside a transaction.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a link is made in the transaction that needs it")
    now = timezone.now()
    _open(purpose=purpose.name, kind=subject.kind, key=subject.key).update(ended_at=now)
    salt = secrets.token_hex(32)
    return OneTimeLink.objects.create(
        token_hash=_hash(_token(salt)),
        salt=salt,
        purpose=purpose.name,
        kind=subject.kind,
        key=subject.key,
        account=account,
        made_by=by,
        expires_at=now + (lasts or purpose.lasts),
    )


def where_it_leads(link: OneTimeLink) -> str:
    """The whole address, as it stands in a mail. Raises Refused where the site's key was changed since it was made."""
    token = _token(link.salt)
    if not hmac.compare_digest(_hash(token), link.token_hash):
        raise Refused(
            Problem("the site signs with another key since this link was made", "Have a new link sent")
        )
    return f"{settings.SITE.address}{PATH}{token}/"


def usable(token: str) -> OneTimeLink | None:
    """The link of this token, where it still does something; None alike for one that is used, too old, ended or none."""
    found = OneTimeLink.objects.filter(token_hash=_hash(token)).first()
    return found if found is not None and is_usable(found) else None


def is_usable(link: OneTimeLink) -> bool:
    """Whether it was not used, has not ended, and what it is for still is."""
    if link.used_at is not None or link.ended_at is not None or link.expires_at <= timezone.now():
        return False
    purpose = PURPOSES.get(link.purpose)
    return purpose is not None and purpose.alive(link)


def redeem(token: str, given: dict[str, object]) -> bool:
    """Do what the link is for and use it up, both or neither. False where it does nothing any more: of two at once, one."""
    with transaction.atomic():
        found = OneTimeLink.objects.select_for_update().filter(token_hash=_hash(token)).first()
        if found is None or not is_usable(found):
            return False
        PURPOSES[found.purpose].redeem(found, given)
        OneTimeLink.objects.filter(pk=found.pk).update(used_at=timezone.now())
    return True


def end_links(*, account: int) -> int:
    """End every link of an account. Gives how many."""
    return _open(account=account).update(ended_at=timezone.now())


def _open(**which: object) -> QuerySet[OneTimeLink]:
    return OneTimeLink.objects.filter(used_at=None, ended_at=None, **which)


def _token(salt: str) -> str:
    digest = salted_hmac(_KEYED, salt, algorithm="sha256").digest()
    return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()

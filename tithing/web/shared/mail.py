"""Mail goes out through the server that TITHING_MAIL names; on one's own machine it is kept in a mailbox, and sent to nobody."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.smtp import EmailBackend as ServerBackend


class Mailbox(BaseEmailBackend):
    """The way out of every mail. No mail carries an attachment: what it would carry is behind a link, where access is asked."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for each in email_messages:
            if each.attachments:
                raise ValueError("no mail carries an attachment")
        return self._way_out().send_messages(email_messages) or 0

    def _way_out(self) -> BaseEmailBackend:
        server = os.environ.get("TITHING_MAIL", "")
        if not server:
            return OneFileEach()
        parts = urlsplit(server)  # smtps://user:password@mail.example:465
        return ServerBackend(
            host=parts.hostname,
            port=parts.port or (465 if parts.scheme == "smtps" else 587),
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_ssl=parts.scheme == "smtps",
            use_tls=parts.scheme == "smtp",
        )


class OneFileEach(BaseEmailBackend):
    """Keeps each mail under its own number: one that is sent a second time, since nobody knows whether it went, is there once."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = mailbox_of(settings.SITE.record)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for each in email_messages:
            mail = each.message()
            name = hashlib.sha256(str(mail["Message-ID"]).encode()).hexdigest()[:32]
            aside = folder / f"{name}.{secrets.token_hex(4)}"
            aside.write_bytes(mail.as_bytes() + b"\n" + b"-" * 79 + b"\n")
            aside.replace(folder / f"{name}.log")
        return len(email_messages)


def mailbox_of(record: Path) -> Path:
    """The folder in which mail is kept that goes to nobody."""
    return record / "mailbox"

"""Mail goes out through the server that TITHING_MAIL names; on one's own machine it is kept in a mailbox, and sent to nobody."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.filebased import EmailBackend as FileBackend
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
            return FileBackend(file_path=str(mailbox_of(settings.SITE.record)))
        parts = urlsplit(server)  # smtps://user:password@mail.example:465
        return ServerBackend(
            host=parts.hostname,
            port=parts.port or (465 if parts.scheme == "smtps" else 587),
            username=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            use_ssl=parts.scheme == "smtps",
            use_tls=parts.scheme == "smtp",
        )


def mailbox_of(record: Path) -> Path:
    """The folder in which mail is kept that goes to nobody."""
    return record / "mailbox"

"""Mail: kept where no server is named, sent by the one that is, and never with anything attached."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

from tithing.web.shared.mail import Mailbox, mailbox_of


def letter() -> EmailMessage:
    return EmailMessage("Practice", "Nothing to do.", "desk@practice.example", ["a@practice.example"])


@pytest.fixture
def record(settings: object, tmp_path: Path) -> Path:
    class Told:
        record = tmp_path

    settings.SITE = Told()  # type: ignore[attr-defined]
    return tmp_path


def test_without_a_server_mail_is_kept_and_goes_to_nobody(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TITHING_MAIL", raising=False)

    assert Mailbox().send_messages([letter()]) == 1

    (kept,) = mailbox_of(record).iterdir()
    assert "Nothing to do." in kept.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("server", "port", "ssl", "tls"),
    [
        ("smtps://desk:p%40ss@mail.example", 465, True, False),
        ("smtp://desk:p%40ss@mail.example", 587, False, True),
        ("smtp://desk:p%40ss@mail.example:2525", 2525, False, True),
    ],
)
def test_a_server_is_reached_as_its_address_says(
    monkeypatch: pytest.MonkeyPatch, server: str, port: int, ssl: bool, tls: bool
) -> None:
    reached: list[EmailBackend] = []
    monkeypatch.setenv("TITHING_MAIL", server)
    monkeypatch.setattr(
        EmailBackend, "send_messages", lambda backend, messages: reached.append(backend) or len(messages)
    )

    assert Mailbox().send_messages([letter()]) == 1

    (found,) = reached
    assert (found.host, found.port, found.username, found.password) == ("mail.example", port, "desk", "p@ss")
    assert (found.use_ssl, found.use_tls) == (ssl, tls)


def test_nothing_is_attached(record: Path) -> None:
    sent = letter()
    sent.attach("figures.csv", "a,b")

    with pytest.raises(ValueError, match="attachment"):
        Mailbox().send_messages([sent])
    assert not mailbox_of(record).exists()

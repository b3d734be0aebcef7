"""What the sign-in library tells on a page is told in the site's words: every message of its that the site can show has one."""

from __future__ import annotations

from pathlib import Path

import allauth
import pytest
from django.conf import settings

LIBRARY, OURS = Path(allauth.__file__).parent / "templates", settings.HERE / "shared" / "templates"
NEVER = {  # of what this site does not have: addresses that are confirmed or changed, telephones
    "cannot_delete_primary_email", "email_confirmation_failed", "email_confirmation_sent", "email_confirmed",
    "email_deleted", "phone_verification_sent", "phone_verified", "primary_email_set", "unverified_primary_email",
    "account_connected_updated",
}  # fmt: skip
MESSAGES = [
    path.relative_to(LIBRARY)
    for room in ("account", "mfa", "socialaccount", "usersessions")
    for path in sorted((LIBRARY / room / "messages").glob("*.txt"))
    if path.stem not in NEVER
]


@pytest.mark.parametrize("name", MESSAGES, ids=str)
def test_a_message_of_the_library_has_words_of_ours(name: Path) -> None:
    ours = OURS / name

    assert ours.is_file()
    assert "trans" not in ours.read_text(encoding="utf-8")

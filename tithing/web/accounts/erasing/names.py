"""How an account is called of which nothing else is kept."""

from __future__ import annotations

from tithing.web.accounts.models import Account

_HOST = "@erased.invalid"  # which no mail reaches
ADDRESS_OF_NOBODY = f"erased-{{}}{_HOST}"


def is_erased(account: Account) -> bool:
    """Whether what was kept of it was erased."""
    return account.email.endswith(_HOST)

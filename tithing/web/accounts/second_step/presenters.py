"""The page on which a second step is taken off, in words."""

from __future__ import annotations

from django.utils import timezone

from tithing.vocabulary.not_here import day_words
from tithing.web.accounts import permissions
from tithing.web.accounts.models import Account
from tithing.web.accounts.second_step.queries import OPEN_FOR, open_reset, state_for
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can, why_not


def reset_page(actor: Actor, account: Account) -> dict[str, object]:
    """What was asked, and what this person may do about it, or why not."""
    asked = open_reset(account)
    state = state_for(actor, account, asked)
    return {
        "account": account,
        "asked": asked,
        "until": day_words(timezone.localdate(asked.asked_at + OPEN_FOR)) if asked else "",
        "may_ask": can(permissions.ASK_RESET, actor, state=state),
        "may_confirm": can(permissions.CONFIRM_RESET, actor, state=state),
        "may_drop": asked is not None and can(permissions.DROP_RESET, actor, state=state),
        "why_not": why_not(permissions.CONFIRM_RESET if asked else permissions.ASK_RESET, actor, state=state),
    }

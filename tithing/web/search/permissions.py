"""Who may look for things: everybody who is signed in, each among what they may see."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES
from tithing.web.shared.permissions import rule

SEARCH = rule("search", "look for what the desk has", *ROLES)

"""Who may see who the partnership is, who may say what there is, and who may say who holds it."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.shared.permissions import rule

_WRITE = (DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER)

SEE = rule("partnership.see", "see who the partnership is", *ROLES)
DEFINE = rule("partnership.define", "change organisations, posts and bodies", *_WRITE, also_know=ROLES)
FORGET = rule(
    "partnership.forget", "take somebody’s name out of the record", DeskRole.ADMINISTRATOR, also_know=ROLES
)
SEAT = rule(
    "partnership.seat",
    "say who holds a post, a seat or the chair",
    *_WRITE,
    DeskRole.DEMOCRATIC_SERVICES,
    also_know=ROLES,
)

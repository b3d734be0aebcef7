"""Who may make a key for programs, and who may end which."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.shared.permissions import rule

ENDED = "ended"
_CLOSED = {ENDED: "It opens nothing any more."}
MAKE_KEY = rule("keys.make", "make a key by which a program reads figures as they do", *ROLES)
END_OWN_KEY = rule("keys.end_own", "end a key of their own", *ROLES, closed=_CLOSED)
SEE_KEYS = rule("keys.see", "see who has keys for programs", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR)
END_KEY = rule(
    "keys.end",
    "end anybody’s key",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.AUDITOR,),
    closed=_CLOSED,
)

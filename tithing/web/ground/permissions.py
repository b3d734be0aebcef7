"""Who may see what works behind the pages, and have it tried again."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.ground.states import DONE, GIVEN_UP, RUNNING, WAITING
from tithing.web.shared.permissions import rule

SEE_OWN_WORK = rule("work.see_own", "see how far the work is that they asked for", *ROLES)
SEE_ALL_WORK = rule(
    "work.see_all", "see all the work that runs behind", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR
)
SEE_DETAILS = rule("work.details", "see how a piece of work failed", DeskRole.ADMINISTRATOR)
TRY_AGAIN = rule(
    "work.try_again",
    "have work tried again",
    DeskRole.ADMINISTRATOR,
    also_know=ROLES,
    closed={
        WAITING: "It waits to be done: it needs no other beginning.",
        RUNNING: "It is being done now.",
        DONE: "It was done.",
    },
)
GIVE_UP = rule(
    "work.give_up",
    "give work up",
    DeskRole.ADMINISTRATOR,
    also_know=ROLES,
    closed={DONE: "It was done.", GIVEN_UP: "It was given up already."},
)

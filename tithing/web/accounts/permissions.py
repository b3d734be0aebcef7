"""Who may see and change accounts."""

from __future__ import annotations

from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.shared.permissions import rule

LEFT = "left"

SEE_PEOPLE = rule(
    "people.see", "see who has an account", DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER, DeskRole.AUDITOR
)
INVITE = rule(
    "people.invite",
    "invite people",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
)
INVITE_AGAIN = rule(
    "people.invite_again",
    "send somebody a new link to choose a password",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
    closed={LEFT: "Who has left chooses no password. Invite them again first."},
)
GIVE_ROLE = rule(
    "people.give_role",
    "give a role",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
    closed={LEFT: "Who has left holds no role. Invite them again first."},
)
END_ROLE = rule(
    "people.end_role",
    "end a role",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
)
END_ACCOUNT = rule(
    "people.leave",
    "end an account",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
    closed={LEFT: "They have left already."},
)
SEE_AUDIT = rule("audit.see", "see who did what", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR)

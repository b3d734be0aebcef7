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
RESETS = (DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER)
OWN, NO_SECOND_STEP, ASKED, NOT_ASKED, ASKED_BY_THEM = "own", "none", "asked", "not asked", "asked by them"
_CLOSED = {
    LEFT: "They have left: nothing of theirs opens anything.",
    OWN: "It is your own second step. Two others take it off.",
    NO_SECOND_STEP: "They have set up no second step, so there is none to take off.",
}
ASK_RESET = rule(
    "people.ask_reset",
    "ask that somebody’s second step is taken off",
    *RESETS,
    also_know=(DeskRole.AUDITOR,),
    closed={
        **_CLOSED,
        ASKED: "Somebody has asked for it already.",
        ASKED_BY_THEM: "You have asked for it already.",
    },
)
CONFIRM_RESET = rule(
    "people.confirm_reset",
    "confirm that somebody’s second step is taken off",
    *RESETS,
    also_know=(DeskRole.AUDITOR,),
    closed={
        **_CLOSED,
        NOT_ASKED: "Nobody has asked for it.",
        ASKED_BY_THEM: "You asked for it. Somebody else confirms it.",
    },
)
DROP_RESET = rule(
    "people.drop_reset",
    "say that somebody’s second step stays",
    *RESETS,
    also_know=(DeskRole.AUDITOR,),
    closed={NOT_ASKED: "Nobody has asked for it.", LEFT: _CLOSED[LEFT]},
)
HERE, ERASED = "here", "erased"
ERASE_ACCOUNT = rule(
    "people.erase",
    "erase what is kept of somebody who has left",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.TEAM_LEADER, DeskRole.AUDITOR),
    closed={
        HERE: "They have not left. End their account first.",
        ERASED: "What was kept of them is erased already.",
    },
)
SEE_AUDIT = rule("audit.see", "see who did what", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR)
SEE_SETTINGS = rule("settings.see", "see the settings of the site", DeskRole.ADMINISTRATOR, DeskRole.AUDITOR)
SET_SIGN_IN = rule(
    "settings.sign_in",
    "set how a role signs in",
    DeskRole.ADMINISTRATOR,
    also_know=(DeskRole.AUDITOR,),
)

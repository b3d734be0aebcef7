"""Who may see questions, log them, work on them, and erase what is kept of who asked."""

from __future__ import annotations

from tithing.governance.asked.lifecycle import STEPS, AskedStep
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import Permission, rule

WORKS = (DeskRole.ANALYST, DeskRole.TEAM_LEADER)
LOGS = (*WORKS, DeskRole.DEMOCRATIC_SERVICES)
_KNOW = (*LOGS, DeskRole.AUDITOR)
ERASED, OPEN = "erased", "open"

SEE = rule("question.see", "see questions that were asked", *_KNOW)
LOG = rule("question.log", "log a question", *LOGS, also_know=_KNOW)
CHANGE = rule(
    "question.change",
    "change what is said of a question",
    *WORKS,
    also_know=_KNOW,
    closed={ERASED: "What was kept of who asked is erased."},
)
ERASE = rule(
    "question.erase",
    "erase what is kept of who asked a question",
    DeskRole.TEAM_LEADER,
    also_know=_KNOW,
    closed={
        ERASED: "It is erased already.",
        OPEN: "Somebody still waits for its answer: answer or refuse it first, or note that it is withdrawn.",
    },
)


def _of(name: str, step: AskedStep) -> Permission:
    action = f"question.{name.replace(' ', '_')}"
    return rule(action, step.does, *WORKS, also_know=_KNOW, closed=step.why_not)


STEP_RULES = {name: _of(name, step) for name, step in STEPS.items()}


def sees_persons(actor: Actor, *, logged_by: int) -> bool:
    """Whether the actor may see who asked and their words: who works on questions, and who logged this one."""
    return bool(actor.roles & set(WORKS)) or (
        actor.account == logged_by and DeskRole.DEMOCRATIC_SERVICES in actor.roles
    )


def state_to_erase(*, is_open: bool, is_erased: bool) -> str:
    """The state by which `ERASE` decides."""
    return ERASED if is_erased else OPEN if is_open else ""

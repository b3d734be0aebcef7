"""The life of a question: its states, and what leads from which to which. The database, the pages and the tests ask here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class AskedState(StrEnum):
    """In the words of the pages."""

    RECEIVED = "received"
    CLARIFICATION = "clarification asked"
    ANSWERING = "answering"
    ANSWERED = "answered"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self in OPEN


OPEN = frozenset((AskedState.RECEIVED, AskedState.CLARIFICATION, AskedState.ANSWERING))
CLOSED = frozenset(AskedState) - OPEN


@dataclass(frozen=True)
class AskedStep:
    """What may be done in which states, and to which it leads; None where it stays as it is."""

    does: str
    allowed_in: frozenset[AskedState]
    to: AskedState | None = None

    @property
    def why_not(self) -> Mapping[str, str]:
        """By the state in which it may not be done, why not."""
        return {state.value: _WHY_NOT[state] for state in AskedState if state not in self.allowed_in}


_WHY_NOT = {
    AskedState.RECEIVED: "Nobody has asked yet what is meant, and nothing is closed",
    AskedState.CLARIFICATION: "It waits for what was asked back: say first that it came",
    AskedState.ANSWERING: "It is being answered",
    AskedState.ANSWERED: "It is answered: open it again first",
    AskedState.REFUSED: "It is refused: open it again first",
    AskedState.WITHDRAWN: "It is withdrawn: open it again first",
}
_BEING_DONE = frozenset((AskedState.RECEIVED, AskedState.ANSWERING))
STEPS: Mapping[str, AskedStep] = {
    "begin": AskedStep("begin to answer a question", frozenset((AskedState.RECEIVED,)), AskedState.ANSWERING),
    "ask back": AskedStep("ask back what a question means", _BEING_DONE, AskedState.CLARIFICATION),
    "explained": AskedStep("say that a question was explained", frozenset((AskedState.CLARIFICATION,)), AskedState.ANSWERING),
    "extend": AskedStep("take more time to weigh the public interest", _BEING_DONE),
    "figures": AskedStep("choose the figures of an answer", _BEING_DONE, AskedState.ANSWERING),
    "answer": AskedStep("answer a question", _BEING_DONE, AskedState.ANSWERED),
    "refuse": AskedStep("refuse a question", OPEN, AskedState.REFUSED),
    "withdraw": AskedStep("say that a question is withdrawn", OPEN, AskedState.WITHDRAWN),
    "reopen": AskedStep("open a question again", CLOSED, AskedState.ANSWERING),
}  # fmt: skip

"""What a repair has done so far, and what it found wanting."""

from __future__ import annotations

from dataclasses import dataclass, field

from tithing.vocabulary.problems import HalfDone, Problem, Refused


@dataclass
class Bringing:
    """`kinds` is what the journal's line says: how many of what, and no name."""

    done: list[str] = field(default_factory=list)
    wanting: list[Problem] = field(default_factory=list)
    kinds: dict[str, int] = field(default_factory=dict)

    def did(self, kind: str, sentence: str) -> None:
        self.done.append(sentence)
        self.kinds[kind] = self.kinds.get(kind, 0) + 1

    def wants(self, what: str, change: str, file: str = "") -> None:
        self.wanting.append(Problem(what, change, file=file))

    def cut_short(self, refusal: Refused) -> Refused:
        """A refusal in the middle of a repair says what was done before it."""
        if not self.done:
            return refusal
        return HalfDone(
            *refusal.problems, *(Problem(f"this was done before: {each}", "") for each in self.done)
        )

"""Asks somebody at a terminal, one thing at a time. Where nobody sits there, nothing is asked and nothing waits."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from tithing.cli.say import flush, say
from tithing.vocabulary.problems import Problem, Refused

Made = TypeVar("Made")


def ask(question: str, make: Callable[[str], Made]) -> Made:
    """What `make` makes of an answer; where it refuses one, why is said and the question put again.

    Raises Refused where whoever was asked leaves without an answer.
    """
    while True:
        say(question)
        flush()
        line = sys.stdin.readline()
        if not line:
            raise Refused(Problem("nothing was answered", "Give it as an option, or start again"))
        try:
            return make(line.strip())
        except Refused as refused:
            say(*(problem.sentence for problem in refused.problems))

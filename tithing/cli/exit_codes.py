"""How a command leaves: its exit code. `tithing check` has its own meaning of 1 and 2 (cli/check.py)."""

from __future__ import annotations

DONE = 0
REFUSED = 1  # what was given is wrong, or the system would not do it; a sentence says what to change
WRONG_USAGE = 2
ASKED = 3  # nothing was taken in: a question has to be answered first
UNFORESEEN = 4  # something in Tithing itself failed: an incident number and a log are told
STOPPED = 130  # by the person, with Ctrl-C

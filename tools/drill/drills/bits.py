"""One bit of one file is flipped, as a failing disk does: noticed before a figure is shown, and brought back."""

from __future__ import annotations

import os
from pathlib import Path

from tools.drill.case import Case, hold_noticed, hold_originals, hold_readable, mend, take_next
from tools.drill.drill import Drill
from tools.drill.faults import hold
from tools.drill.look import look, look_well
from tools.drill.on_disk import paths_in

SEEDS = 200
KINDS = ("raw", "store", "journal.jsonl", "details.jsonl", "head.json", "book.json")
NOT_IN_FIGURES = ("store/incidents/", "store/commentary/")  # read by a report, not by `tithing figures`


def _flip(case: Case) -> None:
    look_well(case.tithing)  # whatever is remembered of sound files is remembered now
    path = _one_of(case)
    bit = case.chance("bit").randrange(8 * (case.book / path).stat().st_size)
    case.did.append(f"bit {bit % 8} of byte {bit // 8} of {path}")
    flip(case.book / path, bit)
    seen = look(case.tithing)
    if path.startswith(NOT_IN_FIGURES):
        hold_readable(
            case, case.arena.model, when="where they do not come from what is damaged", may_refuse=True
        )
    else:
        hold(not seen.silent, f"figures are shown as if nothing were amiss: {seen.told}")
    hold_noticed(case)
    _bring_back(case, path)


def _bring_back(case: Case, path: str) -> None:
    model, when = case.arena.model, f"after a flipped bit of {path.split('/')[0]}"
    if case.seed // len(KINDS) % 2 or path.startswith(NOT_IN_FIGURES):
        mend(case, model, when=when, alone=path.startswith("store"))
    elif not path.startswith("raw"):
        take_next(case, model, when=when)
    else:
        _take_with_a_damaged_original(case, when)


def _take_with_a_damaged_original(case: Case, when: str) -> None:
    """The bytes of that original are gone until it is put back; every other stays."""
    sent = case.one_more()
    told = case.tithing.run("import", sent.path, *sent.options)
    mend(case, case.arena.model.with_file(sent) if told.code == 0 else case.arena.model, when=when)
    hold_originals(case)


def _one_of(case: Case) -> str:
    kind = KINDS[case.seed % len(KINDS)]
    found = [path for path in paths_in(case.book) if path == kind or path.startswith(f"{kind}/")]
    hold(bool(found), f"the book has no {kind}")
    return case.chance("file").choice(found)


def flip(path: Path, bit: int) -> None:
    """Change one bit; the times that a program can set stay as they were."""
    before = path.stat()
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    with path.open("r+b") as file:
        file.write(data)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


DRILLS = (Drill("bits", _flip, SEEDS, short=12),)

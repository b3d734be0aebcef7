"""The benchmark of the checker: one change at a time in correct documents, and how many of them it notices.

    make bench-check                                  600 changes, about three minutes
    python -m tools.bench_check --changes 100 --seed 7 --missed missed.txt
    python -m tools.bench_check --every-cell          the figures of two packs, whether constrained or not

It prints recall by kind of change and by rule over all changes, how many of the missed ones nothing else in the document
constrains (decided by `bench_check_solver.py`, which shares nothing with the checker), and the false alarms on the
unchanged documents.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from tithing.checking.read.printed import PrintedDocument
from tithing.checking.test.severity import Severity
from tools.bench_check_cells import CAREFUL_SCRIPT, every_cell, missed_cells, say_cells
from tools.bench_check_changes import (
    CELL_KINDS,
    Change,
    change_cell,
    change_number,
    spots_of,
    swap_rows,
    turn_sentence,
    wrong_base,
)
from tools.bench_check_documents import correct_documents
from tools.bench_check_outcomes import Outcome, Subject, outcome_of, subject_of

ROOT = Path(__file__).resolve().parents[1]
_AIM = 0.95
_SAID = ("sentence direction", "sentence number")
_ROUND = (*CELL_KINDS, "digit", "transposition", "swapped rows", "wrong base", *_SAID)


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options(arguments)
    rng = random.Random(options.seed)
    documents = correct_documents(rng, shared=options.shared, reports=options.reports)
    if options.every_cell:
        cells = every_cell(documents, rng, sample=options.sample)
        _write(options.missed, missed_cells(cells))
        return 0 if say_cells(cells) > CAREFUL_SCRIPT else 1
    subjects = [subject_of(document) for document in documents]
    outcomes = list(_outcomes(subjects, rng, options.changes, time.monotonic() + options.seconds))
    _say_recall(outcomes, options.seed)
    certain = _say_alarms(subjects)
    _write(options.missed, _missed(outcomes))
    reached = _recall([each for each in outcomes if each.constrained]) >= _AIM
    return 0 if reached and not certain else 1


def _write(path: Path | None, lines: Iterator[str]) -> None:
    if path is not None:
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="bench_check", description="Change figures in correct tables; count what is noticed."
    )
    parser.add_argument("--changes", type=int, default=600, help="how many changes (600)")
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--seconds", type=float, default=300, help="stop after this long (300)")
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared", help="folder with packs")
    parser.add_argument(
        "--reports", type=Path, default=ROOT / "out", help="folder with our own reports (out)"
    )
    parser.add_argument("--missed", type=Path, default=None, help="write the missed changes to this file")
    parser.add_argument(
        "--every-cell", action="store_true", help="change the figures of the packs, constrained or not"
    )
    parser.add_argument(
        "--sample", type=int, default=400, help="with --every-cell: figures of each pack (400)"
    )
    return parser.parse_args(arguments)


# -- changes -------------------------------------------------------------------------------------------------------


def _outcomes(
    subjects: Sequence[Subject], rng: random.Random, wanted: int, until: float
) -> Iterator[Outcome]:
    """Changes of every kind in turn, documents weighed by their figures; fewer where time runs out."""
    weights = [max(1, len(spots_of(subject.document))) for subject in subjects]
    made = tried = 0
    while made < wanted and tried < wanted * 20 and time.monotonic() < until:
        kind = _ROUND[tried % len(_ROUND)]
        tried += 1
        subject = rng.choices(subjects, weights)[0]
        change = _change(kind, subject.document, rng)
        if change is not None:
            made += 1
            yield outcome_of(subject, change)


def _say_otherwise(kind: str, document: PrintedDocument, rng: random.Random) -> Change | None:
    if not document.sentences:
        return None
    index = rng.randrange(len(document.sentences))
    return (
        turn_sentence(document, index)
        if kind == "sentence direction"
        else change_number(document, index, rng)
    )


def _change(kind: str, document: PrintedDocument, rng: random.Random) -> Change | None:
    if kind in _SAID:
        return _say_otherwise(kind, document, rng)
    spots = spots_of(document)
    if not spots:
        return None
    spot = rng.choice(spots)
    if kind == "swapped rows":
        return swap_rows(document, spot, rng)
    return wrong_base(document, spot, rng) if kind == "wrong base" else change_cell(kind, document, spot, rng)


# -- what is printed -----------------------------------------------------------------------------------------------


def _recall(outcomes: Sequence[Outcome]) -> float:
    return sum(each.noticed for each in outcomes) / len(outcomes) if outcomes else 1.0


def _say_recall(outcomes: Sequence[Outcome], seed: int) -> None:
    bound = [each for each in outcomes if each.constrained]
    free = [each for each in outcomes if not each.constrained]
    missed = [each for each in outcomes if not each.noticed]
    print(f"{len(outcomes)} changes (seed {seed})")
    print(f"  noticed, of all changes          {_share(outcomes)}")
    print(f"  noticed, of the constrained ones {_share(bound)}")
    unbound = sum(not each.constrained for each in missed)
    print(f"  missed: {len(missed)}, of which nothing else in the document constrains {unbound}")
    print(
        f"  unconstrained by the solver's relations, yet noticed: {sum(each.noticed for each in free)} of {len(free)}"
    )
    print("By kind of change (all; constrained)")
    for kind in dict.fromkeys(_ROUND):
        these = [each for each in outcomes if each.kind == kind]
        print(f"  {kind:<20} {_share(these):<22} {_share([each for each in these if each.constrained])}")
    print("By document (constrained)")
    for name in dict.fromkeys(each.document for each in outcomes):
        print(f"  {name:<48} {_share([each for each in bound if each.document == name])}")
    print("By the rule that noticed (a change may be noticed by several)")
    for rule, times in Counter(rule for each in outcomes for rule in each.rules).most_common():
        print(f"  {rule:<24} {times:>5}  {100 * times / len(outcomes):.1f}% of all changes")


def _share(outcomes: Sequence[Outcome]) -> str:
    if not outcomes:
        return "none made"
    noticed = sum(each.noticed for each in outcomes)
    return f"{noticed} of {len(outcomes)} ({100 * noticed / len(outcomes):.1f}%)"


def _say_alarms(subjects: Sequence[Subject]) -> int:
    """False alarms on the unchanged documents; how many are at certain."""
    alarms = [(subject.document.title, finding) for subject in subjects for finding in subject.alarms]
    certain = sum(finding.severity is Severity.CERTAIN for _, finding in alarms)
    print(
        f"False alarms on {len(subjects)} unchanged documents: {certain} at certain, {len(alarms) - certain} at probable"
    )
    for title, finding in alarms:
        where = finding.place.line or finding.table
        right = f"{finding.published}, not {finding.expected}"
        print(f"  {finding.severity.value} {finding.rule}, {title} {where}, {finding.row}: {right}")
    return certain


def _missed(outcomes: Sequence[Outcome]) -> Iterator[str]:
    for each in outcomes:
        if not each.noticed:
            word = "constrained" if each.constrained else "free"
            yield f"{word} {each.kind}: {each.document} {each.words}"


if __name__ == "__main__":
    raise SystemExit(main())

"""Measure the checker on papers that nobody tuned on.

    python -m tools.unseen.measure [--half tuned|measured|both] [--seed S] [--size N] [--families] [--show] [--audit]

Of the measured half only totals are printed, never a paper, so that it stays unseen.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import tools.unseen.imagined
import tools.unseen.measured
import tools.unseen.tuned
from tools.unseen.audit import Audit, audit
from tools.unseen.formats import FORMATS, group_of
from tools.unseen.halves import HALVES, families_in, words_of
from tools.unseen.judge import Judged, Verdict, check, judge
from tools.unseen.make import Paper, Planted, changes, errors, papers, write_single
from tools.unseen.morph import TRANSFORMS, in_the_middle
from tools.unseen.statistics import Part, added, difference

MODULES: dict[str, ModuleType] = {
    "tuned": tools.unseen.tuned,
    "measured": tools.unseen.measured,
    "imagined": tools.unseen.imagined,  # no half: a second set to tune on
}
SHOWN = ("tuned", "imagined")
GROUPS = ("proper", "pdf", "extracted")
CORRECT, CHANGES, ERRORS, MORPHS = 210, 420, 210, 24
EACH_LONG = 4  # of the papers told otherwise, how many between two that are put in the middle of a long one
TWINS = ("html plain", "docx", "pdf word", "pdf browser")  # each held against the text of the same paper


@dataclass
class Results:
    """What came of one half. Parts are kept a family, for the intervals."""

    half: str
    correct: list[tuple[Paper, Verdict]] = field(default_factory=list)
    changes: list[Judged] = field(default_factory=list)
    errors: list[Judged] = field(default_factory=list)
    alike: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    audited: Audit = field(default_factory=Audit)

    def seconds(self) -> float:
        return sum(verdict.seconds for _, verdict in self.correct)


Measure = Callable[[Results], dict[str, Part]]


def measure(half: str, *, seed: int = 1, size: int = CORRECT, only: Sequence[str] = ()) -> Results:
    """Everything that is measured of a half; `size` is how many correct papers, and the rest follow it."""
    module = MODULES[half]
    results = Results(half)
    correct = list(papers(module, seed, size, only))
    for paper in correct:
        results.audited = results.audited.plus(audit(paper.document))
        results.correct.append((paper, check(paper)))
    chance = random.Random(f"wrong:{half}:{seed}")
    results.changes = [judge(each) for each in changes(correct, chance, size * CHANGES // CORRECT)]
    mistaken = list(errors(correct, chance, size * ERRORS // CORRECT))
    results.errors = [judge(each) for each in mistaken]
    told = chance.sample(mistaken, min(len(mistaken), max(4, size * MORPHS // CORRECT)))
    if not only:
        _tell_otherwise(module, results, told, chance)
    return results


def audit_half(half: str, *, seed: int = 1, size: int = CORRECT) -> Audit:
    """The second look at the truth of a half, by itself: no checker is asked."""
    total = Audit()
    for paper in papers(MODULES[half], seed, size):
        total = total.plus(audit(paper.document))
    return total


def _tell_otherwise(
    module: ModuleType, results: Results, mistaken: Sequence[Planted], chance: random.Random
) -> None:
    """Whether the same is found in the same wrong paper told otherwise, in its other formats and against itself."""
    for number, planted in enumerate(mistaken):
        document = planted.change.document
        text = Paper(document, "tabs", 0)
        others = {name: change(document, words_of(module), chance) for name, change in TRANSFORMS.items()}
        papers_told = {name: text.with_document(other) for name, other in others.items() if other is not None}
        papers_told |= {f"as {name}": Paper(document, name, 0) for name in TWINS}
        if number % EACH_LONG == 0:
            long = in_the_middle(document, words_of(module), chance)
            papers_told["in the middle of 80 pages as pdf word"] = Paper(long, "pdf word", 0)
        plain = _found(text)
        for name, paper in papers_told.items():
            _hold_against(results.alike[name], plain, _found(paper))
        _hold_against(results.alike["against itself"], plain, _found(text, against_itself=True))


def _hold_against(alike: list[bool], plain: list[str], other: list[str]) -> None:
    """Two papers in which nothing is found say nothing."""
    if plain or other:
        alike.append(plain == other)


def _found(paper: Paper, *, against_itself: bool = False) -> list[str]:
    told = check(paper, against_itself=against_itself).told
    return sorted(f"{each.published} {each.certain}" for each in told)


# What is measured, one part a family


def _by_family(
    judged: Iterable[Judged], keep: Callable[[Judged], bool], good: Callable[[Judged], bool]
) -> dict[str, Part]:
    of: Counter[str] = Counter()
    whole: Counter[str] = Counter()
    for each in judged:
        if keep(each):
            whole[each.planted.change.family] += 1
            of[each.planted.change.family] += good(each)
    return {family: Part(of[family], whole[family]) for family in whole}


def _constrained(group: str) -> Measure:
    return lambda results: _by_family(
        results.changes,
        lambda each: bool(each.planted.change.broken) and each.group == group,
        lambda each: each.told,
    )


def _errors_told(certain: bool, *, as_certain: bool = False) -> Measure:
    return lambda results: _by_family(
        results.errors,
        lambda each: each.planted.change.certain == certain,
        lambda each: each.told_as_certain if as_certain else each.told,
    )


def _clean(certain: bool) -> Measure:
    """Correct papers in which nothing is told: at certain, or at probable."""

    def clean(results: Results) -> dict[str, Part]:
        parts: dict[str, list[Part]] = defaultdict(list)
        for paper, verdict in results.correct:
            false = any(told.certain == certain for told in verdict.told)
            parts[paper.document.family].append(Part(not false, 1))
        return {family: added(each) for family, each in parts.items()}

    return clean


def _precise(certain: bool) -> Measure:
    """Of all that is told, how much is about what is wrong."""
    at = 0 if certain else 1

    def precise(results: Results) -> dict[str, Part]:
        parts: dict[str, list[Part]] = defaultdict(list)
        for each in (*results.changes, *results.errors):
            true, false = each.true[at], each.false[at]
            parts[each.planted.change.family].append(Part(true, true + false))
        for paper, verdict in results.correct:
            false = sum(1 for told in verdict.told if told.certain == certain)
            parts[paper.document.family].append(Part(0, false))
        return {family: added(each) for family, each in parts.items()}

    return precise


def _held(results: Results) -> dict[str, Part]:
    """Of the figures of proper tables that something constrains, how many the checker set against anything."""
    parts: dict[str, list[Part]] = defaultdict(list)
    for paper, verdict in results.correct:
        if group_of(paper.format) == "proper" and paper.document.family.startswith("layouts."):
            could = {token for relation in paper.document.relations for token in relation.tokens}
            parts[paper.document.family].append(Part(min(verdict.tested, len(could)), len(could)))
    return {family: added(each) for family, each in parts.items()}


def _read(results: Results) -> dict[str, Part]:
    parts: dict[str, list[Part]] = defaultdict(list)
    for paper, verdict in results.correct:
        parts[paper.document.family].append(Part(not verdict.refused, 1))
    return {family: added(each) for family, each in parts.items()}


MEASURES: dict[str, Measure] = {
    "correct papers read": _read,
    "correct papers without a false certain": _clean(True),
    "correct papers without a false probable": _clean(False),
    "precision at certain": _precise(True),
    "precision at probable": _precise(False),
    "certain errors told": _errors_told(True),
    "certain errors told as certain": _errors_told(True, as_certain=True),
    "probable errors told": _errors_told(False),
    "constrained changes told, proper tables": _constrained("proper"),
    "constrained changes told, PDF": _constrained("pdf"),
    "constrained changes told, extracted text": _constrained("extracted"),
    "constrained figures that were tested, proper tables": _held,
}
CLEAN = ("correct papers without a false certain", "correct papers without a false probable")
TOLD = tuple(name for name in MEASURES if name.startswith("constrained changes told"))


# What is printed


def report(results: Sequence[Results], *, families: bool = False) -> str:
    """The totals of each half, and the differences between two."""
    lines: list[str] = []
    for each in results:
        lines += _half_lines(each)
        if families:
            lines += _family_lines(each)
    if len(results) == len(HALVES):
        lines += _difference_lines(*results)
    return "\n".join(lines)


def _half_lines(results: Results) -> list[str]:
    audited, seconds = results.audited, results.seconds()
    lines = [
        "",
        f"{results.half}: {len(families_in(MODULES[results.half]))} families, {len(results.correct)} correct papers, "
        f"{len(results.changes)} changes, {len(results.errors)} errors as people make them",
        f"  audited: {_audit_line(audited)}",
        f"  seconds a paper: {seconds / max(1, len(results.correct)):.3f}",
    ]
    for name, each in MEASURES.items():
        lines.append(f"  {name}: {added(list(each(results).values()))}")
    for name, alike in results.alike.items():
        lines.append(f"  the same is found {name}: {Part(sum(alike), len(alike))}")
    return lines


def _audit_line(found: Audit) -> str:
    return (
        f"{found.documents} papers, {found.relations} relations read back, {found.found} found again by a second "
        f"solver, {len(found.faults)} faults of our own"
    )


def _family_lines(results: Results) -> list[str]:
    """One line a family; those of the measured half have no names."""
    parts = {name: each(results) for name, each in MEASURES.items()}
    names = sorted({family for each in parts.values() for family in each})
    lines = [
        "  family: false certain, false probable; told in proper tables, PDF, extracted text; errors told"
    ]
    for number, family in enumerate(names, 1):
        of = {name: each.get(family, Part(0, 0)) for name, each in parts.items()}
        false = ", ".join(f"{of[name].whole - of[name].of}/{of[name].whole}" for name in CLEAN)
        caught = ", ".join(f"{of[name].of}/{of[name].whole}" for name in TOLD)
        wrong = added([of["certain errors told"], of["probable errors told"]])
        name = family if results.half in SHOWN else f"family {number}"
        lines.append(f"    {name}: {false}; {caught}; {wrong.of}/{wrong.whole}")
    return lines


def _difference_lines(tuned: Results, measured: Results) -> list[str]:
    lines = ["", "tuned less measured, with its 95% interval over families:"]
    for name, each in MEASURES.items():
        gap = difference(list(each(tuned).values()), list(each(measured).values()))
        if gap is not None:
            lines.append(f"  {name}: {gap}{'  NOT FINISHED' if gap.beyond_chance else ''}")
    return lines


@dataclass(frozen=True)
class Instance:
    """One thing to look at in the tuned half: the paper, and what was false in it or was missed."""

    name: str
    paper: Paper
    words: str


def instances(results: Results) -> list[Instance]:
    """What was false in correct papers, and which changes and errors were missed."""
    found = []
    for paper, verdict in results.correct:
        for told in verdict.told:
            found.append(Instance(f"false-{len(found):03}", paper, f"{told.rule}: {told.words}"))
    for each in (*results.changes, *results.errors):
        change = each.planted.change
        if change.broken and not each.told:
            kinds = ", ".join(sorted({relation.kind for relation in change.broken}))
            words = f"{change.family}: {change.way}, {change.now} for {change.was}; breaks {kinds}"
            found.append(Instance(f"missed-{len(found):03}", each.planted.wrong, words))
    return found


def show(results: Results) -> str:
    """The instances of the tuned half, one a line."""
    return "\n".join(
        f"  {each.name} ({each.paper.document.family} as {each.paper.format}): {each.words}"
        for each in instances(results)
    )


def write_instances(results: Results, folder: Path) -> None:
    """The papers of the instances as files, to look at and to check by hand."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in instances(results):
        (folder / f"{each.name}{FORMATS[each.paper.format][1]}").write_bytes(each.paper.written())


def print_paper(half: str, family: str, seed: int, name: str) -> bytes:
    """One paper of a family of the tuned half."""
    return Paper(write_single(MODULES[half], family, f"{seed}"), name, seed).written()


def main(arguments: Sequence[str] | None = None) -> int:
    options = _options().parse_args(arguments)
    halves = HALVES if options.half == "both" else (options.half,)
    if (options.show or options.write or options.only) and not set(halves) < set(SHOWN):
        print("Instances are shown of the tuned half only: --half tuned --show", file=sys.stderr)
        return 2
    if options.paper:
        sys.stdout.buffer.write(
            print_paper(
                options.half if options.half in SHOWN else "tuned",
                options.paper,
                options.seed,
                options.format,
            )
        )
    elif options.audit:
        for half in halves:
            print(f"{half}: {_audit_line(audit_half(half, seed=options.seed, size=options.size))}")
    else:
        _measure_and_print(options, halves)
    return 0


def _measure_and_print(options: argparse.Namespace, halves: Sequence[str]) -> None:
    results = [
        measure(half, seed=options.seed, size=options.size, only=options.only or ()) for half in halves
    ]
    print(report(results, families=options.families))
    if options.show or options.write:
        print(show(results[0]))
    if options.write:
        write_instances(results[0], options.write)


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tools.unseen.measure", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--half", choices=(*MODULES, "both"), default="both")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--size", type=int, default=CORRECT, help="how many correct papers a half; the rest follow it"
    )
    parser.add_argument(
        "--only", nargs="+", metavar="FAMILY", help="these families alone, nothing of them told otherwise"
    )
    parser.add_argument("--families", action="store_true", help="a line for each family")
    parser.add_argument(
        "--show", action="store_true", help="what was false and what was missed (not of the measured half)"
    )
    parser.add_argument("--write", type=Path, metavar="FOLDER", help="as --show, with the papers as files")
    parser.add_argument("--audit", action="store_true", help="only look again at our own truth")
    parser.add_argument("--paper", metavar="FAMILY", help="write one paper of a family of the tuned half")
    parser.add_argument("--format", choices=sorted(FORMATS), default="tabs")
    return parser


if __name__ == "__main__":
    raise SystemExit(main())

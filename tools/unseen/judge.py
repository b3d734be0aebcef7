"""Runs the checker on a paper, and says what its findings have to do with what is wrong.

An officer's check does each paper in two processes of its own, which bound it and change nothing of what is told; thousands of
papers of our own are read and checked here, in one.
"""

from __future__ import annotations

import re
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tithing.checking.check import check as check_all
from tithing.checking.read import read_here
from tithing.checking.tell.report import Report
from tithing.checking.test.severity import Severity
from tithing.vocabulary.problems import Refused
from tools.unseen.formats import group_of
from tools.unseen.make import Paper, Planted

FIGURE = re.compile(r"\d+(?:\.\d+)?")


@dataclass(frozen=True)
class Told:
    """One finding, as much of it as a reader sees."""

    certain: bool
    rule: str
    place: tuple[str, str]
    published: str
    expected: str
    words: str

    @property
    def key(self) -> tuple[object, ...]:
        return (self.rule, self.place, self.published, self.expected)


@dataclass(frozen=True)
class Verdict:
    """What the checker told of one file, at probable or above."""

    told: tuple[Told, ...]
    figures: int
    tested: int
    seconds: float
    refused: bool = False


@dataclass(frozen=True)
class Judged:
    """A planted change: whether it was told, how surely, and how many findings are of something else."""

    planted: Planted
    told: bool
    told_as_certain: bool
    true: tuple[int, int]  # findings that are about the change: certain, probable
    false: tuple[int, int]  # and those that are not, and were not there before it
    refused: bool = False

    @property
    def group(self) -> str:
        return group_of(self.planted.paper.format)


def check(paper: Paper, *, against_itself: bool = False) -> Verdict:
    """The findings of one paper, by itself or held against a copy of itself."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, paper.name)
        file.write_bytes(paper.written())
        start = time.perf_counter()
        report = _report(file, against_itself)
        seconds = time.perf_counter() - start
    if report is None:
        return Verdict((), 0, 0, seconds, refused=True)
    told = tuple(
        Told(
            found.severity is Severity.CERTAIN,
            found.rule,
            (str(found.row), str(found.column)),
            str(found.published),
            str(found.expected),
            found.explanation,
        )
        for found in report.at_least(Severity.PROBABLE)
    )
    return Verdict(told, _size(report.figures), _size(report.tested), seconds)


def _report(file: Path, against_itself: bool) -> Report | None:
    try:
        document = read_here(file)
    except Refused:
        return None
    return check_all([document], against=[document] if against_itself else [])


def _size(many: object) -> int:
    return many if isinstance(many, int) else len(many)  # type: ignore[arg-type]


def judge(planted: Planted) -> Judged:
    """Check the paper before and after its change; only what was not told before can be about it."""
    before, after = check(planted.paper), check(planted.wrong)
    old = {each.key for each in before.told}
    new = [each for each in after.told if each.key not in old]
    about = [each for each in new if _is_about(each, planted)]
    other = [each for each in new if each not in about]
    return Judged(
        planted,
        told=bool(about),
        told_as_certain=any(each.certain for each in about),
        true=_counts(about),
        false=_counts(other),
        refused=after.refused,
    )


def _counts(found: list[Told]) -> tuple[int, int]:
    certain = sum(1 for each in found if each.certain)
    return certain, len(found) - certain


def _is_about(told: Told, planted: Planted) -> bool:
    """Whether a finding names the figure or word that is wrong, or a figure that it no longer agrees with."""
    said = " ".join((*told.place, told.published, told.expected, told.words))
    figures = set(FIGURE.findall(said.replace(",", "")))
    document = planted.change.document
    concerned = {token for relation in planted.change.broken for token in relation.tokens} | set(
        planted.change.tokens
    )
    return any(_is_said(document.tokens[token], figures, said) for token in concerned)


def _is_said(text: str, figures: set[str], said: str) -> bool:
    digits = FIGURE.findall(text.replace(",", ""))
    return bool(figures.intersection(digits)) if digits else text.lower() in said.lower()

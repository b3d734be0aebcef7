"""Kinds of work for tests, each known for the length of one test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from tithing.web.ground.jobs.kinds import KINDS, JobKind
from tithing.web.ground.jobs.work import begin
from tithing.web.ground.models import Job


@contextmanager
def known(kind: JobKind) -> Iterator[JobKind]:
    KINDS[kind.name] = kind
    try:
        yield kind
    finally:
        del KINDS[kind.name]


def begun(kind: JobKind, key: str = "one", **told: Any) -> Job:
    with transaction.atomic():
        return begin(kind, key, by=told.pop("by", 0), **told)


def failing(*errors: Exception) -> Callable[[Any], str]:
    """Work that fails so, one after another, and then goes."""
    left = list(errors)

    def work(run: Any) -> str:
        if left:
            raise left.pop(0)
        return "made"

    return work

"""Dated tasks: what is done again and again, and what is done once at a moment to come.

The worker looks at every beat. What was missed while none ran is caught up once; the job's key names the moment for which it
was due, so that no clock which goes back, and no second worker, begins it twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import transaction

from tithing.web.ground.jobs.kinds import KINDS, JobKind
from tithing.web.ground.jobs.work import begin
from tithing.web.ground.models import DatedTask
from tithing.web.ground.schedule.times import Recurrence, next_after
from tithing.web.ground.states import ONCE


@dataclass(frozen=True)
class Regular:
    """Work of a kind that is done again and again."""

    name: str
    kind: JobKind
    recurs: Recurrence


REGULAR: dict[str, Regular] = {}


def regularly(name: str, kind: JobKind, recurs: Recurrence) -> None:
    """Have work done again and again. Raises ValueError where something of this name is."""
    if name in REGULAR:
        raise ValueError(f"{name} is done regularly already")
    REGULAR[name] = Regular(name, kind, recurs)


def once(
    name: str, kind: JobKind, due: datetime, *, by: int, about: str = "", told: dict[str, Any] | None = None
) -> DatedTask:
    """Have work done at a moment to come, in the transaction that needs it. Of one name the last moment given counts."""
    said = {"kind": kind.name, "by": by, "about": about, "told": told or {}, "every": ONCE, "due_at": due}
    return DatedTask.objects.update_or_create(name=name, defaults=said)[0]


def called_off(name: str) -> None:
    """What was to be done at a moment to come is not."""
    DatedTask.objects.filter(name=name, every=ONCE).delete()


def tick(now: datetime) -> int:
    """Begin everything that is due. Gives how many pieces of work began."""
    for each in REGULAR.values():
        _keep(each, now)
    due = list(DatedTask.objects.filter(due_at__lte=now).values_list("pk", flat=True))
    return sum(_begun(number, now) for number in due)


def _keep(regular: Regular, now: datetime) -> None:
    """Its row, as it is done now; one that a wrong clock put far off is brought back."""
    recurs, due = regular.recurs, next_after(regular.recurs, now)
    fresh = {"kind": regular.kind.name, "every": recurs.every, "at": recurs.at, "on": recurs.on}
    row, is_new = DatedTask.objects.get_or_create(name=regular.name, defaults={**fresh, "due_at": due})
    if not is_new and (_differs(row, fresh) or row.due_at > due):
        DatedTask.objects.filter(pk=row.pk).update(**fresh, due_at=due)


def _differs(row: DatedTask, fresh: dict[str, Any]) -> bool:
    return any(getattr(row, name) != value for name, value in fresh.items())


def _begun(number: int, now: datetime) -> bool:
    with transaction.atomic():
        row = DatedTask.objects.select_for_update().filter(pk=number, due_at__lte=now).first()
        if row is None:
            return False
        key = f"{row.name} of {row.due_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        if row.kind in KINDS:
            begin(KINDS[row.kind], key, by=row.by, about=row.about, told=row.told)
        if row.every == ONCE:
            row.delete()
        else:
            row.due_at = next_after(Recurrence(row.every, _time(row), row.on), now)
            row.save(update_fields=["due_at"])
    return True


def _time(row: DatedTask) -> Any:
    return row.at

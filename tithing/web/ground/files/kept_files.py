"""What is kept of a file beside its bytes: its name, what for, until when, and who may have it, which is asked as it is let out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from tithing.web.ground.files.on_disk import WRITING, LaidDown, files_of_site, is_whole, path_of
from tithing.web.ground.housekeeping import swept
from tithing.web.ground.models import KeptFile
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import RULES, Permission, can

FOR_A_WEEK = timedelta(days=7)
_IN_FLIGHT = timedelta(days=1)  # bytes may lie so long before a row names them
_LOOKED_FOR = 500  # files of which it is looked whether they are there, the latest


def keep_file(
    laid: LaidDown,
    *,
    name: str,
    kind: str,
    purpose: str,
    asks: Permission,
    by: int,
    of: int = 0,
    job: int = 0,
    lasts: timedelta = FOR_A_WEEK,
) -> KeptFile:
    """Name bytes that were laid down, in the transaction that needs it. `of` is the one account that may have it, 0 for all whom
    the permission lets in.
    """
    return KeptFile.objects.create(
        sha256=laid.sha256, size=laid.size, name=name, kind=kind, purpose=purpose, asks=asks.action,
        by=by, of=of, job=job, until=timezone.now() + lasts,
    )  # fmt: skip


def files_for(actor: Actor) -> QuerySet[KeptFile]:
    """Those that this person may have now; of others nothing is said, nor are they counted."""
    allowed = [action for action, rule in RULES.items() if can(rule, actor)]
    found = KeptFile.objects.filter(until__gt=timezone.now(), asks__in=allowed)
    return found.filter(of__in=(0, actor.account)) if actor.account else found.none()


def let_go(asks: Permission) -> int:
    """Take away every file of a permission at once, because what is in them was erased. Gives how many."""
    named = set(KeptFile.objects.filter(asks=asks.action).values_list("sha256", flat=True))
    gone = KeptFile.objects.filter(asks=asks.action).delete()[0]
    transaction.on_commit(lambda: _let_go_of_bytes(named))  # what is not done after all has lost nothing
    return gone


def _let_go_of_bytes(named: set[str]) -> None:
    for sha256 in named - set(KeptFile.objects.filter(sha256__in=named).values_list("sha256", flat=True)):
        path_of(sha256).unlink(missing_ok=True)


def missing_files() -> int:
    """Of how many kept files the bytes are not there; looked at quickly, and at the latest only."""
    latest = KeptFile.objects.filter(until__gt=timezone.now()).values_list("sha256", flat=True)[:_LOOKED_FOR]
    return sum(not path_of(each).is_file() for each in set(latest))


def harmed_files() -> list[int]:
    """Which kept files are missing or not as they were, by number; every byte is looked at."""
    found = KeptFile.objects.filter(until__gt=timezone.now()).values_list("pk", "sha256")
    return [number for number, sha256 in found if not is_whole(sha256)]


@swept("files whose time is over")
def _over(now: datetime) -> int:
    gone = KeptFile.objects.filter(until__lte=now).delete()[0]
    return gone + _without_a_row(now, patience=_IN_FLIGHT)


def _without_a_row(now: datetime, *, patience: timedelta) -> int:
    """Bytes that no row names: of files that went, and of programs that were killed. Nothing else in the folder is touched."""
    named, gone = set(KeptFile.objects.values_list("sha256", flat=True)), 0
    before = (now - patience).timestamp()
    for path in files_of_site().iterdir():
        ours = path.name.startswith(WRITING) or (len(path.name) == 64 and path.name not in named)
        if ours and path.is_file() and path.stat().st_mtime <= before:
            path.unlink(missing_ok=True)
            gone += 1
    return gone

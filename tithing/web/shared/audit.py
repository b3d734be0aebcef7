"""Every change leaves a line: who, what, when and why, in a chain that shows where a line was taken out or altered.

The line holds no name and no value: those stand in its detail, whose hash is in the chain, and which can be erased. A change
is made with `changed`, inside the transaction that it makes certain of: no change is kept without its line.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from tithing.web.shared.models import AuditDetail, AuditHead, AuditLine

if TYPE_CHECKING:
    from django.db.models import QuerySet

GENESIS = hashlib.sha256(b"").hexdigest()
THE_SITE = 0  # by whom, where it was nobody's doing: the clock's, or the command line's
ERASED = "erased"


@dataclass(frozen=True)
class AuditSubject:
    """What was changed: its kind and which one, as they stand in the chain. Never a name."""

    kind: str
    key: str


@dataclass(frozen=True)
class FieldChanged:
    """One field, before and after, in words. What is withheld or personal is told by reference: "address 2 of account 7"."""

    field: str
    before: str
    after: str


def changed(
    subject: AuditSubject,
    action: str,
    sentence: str,
    *,
    by: int,
    reason: str = "",
    fields: Iterable[FieldChanged] = (),
    at: datetime | None = None,
) -> AuditLine:
    """Write the line of a change, which has to be made in the same transaction.

    Raises TransactionManagementError outside one: a change whose line could be lost is not made.
    """
    if not transaction.get_connection().in_atomic_block:
        raise transaction.TransactionManagementError("a change and its line are written in one transaction")
    details = _Details(sentence, reason, tuple(fields))
    head, _ = AuditHead.objects.select_for_update().get_or_create(id=1, defaults={"hash": GENESIS})
    line = AuditLine(
        number=head.number + 1,
        at=at or timezone.now(),
        by=by,
        action=action,
        kind=subject.kind,
        key=subject.key,
        detail_hash=details.hash,
        before=head.hash,
    )
    line.hash = hash_of(line)
    line.save()
    AuditDetail.objects.create(line=line, sentence=sentence, reason=reason, changed=details.plain)
    head.number, head.hash = line.number, line.hash
    head.save()
    return line


@dataclass(frozen=True)
class _Details:
    sentence: str
    reason: str
    fields: tuple[FieldChanged, ...]

    @property
    def plain(self) -> list[list[str]]:
        return [[each.field, each.before, each.after] for each in self.fields]

    @property
    def hash(self) -> str:
        return detail_hash_of(self.sentence, self.reason, self.plain)


def detail_hash_of(sentence: str, reason: str, fields: Sequence[Sequence[str]]) -> str:
    """SHA-256 of the words of a line."""
    return _sha256([sentence, reason, [list(each) for each in fields]])


def hash_of(line: AuditLine) -> str:
    """SHA-256 of all that stands in a line, and of the hash of the line before."""
    told = (line.number, line.at.timestamp(), line.by, line.action, line.kind, line.key)
    return _sha256([*told, line.detail_hash, line.before])


def _sha256(words: object) -> str:
    return hashlib.sha256(json.dumps(words, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


# -- proving it ------------------------------------------------------------------------------------------------------


def faults_of() -> Iterator[str]:
    """What is wrong with the audit, each in a sentence: a line altered, missing or out of its order, words altered."""
    before, number = GENESIS, 0
    for line in _lines().iterator(chunk_size=1000):
        number += 1
        yield from _faults_of_line(line, number=number, before=before)
        before, number = line.hash, line.number
    head = AuditHead.objects.filter(id=1).first()
    if head is not None and (head.number, head.hash) != (number, before):
        yield f"the audit ends with line {number}, and should end with line {head.number}: lines were taken off its end"


def _lines() -> QuerySet[AuditLine]:
    return AuditLine.objects.select_related("detail").order_by("number")


def _faults_of_line(line: AuditLine, *, number: int, before: str) -> Iterator[str]:
    if line.number != number:
        yield f"line {number} of the audit is missing"
    elif line.before != before:
        yield f"line {line.number} of the audit does not follow the line before it"
    if line.hash != hash_of(line):
        yield f"line {line.number} of the audit was altered"
    detail = getattr(line, "detail", None)
    if detail is None:
        yield f"the words of line {line.number} of the audit are missing"
    elif detail.erased_at is None and line.detail_hash != _hash_of_detail(detail):
        yield f"the words of line {line.number} of the audit were altered"


def _hash_of_detail(detail: AuditDetail) -> str:
    return detail_hash_of(detail.sentence, detail.reason, detail.changed)


# -- erasing the words ------------------------------------------------------------------------------------------------


ON_ERASE: list[
    Callable[[AuditSubject], object]
] = []  # what else holds the words of the audit, and has to lose them


def erase_details(subject: AuditSubject, *, by: int, reason: str, naming: Sequence[str] = ()) -> int:
    """Erase the words of every line about this, and of those about anything else in which one of these names stands; leave a
    line that says so. Gives how many lines lost theirs.
    """
    about = Q(line__kind=subject.kind, line__key=subject.key)
    for each in naming:
        about |= Q(sentence__icontains=each) | Q(reason__icontains=each) | Q(changed__icontains=each)
    with transaction.atomic():
        told = AuditDetail.objects.filter(about, erased_at=None)
        number = told.update(sentence=ERASED, reason="", changed=[], erased_at=timezone.now())
        changed(
            subject, "audit.erase", f"Erased the words of {number} lines of the audit.", by=by, reason=reason
        )
        for lose in ON_ERASE:
            lose(subject)
    return number

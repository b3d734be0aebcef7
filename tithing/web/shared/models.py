"""The audit as it is kept: a line for every change, chained, and its details, which can be erased beside it."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models


class AppendOnly(models.Model):
    """What is written once. Changing or deleting it is refused here, and by the database itself (migration 0002)."""

    class Meta:
        abstract = True

    def save(self, **options: Any) -> None:
        if not self._state.adding:
            refuse_to_change(self)
        super().save(**{**options, "force_insert": True})

    def delete(self, *given: Any, **options: Any) -> NoReturn:
        refuse_to_change(self)


def refuse_to_change(line: models.Model) -> NoReturn:
    raise TypeError(f"{line._meta.verbose_name} is written once and never changed")


class AuditLine(AppendOnly):
    """Who did what, when, to what. `hash` is of this line and `before`, the hash of the line before it.

    `by` is the number of an account, 0 for the site itself: the name stands with the account and leaves with it.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    by = models.BigIntegerField()
    action = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)  # of what was changed: "account"
    key = models.CharField(max_length=200)  # which one: its number or slug
    detail_hash = models.CharField(max_length=64)
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = "a line of the audit"
        ordering = ["number"]
        indexes = [models.Index(fields=["kind", "key"]), models.Index(fields=["by"])]


class AuditDetail(models.Model):
    """The words of a line: the sentence, the reason, what was there before and after. Erasing them breaks no chain."""

    line = models.OneToOneField(AuditLine, on_delete=models.PROTECT, primary_key=True, related_name="detail")
    sentence = models.TextField()
    reason = models.TextField(blank=True)
    changed = models.JSONField(default=list)  # of each field: its name, before, after
    erased_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "the words of a line of the audit"


class AuditHead(models.Model):
    """The end of the chain: one row, locked by who adds a line, so that two lines never follow the same one."""

    id = models.SmallIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        verbose_name = "the end of the audit"

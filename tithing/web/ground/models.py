"""Work that is done behind the pages, days on which it begins, files that are kept, and links that open one thing once."""

from __future__ import annotations

from django.db import models

from tithing.web.ground.states import DAY, MONTH, ONCE, STATES, WAITING, WEEK


class Job(models.Model):
    """One piece of work. Under one `key` it is begun once, however often it is asked for.

    `attempt` numbers its tries, and whoever does it settles it under that number or not at all: a program that was believed
    dead and comes back changes nothing. `claimed_until` is when a try that says nothing more is taken for dead.
    """

    key = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)  # of what, as its owner reads it
    by = models.BigIntegerField()  # an account's number, 0 for the site itself
    told = models.JSONField(default=dict)  # what the work is given
    state = models.CharField(max_length=10, default=WAITING, choices=[(each, each) for each in STATES])
    attempt = models.PositiveIntegerField(default=0)
    tried = models.PositiveIntegerField(default=0)  # since somebody last asked for it
    entry = models.UUIDField(null=True)  # of the queue
    begun_at = models.DateTimeField(auto_now_add=True)
    due_at = models.DateTimeField()
    claimed_until = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    so_far = models.PositiveIntegerField(default=0)
    out_of = models.PositiveIntegerField(default=0)
    words = models.CharField(max_length=400, blank=True)  # how far it is, or why it failed, to its owner
    incident = models.CharField(max_length=16, blank=True)  # under which its line stands in the log
    failed_as = models.CharField(
        max_length=200, blank=True
    )  # the kind of the failure, as the program calls it
    version = models.PositiveIntegerField(default=1)

    class Meta:
        verbose_name = "a piece of work"
        ordering = ["-begun_at", "-pk"]
        indexes = [models.Index(fields=["state", "due_at"]), models.Index(fields=["by"])]


class DatedTask(models.Model):
    """Work that begins at a moment to come: once, or every day, week or month at a time of this country."""

    name = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200, blank=True)
    by = models.BigIntegerField(default=0)
    told = models.JSONField(default=dict)
    every = models.CharField(max_length=5, choices=[(each, each) for each in (ONCE, DAY, WEEK, MONTH)])
    at = models.TimeField(null=True)
    on = models.PositiveSmallIntegerField(default=0)  # the weekday, Monday 0, or the day of the month
    due_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "a dated task"
        ordering = ["due_at", "name"]


class KeptFile(models.Model):
    """A file that somebody may download until a day. Its bytes lie under their hash, and are kept once however often they came."""

    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=200)  # as who downloads it finds it
    kind = models.CharField(max_length=10)  # its ending: "csv"
    size = models.PositiveBigIntegerField()  # in bytes
    purpose = models.CharField(max_length=200)
    asks = models.CharField(max_length=80)  # the action whose permission opens it
    of = models.BigIntegerField(default=0)  # for this account alone; 0 for all whom the permission lets in
    by = models.BigIntegerField()
    job = models.BigIntegerField(default=0)  # which made it; 0 for none
    kept_at = models.DateTimeField(auto_now_add=True)
    until = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = "a file"
        ordering = ["-kept_at", "-pk"]


class OneTimeLink(models.Model):
    """A link that does one thing to one object, once. The link itself is not kept: `token_hash` is SHA-256 of its token."""

    token_hash = models.CharField(max_length=64, unique=True)
    salt = models.CharField(max_length=64)
    purpose = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)  # of the object: "account"
    key = models.CharField(max_length=200)  # which one
    account = models.BigIntegerField(default=0)  # whose it is, where it is an account's: it ends with it
    made_by = models.BigIntegerField()
    made_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "a one-time link"
        indexes = [models.Index(fields=["purpose", "kind", "key"]), models.Index(fields=["account"])]

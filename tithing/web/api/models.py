"""Keys by which programs read figures as one person does, and addresses of feeds, which are keys of another form."""

from __future__ import annotations

from django.db import models

from tithing.web.accounts.models import Account
from tithing.web.api.opens import OPENS


class PersonalKey(models.Model):
    """One person's. The key itself is not kept: `token_hash` is SHA-256 of it. What it opens is what its owner may read at the
    moment of asking; it opens nothing after `last_day`, and nothing once it has ended.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="keys")
    opens = models.CharField(max_length=10, choices=[(each, each) for each in OPENS])
    name = models.CharField(max_length=80)  # as its owner calls it
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    last_day = models.DateField()
    last_used_on = models.DateField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = "a key for programs"
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["account", "opens"])]

"""Accounts and the roles they hold. An account is one person's; a post and what it may do is held, from a day to a day."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from tithing.vocabulary.partnership.roles import ROLES
from tithing.web.accounts.ways.kinds import Ways
from tithing.web.shared.audit import AuditSubject

ACCOUNT = "account"


class AccountManager(BaseUserManager["Account"]):
    """Accounts are made by `changes.invite` alone."""

    def get_by_natural_key(self, username: str | None) -> Account:
        return self.get(email__iexact=username)


class Account(AbstractBaseUser):
    """One person's way in. Who has left signs in no more; the number stays, so that the audit still says who it was."""

    email = models.EmailField(unique=True, max_length=254)
    name = models.CharField(max_length=120)
    created_at = models.DateTimeField(auto_now_add=True)
    left_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)  # of the record: who changes an older one is told

    objects: ClassVar[AccountManager] = AccountManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]
        ordering = ["name", "pk"]

    @property
    def is_active(self) -> bool:  # type: ignore[override]
        """Whether they may sign in: until they leave, also where that is a day to come."""
        from django.utils import timezone

        return self.left_at is None or timezone.now() < self.left_at

    def __str__(self) -> str:
        return self.name


def shown_name(account: Account) -> str:
    """How the site calls somebody who is signed in."""
    return account.name


def subject_of(number: int) -> AuditSubject:
    """What stands in the audit of an account, by its number."""
    return AuditSubject(ACCOUNT, str(number))


class RoleHeld(models.Model):
    """A role that an account holds from the day `since` to before the day `until`, for one organisation where it is of one."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="held")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in ROLES])
    organisation = models.SlugField(max_length=60, blank=True)  # as in the book's partnership.toml
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["since", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")), name="a_role_ends_after_it_began"
            )
        ]

    def holds(self, on: date) -> bool:
        """Whether it is held on this day."""
        return self.since <= on and (self.until is None or on < self.until)


class SecondStepReset(models.Model):
    """What one person asked for and another has to confirm: that somebody's second step is taken off, which they have lost."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="resets")
    asked_by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    reason = models.CharField(max_length=500)
    ended_by = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="+", null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    done = models.BooleanField(default=False)  # whether it ended with the second step taken off

    class Meta:
        ordering = ["-asked_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["account"], condition=Q(ended_at=None), name="one_open_reset_an_account"
            )
        ]


class SignInWay(models.Model):
    """How who holds a role may sign in, where that was set: with a password, with a code that is mailed, or with either."""

    role = models.CharField(max_length=30, unique=True, choices=[(role.value, role.value) for role in ROLES])
    ways = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Ways])

    class Meta:
        ordering = ["role"]

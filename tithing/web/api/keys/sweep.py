"""What is left of keys that open nothing goes after a time, in which its owner sees that they ended."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from tithing.web.api.models import PersonalKey

KEPT_FOR = timedelta(days=30)  # after it ended or was too old


def sweep_keys(now: datetime) -> int:
    """Gives how many went."""
    before = now - KEPT_FOR
    over = Q(ended_at__lt=before) | Q(last_day__lt=timezone.localdate(before))
    return PersonalKey.objects.filter(over).delete()[0]

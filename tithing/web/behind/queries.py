"""Which work a person may see: their own, or all of it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from tithing.web.ground.models import Job
from tithing.web.ground.permissions import SEE_ALL_WORK
from tithing.web.shared.actor import Actor
from tithing.web.shared.permissions import can


def work_seen_by(actor: Actor) -> QuerySet[Job]:
    """Nothing of another's is in it, nor counted, unless they may see all."""
    mine = Q(by=actor.account) if actor.account else Q(pk=None)
    return Job.objects.all() if can(SEE_ALL_WORK, actor) else Job.objects.filter(mine)

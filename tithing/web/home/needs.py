"""What needs a person: each app says what it wants of whom, and by when. Here they are put together, soonest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from django.utils import timezone

from tithing.vocabulary.in_words.numbered import numbered
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.partnership.roles import DeskRole
from tithing.vocabulary.problems import Refused
from tithing.vocabulary.readers import ReaderKind
from tithing.web.accounts.erasing.names import is_erased
from tithing.web.accounts.following.queries import every_role_left_behind
from tithing.web.accounts.models import Account
from tithing.web.accounts.permissions import CONFIRM_RESET, ERASE_ACCOUNT, GIVE_ROLE, LEFT
from tithing.web.accounts.second_step.queries import OPEN_FOR, to_confirm
from tithing.web.evidence.wanted import figures_wanted
from tithing.web.ground.models import Job
from tithing.web.ground.permissions import TRY_AGAIN
from tithing.web.ground.states import FAILED
from tithing.web.partnerships.wanted import wanted_of
from tithing.web.questions.wanted import wanted_of_questions
from tithing.web.shared.actor import Actor
from tithing.web.shared.page import Need, partnership
from tithing.web.shared.permissions import can
from tithing.web.supplied.wanted import files_wait

ONE_DAY = timedelta(days=1)
KEPT_AFTER_LEAVING = timedelta(days=2 * 365)


Asked = Callable[[Actor, date], Iterator[Need]]


def needs_of(actor: Actor, *, on: date) -> list[Need]:
    """Everything that needs this person, what is due soonest first and what has no day last."""
    found = [need for asked in NEEDS for need in _asked(asked, actor, on)]
    return sorted(dict.fromkeys(found), key=lambda each: (each.due is None, each.due or on, each.what))


def _asked(asked: Asked, actor: Actor, on: date) -> tuple[Need, ...]:
    """What an app wants; to the team what keeps it from saying so, for a book that is harmed must not take this page with it."""
    try:
        return tuple(asked(actor, on))
    except Refused as refused:
        told = any(each.kind is ReaderKind.OFFICER for each in actor.readers)
        said = refused.problems[0]
        return (
            (Need(f"The book cannot be read: {said.what}. {said.change}", "/desk/figures/"),) if told else ()
        )


def _people_without_a_role(actor: Actor, on: date) -> Iterator[Need]:
    """For an administrator: who has an account and may do nothing with it."""
    if DeskRole.ADMINISTRATOR in actor.roles:
        for account in Account.objects.prefetch_related("held"):
            if account.is_active and not any(
                each.until is None or each.until > on for each in account.held.all()
            ):
                yield Need(
                    f"{account.name} holds no role: give one, or end the account",
                    f"/desk/people/{account.pk}/",
                )


def _roles_left_behind(actor: Actor, on: date) -> Iterator[Need]:
    """For who gives roles: somebody acts for an organisation that has ended or soon will."""
    if not can(GIVE_ROLE, actor):
        return
    for each in every_role_left_behind(on):
        held = each.held
        ends = f"{held.account.name} is {held.role} for {each.before.name}, whose last day is {day_words(each.day - ONE_DAY)}"
        there = f"/desk/people/{held.account_id}/role/{held.pk}"
        if each.after is None:
            yield Need(f"{ends}: end the role", f"{there}/end/", each.day, each.day < on)
        else:
            yield Need(f"{ends}: move it to {each.after.name}", f"{there}/move/", each.day, each.day < on)


def _left_long_ago(actor: Actor, on: date) -> Iterator[Need]:
    """For who erases: somebody left so long ago that what is kept of them is wanted no more."""
    if can(ERASE_ACCOUNT, actor, state=LEFT):
        for account in Account.objects.filter(left_at__lt=timezone.now() - KEPT_AFTER_LEAVING):
            if not is_erased(account):
                yield Need(
                    f"{account.name} left more than two years ago: erase what is kept of them",
                    f"/desk/people/{account.pk}/erase/",
                )


def _second_step_to_confirm(actor: Actor, on: date) -> Iterator[Need]:
    """For who may confirm it: somebody's second step is to be taken off, and somebody else asked."""
    if can(CONFIRM_RESET, actor):
        for asked in to_confirm(actor):
            yield Need(
                f"{asked.asked_by.name} asks that {asked.account.name}’s second step is taken off: confirm it or not",
                f"/desk/people/{asked.account_id}/second-step/",
                due=timezone.localdate(asked.asked_at + OPEN_FOR),
            )


def _failed_work(actor: Actor, on: date) -> Iterator[Need]:
    """For who has work tried again: some of it failed, and waits for somebody."""
    if can(TRY_AGAIN, actor, state=FAILED) and (failed := Job.objects.filter(state=FAILED).count()):
        what = numbered(failed, "piece of work has failed", "pieces of work have failed")
        yield Need(f"{what}: have it tried again, or give it up", "/desk/jobs/")


def _no_contact(actor: Actor, on: date) -> Iterator[Need]:
    """For who keeps the partnership's papers: they name nobody to ask."""
    if any(each.kind is ReaderKind.OFFICER for each in actor.readers) and not partnership().contact:
        yield Need("The partnership names nobody to ask: write contact in partnership.toml", "/about/")


def _partnership_wants(actor: Actor, on: date) -> Iterator[Need]:
    """For who keeps the partnership's bodies: vacant seats, terms of reference to be reviewed, authorities that do not sit."""
    yield from wanted_of(actor, on)


def _figures_wanted(actor: Actor, on: date) -> Iterator[Need]:
    """For the team and for each partner: figures that are owed and have not come."""
    yield from figures_wanted(actor, on)


def _files_wait(actor: Actor, on: date) -> Iterator[Need]:
    """For an analyst: files that came and are not in the figures yet."""
    yield from files_wait(actor, on)


NEEDS: tuple[Asked, ...] = (
    _people_without_a_role,
    _roles_left_behind,
    _left_long_ago,
    _second_step_to_confirm,
    _failed_work,
    _files_wait,
    _figures_wanted,
    _partnership_wants,
    _no_contact,
    wanted_of_questions,
)

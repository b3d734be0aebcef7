"""What changes who the partnership is and who holds what: each by somebody, in one transaction, with its line in the audit.

What there is to hold is changed in the book (`workflows.partnership`), whose journal names the account; who holds it, here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils import timezone

from tithing.governance.members import BodyOffice, MemberList, months_after, why_not_chosen
from tithing.governance.named import in_names
from tithing.governance.structure import Structure
from tithing.governance.succession import SeatOn, holds_for, seats_on
from tithing.reading.book import open_book
from tithing.vocabulary.not_here import day_words
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.accounts.models import Account
from tithing.web.ground.book_structure import seen_structure, structure_or_none
from tithing.web.partnerships import permissions
from tithing.web.partnerships.models import (
    HeldFromTo,
    OfficeHeld,
    PartnershipPerson,
    PostHeld,
    SeatHeld,
    SeatSubstitute,
)
from tithing.web.partnerships.queries import holds_post, members_on, seats_held, stands_on
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import THE_SITE, AuditSubject, FieldChanged, changed, erase_details
from tithing.web.shared.permissions import check
from tithing.workflows.partnership.changing import StructureChanged, StructureEdit, change_structure
from tithing.workflows.partnership.taking_back import stands_in_the_way

FORGOTTEN = "Somebody whose name was taken out"
WAIT_SECONDS = 10.0  # for another who is writing into the book: then the page says so


def define(
    *,
    by: Actor,
    edits: StructureEdit | Sequence[StructureEdit],
    about: AuditSubject,
    seen: str,
    reason: str = "",
    unless: Callable[[], Iterable[str]] = tuple,
) -> StructureChanged:
    """Change organisations, posts and bodies in the book. `seen` is the state of its files as the form showed them, `unless` what
    the record book says, in words, that stands in the way.

    Raises Refused, with nothing changed, where it would not hold, and where somebody changed them since.
    """
    check(permissions.DEFINE, by)
    with transaction.atomic():
        if kept := list(unless()):
            raise Refused(*(stands_in_the_way(each) for each in kept))
        done = change_structure(
            open_book(settings.TITHING_BOOK),
            edits,
            by=f"account-{by.account}",
            now=timezone.now(),
            reason=reason,
            seen=seen,
            wait_seconds=WAIT_SECONDS,
        )
        sentence = f"{done.what} (line {done.line} of the book's journal)."
        changed(about, permissions.DEFINE.action, sentence, by=by.account, reason=reason)
    return done


# -- people and their posts --------------------------------------------------------------------------------------------


def add_person(
    *, by: Actor, name: str, account: Account | None = None, reason: str = ""
) -> PartnershipPerson:
    """Somebody who may hold posts and seats."""
    check(permissions.SEAT, by)
    with transaction.atomic():
        person = PartnershipPerson.objects.create(name=_plain(name), account=_free(account, None))
        _told(person, "Added person {person}.", by=by, reason=reason)
    return person


def change_person(
    *,
    by: Actor,
    person: PartnershipPerson,
    name: str,
    account: Account | None,
    version: int,
    reason: str = "",
) -> None:
    """Another name or account. Raises Refused where somebody changed the record since it was shown."""
    check(permissions.SEAT, by)
    with transaction.atomic():
        locked = PartnershipPerson.objects.select_for_update().get(pk=person.pk)
        if locked.version != version:
            raise Refused(
                Problem(
                    f"somebody changed what is said of {locked.name} since you opened this page",
                    "Look at what stands there now, and make your change anew",
                )
            )
        before = locked.account_id
        locked.name, locked.account = _plain(name), _free(account, locked)
        locked.version += 1
        locked.save()
        fields = [FieldChanged("account", f"{before or ''}", f"{locked.account_id or ''}")]
        _told(locked, "Changed what is said of person {person}.", by=by, reason=reason, fields=fields)


def take_post(*, by: Actor, person: PartnershipPerson, post: str, since: date, reason: str = "") -> PostHeld:
    """Put somebody in a post from a day on. Raises Refused where they hold it then, and where there is no such post then."""
    check(permissions.SEAT, by)
    structure = seen_structure().structure
    if holds_for(structure, post, since) is None:
        raise Refused(Problem("there is no such post on that day", "Choose another day or post"))
    with transaction.atomic():
        standing = person.posts.select_for_update().filter(post=post)
        if any(each.until is None or each.until > since for each in standing):
            raise Refused(Problem(f"{person.name} holds this post on that day already", "Choose a later day"))
        held = PostHeld.objects.create(person=person, post=post, since=since)
        _told(
            person,
            f"Put person {{person}} in the post [post {post}] from {day_words(since)}.",
            by=by,
            reason=reason,
        )
    return held


def leave_post(*, by: Actor, held: PostHeld, until: date, reason: str = "") -> None:
    """End a post that somebody holds, before a day; they leave the seats on which they sit for it that day."""
    check(permissions.SEAT, by)
    _end(
        PostHeld,
        held,
        until,
        f"Ended that person {{person}} holds the post [post {held.post}]",
        by=by,
        reason=reason,
    )


def forget_person(*, by: Actor, person: PartnershipPerson, on: date, reason: str = "") -> None:
    """Take somebody's name out: what they held stays, as somebody's. Raises Refused while they hold a post or a seat.

    Nothing of them is left in the words of the audit either; papers that went out are not taken back by it.
    """
    check(permissions.FORGET, by)
    with transaction.atomic():
        locked = PartnershipPerson.objects.select_for_update().get(pk=person.pk)
        held = [*locked.posts.all(), *locked.seats.all(), *locked.substituting.all()]
        if any(each.until is None or each.until > on for each in held):
            what = f"{locked.name} holds a post or a seat, or is a substitute"
            raise Refused(Problem(what, "End that first, on their own page or that of the body"))
        locked.account = None
        _forget(locked, by=by.account, reason=reason)


def forget_with_account(account: Account) -> None:
    """What is kept of somebody whose account is erased: who has left holds nothing, and stays known as having left."""
    for person in PartnershipPerson.objects.select_for_update().filter(account=account):
        _forget(person, by=THE_SITE, reason="the account was erased")


def _forget(person: PartnershipPerson, *, by: int, reason: str) -> None:
    name = person.name
    person.name, person.version = FORGOTTEN, person.version + 1
    person.save()
    erase_details(subject_of(person), by=by, reason=reason, naming=(name,))


def end_with_account(account: Account, day: date) -> None:
    """Somebody who left comes back: the posts, seats and offices that their leaving ended stay ended as of that day."""
    for person in PartnershipPerson.objects.select_for_update().filter(account=account):
        held = (
            person.posts,
            person.seats,
            person.substituting,
            OfficeHeld.objects.filter(seat__person=person),
        )
        for each in held:
            going_on = each.filter(Q(until=None) | Q(until__gt=day))
            going_on.filter(since__gt=day).update(until=F("since"))
            going_on.filter(since__lte=day).update(until=day)


# -- seats -------------------------------------------------------------------------------------------------------------


def fill_seat(
    *,
    by: Actor,
    body: str,
    seat: str,
    person: PartnershipPerson,
    post: str = "",
    since: date,
    reason: str = "",
) -> SeatHeld:
    """Give a seat to somebody from a day on, for a post of theirs or for none; a post's seat is for who holds the post.

    Raises Refused where there is no such seat then, somebody else holds it, or they do not hold the post.
    """
    check(permissions.SEAT, by)
    structure = seen_structure().structure
    there = _seat_there_is(structure, body, seat, since)
    sits_for = _post_for(structure, there, person, post, since)
    with transaction.atomic():
        for each in seats_held(body=body).filter(seat=seat).select_for_update(of=("self",)):
            _make_way(structure, each, since)
        held = _given(SeatHeld(person=person, body=body, seat=seat, post=sits_for, since=since))
        what = f"Gave the seat [seat {body}/{seat}] to person {{person}} from {day_words(since)}"
        _told(
            person, f"{what}{f', for the post [post {sits_for}]' if sits_for else ''}.", by=by, reason=reason
        )
    return held


def _seat_there_is(structure: Structure, body: str, seat: str, on: date) -> SeatOn:
    """Raises Refused where there is none on a day, or it is of something that has ended."""
    found = structure.body(body)
    seats = seats_on(structure, found, on) if found else ()
    there = next((each for each in seats if each.seat.slug == seat), None)
    if there is None or there.ended:
        why = there.ended if there else "there is no such seat on that day"
        raise Refused(Problem(why, "Choose another day, or another seat"))
    return there


def _post_for(structure: Structure, seat: SeatOn, person: PartnershipPerson, post: str, on: date) -> str:
    """The post for which somebody sits. Raises Refused where they do not hold it, or the seat is another post's."""
    wanted = seat.seat.post or post
    if post and post != wanted:
        raise Refused(Problem("this seat is another post's", f"Put {person.name} in that post first"))
    if wanted and not holds_post(structure, person, wanted, on):
        title = in_names(f"[post {wanted}]", structure, on)
        what = f"{person.name} does not hold the post {title} on that day"
        raise Refused(Problem(what, "Put them in the post first, on their own page"))
    return wanted


def _given(held: SeatHeld) -> SeatHeld:
    """Raises Refused where somebody else gave the seat in the same moment: the database knows that it has one holder."""
    try:
        with transaction.atomic():
            held.save()
    except IntegrityError:
        raise Refused(Problem("somebody has just given this seat", "Look at who holds it now")) from None
    return held


def _make_way(structure: Structure, held: SeatHeld, since: date) -> None:
    """What one who has left in the meantime held is ended. Raises Refused where somebody holds it still."""
    if held.until is not None and held.until <= since:
        return
    if held.since >= since or stands_on(structure, held, since):
        when = f" from {day_words(held.since)}" if held.since > since else ""
        raise Refused(
            Problem(f"{held.person.name} holds this seat{when}", "End that first, or choose a later day")
        )
    held.until = since
    held.save(update_fields=["until"])


def leave_seat(*, by: Actor, held: SeatHeld, until: date, reason: str = "") -> None:
    """End a seat that somebody holds, before a day: from then it asks to be filled or closed."""
    check(permissions.SEAT, by)
    _end(
        SeatHeld,
        held,
        until,
        f"Ended that person {{person}} holds the seat [seat {held.body}/{held.seat}]",
        by=by,
        reason=reason,
    )


def add_substitute(
    *, by: Actor, held: SeatHeld, person: PartnershipPerson, since: date, reason: str = ""
) -> SeatSubstitute:
    """Say who comes where the holder of a seat cannot. Raises Refused for the holder themselves, and for who does already."""
    check(permissions.SEAT, by)
    with transaction.atomic():
        SeatHeld.objects.select_for_update().get(pk=held.pk)
        there = held.substitutes.filter(person=person)
        if person.pk == held.person_id:
            raise Refused(Problem(f"{person.name} holds this seat", "Choose somebody else"))
        if any(each.until is None or each.until > since for each in there):
            raise Refused(Problem(f"{person.name} is a substitute on that day already", "Choose a later day"))
        found = SeatSubstitute.objects.create(seat=held, person=person, since=since)
        what = f"Made person {{person}} a substitute for the seat [seat {held.body}/{held.seat}] from {day_words(since)}."
        _told(person, what, by=by, reason=reason)
    return found


def end_substitute(*, by: Actor, held: SeatSubstitute, until: date, reason: str = "") -> None:
    """End it before a day."""
    check(permissions.SEAT, by)
    what = (
        f"Ended that person {{person}} is a substitute for the seat [seat {held.seat.body}/{held.seat.seat}]"
    )
    _end(SeatSubstitute, held, until, what, by=by, reason=reason)


# -- the chair -----------------------------------------------------------------------------------------------------------


def choose_office(
    *, by: Actor, held: SeatHeld, office: BodyOffice, since: date, until: date | None = None, reason: str = ""
) -> OfficeHeld:
    """Say who was elected or appointed to the chair or vice-chair from a day on; whoever was it until then is it no more.

    Raises Refused where the terms of reference do not allow it, and where they do not hold the seat then.
    """
    check(permissions.SEAT, by)
    structure = seen_structure().structure
    _seat_there_is(structure, held.body, held.seat, since)
    with transaction.atomic():
        # Two who choose come one after the other.
        list(SeatHeld.objects.select_for_update().filter(body=held.body))
        members = members_on(held.body, since)
        if why := why_not_chosen(structure, members, held.seat, office):
            raise Refused(Problem(why, "Choose another member, or agree other terms of reference first"))
        for each in OfficeHeld.objects.filter(seat__body=held.body, office=office.value):
            _hand_over(each, since)
        ends = until or _term_ends(office, members, since)
        found = OfficeHeld.objects.create(seat=held, office=office.value, since=since, until=ends)
        what = f"Made person {{person}} {office} of [body {held.body}] from {day_words(since)}."
        _told(held.person, what, by=by, reason=reason)
    return found


def _term_ends(office: BodyOffice, members: MemberList, since: date) -> date | None:
    """The day before which it ends, where the terms of reference say for how many months."""
    rule = office.rule(members.body.terms_on(since))
    return months_after(since, rule.months) if rule is not None and rule.months else None


def _hand_over(before: OfficeHeld, since: date) -> None:
    """Raises Refused where somebody was chosen for later days already. What ended on the day it began was a slip."""
    if before.until is not None and before.until <= max(since, before.since):
        return
    if before.since >= since:
        raise Refused(
            Problem(
                f"somebody was chosen from {day_words(before.since)} already",
                "End that first, or choose a later day",
            )
        )
    before.until = since
    before.save(update_fields=["until"])


def leave_office(*, by: Actor, held: OfficeHeld, until: date, reason: str = "") -> None:
    """End it before a day."""
    check(permissions.SEAT, by)
    what = f"Ended that person {{person}} is {held.office} of [body {held.seat.body}]"
    _end(OfficeHeld, held, until, what, by=by, reason=reason)


# -- how -------------------------------------------------------------------------------------------------------------------


def subject_of(person: PartnershipPerson) -> AuditSubject:
    return AuditSubject("person", str(person.pk))


def _end(
    model: type[PostHeld | SeatHeld | SeatSubstitute | OfficeHeld],
    held: HeldFromTo,
    until: date,
    what: str,
    *,
    by: Actor,
    reason: str,
) -> None:
    with transaction.atomic():
        locked = model.objects.select_for_update().get(pk=held.pk)
        if until < locked.since:
            began = f"it began on {day_words(locked.since)}"
            raise Refused(Problem(began, "Choose that day or a later one"))
        before, locked.until = locked.until, until
        locked.save(update_fields=["until"])
        person = locked.seat.person if isinstance(locked, OfficeHeld) else locked.person
        fields = [FieldChanged("until", f"{before or ''}", f"{until}")]
        _told(person, f"{what} on {day_words(until)}.", by=by, reason=reason, fields=fields)


def _told(
    person: PartnershipPerson, sentence: str, *, by: Actor, reason: str, fields: Sequence[FieldChanged] = ()
) -> None:
    """The line of the audit, in which a person is a number: the name stands with the record and leaves with it."""
    structure = structure_or_none() or Structure()
    what = in_names(sentence.format(person=person.pk), structure, timezone.localdate())
    changed(subject_of(person), permissions.SEAT.action, what, by=by.account, reason=reason, fields=fields)


def _plain(name: str) -> str:
    return " ".join(name.split())


def _free(account: Account | None, person: PartnershipPerson | None) -> Account | None:
    """Raises Refused where the account is another person's."""
    if account is None:
        return None
    owner = PartnershipPerson.objects.filter(account=account).first()
    if owner is not None and (person is None or owner.pk != person.pk):
        raise Refused(Problem(f"this account is {owner.name}'s", "Choose another account, or none"))
    return account

"""Posts, seats, substitutes and chairs: who may, what is refused, and who holds what on which day."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from threading import Barrier

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.utils import timezone

from tests.web.people import acting, make_account
from tithing.governance.members import BodyOffice, MemberList
from tithing.reading.book import open_book
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.changes import invite, leave
from tithing.web.accounts.erasing.changes import erase_account
from tithing.web.accounts.models import Account
from tithing.web.ground.book_structure import seen_structure
from tithing.web.partnerships import changes
from tithing.web.partnerships.models import PartnershipPerson, SeatHeld
from tithing.web.partnerships.queries import members_on, vacant_seats
from tithing.web.partnerships.wanted import wanted_of
from tithing.web.shared.actor import Actor
from tithing.web.shared.audit import AuditSubject, faults_of
from tithing.web.shared.models import AuditLine
from tithing.web.shared.permissions import Denied
from tithing.workflows.journal import list_journal
from tithing.workflows.partnership import edits

Make = Callable[..., Account]
TODAY = timezone.localdate()
LONG_AGO, TOMORROW = TODAY - timedelta(days=100), TODAY + timedelta(days=1)
BODY = "strategy-group"


@pytest.fixture
def by(leader: Account) -> Actor:
    return acting(leader)


@pytest.fixture
def commander(by: Actor) -> PartnershipPerson:
    person = changes.add_person(by=by, name=" Practice  Commander ")
    changes.take_post(by=by, person=person, post="commander", since=LONG_AGO)
    return person


@pytest.fixture
def seat(by: Actor, commander: PartnershipPerson) -> SeatHeld:
    return changes.fill_seat(
        by=by, body=BODY, seat="police", person=commander, post="commander", since=LONG_AGO
    )


def names(members: MemberList) -> dict[str, str]:
    return {each.seat.seat.slug: each.name for each in members.members if each.name}


def test_who_is_given_a_seat_stands_in_the_list_of_members(seat: SeatHeld) -> None:
    members = members_on(BODY, TODAY)

    assert names(members) == {"police": "Practice Commander"}
    assert [each.body.slug for each in vacant_seats(seen_structure().structure, TODAY)].count(BODY) == 4
    assert names(members_on(BODY, LONG_AGO - timedelta(days=1))) == {}


def test_each_change_leaves_its_line_without_a_name(seat: SeatHeld) -> None:
    lines = AuditLine.objects.select_related("detail").order_by("number")

    said = [each.detail.sentence.split(" person")[0] for each in lines]
    assert said == [
        "Added",
        "Put",
        "Gave the seat “District Commander, X Police” of Safer X Partnership to",
    ]
    assert not any("Practice" in each.detail.sentence for each in lines)
    assert list(faults_of()) == []


@pytest.mark.parametrize(
    "role",
    [
        role
        for role in ROLES
        if role not in (DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER, DeskRole.DEMOCRATIC_SERVICES)
    ],
)
def test_who_may_not_say_who_holds_what_changes_nothing(
    account_as: Make, seat: SeatHeld, role: DeskRole
) -> None:
    actor = acting(account_as(f"{role} for fire" if role.of_organisation else str(role)))

    for act in (
        lambda: changes.add_person(by=actor, name="Practice New"),
        lambda: changes.leave_seat(by=actor, held=seat, until=TODAY),
        lambda: changes.choose_office(by=actor, held=seat, office=BodyOffice.VICE_CHAIR, since=TODAY),
        lambda: changes.define(
            by=actor, edits=edits.end_post("commander", TODAY), about=AuditSubject("a", "b"), seen=""
        ),
    ):
        with pytest.raises(Denied, match="Only"):
            act()
    assert AuditLine.objects.count() == 3


def test_democratic_services_keeps_seats_and_defines_none(account_as: Make, seat: SeatHeld) -> None:
    actor = acting(account_as("democratic services"))

    changes.leave_seat(by=actor, held=seat, until=TODAY)
    with pytest.raises(Denied):
        changes.define(
            by=actor, edits=edits.end_post("commander", TODAY), about=AuditSubject("a", "b"), seen=""
        )


def test_a_seat_has_one_holder(by: Actor) -> None:
    first, other = (changes.add_person(by=by, name=f"Practice {each}") for each in ("First", "Other"))
    held = changes.fill_seat(by=by, body=BODY, seat="fire", person=first, since=LONG_AGO)

    with pytest.raises(Refused, match="Practice First holds this seat"):
        changes.fill_seat(by=by, body=BODY, seat="fire", person=other, since=TODAY)
    changes.leave_seat(by=by, held=held, until=TOMORROW)
    with pytest.raises(Refused, match="holds this seat"):
        changes.fill_seat(by=by, body=BODY, seat="fire", person=other, since=TODAY)
    changes.fill_seat(by=by, body=BODY, seat="fire", person=other, since=TOMORROW)

    assert [names(members_on(BODY, day))["fire"] for day in (TODAY, TOMORROW)] == [
        "Practice First",
        "Practice Other",
    ]


def test_a_posts_seat_is_for_who_holds_the_post(by: Actor, commander: PartnershipPerson) -> None:
    other = changes.add_person(by=by, name="Practice Other")

    with pytest.raises(Refused, match="does not hold the post District Commander, X Police"):
        changes.fill_seat(by=by, body=BODY, seat="police", person=other, since=TODAY)
    held = changes.fill_seat(by=by, body=BODY, seat="police", person=commander, since=TODAY)

    assert held.post == "commander"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"seat": "nothing"}, "no such seat"),
        ({"post": "leader"}, "another post's"),
        ({"seat": "fire", "post": "leader"}, "does not hold the post Leader of the Council"),
        ({"since": date(2000, 1, 1)}, "no such seat"),
    ],
)
def test_what_cannot_be_given_is_refused(
    by: Actor, commander: PartnershipPerson, told: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        changes.fill_seat(
            by=by, **{"body": BODY, "seat": "police", "person": commander, "since": TODAY, **told}
        )  # type: ignore[arg-type]
    assert not SeatHeld.objects.exists()


@pytest.mark.parametrize("how", ["their account ends", "they leave the post", "they leave the seat"])
def test_who_leaves_leaves_the_seat_that_day_and_the_seat_asks(
    by: Actor, account_as: Make, commander: PartnershipPerson, seat: SeatHeld, how: str
) -> None:
    changes.add_substitute(
        by=by, held=seat, person=changes.add_person(by=by, name="Practice Deputy"), since=LONG_AGO
    )
    changes.choose_office(by=by, held=seat, office=BodyOffice.VICE_CHAIR, since=LONG_AGO)
    assert names(members_on(BODY, TODAY)) == {"police": "Practice Commander"}
    if how == "their account ends":
        account = account_as("member for police")
        commander.refresh_from_db()
        changes.change_person(by=by, person=commander, name="Practice Commander", account=account, version=1)
        leave(by=acting(account_as("administrator")), account=account)
    elif how == "they leave the post":
        changes.leave_post(by=by, held=commander.posts.get(), until=TODAY)
    else:
        changes.leave_seat(by=by, held=seat, until=TODAY)

    members = members_on(BODY, TODAY)

    assert names(members) == {}
    assert members.holder_of(BodyOffice.VICE_CHAIR) is None
    assert names(members_on(BODY, TODAY - timedelta(days=1))) == {"police": "Practice Commander"}
    asked = [each.what for each in wanted_of(by, TODAY)]
    assert "5 seats of Safer X Partnership are vacant: fill or close them" in asked
    following = changes.add_person(by=by, name="Practice Next")
    changes.take_post(by=by, person=following, post="commander", since=TODAY)
    changes.fill_seat(by=by, body=BODY, seat="police", person=following, since=TODAY)
    assert names(members_on(BODY, TODAY)) == {"police": "Practice Next"}


def test_nothing_is_asked_of_who_cannot_do_it(account_as: Make) -> None:
    for role in ("analyst", "auditor", "member for fire", "administrator"):
        assert list(wanted_of(acting(account_as(role)), TODAY)) == []


def test_terms_of_reference_and_authorities_ask_too(by: Actor) -> None:
    asked = {each.what: each for each in wanted_of(by, date(2027, 6, 2))}

    assert "Probation: no organisation of this kind is named" in asked
    terms = asked["Look again at the terms of reference of Safer X Partnership"]
    assert (terms.due, terms.late) == (date(2027, 6, 1), True)


# -- the chair -----------------------------------------------------------------------------------------------------------


def test_a_vice_chair_is_elected_and_the_next_follows(by: Actor, seat: SeatHeld) -> None:
    fire = changes.fill_seat(
        by=by, body=BODY, seat="fire", person=changes.add_person(by=by, name="Practice Fire"), since=LONG_AGO
    )
    vice = BodyOffice.VICE_CHAIR
    changes.choose_office(by=by, held=seat, office=vice, since=LONG_AGO)
    changes.choose_office(by=by, held=fire, office=vice, since=TODAY)

    found = [members_on(BODY, day).holder_of(vice) for day in (TODAY - timedelta(days=1), TODAY)]

    assert [each.name for each in found if each] == ["Practice Commander", "Practice Fire"]
    assert members_on(BODY, TODAY + timedelta(days=364)).holder_of(vice) is not None
    assert members_on(BODY, TODAY + timedelta(days=366)).holder_of(vice) is None  # elected for twelve months
    assert any("Nobody is vice-chair" in each.what for each in wanted_of(by, TODAY + timedelta(days=366)))
    with pytest.raises(Refused, match="chosen from"):
        changes.choose_office(by=by, held=seat, office=vice, since=LONG_AGO + timedelta(days=1))


def test_the_terms_of_reference_say_who_may_not_be_chosen(by: Actor) -> None:
    leader = changes.add_person(by=by, name="Practice Council Leader")
    changes.take_post(by=by, person=leader, post="leader", since=LONG_AGO)
    held = changes.fill_seat(
        by=by, body=BODY, seat="council-leader", person=leader, post="leader", since=LONG_AGO
    )

    chair = members_on(BODY, TODAY).holder_of(BodyOffice.CHAIR)
    assert chair is not None
    assert chair.name == "Practice Council Leader"
    with pytest.raises(Refused, match="is not of X Borough Council"):
        changes.choose_office(by=by, held=held, office=BodyOffice.VICE_CHAIR, since=TODAY)
    with pytest.raises(Refused, match="whoever holds the post"):
        changes.choose_office(by=by, held=held, office=BodyOffice.CHAIR, since=TODAY)


# -- the record itself -----------------------------------------------------------------------------------------------------


def test_the_second_of_two_who_change_one_person_is_told(by: Actor, commander: PartnershipPerson) -> None:
    changes.change_person(by=by, person=commander, name="Practice Chief", account=None, version=1)

    with pytest.raises(Refused, match="since you opened"):
        changes.change_person(by=by, person=commander, name="Practice Major", account=None, version=1)


def test_an_account_is_one_persons(by: Actor, account_as: Make, commander: PartnershipPerson) -> None:
    account = account_as("member for fire")
    changes.add_person(by=by, name="Practice Owner", account=account)

    with pytest.raises(Refused, match="Practice Owner's"):
        changes.change_person(by=by, person=commander, name="Practice Commander", account=account, version=1)


def test_a_post_is_held_once_at_a_time_and_only_while_there_is_one(
    by: Actor, commander: PartnershipPerson
) -> None:
    with pytest.raises(Refused, match="already"):
        changes.take_post(by=by, person=commander, post="commander", since=TODAY)
    with pytest.raises(Refused, match="no such post"):
        changes.take_post(by=by, person=commander, post="nothing", since=TODAY)
    with pytest.raises(Refused, match="it began on"):
        changes.leave_post(by=by, held=commander.posts.get(), until=LONG_AGO - timedelta(days=1))


def test_a_substitute_is_somebody_else_once(by: Actor, seat: SeatHeld) -> None:
    deputy = changes.add_person(by=by, name="Practice Deputy")
    found = changes.add_substitute(by=by, held=seat, person=deputy, since=TODAY)

    assert members_on(BODY, TODAY).members[1].substitutes == ("Practice Deputy",)
    for person in (deputy, seat.person):
        with pytest.raises(Refused):
            changes.add_substitute(by=by, held=seat, person=person, since=TODAY)
    changes.end_substitute(by=by, held=found, until=TODAY)
    assert members_on(BODY, TODAY).members[1].substitutes == ()


@pytest.mark.usefixtures("partnership_files")
def test_what_the_book_says_is_changed_with_a_line_in_both_books(by: Actor) -> None:
    state = seen_structure().state
    changes.define(
        by=by,
        edits=edits.add_post("clerk", "Clerk", "council"),
        about=AuditSubject("organisation", "council"),
        seen=state,
        reason="new",
    )

    row = list_journal(open_book(settings.TITHING_BOOK))[-1]
    line = AuditLine.objects.get()
    assert (row.status, row.by, row.reason) == ("changed", f"account-{by.account}", "new")
    assert row.done == "Added the post Clerk of X Borough Council"
    assert (
        line.detail.sentence
        == f"Added the post Clerk of X Borough Council (line {row.number} of the book's journal)."
    )
    assert seen_structure().structure.post("clerk") is not None
    with pytest.raises(Refused, match="since you opened"):
        changes.define(
            by=by,
            edits=edits.end_post("clerk", TODAY),
            about=AuditSubject("organisation", "council"),
            seen=state,
        )
    assert AuditLine.objects.count() == 1


@pytest.mark.usefixtures("partnership_files")
def test_a_council_merges_and_its_successor_takes_its_seats_with_who_holds_them(
    by: Actor, seat: SeatHeld
) -> None:
    day = TODAY + timedelta(days=30)
    merger = edits.merge_organisations(
        ["police", "homes"], slug="north", name="North Police", kind="police force", limb="police", on=day
    )

    changes.define(by=by, edits=merger, about=AuditSubject("partnership", "structure"), seen="")

    before, after = (members_on(BODY, each).members[1] for each in (day - timedelta(days=1), day))
    assert (before.name, before.organisation) == ("Practice Commander", "X Police")
    assert (after.name, after.organisation) == ("Practice Commander", "North Police")


@pytest.mark.usefixtures("emptied_anew")
def test_of_those_who_give_one_seat_in_the_same_moment_all_but_one_are_told() -> None:
    by = acting(make_account("team leader"))
    people = [changes.add_person(by=by, name=f"Practice {each}") for each in range(4)]
    together = Barrier(len(people))

    def give(person: PartnershipPerson) -> str:
        together.wait()
        try:
            changes.fill_seat(by=by, body=BODY, seat="fire", person=person, since=TODAY)
            return "given"
        except Refused as refused:
            return "told" if "this seat" in str(refused) else str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(len(people)) as several:
        told = sorted(several.map(give, people))

    assert told == ["given", "told", "told", "told"]
    assert SeatHeld.objects.count() == 1


def test_who_may_not_see_accounts_is_not_asked_for_one_and_leaves_it_as_it_is(
    account_as: Make, signed_in: Callable[[Account], Client], commander: PartnershipPerson
) -> None:
    hidden = account_as("member for police", name="Practice Hidden Account")
    PartnershipPerson.objects.filter(pk=commander.pk).update(account=hidden)
    browser = signed_in(account_as("democratic services"))
    path = f"/desk/partnership/people/{commander.pk}/change/"

    page = browser.get(path)
    browser.post(path, {"name": "Practice Chief", "state": page.context["form"]["state"].value()})

    assert b"Hidden Account" not in page.content
    commander.refresh_from_db()
    assert (commander.name, commander.account) == ("Practice Chief", hidden)


def test_somebodys_name_is_taken_out_of_the_record_and_of_the_words_of_the_audit(
    by: Actor, account_as: Make, seat: SeatHeld
) -> None:
    administrator = acting(account_as("administrator"))
    changes.leave_seat(by=by, held=seat, until=TODAY, reason="Practice Commander retires")
    with pytest.raises(Refused, match="holds a post or a seat"):
        changes.forget_person(by=administrator, person=seat.person, on=TODAY)
    changes.leave_post(by=by, held=seat.person.posts.get(), until=TODAY)
    with pytest.raises(Denied):
        changes.forget_person(by=by, person=seat.person, on=TODAY)

    changes.forget_person(by=administrator, person=seat.person, on=TODAY, reason="asked for")

    before = members_on(BODY, TODAY - timedelta(days=1))
    said = [
        f"{each.detail.sentence} {each.detail.reason}" for each in AuditLine.objects.select_related("detail")
    ]
    assert names(before) == {"police": changes.FORGOTTEN}
    assert not PartnershipPerson.objects.filter(name__contains="Commander").exists()
    assert not any("Commander" in each for each in said)
    assert list(faults_of()) == []


def test_who_is_erased_as_an_account_is_forgotten_as_a_person_and_holds_nothing_again(
    by: Actor, account_as: Make, seat: SeatHeld
) -> None:
    administrator, account = acting(account_as("administrator")), account_as("member for police")
    changes.change_person(by=by, person=seat.person, name="Practice Commander", account=account, version=1)
    leave(by=administrator, account=account)

    erase_account(by=administrator, account=Account.objects.get(pk=account.pk), reason="asked for")

    assert PartnershipPerson.objects.get(pk=seat.person.pk).name == changes.FORGOTTEN
    assert names(members_on(BODY, TODAY)) == {}
    assert list(faults_of()) == []


def test_who_comes_back_holds_nothing_of_what_their_leaving_ended(
    by: Actor, account_as: Make, seat: SeatHeld
) -> None:
    administrator, account = acting(account_as("administrator")), account_as("member for police")
    deputy = changes.add_person(by=by, name="Practice Deputy")
    changes.add_substitute(by=by, held=seat, person=deputy, since=LONG_AGO)
    changes.choose_office(by=by, held=seat, office=BodyOffice.VICE_CHAIR, since=LONG_AGO)
    changes.change_person(by=by, person=seat.person, name="Practice Commander", account=account, version=1)
    leave(by=administrator, account=account)
    before = names(members_on(BODY, TODAY - timedelta(days=1)))

    invite(
        by=administrator, email=account.email, name="Practice Commander", role=DeskRole.MEMBER,
        organisation="police", known={"police": "X Police"},
    )  # fmt: skip

    assert names(members_on(BODY, TODAY)) == names(members_on(BODY, TOMORROW)) == {}
    assert members_on(BODY, TODAY).holder_of(BodyOffice.VICE_CHAIR) is None
    assert not seat.person.posts.filter(until=None).exists()
    assert names(members_on(BODY, TODAY - timedelta(days=1))) == before == {"police": "Practice Commander"}


# -- what the law wants --------------------------------------------------------------------------------------------------


def test_a_team_leader_is_asked_for_a_protocol_until_it_is_written_down(
    desk: Client, by: Actor, partnership_files: object, account_as: Make
) -> None:
    page = "/desk/partnership/protocol/"
    told = {
        "since": "1/4/2026",
        "signed_by": ["council", "police"],
        "liaison": ["leader"],
        "review": "31/3/2029",
    }
    asked = [each for each in wanted_of(by, TODAY) if each.address == page]
    others = wanted_of(acting(account_as("democratic services")), TODAY)

    answer = desk.post(page, {**told, "state": seen_structure().state})

    assert len(asked) == 1
    assert page not in [each.address for each in others]
    assert answer.status_code == 302
    left = [each.what for each in wanted_of(by, TODAY) if each.address == page]
    assert any("is not signed by X Fire and Rescue Service" in each for each in left)
    assert "X Borough Council and X Police" in desk.get("/desk/partnership/").content.decode()
    shown = desk.get(page).content.decode()
    assert 'value="1/4/2026"' in shown
    assert shown.count(" checked>") == 3

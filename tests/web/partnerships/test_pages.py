"""The partnership's pages as a team leader uses them: from an empty book to a merger, an election and somebody who leaves."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tithing.web.accounts.models import Account
from tithing.web.ground.book_structure import seen_structure
from tithing.web.partnerships.models import PartnershipPerson, PostHeld, SeatHeld

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
HERE = "/desk/partnership/"
TODAY = timezone.localdate()
TOMORROW = TODAY + timedelta(days=1)


def words(browser: Client, path: str) -> str:
    answer = browser.get(path, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def sent(browser: Client, path: str, **told: object) -> str:
    """The page on which one stands once the form was sent as it was shown, with this filled in."""
    shown = browser.get(HERE + path).context["form"]
    initial = {each.html_name: "" if each.value() is None else each.value() for each in shown}
    days = {key: f"{value:%d/%m/%Y}" for key, value in told.items() if hasattr(value, "year")}
    answer = browser.post(HERE + path, {**initial, **told, **days}, follow=True)
    return " ".join(answer.content.decode().split())


@pytest.fixture
def seated(somebody: PartnershipPerson) -> SeatHeld:
    day = TODAY - timedelta(days=100)
    PostHeld.objects.create(person=somebody, post="commander", since=day)
    return SeatHeld.objects.create(
        person=somebody, body="strategy-group", seat="police", post="commander", since=day
    )


def test_the_overview_says_who_sits_for_whom_and_draws_what_reports_to_what(
    desk: Client, seated: SeatHeld
) -> None:
    page = words(desk, HERE)

    assert "Practice Commander" in page
    assert page.count("Not covered") == 4
    assert "Safer Neighbourhoods Group reports to Safer X Partnership." in page
    assert "5 seats, 4 vacant" in page
    assert "<svg role=" in page


def test_a_day_that_is_asked_about_is_shown(desk: Client, seated: SeatHeld) -> None:
    assert "X Clinical Commissioning Group" in words(desk, f"{HERE}?on=30/6/2022")
    assert "North Integrated Care Board" in words(desk, f"{HERE}?on=1+July+2022")
    assert "X Fire Brigade" in words(desk, f"{HERE}organisations/?on=2020-03-31")


@pytest.mark.usefixtures("partnership_files")
def test_an_organisation_a_post_and_a_seat_are_added_and_filled(
    desk: Client, somebody: PartnershipPerson
) -> None:
    sent(desk, "organisations/add/", name="X Probation", kind="probation service", limb="probation")
    page = sent(desk, "organisations/x-probation/post/", title="Head of Area")
    assert "Done" in page
    assert "Head of Area" in page
    sent(desk, "bodies/strategy-group/seat/", seat_class="post", post="head-of-area", since=TODAY)
    sent(desk, f"people/{somebody.pk}/post/", post="head-of-area", since=TODAY)
    page = sent(desk, "bodies/strategy-group/seats/head-of-area/fill/")

    assert "Practice Commander has the seat from" in page
    assert "Probation: no organisation" not in words(desk, "/desk/")
    assert "Head of Area" in words(desk, f"{HERE}people/{somebody.pk}/")


@pytest.mark.usefixtures("partnership_files")
def test_a_council_merges_on_a_day_and_its_successor_takes_its_seats(desk: Client, seated: SeatHeld) -> None:
    new = {"name": "North Police", "kind": "police force", "limb": "police", "on": TOMORROW}
    page = sent(desk, "organisations/merge/", merged=["police", "homes"], **new)

    assert "The merger is in the book" in page
    assert "North Police" not in words(desk, f"{HERE}bodies/strategy-group/")
    after = words(desk, f"{HERE}bodies/strategy-group/?on={TOMORROW:%d/%m/%Y}")
    assert "District Commander, North Police" in after
    assert "Practice Commander" in after
    assert "North Police stands in its place from the day after" in words(
        desk, f"{HERE}organisations/police/"
    )


@pytest.mark.usefixtures("partnership_files")
def test_until_its_last_day_who_merges_is_seated_and_named_as_before(desk: Client) -> None:
    new = {"name": "North Council", "kind": "council", "limb": "council", "on": TODAY + timedelta(days=400)}
    sent(desk, "organisations/merge/", merged=["council"], **new)

    sent(desk, "bodies/strategy-group/terms/", quorum="1", since=TODAY)
    assert "not of X Borough Council" in words(desk, f"{HERE}bodies/strategy-group/")

    added = {"seat_class": "organisation", "organisation": "council", "title": "Second", "since": TODAY}
    assert "Second" in sent(desk, "bodies/strategy-group/seat/", **added)


@pytest.mark.usefixtures("partnership_files")
def test_what_is_agreed_again_names_who_has_ended_too(desk: Client) -> None:
    new = {"name": "North Council", "kind": "council", "limb": "council", "on": TODAY}
    sent(desk, "organisations/merge/", merged=["council"], **new)

    sent(desk, "bodies/strategy-group/terms/", quorum="1", since=TODAY)

    terms = seen_structure().structure.body("strategy-group").terms[-1]
    assert terms.vice_chair.not_of == ("council",)


@pytest.mark.parametrize("page", ["", "organisations/", "bodies/strategy-group/"])
@pytest.mark.parametrize("typed", ["1st of May", "31/2/2028", "1/1/9999", "%00"])
def test_a_day_that_is_none_is_asked_for_again_and_today_is_shown(
    desk: Client, page: str, typed: str
) -> None:
    told = words(desk, f"{HERE}{page}?on={typed}")

    assert told.count("Enter a day") == 2  # at the top, and beside the field
    assert f"{TODAY.day} {TODAY:%B %Y}" in told or page == "organisations/"
    assert "Enter a day" not in words(desk, f"{HERE}{page}?on=1+May+2028")
    assert "Enter a day" not in words(desk, f"{HERE}{page}")


def test_a_vice_chair_is_elected(desk: Client, seated: SeatHeld) -> None:
    page = sent(desk, "bodies/strategy-group/chair/", office="vice-chair", held=str(seated.pk), since=TODAY)

    assert "Practice Commander is vice-chair from" in page
    assert "<strong>Vice-chair</strong>" in page


def test_who_was_elected_by_a_slip_is_taken_off_before_their_term_is_over(
    desk: Client, seated: SeatHeld
) -> None:
    told = {"office": "vice-chair", "held": str(seated.pk)}
    sent(desk, "bodies/strategy-group/chair/", **told, since=TOMORROW)
    assert "End that first" in sent(desk, "bodies/strategy-group/chair/", **told, since=TODAY)

    address = re.search(r"offices/\d+/end/", words(desk, f"{HERE}bodies/strategy-group/"))
    assert address is not None
    sent(desk, address[0], until=TOMORROW)

    assert "is vice-chair from" in sent(desk, "bodies/strategy-group/chair/", **told, since=TODAY)


def test_a_refusal_of_the_terms_of_reference_stands_on_the_form_with_what_was_typed(
    desk: Client, seated: SeatHeld
) -> None:
    page = sent(
        desk,
        "bodies/strategy-group/chair/",
        office="chair",
        held=str(seated.pk),
        since=TODAY,
        reason="agreed by all",
    )

    assert "The terms of reference give it to whoever holds the post Leader of the Council" in page
    assert 'value="agreed by all"' in page
    assert "<title>Error: " in page


def test_who_leaves_leaves_a_seat_that_asks(
    desk: Client, seated: SeatHeld, account_as: Make, signed_in: SignIn
) -> None:
    page = sent(desk, f"seats-held/{seated.pk}/end/", until=TODAY)

    assert "From then the seat asks to be filled or closed" in page
    assert "5 seats of Safer X Partnership are vacant" in words(desk, "/desk/")
    assert "seats of Safer X Partnership" in words(signed_in(account_as("democratic services")), "/desk/")
    assert "Safer X Partnership are vacant" not in words(signed_in(account_as("member for fire")), "/desk/")


@pytest.mark.usefixtures("partnership_files")
@pytest.mark.parametrize("path", ["organisations/homes/rename/", "bodies/neighbourhoods/rename/"])
def test_the_second_of_two_is_told_keeps_what_was_typed_and_may_go_on(desk: Client, path: str) -> None:
    state = desk.get(HERE + path).context["form"]["state"].value()
    sent(desk, "organisations/council/post/", title="Clerk")
    told = {"name": "Another Name", "since": f"{TODAY:%d/%m/%Y}", "state": state}

    second = desk.post(HERE + path, told)

    assert second.status_code == 409
    assert b"Somebody changed this since you opened the page" in second.content
    assert b'value="Another Name"' in second.content
    again = desk.post(HERE + path, {**told, "state": second.context["form"]["state"].value()}, follow=True)
    assert b"It has another name from that day" in again.content


def test_the_second_of_two_who_end_one_seat_is_told(desk: Client, seated: SeatHeld) -> None:
    path = f"{HERE}seats-held/{seated.pk}/end/"
    state = desk.get(path).context["form"]["state"].value()
    desk.post(path, {"until": f"{TOMORROW:%d/%m/%Y}", "state": state})

    assert desk.post(path, {"until": f"{TODAY:%d/%m/%Y}", "state": state}).status_code == 409


@pytest.mark.usefixtures("partnership_files")
def test_terms_of_reference_are_filled_in_as_they_stand_and_agreed_anew(desk: Client) -> None:
    page = sent(desk, "bodies/strategy-group/terms/", since=TODAY, reports_in=["1", "7"])

    body = seen_structure().structure.body("strategy-group")
    assert body is not None
    terms = body.terms_on(TODAY)
    assert terms is not None
    assert (terms.since, terms.reports_in, terms.quorum) == (TODAY, (1, 7), 2)
    assert terms.vice_chair == body.terms[0].vice_chair
    assert "January and July" in page


@pytest.mark.usefixtures("partnership_files")
@pytest.mark.parametrize(
    ("path", "told", "problem"),
    [
        ("organisations/add/", {"name": ""}, "Enter its name"),
        (
            "organisations/add/",
            {"name": "N", "kind": "other", "limb": "fire"},
            "is not what the law means by",
        ),
        ("organisations/merge/", {"name": "N"}, "Choose the organisations that merge"),
        ("organisations/fire/post/", {"title": "Jane Smith"}, "looks like personal data"),
        ("bodies/add/", {"name": "N", "kind": "task and finish group"}, "has an end"),
        ("bodies/strategy-group/parent/", {"parent": "neighbourhoods"}, "circle"),
        ("bodies/strategy-group/seat/", {"seat_class": "post"}, "Choose the post"),
        ("bodies/strategy-group/seat/", {"seat_class": "invited"}, "Enter what papers call the seat"),
        ("bodies/strategy-group/terms/", {"chair_by": "post", "chair_of": ""}, "Choose the post"),
        ("bodies/strategy-group/terms/", {"quorum": "many"}, "Enter a number"),
        ("bodies/strategy-group/terms/", {"quorum": "9"}, "9 have to be there"),
        ("people/add/", {"name": ""}, "Enter their name"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(
    desk: Client, path: str, told: dict[str, str], problem: str
) -> None:
    before = seen_structure().state

    page = sent(desk, path, reason="why it is", **told)

    assert problem in page
    assert 'value="why it is"' in page
    assert seen_structure().state == before


def test_an_empty_book_says_how_to_begin(desk: Client, partnership_files: Path) -> None:
    (partnership_files / "organisations.toml").unlink()
    for path in (partnership_files / "bodies").glob("*.toml"):
        path.unlink()

    assert "Add an organisation" in words(desk, HERE)
    assert "add them" in words(desk, "/desk/")
    assert "None is named yet" in words(desk, "/about/")
    assert "No body is named yet" in words(desk, "/about/")


def test_a_file_that_is_wrong_is_told_on_the_desk_and_breaks_no_other_page(
    desk: Client, partnership_files: Path
) -> None:
    (partnership_files / "bodies" / "neighbourhoods.toml").write_text("name = 5\n", encoding="utf-8")

    answer = desk.get(HERE)

    assert answer.status_code == 409
    assert b"neighbourhoods.toml" in answer.content
    assert "is wrong: see what, and mend it" in words(desk, "/desk/")
    assert words(Client(), "/about/")


def test_the_public_reads_organisations_posts_and_terms_and_no_persons_name(seated: SeatHeld) -> None:
    page = words(Client(), "/about/")

    assert "District Commander" in page
    assert "To reduce crime and disorder in X." in page
    assert "whoever is Leader of the Council" in page or "Whoever is Leader of the Council" in page
    assert "Practice Commander" not in page


def test_without_a_database_row_the_public_page_is_the_same(db: None, seated: SeatHeld) -> None:
    before = words(Client(), "/about/")
    SeatHeld.objects.all().delete()
    PostHeld.objects.all().delete()
    PartnershipPerson.objects.all().delete()

    assert words(Client(), "/about/") == before


@pytest.mark.parametrize(
    "path", [HERE, f"{HERE}bodies/strategy-group/", f"{HERE}people/", f"{HERE}organisations/", "/desk/"]
)
def test_a_page_asks_the_database_as_often_for_many_as_for_few(desk: Client, path: str) -> None:
    asked = []
    for number in (3, 30):
        for count in range(number):
            person = PartnershipPerson.objects.create(name=f"Practice {count}")
            PostHeld.objects.create(person=person, post="commander", since=TODAY)
            held = {
                "person": person,
                "body": "strategy-group",
                "since": TODAY - timedelta(days=count),
                "until": TODAY,
            }
            SeatHeld.objects.create(seat="police", **held)
        with CaptureQueriesContext(connection) as found:
            desk.get(path)
        asked.append(len(found))

    assert asked[0] == asked[1] <= 16


@pytest.mark.usefixtures("partnership_files")
def test_an_auditor_follows_a_change_to_its_author_and_to_whom_it_is_about(
    desk: Client, seated: SeatHeld, account_as: Make, signed_in: SignIn
) -> None:
    sent(desk, f"seats-held/{seated.pk}/end/", until=TODAY, reason="moved to another force")
    sent(desk, "bodies/neighbourhoods/rename/", name="Streets Group", since=TODAY)

    audit = words(signed_in(account_as("auditor")), "/desk/audit/")

    assert (
        f"Ended that person {seated.person.pk} holds the seat “District Commander, X Police” of Safer X Partnership"
        in audit
    )
    assert f'href="/desk/partnership/people/{seated.person.pk}/">Practice Commander</a>' in audit
    assert 'href="/desk/partnership/bodies/neighbourhoods/">Streets Group</a>' in audit
    assert "Practice Leader" in audit
    assert "moved to another force" in audit


def test_a_form_that_is_sent_twice_adds_nobody_twice(desk: Client) -> None:
    page = desk.get("/desk/partnership/people/add/").content.decode()
    told = {"name": "Practice Twice", "state": re.findall(r'name="state" value="([^"]*)"', page)[0]}

    answers = [desk.post("/desk/partnership/people/add/", told).status_code for _ in range(2)]

    assert answers == [302, 409]
    assert PartnershipPerson.objects.filter(name="Practice Twice").count() == 1

"""Who gets what at every address of the site, written by hand from what each role is for. An address that is missing here fails."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from tithing.governance.asked.lifecycle import AskedState
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.models import Account, RoleHeld
from tithing.web.api.models import PersonalKey
from tithing.web.api.opens import FIGURES
from tithing.web.ground.models import Job
from tithing.web.ground.states import FAILED
from tithing.web.partnerships.models import OfficeHeld, PartnershipPerson, PostHeld, SeatHeld, SeatSubstitute
from tithing.web.questions.models import AnsweredFigure, AskedQuestion, ChosenFigure, QuestionAnswer

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
ADMIN, LEADER, AUDITOR = DeskRole.ADMINISTRATOR, DeskRole.TEAM_LEADER, DeskRole.AUDITOR
SHOWN, DENIED, ABSENT, TO_SIGN_IN = 200, 403, 404, 302


@dataclass(frozen=True)
class Address:
    """`shown` to whom, `denied` in words to whom; to everybody else who is signed in it is absent; others are to sign in.

    `changes` where it has a form that changes something.
    """

    shown: frozenset[DeskRole]
    denied: frozenset[DeskRole] = frozenset()
    public: int = TO_SIGN_IN
    changes: bool = False

    def expected(self, role: DeskRole) -> int:
        if role is DeskRole.PUBLIC:
            return self.public
        return SHOWN if role in self.shown else DENIED if role in self.denied else ABSENT


EVERYBODY = frozenset(ROLES)
OPEN = Address(EVERYBODY, public=SHOWN)
DESK = Address(EVERYBODY)
PEOPLE = Address(frozenset({ADMIN, LEADER, AUDITOR}))
CHANGE = Address(frozenset({ADMIN}), denied=frozenset({LEADER, AUDITOR}), changes=True)
ABSENT_HERE = Address(frozenset(), public=404)  # only in a practice book: tests/web/practice
CHANGE_WORK = Address(  # of another's: absent to everybody else
    frozenset({ADMIN}), denied=frozenset({AUDITOR}), changes=True
)
DEFINES = Address(frozenset({ADMIN, LEADER}), denied=EVERYBODY - {ADMIN, LEADER}, changes=True)
KEEP_SEATS = frozenset({ADMIN, LEADER, DeskRole.DEMOCRATIC_SERVICES})
SEATS = Address(KEEP_SEATS, denied=EVERYBODY - KEEP_SEATS, changes=True)
KEEP_FILES = frozenset({DeskRole.ANALYST, LEADER})
OF_THE_BOOK = (
    "organisation_add", "organisations_merge", "organisation_describe", "organisation_rename", "organisation_end", "post_add",
    "protocol_sign", "merger_take_back", "organisation_go_on", "post_go_on", "body_go_on", "seat_go_on",
    "post_end", "body_add", "body_rename", "body_end", "body_parent", "body_parent_end", "body_terms", "seat_add", "seat_close",
)  # fmt: skip
OF_HOLDERS = (
    "person_add", "person_change", "post_take", "post_leave", "seat_fill", "seat_leave", "substitute_add", "substitute_end",
    "office_choose", "office_leave",
)  # fmt: skip
ANALYST, DEMOCRATIC = DeskRole.ANALYST, DeskRole.DEMOCRATIC_SERVICES
WORK = Address(frozenset({ANALYST, LEADER}), denied=frozenset({AUDITOR}), changes=True)
OF_A_QUESTION = (  # which democratic services did not log, so that it is absent to them
    "question_change", "question_begin", "question_ask_back", "question_explained", "question_extend", "question_figure",
    "question_figure_drop", "question_take", "question_answer", "question_refuse", "question_withdraw", "question_reopen",
)  # fmt: skip
MATRIX: dict[str, Address] = {
    **dict.fromkeys(("start", "about", "accessibility", "privacy", "health"), OPEN),
    "desk": DESK,
    "people": PEOPLE,
    "person": PEOPLE,
    **dict.fromkeys(("invite", "invite_again", "give_role", "end_role", "follow_role", "leave"), CHANGE),
    "erase_account": CHANGE,
    "reset_second_step": Address(frozenset({ADMIN, LEADER}), denied=frozenset({AUDITOR}), changes=True),
    "settings": Address(frozenset({ADMIN, AUDITOR})),
    "set_ways": Address(frozenset({ADMIN}), denied=frozenset({AUDITOR}), changes=True),
    "audit": Address(frozenset({ADMIN, AUDITOR})),
    **dict.fromkeys(("practice_people", "mailbox"), ABSENT_HERE),
    "jobs": DESK,
    "search": DESK,
    "questions": Address(frozenset({ANALYST, LEADER, AUDITOR, DEMOCRATIC})),
    "question": Address(frozenset({ANALYST, LEADER, AUDITOR})),
    "question_log": Address(
        frozenset({ANALYST, LEADER, DEMOCRATIC}), denied=frozenset({AUDITOR}), changes=True
    ),
    **dict.fromkeys(OF_A_QUESTION, WORK),
    "question_erase": Address(frozenset({LEADER}), denied=frozenset({ANALYST, AUDITOR}), changes=True),
    **dict.fromkeys(
        (
            "partnership",
            "partnership_organisations",
            "partnership_organisation",
            "partnership_people",
            "partnership_person",
            "partnership_body",
        ),
        DESK,
    ),
    **dict.fromkeys(("figures", "figure", "figure_latest", "places", "place"), DESK),
    **dict.fromkeys(OF_THE_BOOK, DEFINES),
    **dict.fromkeys(OF_HOLDERS, SEATS),
    "person_forget": Address(frozenset({ADMIN}), denied=EVERYBODY - {ADMIN}, changes=True),
    "audit_export": Address(frozenset({ADMIN, AUDITOR}), changes=True),
    **dict.fromkeys(("job_again", "job_give_up"), CHANGE_WORK),
    **dict.fromkeys(("api", "api_what_there_is", "api_openapi"), OPEN),
    "keys": DESK,
    **dict.fromkeys(("make_key", "make_feed"), Address(EVERYBODY, changes=True)),
    "all_keys": Address(frozenset({ADMIN, AUDITOR})),
    "end_key": Address(frozenset({ADMIN}), denied=frozenset({AUDITOR}), changes=True),  # of another's
    "files": Address(KEEP_FILES),
    "file": Address(KEEP_FILES | {DeskRole.PROVIDER, DeskRole.CERTIFIER}),  # of their own organisation
    **dict.fromkeys(("revisions", "suppliers", "supplier"), DESK),
    **dict.fromkeys(("file_withdraw", "file_erase"), Address(KEEP_FILES, changes=True)),
}
# Signing in, and one's own account: the sign-in library's pages, each of which is of nobody but who asks for it.
OWN = {
    "account", "account_change_password", "account_set_password", "second_factor", "mfa_index", "mfa_activate_totp",
    "mfa_deactivate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_remove_webauthn", "mfa_edit_webauthn",
    "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "usersessions_list",
    "account_reauthenticate", "account_request_reauthentication_code", "account_confirm_reauthentication_code",
    "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "socialaccount_connections",
}  # fmt: skip
SIGN_IN = {
    "account_login", "account_request_login_code", "account_confirm_login_code", "mfa_login_webauthn", "mfa_authenticate",
    "account_logout", "account_inactive", "account_reset_password", "account_reset_password_done",
    "account_reset_password_from_key", "account_reset_password_from_key_done", "openid_connect_login", "openid_connect_callback",
    "socialaccount_login_cancelled", "socialaccount_login_error", "socialaccount_signup",
}  # fmt: skip


BY_NUMBER = {"download"}  # of whom it is for: tests/web/behind/test_files.py
BY_VERSION = {"figure_version"}  # whatever its figures are: tests/web/evidence/test_files.py
BY_PRESS = {"reads_for"}  # takes nothing but a form: tests/web/evidence/test_reads_for.py
BY_LINK = {"one_time_link"}  # whoever holds it: tests/web/ground/test_links.py
BY_KEY = {  # whoever sends one, as whom it acts; whoever is signed in is nobody there: tests/web/api
    "feed", "api_absent", "api_indicators", "api_indicator", "api_areas", "api_quarters", "api_figures", "api_figures_csv",
    "api_changes",
}  # fmt: skip


def names_in(resolver: URLResolver) -> Iterator[str]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from names_in(each)
        elif isinstance(each, URLPattern):
            yield each.name or str(each.pattern)


def test_every_address_of_the_site_is_in_the_matrix() -> None:
    elsewhere = {*OWN, *SIGN_IN, *BY_LINK, *BY_NUMBER, *BY_VERSION, *BY_KEY, *BY_PRESS}
    assert set(names_in(get_resolver())) == {*MATRIX, *elsewhere}


@pytest.fixture
def somebody(account_as: Make) -> Account:
    """On whose account the pages of one person are asked for."""
    account_as("administrator")
    return account_as("member for fire")


def failed_work(somebody: Account) -> Job:
    """What somebody had the site do, and it did not go."""
    said = {
        "kind": "housekeeping",
        "by": somebody.pk,
        "about": somebody.name,
        "state": FAILED,
        "words": somebody.name,
    }
    return Job.objects.get_or_create(key="failed", defaults={**said, "due_at": timezone.now()})[0]


def key_of(somebody: Account) -> PersonalKey:
    """A key for programs that somebody has."""
    day = timezone.localdate()
    said = {"opens": FIGURES, "name": somebody.name, "made_at": timezone.now(), "last_day": day}
    return PersonalKey.objects.get_or_create(account=somebody, token_hash="0" * 64, defaults=said)[0]


def seated(somebody: Account) -> OfficeHeld:
    """The somebody as a person in a post and a seat, with a substitute, in the chair."""
    day = timezone.localdate() - timedelta(days=400)
    person, made = PartnershipPerson.objects.get_or_create(account=somebody, defaults={"name": somebody.name})
    if made:
        PostHeld.objects.create(person=person, post="commander", since=day)
        seat = SeatHeld.objects.create(
            person=person, body="strategy-group", seat="police", post="commander", since=day
        )
        other = PartnershipPerson.objects.create(name=somebody.name)
        SeatSubstitute.objects.create(seat=seat, person=other, since=day)
        OfficeHeld.objects.create(seat=seat, office="vice-chair", since=day)
    return OfficeHeld.objects.get(seat__person=person)


def of_the_partnership(office: OfficeHeld) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each address of the partnership names."""
    seat = office.seat
    for name in MATRIX:
        if name.startswith(("partnership_organisation", "organisation_", "post_add")):
            yield name, {"organisation": "police"}
        if name.startswith(("partnership_body", "body_", "seat_add", "office_choose")):
            yield name, {"body": "strategy-group"}
        if name == "merger_take_back":
            yield name, {"organisation": "icb"}
        if name in ("seat_close", "seat_fill", "seat_go_on"):
            yield name, {"body": "strategy-group", "seat": "fire"}
        if name in ("partnership_person", "person_change", "person_forget", "post_take"):
            yield name, {"person": seat.person.pk}
        if name in ("seat_leave", "substitute_add"):
            yield name, {"seat_held": seat.pk}
    yield from ((name, {"post": "commander"}) for name in ("post_end", "post_go_on"))
    yield "post_leave", {"post_held": seat.person.posts.get().pk}
    yield "substitute_end", {"substitute": seat.substitutes.get().pk}
    yield "office_leave", {"office_held": office.pk}
    yield from ((name, {}) for name in ("partnership_organisations", "organisation_add", "body_add"))


def asked(somebody: Account, state: AskedState) -> AskedQuestion:
    """A question in this state, about which somebody wrote, with a figure chosen and one answered with."""
    day = timezone.localdate()
    told = {
        "kind": "request",
        "words": somebody.name,
        "asker": "resident",
        "asker_name": somebody.name,
        "received_on": day,
        "counted_from": day,
        "logged_by": somebody.pk,
        "awaiting_since": day if state is AskedState.CLARIFICATION else None,
        "closed_on": None if state.is_open else day,
    }
    question, made = AskedQuestion.objects.get_or_create(
        subject=somebody.name, state=state.value, defaults=told
    )
    if made:
        figure = {"indicator": "shoplifting", "area": "E06000001", "period": "2025-26Q4"}
        ChosenFigure.objects.create(question=question, **figure)
        answer = QuestionAnswer.objects.create(
            question=question, words=somebody.name, answered_on=day, answered_by=somebody.pk
        )
        said = dict.fromkeys(("title", "area_name", "period_words", "shown", "sentence"), somebody.name)
        AnsweredFigure.objects.create(answer=answer, status="final", read_on=day, **figure, **said)
    return question


def of_questions(somebody: Account) -> Iterator[tuple[str, dict[str, Any]]]:
    """What each address of a question names."""
    being_done, received = asked(somebody, AskedState.ANSWERING), asked(somebody, AskedState.RECEIVED)
    states = {
        "question_explained": AskedState.CLARIFICATION,
        "question_reopen": AskedState.ANSWERED,
        "question_erase": AskedState.ANSWERED,
        "question_begin": AskedState.RECEIVED,
    }
    for name in ("question", "question_erase", *OF_A_QUESTION):
        yield name, {"question": asked(somebody, states.get(name, AskedState.ANSWERING)).pk}
    figure = being_done.chosen.get().pk
    yield "question_figure_drop", {"question": being_done.pk, "figure": figure}
    yield "question_take", {"question": being_done.pk, "earlier": received.pk}


def left_behind(somebody: Account) -> RoleHeld:
    """Theirs for an organisation in whose place another has come."""
    day = timezone.localdate() - timedelta(days=3000)
    said = {"account": somebody, "role": "chair", "organisation": "ccg"}
    return RoleHeld.objects.get_or_create(**said, defaults={"since": day})[0]


def address_of(name: str, somebody: Account | None) -> str:
    if somebody is None:
        return reverse(name)
    job = {"number": failed_work(somebody).pk}
    given = {
        **dict.fromkeys(("job_again", "job_give_up"), job),
        "person": {"number": somebody.pk},
        "figure": {"indicator": "shoplifting"},
        "figure_latest": {"indicator": "shoplifting", "form": "csv"},
        "place": {"place": "E06000001"},
        "invite_again": {"number": somebody.pk},
        "give_role": {"number": somebody.pk},
        "leave": {"number": somebody.pk},
        "set_ways": {"role": "partner-provider"},
        "reset_second_step": {"number": somebody.pk},
        "erase_account": {"number": somebody.pk},
        "supplier": {"slug": "police"},
        "end_key": {"number": key_of(somebody).pk},
        **{name: {"number": 1} for name in ("file", "file_withdraw", "file_erase")},
        "end_role": {"number": somebody.pk, "held": somebody.held.exclude(organisation="ccg").get().pk},
        "follow_role": {"number": somebody.pk, "held": left_behind(somebody).pk},
        **dict(of_the_partnership(seated(somebody))),
        **dict(of_questions(somebody)),
    }
    return reverse(name, kwargs=given.get(name))


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*ROLES, DeskRole.PUBLIC])
def test_each_role_gets_what_the_matrix_says(
    role: DeskRole, somebody: Account, account_as: Make, signed_in: SignIn
) -> None:
    browser = Client()
    if role is not DeskRole.PUBLIC:
        browser = signed_in(account_as(f"{role} for police" if role.of_organisation else str(role)))

    found = {name: browser.get(address_of(name, somebody)).status_code for name in MATRIX}

    assert found == {name: each.expected(role) for name, each in MATRIX.items()}


@pytest.mark.django_db
@pytest.mark.parametrize("role", [*(role for role in ROLES if role is not ADMIN), DeskRole.PUBLIC])
def test_a_form_sent_without_its_page_changes_nothing(
    role: DeskRole, somebody: Account, account_as: Make, signed_in: SignIn
) -> None:
    browser = Client()
    if role is not DeskRole.PUBLIC:
        browser = signed_in(account_as(f"{role} for police" if role.of_organisation else str(role)))

    answers = {
        name: browser.post(address_of(name, somebody)).status_code
        for name, each in MATRIX.items()
        if each.changes
    }

    assert len(answers) >= 8
    assert answers == {name: MATRIX[name].expected(role) for name in answers}
    assert Account.objects.get(pk=somebody.pk).is_active


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize(
    "name", [name for name, each in MATRIX.items() if not each.changes and each is not ABSENT_HERE]
)
def test_a_page_that_only_shows_takes_nothing(
    name: str, method: str, somebody: Account, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as("administrator", "auditor"))

    assert getattr(browser, method)(address_of(name, somebody)).status_code == 405


@pytest.mark.django_db
def test_what_one_may_not_know_of_answers_as_what_does_not_exist(
    somebody: Account, account_as: Make, signed_in: SignIn
) -> None:
    browser = signed_in(account_as("analyst"))

    hidden = browser.get(f"/desk/people/{somebody.pk}/")
    guessed = browser.get("/desk/people/987654/")
    nothing = browser.get("/desk/nothing-of-the-kind/")

    plain = [
        re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", each.content)
        for each in (hidden, guessed, nothing)
    ]
    assert [each.status_code for each in (hidden, guessed, nothing)] == [404, 404, 404]
    assert plain[0] == plain[1] == plain[2]


@pytest.mark.django_db
def test_a_guessed_number_is_absent_for_who_may_see_people_too(account_as: Make, signed_in: SignIn) -> None:
    browser = signed_in(account_as("administrator"))

    found = [
        browser.get(f"/desk/people/987654/{path}").status_code
        for path in ("", "role/", "leave/", "role/1/end/")
    ]

    assert found == [404] * 4


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(OWN - {"mfa_remove_webauthn", "mfa_edit_webauthn"}))
def test_ones_own_pages_are_nobodys_who_is_not_signed_in(name: str) -> None:
    answer = Client().get(reverse(name))

    assert answer.status_code == 302
    assert "/desk/account/sign-in/" in answer["Location"]


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in ROLES if role.needs_second_factor])
def test_nothing_of_the_desk_opens_before_the_second_step(
    role: DeskRole, somebody: Account, account_as: Make, signed_in: SignIn
) -> None:
    held = f"{role} for police" if role.of_organisation else str(role)
    browser = signed_in(account_as(held, second_step=False))

    answers = [browser.get(reverse(name)) for name in ("desk", "people", "audit")]

    assert {(each.status_code, each["Location"]) for each in answers} == {(302, reverse("second_factor"))}

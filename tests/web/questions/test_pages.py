"""The pages of questions: a question is logged, answered and found again; each role sees what it may and no more."""

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
from lxml import html

from tests.web.people import acting
from tests.web.questions.conftest import AREA
from tests.web.questions.test_changes import NAME, SHOPLIFTING, WORDS, answered, logged
from tithing.reading.book import Book
from tithing.web.accounts.models import Account
from tithing.web.questions import changes
from tithing.web.questions.models import AskedQuestion
from tithing.web.shared.actor import Actor

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
SAID = {
    "kind": "question",
    "subject": "Theft from shops",
    "words": WORDS,
    "asker": "councillor",
    "asker_name": NAME,
    "received_on": "2/11/2026",
}


def text_of(browser: Client, address: str) -> str:
    answer = browser.get(address)
    assert answer.status_code == 200
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


def sent(browser: Client, address: str, **told: str) -> str:
    """Fill in a form as it is shown, and send it: the words of the page it leads to."""
    page = html.fromstring(browser.get(address).content.decode())
    (form,) = page.xpath("//form[not(@action)]")
    filled = {**{name: value or "" for name, value in form.form_values()}, **told}
    answer = browser.post(address, filled, follow=True)
    return " ".join(html.fromstring(answer.content.decode()).text_content().split())


@pytest.mark.django_db
def test_a_question_is_answered_and_the_like_is_answered_again_in_a_minute(desk: Client, book: Book) -> None:
    sent(desk, "/desk/questions/add/", **SAID)
    first = AskedQuestion.objects.get()
    sent(desk, f"/desk/questions/{first.pk}/figures/add/", indicator="shoplifting", quarter="Q4 2025/26")
    shown = sent(desk, f"/desk/questions/{first.pk}/answer/")
    assert "It has not changed: 412." in shown
    assert "Shoplifting: 412, up from 283 in the same quarter last year (+129, +45.6%)." in shown

    sent(desk, "/desk/questions/add/", **{**SAID, "subject": "Shop theft again"})
    second = AskedQuestion.objects.latest("pk")
    assert "Earlier questions like it" in text_of(desk, f"/desk/questions/{second.pk}/")
    taken = sent(desk, f"/desk/questions/{second.pk}/figures/from/{first.pk}/", which="latest")
    assert "1 figure was taken over, as they are now." in taken
    again = sent(desk, f"/desk/questions/{second.pk}/answer/")

    assert "Shoplifting: 412, up from 283" in again
    assert second.answers.get().figures.get().period == "2025-26Q4"


@pytest.mark.django_db
def test_an_answer_leads_to_the_figure_as_it_was_known_then(desk: Client, by: Actor, book: Book) -> None:
    question = logged(by)
    changes.choose_figures(by=by, question=question, version=1, figures=[SHOPLIFTING])
    answered(by, AskedQuestion.objects.get())

    page = html.fromstring(desk.get(f"/desk/questions/{question.pk}/").content.decode())

    expected = f"/desk/figures/shoplifting/?area={AREA}&quarter=2025-26Q4&on=2026-11-30"
    assert expected in page.xpath("//main//a/@href")


@pytest.mark.django_db
def test_more_time_is_offered_only_where_there_is_a_clock_that_has_some(desk: Client, by: Actor) -> None:
    day = timezone.localdate()
    request, question = logged(by, received_on=day), logged(by, received_on=day, kind="question")
    late = logged(by, received_on=day - timedelta(days=90))

    shown = {each.pk: text_of(desk, f"/desk/questions/{each.pk}/") for each in (request, question, late)}

    offered = [each for each, said in shown.items() if "Take more time to weigh" in said]
    assert offered == [request.pk]
    assert "20 working days after" in shown[request.pk]
    assert "working days after" not in shown[question.pk]
    changes.extend(by=by, question=request, version=1, exemption="s31", on=day)
    said = text_of(desk, f"/desk/questions/{request.pk}/")
    assert "40 working days after" in said
    assert "Take more time to weigh" not in said.replace("Twenty working days more, to weigh", "")


@pytest.mark.django_db
def test_what_was_typed_stays_where_somebody_else_was_first(desk: Client, by: Actor) -> None:
    question = logged(by)
    address = f"/desk/questions/{question.pk}/change/"
    page = html.fromstring(desk.get(address).content.decode())
    (form,) = page.xpath("//form[not(@action)]")
    changes.begin(by=by, question=question, version=1)

    filled = {**{name: value or "" for name, value in form.form_values()}, "subject": "As I have it"}
    answer = desk.post(address, filled)

    assert answer.status_code == 409
    assert b"Somebody changed this question since" in answer.content
    assert b"As I have it" in answer.content
    assert "It is changed." in sent(desk, address, subject="As I have it")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"subject": ""}, "Enter in a few words"),
        ({"asker": "nobody"}, "There is a problem"),
        ({"received_on": "1/1/2190"}, "Enter today or an earlier day"),
        ({"wanted_by": "1/1/2020"}, "Enter a day after it was received"),
        ({"words": "x" * 4001}, "Use fewer words: at most 4,000"),
    ],
)
def test_a_form_says_what_is_wrong_and_logs_nothing(wrong: dict[str, str], said: str, desk: Client) -> None:
    assert said in sent(desk, "/desk/questions/add/", **{**SAID, **wrong})
    assert not AskedQuestion.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("quarter", ["Q7 2026/27", "nothing", "99999999", "May 2026", "x" * 61])
def test_a_quarter_that_is_none_is_asked_for_again(quarter: str, desk: Client, by: Actor, book: Book) -> None:
    question = logged(by)

    said = sent(desk, f"/desk/questions/{question.pk}/figures/add/", indicator="shoplifting", quarter=quarter)

    assert "Enter a quarter" in said
    assert not question.chosen.exists()


@pytest.mark.django_db
def test_an_auditor_sees_everything_but_what_is_about_a_person(
    by: Actor, book: Book, account_as: Make, signed_in: SignIn
) -> None:
    question = logged(by)
    changes.choose_figures(by=by, question=question, version=1, figures=[SHOPLIFTING])
    answered(by, AskedQuestion.objects.get(), f"Dear {NAME}, 412.")
    auditor = signed_in(account_as("auditor"))

    said = text_of(auditor, f"/desk/questions/{question.pk}/") + text_of(auditor, "/desk/questions/")

    assert "Theft from shops" in said
    assert "Shoplifting: 412" in said
    assert "A resident" in said
    assert not [each for each in (NAME, WORDS, "Dear") if each in said]


@pytest.mark.django_db
def test_democratic_services_see_and_find_what_they_logged_themselves(
    by: Actor, account_as: Make, signed_in: SignIn
) -> None:
    account = account_as("democratic services")
    mine, anothers = (
        logged(acting(account), subject="Mine about lanterns"),
        logged(by, subject="Another about lanterns"),
    )
    browser = signed_in(account)

    assert WORDS in text_of(browser, f"/desk/questions/{mine.pk}/")
    assert browser.get(f"/desk/questions/{anothers.pk}/").status_code == 404
    listed = text_of(browser, "/desk/questions/")
    assert ("Mine about" in listed, "Another about" in listed) == (True, False)
    found = text_of(browser, "/desk/search/?q=lanterns")
    assert ("Questions (1)" in found, "Another about" in found) == (True, False)
    denied = browser.get(f"/desk/questions/{mine.pk}/answer/")
    assert denied.status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "by_subject", "by_words"),
    [("analyst", 1, 1), ("team leader", 1, 1), ("auditor", 1, 0), ("democratic services", 0, 0), ("administrator", 0, 0),
     ("member for fire", 0, 0), ("partner provider for fire", 0, 0), ("chair for fire", 0, 0)],
)  # fmt: skip
def test_the_search_finds_questions_and_their_words_for_who_may_see_them(
    role: str, by_subject: int, by_words: int, by: Actor, account_as: Make, signed_in: SignIn
) -> None:
    logged(by, subject="About lanterns", words="Where do the zebras sleep?")
    browser = signed_in(account_as(role))

    found = [
        sum(map(int, re.findall(r"Questions \((\d+)\)", text_of(browser, f"/desk/search/?q={word}"))))
        for word in ("lanterns", "zebras")
    ]

    assert found == [by_subject, by_words]
    for word, number in (("lanturns", by_subject), ("zebrras", by_words)):  # nor by a word that is near
        said = text_of(browser, f"/desk/search/?q={word}")
        assert ("We read" in said) is bool(number)


@pytest.mark.django_db
def test_no_page_names_who_asked_to_who_may_not_see_it(
    by: Actor, account_as: Make, signed_in: SignIn
) -> None:
    question = logged(by)
    addresses = (
        "",
        "add/",
        f"{question.pk}/",
        f"{question.pk}/change/",
        f"{question.pk}/answer/",
        f"{question.pk}/erase/",
    )

    for role in ("auditor", "democratic services", "administrator", "member for fire"):
        browser = signed_in(account_as(role))
        for each in (
            *(f"/desk/questions/{path}" for path in addresses),
            "/desk/",
            "/desk/audit/",
            "/desk/search/?q=resident",
        ):
            assert NAME.encode() not in browser.get(each).content, (role, each)


@pytest.mark.django_db
def test_the_list_asks_as_much_for_many_as_for_few(desk: Client, by: Actor) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as counted:
            desk.get("/desk/questions/")
        return len(counted)

    for _ in range(3):
        logged(by)
    few = asked()
    for _ in range(30):
        logged(by)

    assert asked() == few


@pytest.mark.django_db
def test_closed_ones_stand_on_pages(desk: Client, by: Actor) -> None:
    for number in range(53):
        question = logged(
            by, subject=f"Number {number}", received_on=timezone.localdate() - timedelta(days=60)
        )
        changes.withdraw_question(
            by=by, question=question, version=1, on=timezone.localdate() - timedelta(days=number)
        )

    first, second = text_of(desk, "/desk/questions/"), text_of(desk, "/desk/questions/?page=2")

    assert "1 to 50 of 53 that are closed" in first
    assert "Number 52" in second
    assert text_of(desk, "/desk/questions/?page=x")


@pytest.mark.django_db
def test_what_is_due_is_on_the_start_page_and_late_is_a_word(desk: Client, by: Actor) -> None:
    question = logged(by, received_on=timezone.localdate() - timedelta(days=90))

    page = html.fromstring(desk.get("/desk/").content.decode())

    assert page.xpath('//strong[@class="late"]/text()') == ["Late"]
    assert f"/desk/questions/{question.pk}/" in page.xpath("//main//a/@href")


@pytest.mark.django_db
def test_a_withheld_figure_is_in_no_page_of_an_answer(
    desk: Client, by: Actor, book: Book, tmp_path: Path
) -> None:
    question = logged(by)
    refused = sent(desk, f"/desk/questions/{question.pk}/figures/add/", indicator="partners_canary")

    assert "Nothing that everybody may know of is called" in refused
    assert "7777" not in refused
    assert "Partners canary" not in refused.replace("“partners_canary”", "")

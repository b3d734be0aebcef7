"""Each role walks the whole site, and so does the public: nobody meets what was planted for others.

`TITHING_CRAWL=whole` looks at every page that there is (`python -m tools.prove.walked`); without it a few of each kind.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.http import HttpResponse, HttpResponseNotFound, HttpResponseRedirect
from django.test import Client
from django.urls import get_resolver

from tests.web.crawl.planted import Planted, by_text, meant_for, plant, planted_book
from tests.web.crawl.walking import Guesses, Walk, named_in, text_of
from tithing.vocabulary.partnership.roles import ROLES, DeskRole
from tithing.web.accounts.models import Account
from tithing.web.accounts.permissions import SEE_PEOPLE

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
WHOLE = os.environ.get("TITHING_CRAWL") == "whole"
MOST = 200 if WHOLE else 2


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return planted_book(tmp_path_factory.mktemp("planted") / "book")


@pytest.fixture
def planted(db: None, book: Path, settings: Any) -> Planted:
    settings.TITHING_BOOK = book
    return plant()


def walked(browser: Client, planted: Planted) -> tuple[Walk, dict[str, set[str]]]:
    met: dict[str, set[str]] = defaultdict(set)

    def look(path: str, answer: Any) -> None:
        assert answer.status_code < 500, path
        for each in planted.met(text_of(answer)):
            met[each].add(path)

    walk = Walk(browser, planted.guesses, MOST, look)
    walk.go()
    return walk, met


@pytest.mark.parametrize("role", [*ROLES, DeskRole.PUBLIC])
def test_nobody_meets_what_is_for_others(
    role: DeskRole, planted: Planted, account_as: Make, signed_in: SignIn
) -> None:
    browser = Client()
    if role is not DeskRole.PUBLIC:
        held = f"{role} for police" if role.of_organisation else str(role)
        browser = signed_in(account_as(held, name="Practice Walker"))

    walk, met = walked(browser, planted)

    assert by_text(met, planted, role) == {}
    missed = set(named_in(get_resolver())) - set(walk.of_kind)
    assert missed == set()  # every address was asked for
    assert set(met) == meant_for(planted, role)  # a walk that meets too little would prove nothing


def test_who_is_let_in_by_mistake_is_found_out(
    planted: Planted, account_as: Make, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SEE_PEOPLE.__dict__, "roles", SEE_PEOPLE.roles | {DeskRole.ANALYST})
    monkeypatch.setitem(SEE_PEOPLE.__dict__, "knows", SEE_PEOPLE.knows | {DeskRole.ANALYST})

    _, met = walked(signed_in(account_as("analyst")), planted)

    found = by_text(met, planted, DeskRole.ANALYST)
    assert any("name-of-an-account" in each for each in found)
    assert not any("erased" in each for each in found)


class FewPages:
    """A site of three pages, as a browser asks for them."""

    def __init__(self, pages: dict[str, HttpResponse]) -> None:
        self.pages, self.asked = pages, list[str]()

    def get(self, path: str) -> HttpResponse:
        self.asked.append(path)
        return self.pages.get(path, HttpResponseNotFound())


def test_links_forms_and_redirects_are_gone_along_once_and_nothing_beyond_the_site() -> None:
    desk = "<a href='../about/#end'>A</a><a href='https://elsewhere.example/about/'>E</a><a href='/static/site.css'>S</a>"
    asks = "<form method='get' action='/desk/search/'><input name='q'></form><form method='post' action='/privacy/'></form>"
    site = FewPages(
        {
            "/": HttpResponseRedirect("/desk/"),
            "/desk/": HttpResponse(desk + asks),
            "/about/": HttpResponse("<a href='/about/'>Again</a><a href='?on=1'>A day</a>"),
        }
    )

    walk = Walk(site, Guesses((7,), ("x",), "words"), 1, lambda path, answer: None)  # type: ignore[arg-type]
    walk.go()

    assert len(site.asked) == len(set(site.asked))
    wanted = {"/", "/desk/", "/about/", "/about/?on=1", "/desk/search/?q=words", "/desk/people/7/"}
    assert wanted <= set(site.asked)
    assert "/desk/people/987654/" in site.asked
    assert not [each for each in site.asked if "elsewhere" in each or each.startswith("/static/")]

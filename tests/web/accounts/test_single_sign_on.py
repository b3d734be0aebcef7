"""The organisation's own sign-in: it opens what its person connected, by issuer and subject, and nothing else whatever it says."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client
from django.urls import reverse

from tests.web.people import code_of
from tithing.vocabulary.problems import Refused
from tithing.web.accounts.models import Account
from tithing.web.accounts.single_sign_on.adapter import ConnectedOnly
from tithing.web.config.single_sign_on import SignInServer, providers_of, server_from
from tithing.web.shared.audit import faults_of
from tithing.web.shared.models import AuditLine

Make, SignIn = Callable[..., Account], Callable[[Account], Client]
SERVER = SignInServer("https://id.council.example", "the-site", "a secret of the test", "X Borough Council")
LOGIN, BACK = f"/desk/account/own/{SERVER.key}/", f"/desk/account/own/{SERVER.key}/back/"
TOLD = {"ISSUER": SERVER.issuer, "CLIENT": SERVER.client, "SECRET": SERVER.secret}


@dataclass
class Answer:
    content: Mapping[str, Any]
    status_code: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"content-type": "application/json"})

    def json(self) -> Mapping[str, Any]:
        return self.content

    def raise_for_status(self) -> None:
        assert self.status_code == 200


@dataclass
class OtherSide:
    """The server of the other side: what it says of who signs in there."""

    claims: dict[str, Any] = field(default_factory=dict)
    token: bool = True
    asked: list[str] = field(default_factory=list)

    def __enter__(self) -> OtherSide:
        return self

    def __exit__(self, *_: object) -> None:
        pass

    def get(self, url: str, **_: Any) -> Answer:
        self.asked.append(url)
        named = {"authorization": "authorize", "token": "token", "userinfo": "userinfo"}
        ends = {f"{name}_endpoint": f"{SERVER.issuer}/{path}" for name, path in named.items()}
        if url.endswith("/userinfo"):
            return Answer({"sub": self.claims.get("sub", "subject-1"), "email": "somebody@practice.example"})
        return Answer({"issuer": SERVER.issuer, "jwks_uri": f"{SERVER.issuer}/keys", **ends})

    def request(self, method: str, url: str, **_: Any) -> Answer:
        self.asked.append(url)
        now = int(time.time())
        said = {"iss": SERVER.issuer, "aud": SERVER.client, "sub": "subject-1", "iat": now, "exp": now + 300}
        signed = jwt.encode({**said, **self.claims}, "k" * 64, algorithm="HS256")
        return Answer(
            {"access_token": "t", "token_type": "Bearer", **({"id_token": signed} if self.token else {})}
        )


@pytest.fixture
def other_side(db: None, settings: Any, monkeypatch: pytest.MonkeyPatch) -> OtherSide:
    settings.SIGN_IN_SERVER = SERVER
    settings.SOCIALACCOUNT_PROVIDERS = providers_of(SERVER)
    found = OtherSide()
    monkeypatch.setattr(ConnectedOnly, "get_requests_session", lambda self: found)
    return found


def there_and_back(browser: Client, *, process: str = "login") -> Any:
    """As a browser goes: to the other side, and back with a code."""
    sent = browser.post(f"{LOGIN}?process={process}")
    assert sent.status_code == 302, sent.content
    assert sent["Location"].startswith(f"{SERVER.issuer}/authorize?")
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    return browser.get(BACK, {"code": "c", "state": state})


@pytest.fixture
def connected(other_side: OtherSide, account_as: Make, signed_in: SignIn) -> Account:
    account = account_as("chair for police")
    there_and_back(signed_in(account), process="connect")
    return account


def test_who_connected_it_signs_in_by_it_and_is_asked_for_the_second_step(connected: Account) -> None:
    browser = Client()

    answer = there_and_back(browser)

    assert answer["Location"].startswith("/desk/account/sign-in/second/")
    assert browser.get("/desk/").status_code == 302
    browser.post("/desk/account/sign-in/second/", {"code": code_of(connected)})
    assert connected.name in browser.get("/desk/").content.decode()


def test_what_is_kept_is_who_says_so_and_whom(connected: Account, other_side: OtherSide) -> None:
    other_side.claims = {"name": "Somebody Real", "email": "real@council.example"}
    there_and_back(Client())

    kept = SocialAccount.objects.get()

    assert (kept.provider, kept.uid, kept.user_id) == (SERVER.key, "subject-1", connected.pk)
    assert kept.extra_data == {}
    assert not SocialToken.objects.exists()
    assert not [each for each in other_side.asked if each.endswith("/userinfo")]


def test_connecting_and_parting_leave_their_lines(connected: Account, signed_in: SignIn) -> None:
    browser = signed_in(connected)

    browser.post("/desk/account/own/", {"account": SocialAccount.objects.get().pk})

    assert not SocialAccount.objects.exists()
    told = [line.detail.sentence for line in AuditLine.objects.select_related("detail").order_by("number")]
    assert [each.split(" account ")[0] for each in told] == ["Connected", "Parted"]
    assert not list(faults_of())


def test_an_address_that_has_an_account_opens_nothing_by_itself(
    other_side: OtherSide, account_as: Make
) -> None:
    account = account_as("chair for police")
    other_side.claims = {"email": account.email, "email_verified": True}
    browser = Client()

    answer = there_and_back(browser)

    assert answer.status_code == 403
    assert "No account here is connected" in answer.content.decode()
    assert browser.get("/desk/").status_code == 302
    assert Account.objects.count() == 1
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize(
    "claims",
    [
        {"iss": "https://other.example"},
        {"aud": "another-site"},
        {"exp": 1_000_000_000},
        {"sub": "subject-2"},
        {"sub": "SUBJECT-1"},
        {"iss": f"{SERVER.issuer}.evil.example"},
    ],
)
def test_what_another_says_or_of_another_opens_nothing(
    connected: Account, other_side: OtherSide, claims: dict[str, Any]
) -> None:
    other_side.claims = claims
    browser = Client()

    answer = there_and_back(browser)

    assert answer.status_code in (401, 403)
    assert browser.get("/desk/").status_code == 302


def test_without_a_token_that_names_the_issuer_nobody_is_known(
    connected: Account, other_side: OtherSide
) -> None:
    other_side.token = False

    assert there_and_back(Client()).status_code == 401


def test_a_code_that_another_browser_was_given_opens_nothing(connected: Account) -> None:
    sent = Client().post(LOGIN)
    state = parse_qs(urlsplit(sent["Location"]).query)["state"][0]
    browser = Client()

    browser.get(BACK, {"code": "c", "state": state})

    assert browser.get("/desk/").status_code == 302


def test_a_subject_that_one_connected_is_not_connected_by_another(
    connected: Account, account_as: Make, signed_in: SignIn
) -> None:
    there_and_back(signed_in(account_as("member for fire")), process="connect")

    assert SocialAccount.objects.get().user_id == connected.pk


def test_who_has_left_does_not_come_in_by_it(connected: Account) -> None:
    from django.utils import timezone

    Account.objects.filter(pk=connected.pk).update(left_at=timezone.now())
    browser = Client()

    there_and_back(browser)

    assert browser.get("/desk/").status_code == 302


def test_the_page_to_sign_in_names_it_only_where_the_site_has_it(
    other_side: OtherSide, settings: Any
) -> None:
    page = reverse("account_login")
    assert "Sign in with X Borough Council" in Client().get(page).content.decode()

    settings.SIGN_IN_SERVER = None

    assert "Sign in with" not in Client().get(page).content.decode()


def test_without_it_there_is_no_such_page(db: None) -> None:
    assert Client().get(LOGIN).status_code == 404


@pytest.mark.parametrize("left_out", sorted(TOLD))
def test_it_is_named_whole_or_not_at_all(left_out: str) -> None:
    told = {f"TITHING_OIDC_{name}": value for name, value in TOLD.items() if name != left_out}

    with pytest.raises(Refused, match=f"without TITHING_OIDC_{left_out}"):
        server_from(told)


@pytest.mark.parametrize("issuer", ["http://id.council.example", "id.council.example", "https://"])
def test_it_is_reached_by_https_alone(issuer: str) -> None:
    with pytest.raises(Refused, match="no address of a sign-in"):
        server_from(
            {**{f"TITHING_OIDC_{name}": value for name, value in TOLD.items()}, "TITHING_OIDC_ISSUER": issuer}
        )


def test_another_issuer_has_another_key() -> None:
    assert len({SignInServer(f"https://{host}.example", "c", "s", "n").key for host in ("a", "b")}) == 2

"""What a program is told that does not get what it asks for (RFC 9457).

Never a value that it sent, nor a name that it may not know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse

from tithing.vocabulary.characters.json_text import json_text

MEDIA = "application/problem+json"


@dataclass(frozen=True)
class ApiProblem:
    """`name` stands in its address, and is what a program looks at; `detail` is for whoever keeps the program."""

    status: int
    name: str
    title: str
    detail: str
    headers: Mapping[str, str] = field(default_factory=dict)

    def as_json(self) -> dict[str, object]:
        return {
            "type": f"/api/#{self.name}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
        }

    def answer(self) -> HttpResponse:
        return HttpResponse(
            json_text(self.as_json()), status=self.status, content_type=MEDIA, headers=dict(self.headers)
        )


class NotAnswered(Exception):
    """Raised in the place of an answer."""

    def __init__(self, problem: ApiProblem) -> None:
        super().__init__(problem.name)
        self.problem = problem


NO_KEY = ApiProblem(
    401,
    "no-key",
    "A key is needed",
    "Send a key in the header, as Authorization: Bearer and the key. Who has an account makes one on the desk, under Your account, "
    "Keys for your programs",
    {"WWW-Authenticate": 'Bearer realm="figures"'},
)
OPENS_NOTHING = ApiProblem(
    401,
    "key-opens-nothing",
    "The key opens nothing",
    "It may be mistyped, ended or too old, or whose it is may hold no role or have no second step. They see it on the desk, "
    "under Your account, Keys for your programs",
    {"WWW-Authenticate": 'Bearer realm="figures", error="invalid_token"'},
)
ABSENT = ApiProblem(404, "no-such-thing", "There is no such thing", "Look at /api/v1/ for what there is")
ONLY_LOOKED_AT = ApiProblem(
    405,
    "only-looked-at",
    "Figures are only looked at here",
    "Ask with GET or HEAD",
    {"Allow": "GET, HEAD"},
)
KEY_IN_ADDRESS = ApiProblem(
    400,
    "key-in-address",
    "A key does not go into an address",
    "Addresses are written down by whatever passes them on. End this key on the desk, make another, and send it in the header, as "
    "Authorization: Bearer and the key",
)
MOVED_ON = ApiProblem(
    409,
    "figures-changed",
    "The figures changed since the first page",
    "Ask for the first page again, without after: so nothing is read twice or left out",
)


def too_often(seconds: int) -> ApiProblem:
    return ApiProblem(
        429,
        "too-often",
        "The key asked too often",
        f"Ask again in {seconds} seconds",
        {"Retry-After": str(seconds)},
    )


def malformed(detail: str) -> ApiProblem:
    return ApiProblem(400, "not-understood", "The question is not understood", detail)


def failed(incident: str) -> ApiProblem:
    return ApiProblem(
        500, "incident", "Something went wrong here", f"Tell whoever keeps the site: incident {incident}"
    )

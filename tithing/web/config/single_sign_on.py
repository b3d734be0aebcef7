"""The organisation's own sign-in (OpenID Connect), where a site has one: what it is told, and how the sign-in library is.

>>> told = {"ISSUER": "https://id.council.example/", "CLIENT": "c", "SECRET": "s"}
>>> server = server_from({f"TITHING_OIDC_{name}": value for name, value in told.items()})
>>> server.issuer, server.name
('https://id.council.example', 'your organisation')
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from tithing.vocabulary.problems import Problem, Refused

_NEEDED = ("TITHING_OIDC_ISSUER", "TITHING_OIDC_CLIENT", "TITHING_OIDC_SECRET")


@dataclass(frozen=True)
class SignInServer:
    """`name` is how people know it: "Sign in with X Borough Council"."""

    issuer: str
    client: str
    secret: str
    name: str

    @property
    def key(self) -> str:
        """What stands beside each subject: another issuer has another, so that nobody's subject is taken for another's."""
        return f"oidc-{hashlib.sha256(self.issuer.encode()).hexdigest()[:16]}"

    @property
    def origin(self) -> str:
        parts = urlsplit(self.issuer)
        return f"{parts.scheme}://{parts.netloc}"


def server_from(environment: Mapping[str, str]) -> SignInServer | None:
    """None where none is named. Raises Refused where one is named in part, or is reached without https."""
    told = {name: environment.get(name, "").strip() for name in _NEEDED}
    if not any(told.values()):
        return None
    if missing := [name for name, value in told.items() if not value]:
        raise Refused(
            Problem(
                f"the organisation's sign-in is named without {' and '.join(missing)}",
                "Set all three as its administrator gave them, or none",
            )
        )
    issuer = told["TITHING_OIDC_ISSUER"].removesuffix("/.well-known/openid-configuration").rstrip("/")
    if not issuer.startswith("https://") or not urlsplit(issuer).hostname:
        raise Refused(
            Problem(
                f'"{issuer}" is no address of a sign-in that is safe to use',
                "Write TITHING_OIDC_ISSUER as https://login.council.example",
            )
        )
    name = environment.get("TITHING_OIDC_NAME", "").strip() or "your organisation"
    return SignInServer(issuer, told["TITHING_OIDC_CLIENT"], told["TITHING_OIDC_SECRET"], name)


def providers_of(server: SignInServer | None) -> dict[str, object]:
    """As the library is told: who somebody is, by the signed token alone, which names issuer and subject."""
    if server is None:
        return {}
    app = {
        "provider_id": server.key,
        "name": server.name,
        "client_id": server.client,
        "secret": server.secret,
        "settings": {"server_url": server.issuer, "fetch_userinfo": False, "uid_field": "sub"},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "SCOPE": ["openid"], "APPS": [app]}}

"""Where the records are kept: a SQLite file beside the book, or the PostgreSQL server that DATABASE_URL names.

>>> databases(Site(Path("b"), Path("r"), database="postgresql://desk@db/safer"))["default"]["HOST"]
'db'
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tithing.vocabulary.problems import Problem, Refused
from tithing.web.config.site import Site, record_of

WAIT_SECONDS = 20  # for another writer, where the file lets one write at a time


def databases(site: Site) -> dict[str, dict[str, Any]]:
    """Django's DATABASES. Raises Refused for an address that names no server of a kind that is known."""
    return {"default": _of_address(site.database) if site.database else _file(record_of(site))}


def _file(record: Path) -> dict[str, Any]:
    """Readers go on while one writes; who means to write says so at once, so that no two wait for one another."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": record / "record.sqlite3",
        "OPTIONS": {
            "timeout": WAIT_SECONDS,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON",
        },
    }


def _of_address(address: str) -> dict[str, Any]:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _no_address() from None
    if parts.scheme not in ("postgresql", "postgres") or not parts.path.strip("/"):
        raise _no_address()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": dict(parse_qsl(parts.query)),
    }


def _no_address() -> Refused:
    """Without the address itself, in which a password may stand."""
    return Refused(
        Problem(
            "DATABASE_URL names no PostgreSQL database",
            "Write it as postgresql://user:password@server:5432/name, or leave it out: then SQLite is used",
        )
    )

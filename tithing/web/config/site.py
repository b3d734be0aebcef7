"""What a site is told from outside: its book, its database, its address, and whether it is the real one.

Everything has a value that works on one laptop; production is asked for, and then refuses what only a laptop may have.

>>> site_from({"TITHING_BOOK": "/srv/safer-x"}).record
PosixPath('/srv/safer-x.record')
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from tithing.vocabulary.problems import Problem, Refused

LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
DEMONSTRATION_KEY = "demonstration"
_SHORTEST_KEY = 50  # characters, as Django's own check asks
_YES = ("1", "yes", "true", "on")


@dataclass(frozen=True)
class Site:
    """`record` is the folder of the database (where it is SQLite), the file store and the key of a site that names none.

    `address` is how the site is reached, as it stands in mail: "https://safer-x.example". `behind_proxy` says that what the
    proxy forwards of the address asked for is to be believed.
    """

    book: Path
    record: Path
    database: str = ""
    address: str = "http://localhost:8000"
    hosts: tuple[str, ...] = LOOPBACK
    key: str = ""
    production: bool = False
    behind_proxy: bool = False
    debug: bool = False
    one_click: bool = False

    @property
    def on_this_machine(self) -> bool:
        """Whether it is no production site, and has no name but this machine's own."""
        return not self.production and not self.behind_proxy and set(self.hosts) <= set(LOOPBACK)

    @property
    def secure(self) -> bool:
        """Whether people reach it by https: cookies are then for nothing else."""
        return self.address.startswith("https://")


def site_from(environment: Mapping[str, str]) -> Site:
    """The site that these variables describe. Raises Refused where the book is not named, or an address is none."""
    book = _book_of(environment)
    address = environment.get("TITHING_ADDRESS", "http://localhost:8000").rstrip("/")
    hosts = tuple(each.strip() for each in environment.get("TITHING_HOSTS", "").split(",") if each.strip())
    return Site(
        book=book,
        record=Path(environment.get("TITHING_RECORD", "") or book.with_name(f"{book.name}.record")),
        database=environment.get("DATABASE_URL", ""),
        address=address,
        hosts=hosts or _hosts_of(address),
        key=environment.get("TITHING_SECRET_KEY", ""),
        production=_said_yes(environment, "TITHING_PRODUCTION"),
        behind_proxy=_said_yes(environment, "TITHING_BEHIND_PROXY"),
        debug=_said_yes(environment, "TITHING_DEBUG"),
        one_click=_said_yes(environment, "TITHING_ONE_CLICK"),
    )


def _book_of(environment: Mapping[str, str]) -> Path:
    named = environment.get("TITHING_BOOK", "")
    if not named:
        raise Refused(
            Problem("the site is not told which book it is of", "Set TITHING_BOOK to the book's folder")
        )
    return Path(named).absolute()


def _hosts_of(address: str) -> tuple[str, ...]:
    host = urlsplit(address).hostname
    if not host:
        raise Refused(
            Problem(
                f'"{address}" is no address of a site', "Write TITHING_ADDRESS as https://safer-x.example"
            )
        )
    return LOOPBACK if host in ("localhost", "127.0.0.1", "::1") else (host,)


def _said_yes(environment: Mapping[str, str], name: str) -> bool:
    return environment.get(name, "").strip().lower() in _YES


# -- what production refuses ---------------------------------------------------------------------------------------


def refused_in_production(site: Site) -> Iterator[Problem]:
    """What keeps a production site from starting, each with what to do; nothing where it is no production site.

    >>> [each.what for each in refused_in_production(Site(Path("b"), Path("r"), production=True, key="demonstration"))][0]
    'the key is the one of the demonstration'
    """
    if site.production:
        yield from _of_the_key(site.key)
        if site.debug:
            yield Problem(
                "TITHING_DEBUG is on: pages of errors would show what is inside", "Leave TITHING_DEBUG out"
            )
        if site.one_click:
            yield Problem(
                "TITHING_ONE_CLICK is on: anybody could sign in as anybody",
                "Leave TITHING_ONE_CLICK out; it is for a practice book on one's own machine",
            )
        yield from _of_the_address(site)


def _of_the_key(key: str) -> Iterator[Problem]:
    make = 'Set TITHING_SECRET_KEY to what this prints: python -c "import secrets; print(secrets.token_urlsafe(64))"'
    if not key:
        yield Problem("there is no key to sign sessions and links with", make)
    elif key == DEMONSTRATION_KEY:
        yield Problem("the key is the one of the demonstration", make)
    elif len(key) < _SHORTEST_KEY or len(set(key)) < 5:
        yield Problem(f"the key is shorter than {_SHORTEST_KEY} characters, or repeats a few", make)


def _of_the_address(site: Site) -> Iterator[Problem]:
    if not site.secure:
        yield Problem(
            f"people would reach the site at {site.address}, where whoever is between them can read what they send",
            "Set TITHING_ADDRESS to the address that begins with https://",
        )
    if any("*" in host or host.startswith(".") for host in site.hosts):
        yield Problem(
            "TITHING_HOSTS takes any name: mail could be made to carry links to another site",
            "Name the site's own names in TITHING_HOSTS, parted by commas",
        )
    if urlsplit(site.address).hostname in (None, "localhost", "127.0.0.1", "::1"):
        yield Problem(
            "its address is this machine's own", "Set TITHING_ADDRESS to the address that people use"
        )


# -- the key of a site that names none -------------------------------------------------------------------------------


def key_of(site: Site) -> str:
    """The key named, or else one of the site's own, made once and kept where only its owner reads it."""
    if site.key:
        return site.key
    path = record_of(site) / "key"
    if not path.exists():
        _make_key(path)
    return path.read_text(encoding="ascii")


def record_of(site: Site) -> Path:
    """The folder of the records, which only its owner opens; made where the book is and it is not."""
    if site.book.is_dir():
        site.record.mkdir(mode=0o700, parents=True, exist_ok=True)
    return site.record


def _make_key(path: Path) -> None:
    """Written whole before it has its name: who reads it finds all of it, and of two who make it the first is right."""
    aside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(64))
    with suppress(FileExistsError):
        os.link(aside, path)
    aside.unlink()

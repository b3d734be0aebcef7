"""Walks the whole site as somebody: from its two starts, along every link and every form that only asks, and by every address
that the site has, with numbers and names that there are and with guessed ones. It knows no app: a new one is walked at once.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, product
from typing import Any
from urllib.parse import urlencode, urljoin, urlsplit

from django.test import Client
from django.urls import NoReverseMatch, Resolver404, URLPattern, URLResolver, get_resolver, resolve, reverse
from lxml import html

STARTS = ("/", "/desk/")
GUESSED_NUMBER, GUESSED_NAME = 987654, "nothing-of-the-kind"
BESIDE = ("/static/",)  # files of the program
SITE = "http://testserver"


@dataclass(frozen=True)
class Guesses:
    """What stands in addresses: numbers, and names as the site writes them; `typed` is put into forms that ask."""

    numbers: Sequence[int]
    names: Sequence[str]
    typed: str


@dataclass
class Walk:
    """`most` is how many pages of one kind are looked at, so that a short walk sees a few of each. `look` is given each answer."""

    browser: Client
    guesses: Guesses
    most: int
    look: Callable[[str, Any], None]
    seen: set[str] = field(default_factory=set)
    of_kind: Counter[str] = field(default_factory=Counter)

    def go(self) -> None:
        """Everything that can be reached, addresses of the site first: those are the ones that nobody links to."""
        waiting = deque([*STARTS, *every_address(self.guesses, most=self.most)])
        while waiting:
            path = waiting.popleft()
            if self._is_new(path):
                waiting.extend(self._links_of(path))

    def _is_new(self, path: str) -> bool:
        if path in self.seen or path.startswith(BESIDE):
            return False
        kind = kind_of(path)
        self.of_kind[kind] += 1
        if not kind or self.of_kind[kind] > 3 * self.most:
            return False
        self.seen.add(path)
        return True

    def _links_of(self, path: str) -> Iterator[str]:
        answer = self.browser.get(path)
        self.look(path, answer)
        if answer.status_code in (301, 302, 303, 307):
            yield from within(path, [answer["Location"]])
        elif answer["Content-Type"].startswith("text/html") and answer.content:
            page = html.fromstring(answer.content.decode())
            yield from within(path, page.xpath("//a/@href"))
            yield from within(
                path, (asked(form, self.guesses.typed) for form in page.xpath("//form[@method='get']"))
            )


def text_of(answer: Any) -> str:
    """Everything that an answer holds: its body, and its headers."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return f"{body.decode('utf-8', errors='replace')}\n{answer.headers}"


def kind_of(path: str) -> str:
    """The name of the address of which a path is; "" for none."""
    try:
        return str(resolve(urlsplit(path).path).view_name)
    except Resolver404:
        return ""


def asked(form: Any, typed: str) -> str:
    """The address to which a form leads that only asks, with `typed` where nothing stands."""
    fields = form.xpath(".//*[@name and not(self::button)]")
    told = {each.get("name"): each.get("value") or typed for each in fields}
    return f"{form.get('action') or '?'}{'' if form.get('action') is None else '?'}{urlencode(told)}"


def within(path: str, links: Iterable[str]) -> Iterator[str]:
    """Those that stay on the site, whole and without what only the browser reads."""
    for each in links:
        there = urlsplit(urljoin(f"{SITE}{path}", each))
        if f"{there.scheme}://{there.netloc}" == SITE:
            yield f"{there.path}{'?' if there.query else ''}{there.query}"


def every_address(guesses: Guesses, *, most: int) -> Iterator[str]:
    """Each address of the site with what could stand in it: what there is, and what there is not."""
    for name, parts in sorted(named_in(get_resolver()).items()):
        known = [[*(guesses.numbers if of == "int" else guesses.names)] for of in parts.values()]
        wrong = [GUESSED_NUMBER if of == "int" else GUESSED_NAME for of in parts.values()]
        for values in [*islice(product(*known), most), wrong]:
            try:
                yield reverse(name, kwargs=dict(zip(parts, values, strict=True)))
            except NoReverseMatch:
                continue


def named_in(resolver: URLResolver, above: dict[str, str] | None = None) -> dict[str, dict[str, str]]:
    """The name of each address, and which parts stand in it: a number ("int") or words."""
    found: dict[str, dict[str, str]] = {}
    for each in resolver.url_patterns:
        parts = {**(above or {}), **_parts(each)}
        if isinstance(each, URLResolver):
            found |= named_in(each, parts)
        elif isinstance(each, URLPattern) and each.name:
            found[each.name] = parts
    return found


def _parts(each: URLPattern | URLResolver) -> dict[str, str]:
    converters = getattr(each.pattern, "converters", {})
    if converters:
        return {
            name: "int" if type(of).__name__ == "IntConverter" else "words" for name, of in converters.items()
        }
    return dict.fromkeys(each.pattern.regex.groupindex, "words")

"""Names in social media: @name, a profile's address, a name after the network's."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_AT = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,}")
_NETWORKS = (
    r"(?:snap(?:chat)?|insta(?:gram)?|ig|tik ?tok|facebook|fb|twitter|discord|psn|xbox|telegram|whatsapp|gamertag|youtube|"
    r"linkedin|signal|username|user name|screen name|handle)"
)
_ADDRESS = re.compile(
    r"\b(?:(?:[a-z]+\.)?(?:facebook|twitter|instagram|tiktok|youtube|snapchat|linkedin|threads)\.(?:com|net)|x\.com|t\.me|fb\.me)"
    r"/(?:in/|add/|@)?[\w.-]{3,}",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"\b{_NETWORKS}\b(?P<said>(?: (?:user(?:name)?|profile|account|name|handle|id|add|gamertag))*)(?P<link>(?: as)?[ :='\"-]*)"
    r"(?P<name>@?[A-Za-z][\w.#-]{2,}\w)",
    re.IGNORECASE,
)


def _spans(text: str, where: Where) -> Spans:
    for pattern in (_AT, _ADDRESS):
        for match in pattern.finditer(text):
            yield *match.span(), True
    for match in _AFTER.finditer(text):
        if (
            _calls_itself(match["said"])
            or re.search(r"[0-9_#@]|\w\.\w", match["name"])
            or re.search(r"[:='\"]", match["link"])
        ):
            yield *match.span("name"), True


def _calls_itself(said: str) -> bool:
    """An id, a gamertag or a name of a user is followed by it, whatever it looks like."""
    return re.search(r" (?:id|gamertag|user ?name|handle)$", said, re.IGNORECASE) is not None


KIND = Kind(
    slug="handles",
    called="a name in social media",
    finds="@name, the address of a profile, a name with figures or signs after the network's name",
    leaves="a network alone (posted on Facebook), a plain word after it",
    spans=_spans,
    needs_figure=False,
)

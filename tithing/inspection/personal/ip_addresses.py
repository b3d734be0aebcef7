"""Addresses of machines in the network, of both kinds (RFC 791, RFC 4291)."""

from __future__ import annotations

import ipaddress
import re

from tithing.inspection.finds import Kind, Spans, Where

_FOUR = re.compile(r"(?<![\w.])(?:[0-9]{1,3}\.){3}[0-9]{1,3}(?![\w]|\.[0-9])")
_SIX = re.compile(r"(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]{0,4}(?![\w:])", re.IGNORECASE)
_VERSION = re.compile(r"(?:\bv|version|section|clause|para(?:graph)?|table|release)\.? ?$", re.IGNORECASE)


def _spans(text: str, where: Where) -> Spans:
    if text.count(".") < 3 and text.count(":") < 2:
        return
    for pattern in (_FOUR, _SIX):
        for match in pattern.finditer(text):
            if _is_one(match[0]) and not _VERSION.search(text[: match.start()]):
                yield *match.span(), True


def _is_one(written: str) -> bool:
    try:
        address = ipaddress.ip_address(written)
    except ValueError:
        return False
    return not (address.is_unspecified or address.is_loopback)


KIND = Kind(
    slug="ip_addresses",
    called="an IP address",
    finds="four numbers to 255 with stops, and the longer addresses of version 6",
    leaves="the machine itself (127.0.0.1), numbers of versions and sections (v1.2.3.4), times of day",
    spans=_spans,
    needs_figure=False,
)

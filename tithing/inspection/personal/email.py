"""E-mail addresses, also as they are written to be read: "at", "dot", curly and square brackets."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_DOT = r"(?:\.| ?[(\[{] ?dot ?[)\]}] ?| dot )"
_LABELS = rf"[\w-]+(?:{_DOT}[\w-]+)+"
_SIGNED = re.compile(rf"[\w.+'-]+ ?(?:@|[(\[{{] ?at ?[)\]}}]) ?{_LABELS}", re.IGNORECASE)
_SIGN = re.compile(r"@|\bat\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[\w.+'-]+ at [\w-]+(?: dot [\w-]+)+", re.IGNORECASE)
_SPOKEN_NAME = re.compile(r"\w+[._+]\w+ at [\w-]+(?:\.[\w-]+)+", re.IGNORECASE)


def _spans(text: str, where: Where) -> Spans:
    if _SIGN.search(text):
        for pattern in (_SIGNED, _SPOKEN, _SPOKEN_NAME):
            for match in pattern.finditer(text):
                yield *match.span(), True


KIND = Kind(
    slug="email",
    called="an e-mail address",
    finds="name@example.org, and with the sign written as at, (at) or [at] and the stop as dot",
    leaves='"email the partnership", the address of a page (www.example.org)',
    spans=_spans,
    needs_figure=False,
)

"""E-mail addresses, also as they are written to be read: "at", "dot", curly and square brackets."""

from __future__ import annotations

import re

from tithing.inspection.finds import Kind, Spans, Where

_DOT = r"(?:\.| ?[(\[{] ?dot ?[)\]}] ?| dot )"
_LABELS = rf"[\w-]{{1,63}}(?:{_DOT}[\w-]{{1,63}}){{1,8}}"
_SIGNED = re.compile(rf"[\w.+'-]{{1,64}} ?(?:@|[(\[{{] ?at ?[)\]}}]) ?{_LABELS}", re.IGNORECASE)
_SIGN = re.compile(r"@|\bat\b", re.IGNORECASE)
_SPOKEN = re.compile(r"[\w.+'-]{1,64} at [\w-]{1,63}(?: dot [\w-]{1,63}){1,8}", re.IGNORECASE)
_SPOKEN_NAME = re.compile(r"\w{1,32}[._+]\w{1,32} at [\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.IGNORECASE)


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

"""What the detail of a line must hold, by what the line says happened: every key, and of which kind.

A detail is found by its hash, so it is as it was written. Who wrote it is another question: one that lacks a key, or
has a number where a day belongs, is told as damage where it is read and is no error further on.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Any

Is = Callable[[Any], bool]
Others = tuple[tuple[str, Is], ...]
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")


def parsed(text: bytes) -> Any:
    """The JSON in it. Raises ValueError for what is none, and for what is nested deeper than anything of ours."""
    try:
        return json.loads(text.decode())  # told that it is UTF-8, it need not find that out
    except RecursionError as error:
        raise ValueError("it is nested too deep") from error


def why_misshapen(detail: Any) -> str:
    """The first thing in a detail that is not as it must be, "" where all is.

    >>> why_misshapen({"n": 1, "day": "2018-05-01", "status": "refused", "file": 3})
    'its "file" is missing or is not what it must be'
    """
    if not isinstance(detail, dict):
        return "it is not a set of names and values"
    status = _status_of(detail)
    if _is_well_shaped(detail, *_AT_ONCE.get(status, _EVERY_AT_ONCE)):
        return ""
    kinds = _OF_STATUS.get(status, _EVERY)
    wrong = next(key for key, is_right in kinds.items() if key not in detail or not is_right(detail[key]))
    return f'its "{wrong}" is missing or is not what it must be'


def _is_well_shaped(
    detail: Mapping[str, Any], texts: Callable[[Any], tuple[Any, ...]], others: Others
) -> bool:
    """Whether all of it is right: its texts are looked at together, for a long journal has thousands of details."""
    try:
        if set(map(type, texts(detail))) != {str}:
            return False
        for key, is_right in others:
            if not is_right(detail[key]):
                return False
    except KeyError:
        return False
    return True


def _status_of(detail: Mapping[str, Any]) -> str:
    status = detail.get("status")
    return status if isinstance(status, str) else ""


# -- kinds of values -------------------------------------------------------------------------------


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_number(value: Any) -> bool:
    return type(value) is int and value >= 0


def _is_name(value: Any) -> bool:
    """What may be the name of one file, as the hash of an original is."""
    return isinstance(value, str) and not ("/" in value or "\\" in value or "\0" in value or value == "..")


def _is_day(value: Any) -> bool:
    return isinstance(value, str) and _reads_as_day(value)


def _is_day_or_none(value: Any) -> bool:
    return value is None or _is_day(value)


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and _reads_as_moment(value)


@lru_cache(maxsize=1024)  # files come together, and are released together
def _reads_as_day(value: str) -> bool:
    return _reads(date.fromisoformat, value)


@lru_cache(maxsize=1024)
def _reads_as_moment(value: str) -> bool:
    return _reads(datetime.fromisoformat, value)


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _is_digests(value: Any) -> bool:
    return isinstance(value, str) and _BASE64.fullmatch(value) is not None


def _all(is_right: Is) -> Is:
    return lambda value: isinstance(value, list) and all(map(is_right, value))


def _is_stored_file(value: Any) -> bool:
    pair = isinstance(value, list) and len(value) == 2 and all(map(_is_text, value))
    return pair and is_below(value[0])


def _is_edited(value: Any) -> bool:
    """A file below the book, and the hashes of what stood in it before and stands in it since."""
    return isinstance(value, list) and len(value) == 3 and all(map(_is_text, value)) and is_below(value[0])


def _is_received_name(value: Any) -> bool:
    """The name of a file as it came, with its folders or its archive before it."""
    steps = value.split("/") if isinstance(value, str) and "\0" not in value else ()
    return next((each for each in reversed(steps) if each not in ("", ".")), "..") != ".."


def _is_answers(value: Any) -> bool:
    return isinstance(value, dict) and all(map(_is_answer, value.values()))


def _is_answer(value: Any) -> bool:
    if not isinstance(value, dict):
        return False
    texts = all(_is_text(value.get(name)) for name in ("question", "kind", "asked", "because", "by"))
    return texts and _is_day(value.get("day")) and _all(_is_figure_key)(value.get("about"))


def _is_figure_key(value: Any) -> bool:
    return isinstance(value, list) and len(value) == 5 and all(map(_is_text, value))


def is_below(path: Any) -> bool:
    """Whether it is the path of something below a folder, and leads nowhere else."""
    if not isinstance(path, str) or not path or "\0" in path or "\\" in path:
        return False
    return not path.startswith("/") and ".." not in path.split("/")


# -- what each must hold ---------------------------------------------------------------------------

_EVERY: Mapping[str, Is] = {
    "n": _is_number,
    "day": _is_day,
    "status": _is_text,
    "file": _is_name,
    "received": _is_moment,
    "by": _is_text,
    "reason": _is_text,
}
_TEXTS = (
    "id",
    "name",
    "source",
    "reader_version",
    "member",
    "supplier",
    "asked_supplier",
    "series",
    "period",
)
_ENTRY: Mapping[str, Is] = {
    **dict.fromkeys(_TEXTS, _is_text),
    "id": _is_name,
    "name": _is_received_name,
    "content_sha256": _is_name,
    "answers": _is_answers,
    "rows": _is_number,
    "release": _is_day_or_none,
    "notices": _all(_is_text),
    "files": _all(_is_stored_file),
    "again": _is_number,
}
_ABOUT: Mapping[str, Is] = {"about": _is_text}
_STONE: Mapping[str, Is] = {
    "entries": _all(_is_text),
    "lines": _all(_is_number),
    "texts": _all(_is_text),
    "content_sha256": _is_name,
    "release": _is_day_or_none,
    "withdrawn": _is_day_or_none,
    "gone": _all(_is_name),
    "keys": _is_digests,
    "supplier_keys": _is_digests,
}
_BY_STATUS: Mapping[str, Mapping[str, Is]] = {
    "accepted": _ENTRY,
    "reread": {**_ABOUT, **_ENTRY},
    "split": {**_ABOUT, **_ENTRY},
    "stated": {**_ABOUT, "release": _is_day},
    "withdrawn": _ABOUT,
    "refused": {"name": _is_text},
    "erased": _STONE,
    "changed": {"name": _is_text, "what": _is_text, "edited": _all(_is_edited)},
    "published": {"name": _is_text, "publication": _is_name},
    "lost": {"lines": _all(_is_number), "texts": _all(_is_text)},
}
_OF_STATUS = {status: {**_EVERY, **kinds} for status, kinds in _BY_STATUS.items()}


def _at_once(kinds: Mapping[str, Is]) -> tuple[Callable[[Any], tuple[Any, ...]], Others]:
    """What takes all texts out of a detail, and what each of the others must be."""
    texts = [key for key, is_right in kinds.items() if is_right is _is_text]
    return itemgetter(*texts), tuple((key, is_right) for key, is_right in kinds.items() if key not in texts)


_EVERY_AT_ONCE = _at_once(_EVERY)
_AT_ONCE = {status: _at_once(kinds) for status, kinds in _OF_STATUS.items()}

"""The door for files that people send to the desk: how large, how many, of which kind, under which name; looked at by a child."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import timedelta

from django.utils import timezone

from tithing.checking.bounded import ChildEnded, NeededTooMuch, TookTooLong
from tithing.inspection.file_names import personal_in_name
from tithing.vocabulary.in_words.numbered import listed
from tithing.vocabulary.problems import Problem, Refused
from tithing.web.ground.files.kept_files import FOR_A_WEEK, keep_file
from tithing.web.ground.files.look import what_is_wrong
from tithing.web.ground.files.names import ending_of, safe_name
from tithing.web.ground.files.on_disk import Aside, aside, keep_aside
from tithing.web.ground.models import KeptFile
from tithing.web.shared.permissions import Permission

TABLES, PAPERS = ("csv", "xlsx", "ods"), ("pdf", "docx")
LARGEST = 20 << 20  # bytes of one file
MOST_A_DAY = 200  # files of one account


def receive(
    name: str,
    chunks: Iterable[bytes],
    *,
    may_be: Collection[str],
    purpose: str,
    asks: Permission,
    by: int,
    of: int = 0,
    lasts: timedelta = FOR_A_WEEK,
) -> KeptFile:
    """Keep a file that somebody sent, once it was looked at. Raises Refused, with everything that is wrong and what to change."""
    called = safe_name(name)
    kind = _kind(called, may_be)
    _not_too_many(by)
    with aside(chunks, most=LARGEST) as held:
        if wrong := _wrong(held, called, kind):
            raise Refused(*wrong)
        laid = keep_aside(held)
    return keep_file(laid, name=called, kind=kind, purpose=purpose, asks=asks, by=by, of=of, lasts=lasts)


def _kind(called: str, may_be: Collection[str]) -> str:
    kind = ending_of(called)
    if kind not in may_be:
        wanted = listed([f".{each}" for each in may_be], word="or")
        raise Refused(Problem("a file of this kind is not taken here", f"Send {wanted}", file=called))
    if met := personal_in_name(called):
        change = "Give it a name without that, and send it again"
        raise Refused(Problem(f"the name of the file holds {met}", change))
    return kind


def _not_too_many(by: int) -> None:
    today = KeptFile.objects.filter(by=by, job=0, kept_at__gt=timezone.now() - timedelta(days=1)).count()
    if today >= MOST_A_DAY:
        raise Refused(Problem(f"{MOST_A_DAY} files were sent in one day", "Send the next tomorrow"))


def _wrong(held: Aside, called: str, kind: str) -> tuple[Problem, ...]:
    try:
        return what_is_wrong(held.path, name=called, kind=kind)
    except TookTooLong:
        what = "the file takes too long to look at"
    except NeededTooMuch:
        what = "the file needs too much memory to be looked at"
    except ChildEnded:
        what = "the file cannot be looked at"
    return (Problem(what, "Open it, copy what is needed into a new file and send that", file=called),)

"""The one way from the site to the figures: the book through its door out, as whoever asks may read it at this moment.

No page, file, feed or answer opens the book by itself: a test holds that nothing else in `web` asks for a snapshot.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from django.conf import settings
from django.utils import timezone

from tithing.reading.snapshot import Snapshot, ask
from tithing.vocabulary.readers import Reader
from tithing.web.shared.actor import Actor

Found = TypeVar("Found")


def read_book(
    actor: Actor, question: Callable[[Snapshot], Found], *, as_known_on: date | None = None
) -> Found:
    """What a question comes to for this actor, now; of what was released by a day, where one is named.

    Raises Refused where the book or its papers cannot be read, and what the question raises.
    """
    return read_book_as(actor.reader, question, as_known_on=as_known_on)


def read_book_as(
    reader: Reader, question: Callable[[Snapshot], Found], *, as_known_on: date | None = None
) -> Found:
    """The same for a reader by kind: for what is made for nobody in particular, such as a feed that anybody may follow."""
    return ask(_book(), question, reader=reader, at=_now(), as_known_on=as_known_on)


def _book() -> Path:
    return Path(settings.TITHING_BOOK)


def _now() -> datetime:
    """By the partnership's own clock."""
    return timezone.localtime().replace(tzinfo=None)

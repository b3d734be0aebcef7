"""The day on which something was, where its moment is told in another time than that of the clocks here.

Systems export UTC: an hour after midnight on 1 May is 23:30Z on 30 April, in another month.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

_MOMENT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]+([0-9]{2}:[0-9]{2})(?::[0-9]{2}(?:\.[0-9]+)?)? ?(Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})",
    re.IGNORECASE,
)
_TIME = re.compile(r"[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?$")
_HOUR = timedelta(hours=1)


def without_time(text: str) -> str:
    """The day of a moment by the clocks of England and Wales, as it was written where no time stands beside it.

    >>> without_time("2025-04-30T23:30:00Z"), without_time("2025-01-31T23:30:00Z"), without_time("2025-05-01T00:30+01:00")
    ('2025-05-01', '2025-01-31', '2025-05-01')
    >>> without_time("23/04/2025 23:59"), without_time("23 April 2025")
    ('23/04/2025', '23 April 2025')
    """
    match = _MOMENT.fullmatch(text.strip())
    moment = _moment(match) if match else None
    return _TIME.sub("", text) if moment is None else (moment + _ahead(moment)).date().isoformat()


def _moment(match: re.Match[str]) -> datetime | None:
    day, time, zone = match.groups()
    offset = "+00:00" if zone.upper() in ("Z", "UTC", "GMT") else f"{zone[:3]}:{zone[-2:]}"
    try:
        return datetime.fromisoformat(f"{day}T{time}{offset}").astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _ahead(moment: datetime) -> timedelta:
    """How far the clocks are ahead: an hour from the last Sunday of March to that of October, both at one o'clock UTC."""
    first, last = (_last_sunday(moment.year, month) for month in (3, 10))
    return _HOUR if first <= moment < last else timedelta(0)


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=UTC)
    return last - timedelta(days=(last.weekday() + 1) % 7)

"""What the site writes of itself: a JSON object a line, of what happened and where, never of a person.

No address of a reader, no name, no body and no query of a request is in it; a path that holds a one-time link or a feed's
secret stands without it, and so does a key for programs wherever it was written.
"""

from __future__ import annotations

import json
import logging
import re
from typing import Any

_TOKEN = re.compile(
    r"(?<=/r/)[^/?\s\"]+|(?<=/feeds/)[^/?\s\"]+|(?<=/password/forgotten/)[^/?\s\"]*-[^/?\s\"]+"
    r"|tithing_[A-Za-z0-9_-]{20,}"
)


class AsJson(logging.Formatter):
    """One record as one line.

    >>> record = logging.LogRecord("desk", logging.INFO, "", 0, "seen /r/%s/", ("k3y",), None)
    >>> json.loads(AsJson().format(record))["said"]
    'seen /r/.../'
    """

    def format(self, record: logging.LogRecord) -> str:
        told: dict[str, Any] = {
            "at": self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z"),
            "level": record.levelname.lower(),
            "where": record.name,
            "said": _TOKEN.sub("...", record.getMessage()),
        }
        if record.exc_info and record.exc_info[0] is not None:
            told["failed"] = record.exc_info[0].__name__
            told["at_line"] = _place_of(record)
        return json.dumps(told, ensure_ascii=False)


def _place_of(record: logging.LogRecord) -> str:
    """Where it failed, without what the values were."""
    trace = record.exc_info[2] if record.exc_info else None
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace is not None else ""


LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": AsJson}},
    "handlers": {"said": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["said"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": ["said"], "level": "WARNING", "propagate": False},
        "django_tasks": {"handlers": ["said"], "level": "WARNING", "propagate": False},
        "django_tasks_db": {"handlers": ["said"], "level": "WARNING", "propagate": False},
        "django.server": {"handlers": [], "level": "CRITICAL", "propagate": False},
    },
}

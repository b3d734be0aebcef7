"""The site's log: a JSON object a line, without a person, a value or a link in it."""

from __future__ import annotations

import json
import logging
import sys

from tithing.web.config.logs import AsJson


def told(message: str, *given: object, error: bool = False) -> dict[str, str]:
    trace = sys.exc_info() if error else None
    record = logging.LogRecord("tithing.site", logging.WARNING, "", 0, message, given, trace)
    found: dict[str, str] = json.loads(AsJson().format(record))
    return found


def test_a_line_says_when_where_and_what() -> None:
    found = told("no such page: %s", "/about-us/")

    assert (found["level"], found["where"], found["said"]) == (
        "warning",
        "tithing.site",
        "no such page: /about-us/",
    )
    assert found["at"]


def test_a_link_that_opens_something_is_not_in_it() -> None:
    assert told("Not Found: %s", "/r/s3cret-t0ken/file")["said"] == "Not Found: /r/.../file"
    forgotten = "/desk/account/password/forgotten/"
    assert told("Forbidden: %s", f"{forgotten}b-s3cret-t0ken/")["said"] == f"Forbidden: {forgotten}.../"
    assert told("Too Many Requests: %s", f"{forgotten}sent/")["said"].endswith("/forgotten/sent/")


def test_of_what_failed_the_kind_and_the_place_are_told_and_no_value() -> None:
    try:
        int("a secret value")
    except ValueError:
        found = told("incident %s", "1a2b", error=True)

    assert found["failed"] == "ValueError"
    assert "test_logs.py" in found["at_line"]
    assert "a secret value" not in json.dumps(found)

"""Headings that name something about a person: the column is refused whatever is in it."""

from __future__ import annotations

import re

from tithing.inspection.words import phrases

_WHOSE = "victim|suspect|offender|complainant|caller|reporter|witness|tenant|client|customer|patient|resident"
_ENDING = re.compile(
    rf"(?:.* )?(?:surname|forename|first name|last name|date of birth|dob|email|e mail|home address|house number|"
    rf"nhs number|national insurance number|mobile number|phone number|uprn|number plate)|(?:{_WHOSE})s? "
    r"(?:id|name|names|dob|age|address|postcode|phone|email|details|surname|forename)"
)


def is_personal_heading(heading: str) -> bool:
    """Does the heading itself name something about a person?

    >>> is_personal_heading("Date of Birth"), is_personal_heading("Victim-based crime")
    (True, False)
    """
    words = re.sub(r"[^a-z0-9]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading).lower()).strip()
    return words in phrases("headings", "personal") or _ENDING.fullmatch(words) is not None

"""No secrets, no e-mail addresses, no full postcodes and no named persons anywhere in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from tools.checks import Fault, lines_of

SECRET = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abp]-[A-Za-z0-9-]{10,}"
    r"|(?i:\b(?:password|passwd|api_?key|secret_?key|token)\b\s*[:=]\s*[\"'][^\"'\s{}$]{8,}[\"'])"
)
EMAIL = re.compile(r"\b[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}\b")
INVENTED_MAIL = re.compile(
    r"@(?:[\w-]+\.)*example(?:\.(?:org|com|net|gov\.uk))?$|\.(?:invalid|test|example)$"
)
POSTCODE = re.compile(r"\b(?:[A-Z]{1,2}\d[A-Z\d]?)\s?\d[ABD-HJLNP-UW-Z]{2}\b")
# No postcode area begins with these letters, so nothing written so can be anybody's address.
INVENTED_AREAS = ("ZZ", "XX", "QQ")
PERSON = re.compile(
    r"\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Sgt|Sergeant|Inspector|Superintendent|Constable)\.?\s+"
    r"[A-Z][a-z]+\s+[A-Z][a-z]+"
)
# Lines that look like a postcode and are not, or that must hold one: file -> reason.
POSTCODE_ALLOWED = {
    "tests/core/sources/building.py": "one of the right shape, of a district that does not exist",
}
# Invented values of every kind, in the shapes that people write, on which the finder is measured.
MEASURED_ON = "tests/data/personal/"
LOCKS = ("requirements.lock", "requirements-dev.lock", "requirements-scale.lock")


def check_privacy(root: Path) -> list[Fault]:
    return [
        Fault(f"{name}:{number}", rule)
        for name, number, line in lines_of(root)
        if name not in LOCKS and not name.startswith(MEASURED_ON)
        for rule in _faults_in(name, line)
    ]


def _faults_in(name: str, line: str) -> Iterator[str]:
    if SECRET.search(line):
        yield "looks like a secret; secrets come from the environment"
    if any(not INVENTED_MAIL.search(found) for found in EMAIL.findall(line)):
        yield "an e-mail address; name the post, or use example.org"
    if name not in POSTCODE_ALLOWED and any(_real(found) for found in POSTCODE.findall(line)):
        yield "a full postcode; a made-up one starts with ZZ"
    if PERSON.search(line):
        yield "a named person; name the post"


def _real(postcode: str) -> bool:
    return not postcode.startswith(INVENTED_AREAS)

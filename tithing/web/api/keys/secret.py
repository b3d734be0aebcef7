"""The words of a key: 256 bits by chance, led in by a word by which a key that lies about is known for what it is."""

from __future__ import annotations

import hashlib
import re
import secrets

LED_IN = "tithing_"
OF_A_KEY = re.compile(LED_IN + r"[A-Za-z0-9_-]{43}")


def new_token() -> str:
    return LED_IN + secrets.token_urlsafe(32)


def hash_of_token(token: str) -> str:
    """What is kept of it. The token is by chance and long, so that nobody finds it from its hash by trying."""
    return hashlib.sha256(token.encode()).hexdigest()

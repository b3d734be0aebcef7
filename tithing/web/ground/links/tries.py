"""How often one address may try links that lead nowhere: counted in the database, where every process sees it, and not by the
address itself.
"""

from __future__ import annotations

from django.core.cache import cache
from django.utils.crypto import salted_hmac

MOST = 20  # links that lead nowhere
WITHIN = 10 * 60  # seconds
_KEYED = "tithing.web.ground.links.tries"


def too_often(address: str) -> bool:
    """Whether so many tries from this address led nowhere that no more are answered for a while."""
    return int(cache.get(_key(address), 0)) >= MOST


def led_nowhere(address: str) -> None:
    """Count one."""
    key = _key(address)
    cache.add(key, 0, WITHIN)
    try:
        cache.incr(key)
    except ValueError:  # its time was over in between
        cache.set(key, 1, WITHIN)


def _key(address: str) -> str:
    return f"link-tries-{salted_hmac(_KEYED, address, algorithm='sha256').hexdigest()}"

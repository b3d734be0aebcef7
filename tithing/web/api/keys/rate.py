"""How much one key may ask: counted in the database, where every process sees it."""

from __future__ import annotations

import time

from django.core.cache import cache

MOST = 120  # in a minute
WITHIN = 60  # seconds


def wait_for(key: int) -> int:
    """Count one question of a key's. Gives for how many seconds it has to wait, 0 where it need not."""
    now = int(time.time())
    counted = f"personal-key-{key}-{now // WITHIN}"
    cache.add(counted, 0, 2 * WITHIN)
    try:
        asked = cache.incr(counted)
    except ValueError:  # its time was over in between
        return 0
    return WITHIN - now % WITHIN if asked > MOST else 0

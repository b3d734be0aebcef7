"""How properties are tried: always the same examples and no deadline, unless `make prove` asks for many others."""

from __future__ import annotations

from tests.support.properties import choose_profile

choose_profile()

"""How properties are tried: always the same examples and no deadline, unless `make prove` asks for many others.

Every test prints with the faces that we ship and no others, whatever somebody added with `make faces`.
"""

from __future__ import annotations

import os

import pytest

from tests.support.properties import choose_profile
from tithing.vocabulary.printable import FACES_SETTING

os.environ[FACES_SETTING] = os.devnull
choose_profile()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes longest begins first, so that no worker is left with it at the end while the others wait."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)

"""How properties are tried: always the same examples and no deadline, unless `make prove` asks for many others.

Every test prints with the faces that we ship and no others, whatever somebody added with `make faces`.
"""

from __future__ import annotations

import os

from tests.support.properties import choose_profile
from tithing.vocabulary.printable import FACES_SETTING

os.environ[FACES_SETTING] = os.devnull
choose_profile()

"""What runs on Spark. `make test-cluster` sets up the extra `scale` in an environment of its own; elsewhere these skip."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

needs_spark = pytest.mark.skipif(
    find_spec("pyspark") is None, reason="the extra scale (pyspark and Java) is not installed"
)

"""The examples in the docstrings of the two rooms are true."""

from __future__ import annotations

import doctest
import importlib
import pkgutil

import pytest

import tithing.findings
import tithing.statistics

MODULES = [
    module.name
    for package in (tithing.statistics, tithing.findings)
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")
]


@pytest.mark.parametrize("name", MODULES)
def test_examples_are_true(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_no_statistic_needs_a_slow_import() -> None:
    import subprocess
    import sys

    names = ", ".join(name for name in MODULES)
    program = f"import sys, {names}; sys.exit('scipy' in sys.modules or 'polars' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

"""One file a kind, found by walking: each has `KIND`. A new kind is a new file with its list and its table of cases."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache

from tithing.inspection.finds import Kind


@cache
def kinds() -> tuple[Kind, ...]:
    """Every kind of value that stands in a text by itself, by its file's name."""
    names = sorted(found.name for found in pkgutil.iter_modules(__path__))
    modules = [importlib.import_module(f"{__name__}.{name}") for name in names]
    return tuple(module.KIND for module in modules)

"""A plugin of pytest that lets one module be another: the tests import the mutant, and no file is touched.

`python -m pytest -p tools.prove.mutated` with the module's name in MUTATED and the path of the mutant's source in
MUTANT. With no MUTANT it does nothing.
"""

from __future__ import annotations

import importlib.machinery
import os
import sys
from collections.abc import Sequence
from importlib.abc import InspectLoader, MetaPathFinder
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import CodeType, ModuleType


class MutantLoader(InspectLoader):
    """`file` is the module's own, so that what it finds beside itself is found."""

    def __init__(self, file: str, source: str) -> None:
        self.file, self.source = file, source

    def get_source(self, fullname: str) -> str:
        return self.source

    def get_code(self, fullname: str) -> CodeType:
        return self.source_to_code(self.source, self.file)


class MutantFinder(MetaPathFinder):
    def __init__(self, module: str, source: str) -> None:
        self.module, self.source = module, source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if fullname != self.module:
            return None
        found = importlib.machinery.PathFinder.find_spec(fullname, path)
        if found is None or found.origin is None:
            return None
        spec = ModuleSpec(fullname, MutantLoader(found.origin, self.source), origin=found.origin)
        spec.has_location = True
        return spec


if os.environ.get("MUTANT"):
    mutant = Path(os.environ["MUTANT"]).read_text(encoding="utf-8")
    sys.meta_path.insert(0, MutantFinder(os.environ["MUTATED"], mutant))

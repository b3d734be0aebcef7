"""A contract of our own for import-linter: the folders of a package do not know one another.

Unlike `independence`, it leaves alone the plain modules beside the folders, which all of them may share, and
it covers a new folder on the day it appears.
"""

from __future__ import annotations

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class SeparateFolders(Contract):
    """`container`: the package whose sub-packages may be imported by nothing else inside it."""

    type_name = "separate_folders"
    container = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        container = str(self.container)
        folders = [child for child in graph.find_children(container) if graph.find_children(child)]
        wrong = [link for folder in sorted(folders) for link in _links_into(graph, container, folder)]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"{importer} may not import {imported}: they stand side by side.")


def _links_into(graph: ImportGraph, container: str, folder: str) -> list[tuple[str, str]]:
    inside = {folder, *graph.find_descendants(folder)}
    neighbours = graph.find_descendants(container) - inside
    return sorted(
        (importer, imported)
        for imported in inside
        for importer in graph.find_modules_that_directly_import(imported) & neighbours
    )

"""Two contracts of our own for import-linter: folders that do not know one another, and rooms without circles.

Unlike `independence`, the first leaves alone the plain modules beside the folders, which all of them may share, and
it covers a new folder on the day it appears. Unlike `acyclic_siblings`, the second looks at modules, so that an import
inside a function counts too, and a folder may lean on the plain modules beside it and they on it.
"""

from __future__ import annotations

from collections.abc import Iterator

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class SeparateFolders(Contract):
    """`container`: the package whose sub-packages may be imported by nothing else inside it.

    `shared`: sub-packages that hold what is common to the others, as the plain modules beside them do.
    """

    type_name = "separate_folders"
    container = fields.StringField()
    shared = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        container = str(self.container)
        shared = {f"{container}.{name}" for name in self.shared}  # type: ignore[attr-defined]
        folders = {child for child in graph.find_children(container) if graph.find_children(child)} - shared
        wrong = [link for folder in sorted(folders) for link in _links_into(graph, container, folder)]
        return ContractCheck(kept=not wrong, metadata={"wrong": wrong})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"{importer} may not import {imported}: they stand side by side.")


class NoCircles(Contract):
    """`container`: the package in whose sub-packages no module may lead back to itself by what it imports.

    `still`: modules that stand in a circle we know of. One that stands in none any more is to be taken off.
    """

    type_name = "no_circles"
    container = fields.StringField()
    still = fields.SetField(subfield=fields.StringField(), required=False, default=set())

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        rooms = sorted(graph.find_children(str(self.container)))
        circles = [circle for room in rooms for circle in _circles(graph, room)]
        still = {str(module) for module in self.still}  # type: ignore[attr-defined]
        left = still - {module for circle in circles for module in circle}
        new = [circle for circle in circles if not still & set(circle)]
        return ContractCheck(kept=not new and not left, metadata={"new": new, "left": sorted(left)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for circle in check.metadata["new"]:
            output.print_error(
                f"{', '.join(circle)} lead back to one another: one of them holds two subjects."
            )
        for module in check.metadata["left"]:
            output.print_error(f"{module} stands in no circle any more: take it off `still`.")


def _circles(graph: ImportGraph, room: str) -> Iterator[tuple[str, ...]]:
    """Each set of a room's modules that all lead to one another, in order."""
    inside = {room, *graph.find_descendants(room)}
    reached = {module: _reached(graph, module, inside) for module in inside}
    in_circle = {module for module in inside if module in reached[module]}
    yield from sorted(
        {
            tuple(sorted(other for other in reached[module] if module in reached[other]))
            for module in in_circle
        }
    )


def _reached(graph: ImportGraph, start: str, inside: set[str]) -> set[str]:
    """Every module of the room to which the imports of one lead, by however many steps."""
    reached: set[str] = set()
    waiting = [start]
    while waiting:
        new = graph.find_modules_directly_imported_by(waiting.pop()) & inside - reached
        reached |= new
        waiting += new
    return reached


def _links_into(graph: ImportGraph, container: str, folder: str) -> list[tuple[str, str]]:
    inside = {folder, *graph.find_descendants(folder)}
    neighbours = graph.find_descendants(container) - inside
    return sorted(
        (importer, imported)
        for imported in inside
        for importer in graph.find_modules_that_directly_import(imported) & neighbours
    )

"""Says which line of the mapping is wrong, where a figure cannot be read for what the mapping says and not the file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from tithing.sources.columns.headings import Columns, simplify
from tithing.sources.table_mapping import TableMapping
from tithing.sources.tables import ReceivedCell, ReceivedTable
from tithing.vocabulary.problems import Problem


@dataclass(frozen=True)
class MappingLines:
    """The lines of a mapping beside the table in its sender's own words."""

    mapping: TableMapping
    table: ReceivedTable

    def blamed(self, problems: Iterable[Problem], columns: Columns) -> list[Problem]:
        """The problems of one column of figures, each told of the mapping's line where that is at fault."""
        return [self._blamed(problem, columns) for problem in problems]

    def _blamed(self, problem: Problem, columns: Columns) -> Problem:
        name = next((each for each in columns.known if columns.heading(each) == problem.column), "")
        line = self._constant(name, columns) or self._word(name, problem, columns)
        if not line:
            return problem
        file = f"partnership/mappings/{self.mapping.slug}.toml"
        change = f"Change that line of {file} and raise its version: {problem.change[:1].lower()}{problem.change[1:]}"
        what = f"the mapping says {line}, and {problem.what}"
        return replace(problem, what=what, change=change, row=None, column="")

    def _constant(self, name: str, columns: Columns) -> str:
        """The line that says what is the same for all rows, or which measure a column of figures is."""
        if columns.known.get(name, 0) < len(self.table.rows[columns.header].cells):
            return ""
        if name in self.mapping.same_for_all:
            return f"{name} = {_quoted(self.mapping.same_for_all[name])} in [same_for_all]"
        return self._line_of("values", self.mapping.values, columns.heading("value"))

    def _word(self, name: str, problem: Problem, columns: Columns) -> str:
        """The line by which a word of theirs became one of ours."""
        row = next((each for each in self.table.rows if each.number == problem.row), None)
        at = columns.known.get(name)
        if row is None or at is None or at >= len(row.cells):
            return ""
        return self._line_of(f"words.{name}", self.mapping.words.get(name, {}), row.cells[at])

    def _line_of(self, table: str, words: Mapping[str, str], theirs: ReceivedCell) -> str:
        found = next((each for each in words if simplify(each) == simplify(theirs)), None)
        return f"{_quoted(found)} = {_quoted(words[found])} in [{table}]" if found is not None else ""


def _quoted(words: object) -> str:
    return json.dumps(str(words), ensure_ascii=False)

"""Why information may be refused, as the Freedom of Information Act names it (`exemptions.toml`).

>>> exemption_called("s31").words, exemption_called("s31").qualified, exemption_called("s40").qualified
('Law enforcement (section 31)', True, False)
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

EXEMPTIONS = Path(__file__).parent / "exemptions.toml"


@dataclass(frozen=True)
class Exemption:
    """`qualified` where the public interest is weighed before it holds."""

    slug: str
    title: str
    section: str
    qualified: bool = False

    @property
    def words(self) -> str:
        return f"{self.title} ({self.section})"


@cache
def all_exemptions(path: Path = EXEMPTIONS) -> tuple[Exemption, ...]:
    """Every one, by its section."""
    reasons = tomllib.loads(path.read_text(encoding="utf-8"))["reasons"]
    return tuple(Exemption(slug, **told) for slug, told in reasons.items())


def exemption_called(slug: str) -> Exemption:
    """One of them. Raises KeyError where there is none."""
    return {each.slug: each for each in all_exemptions()}[slug]

"""How page one is set on paper, in points: what the typesetter sets by, and what page one is fitted by beforehand.

Both ask these numbers, so that what was reckoned to fit does fit.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class PageOnePaper:
    """A4 upright. A line advances by the height of a capital and the `leading`, each as a share of the size of the type."""

    width: float = 489.0  # between the margins
    height: float = 720.0
    raised: float = 18.0  # how much higher its names begin than what stands on other pages
    cover: float = (
        60.0  # what the names above the summary take below the margin of other pages, a title on one line
    )
    size: float = 11.0
    small: float = 9.0
    capital: float = 0.66
    leading: float = 0.5
    between: float = 0.62  # from a paragraph or an item to the next
    after: float = 0.75  # from a list or paragraph to what is none
    section_above: float = 12.0  # the heading of the section, with its rule
    section_below: float = 6.0
    section_inset: float = 6.0
    section_size: float = 14.0
    heading_above: float = 12.0
    heading_below: float = 5.5
    marker: float = 14.0  # what a bullet takes of the width
    chart_above: float = 11.0
    chart_below: float = 8.0
    caption_below: float = 4.0

    def lines(self, count: int, size: float) -> float:
        """How high so many lines stand, from the top of the first to the foot of the last."""
        return size * (count * self.capital + (count - 1) * self.leading)

    def as_data(self) -> dict[str, float]:
        """Its lengths by name, for the typesetter."""
        return asdict(self)


PAGE_ONE = PageOnePaper()

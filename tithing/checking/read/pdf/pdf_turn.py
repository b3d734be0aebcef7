"""Which way up a page is read: as its words run, whatever the file says of its pages.

A wide table is often set sideways on an upright page, or the page turned and the words not.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from tithing.checking.thresholds import counted, shared

_SAMPLE = counted("read.pdf.pdf_turn", "sample")
_HALF_PI = shared("read.pdf.pdf_turn", "half_pi")


@dataclass(frozen=True)
class Turn:
    """How a page is turned to be read: quarter turns clockwise, and the size it then has."""

    quarters: int
    width: float
    height: float

    def box(self, left: float, right: float, bottom: float, top: float) -> tuple[float, float, float, float]:
        """(left, right, top, bottom) as read, from the top."""
        if self.quarters == 1:
            return bottom, top, left, right
        if self.quarters == 2:
            return self.width - right, self.width - left, bottom, top
        if self.quarters == 3:
            return self.width - top, self.width - bottom, self.height - right, self.height - left
        return left, right, self.height - top, self.height - bottom


def turn_of(page: Any, text: Any, count: int) -> Turn:
    """The turn that sets most of the page's first `count` letters upright; the file's own where it has none."""
    import pypdfium2.raw as pdfium

    told = pdfium.FPDFPage_GetRotation(page.raw) % 4
    width, height = page.get_size()
    found = Counter(quarters_of(text, index) for index in range(0, count, max(count // _SAMPLE, 1)))
    quarters = -found.most_common(1)[0][0] % 4 if found else told
    return Turn(quarters, *((width, height) if (quarters - told) % 2 == 0 else (height, width)))


def quarters_of(text: Any, index: int) -> int:
    """How a letter is turned on the page as it lies in the file: quarter turns clockwise."""
    import pypdfium2.raw as pdfium

    angle = pdfium.FPDFText_GetCharAngle(text.raw, index)
    return int(angle / _HALF_PI + 0.5) % 4 if angle >= 0 else 0

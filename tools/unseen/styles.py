"""How figures are printed: one style for each way that was met."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

WORDS = (
    "none",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)


@dataclass(frozen=True)
class Style:
    """A way of printing a number.

    >>> Style(places=1, sign="+", after="%").print(12.34)
    '+12.3%'
    >>> Style(brackets=True).print(-1200)
    '(1,200)'
    """

    places: int = 0
    before: str = ""
    after: str = ""
    sign: str = ""  # what stands before a rise: "+", "▲ " or nothing
    minus: str = "-"
    brackets: bool = False
    comma: bool = True
    scale: float = 1.0
    size: bool = False  # without its sign

    def print(self, value: float) -> str:
        shown = self.rounded(value)
        digits = f"{abs(shown):,}" if self.comma else f"{abs(shown)}"
        body = f"{self.before}{digits}{self.after}"
        if self.size or shown == 0:
            return body
        if shown > 0:
            return self.sign + body
        return f"({body})" if self.brackets else self.minus + body

    def rounded(self, value: float) -> Decimal:
        step = Decimal(1).scaleb(-self.places)
        return (Decimal(repr(float(value))) / Decimal(repr(self.scale))).quantize(step, ROUND_HALF_UP)


COUNT = Style()
BARE = Style(comma=False)
SIZE = Style(size=True)


def in_words(value: float) -> str:
    """A small number as a word; a larger one in digits, as the house styles of most councils ask.

    >>> in_words(7), in_words(14)
    ('seven', '14')
    """
    return WORDS[int(value)] if 0 <= value < len(WORDS) else str(int(value))

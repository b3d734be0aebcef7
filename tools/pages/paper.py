"""How full the pages of a PDF are, and why one that is not stands so."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

WHITE = 0.4  # a page whose words end above this share of its body is called white
TOP, FOOT = 55.0, 52.0  # points of a page that its head and foot take
_SCALE = 0.5
_INK = 200


@dataclass(frozen=True)
class Sheet:
    """A page: its number, how far down its body the last ink stands, and its first words and those of the next."""

    number: int
    filled: float
    opens: str
    next_opens: str

    def why_white(self, section_heads: Collection[str]) -> str:
        """Why it may be white: nothing follows, or what follows begins a page of its own; "" where neither is so."""
        if not self.next_opens:
            return "the document ends"
        if any(self.next_opens.startswith(head) for head in section_heads):
            return "a part that begins a page follows"
        return ""


def sheets_of(pdf: Path) -> list[Sheet]:
    """Every page of the document, in order."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as opened:
        filled = [_filled(page) for page in opened]
        opens = [_first_words(page) for page in opened]
    return [
        Sheet(number, share, own, following)
        for number, (share, own, following) in enumerate(
            zip(filled, opens, [*opens[1:], ""], strict=True), start=1
        )
    ]


def _filled(page: Any) -> float:
    """The share of the body above its last row of ink."""
    rows = (
        page.render(scale=_SCALE, grayscale=True)
        .to_numpy()
        .reshape(int(-(-page.get_height() * _SCALE // 1)), -1)
    )
    top, foot = int(TOP * _SCALE), int(len(rows) - FOOT * _SCALE)
    inked = [place for place in range(top, foot) if rows[place].min() < _INK]
    return (inked[-1] - top) / (foot - top) if inked else 0.0


def _first_words(page: Any) -> str:
    words = page.get_textpage().get_text_bounded(top=page.get_height() - TOP, bottom=FOOT)
    return " ".join(words.split())[:90]

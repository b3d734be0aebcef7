"""Notices issued, cancelled, paid and open; the per cent paid is of those that stand, which the head says."""

from tools.unseen.grid import Grid, fig
from tools.unseen.pen import Pen
from tools.unseen.styles import Style

KINDS = (
    "Dropped litter",
    "Dog left loose",
    "Waste left out",
    "Street drinking",
    "Bonfires",
    "Posters put up",
    "Idling engines",
)


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Notice for", "Breach"), pen.some(KINDS, 6))
    issued = grid.counts("Issued", 60, 500)
    void = grid.part_of(pen.pick("Cancelled", "Withdrawn"), issued, 0.02, 0.15)
    paid = grid.part_of("Paid", issued, 0.4, 0.7)
    standing = grid.derived(
        pen.pick("Unpaid", "Still owed"),
        lambda row: pen.relate(
            "difference",
            pen.number(fig(issued, row).value - fig(void, row).value - fig(paid, row).value),
            [fig(issued, row), fig(void, row), fig(paid, row)],
            signs=(1, -1, -1),
        ),
        adds=True,
    )
    valid = grid.total(pen.pick("Notices that stand", "Valid notices"), [paid, standing])
    grid.share(
        pen.pick("% paid (of valid)", "Payment rate, cancelled left out"),
        paid,
        valid,
        Style(places=1, after="%"),
    )
    fee = pen.number(pen.pick(80, 100, 150), pounds := Style(before="£"))
    grid.derived(f"Income at {fee}", lambda row: pen.product(fig(paid, row), fee, style=pounds), adds=True)
    grid.sum_row("All notices")
    pen.add(grid.table("Fixed penalties"))

"""Referrals by who sent them, how many were seen, how many finished, each as a per cent of the step before it."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Referred by", "Source of referral"), pen.some(pen.words.bodies, 6))
    cents = Style(places=pen.pick(0, 1), after="%")
    sent = grid.counts(pen.pick("Referrals", "Referred"), 40, 400)
    seen = grid.part_of(pen.pick("Assessed", "Taken on"), sent, 0.5, 0.95)
    grid.share(pen.pick("% assessed", "Assessed %", "as % of referred"), seen, sent, cents)
    done = grid.part_of(pen.pick("Completed", "Finished"), seen, 0.3, 0.9)
    grid.share(pen.pick("% of those assessed", "% completed", "Completed %"), done, seen, cents)
    again = grid.part_of(pen.pick("Back within a year", "Re-referred"), done, 0.05, 0.4)
    grid.share(pen.pick("% back", "Re-referral rate"), again, done, cents)
    grid.sum_row(pen.pick("All", "Total"), bold=True)
    pen.add(grid.table("From referral to the end"))

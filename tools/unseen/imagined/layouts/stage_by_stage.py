"""Schemes down, the stages of a path across, and after each stage its per cent of the stage before."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Column, Grid
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(
        pen, pen.pick("Scheme", "Programme"), [f"{ward} project" for ward in pen.some(pen.words.wards, 6)]
    )
    two = pen.luck() < 0.5
    stages = pen.pick(
        ("Referred", "Assessed", "Started", "Finished"),
        ("Contacted", "Engaged", "Plan agreed", "Goals met"),
        ("Invited", "Attended", "Enrolled", "Completed"),
    )
    cents = Style(places=pen.pick(0, 1), after="%")
    before: Column = grid.counts(stages[0] if not two else "No.", 80, 600)
    first = before
    heads = ["", stages[0]]
    for stage in stages[1:]:
        now = grid.part_of(stage if not two else "No.", before, 0.45, 0.95)
        grid.share(f"% of {heads[-1].lower()}" if not two else "% of stage before", now, before, cents)
        heads += [stage, SPAN] if two else [stage]
        before = now
    grid.share(pen.pick("End to end", f"{stages[3]} as % of {stages[0].lower()}"), before, first, cents)
    grid.sum_row(pen.pick("All", "All schemes"))
    pen.add(grid.table("From first contact to the end", heads=[[*heads, ""]] if two else ()))

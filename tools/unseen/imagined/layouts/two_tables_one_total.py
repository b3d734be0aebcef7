"""One count cut two ways in two tables: by month and by ward, with the same total."""

from tools.unseen.grid import Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import month_heads
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, "Ward", pen.some(pen.words.wards, 6))
    before, now = pen.pick(("2031", "2032"), ("2030/31", "2031/32"))
    was = grid.counts(before, 20, 200)
    new = grid.near(now, was, 0.3)
    grid.percent("% change", new, was, Style(places=1, after="%"))
    grid.sum_row("Total")
    pen.add(grid.table("By ward"))
    second = Grid(pen, "Day", ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"])
    days = second.counts("Incidents", 10, 90)
    nights = second.part_of("Of which after 6pm", days, 0.2, 0.7)
    second.share("% after 6pm", nights, days, Style(after="%"))
    second.sum_row("Week")
    pen.chatter()
    pen.add(second.table(f"By day, {month_heads(pen.chance, 1)[0]}", ordered=True))

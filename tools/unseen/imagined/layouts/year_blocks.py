"""Two years side by side, four quarters and a total in each under its own head, with the change between the totals."""

from tools.unseen.document import SPAN
from tools.unseen.grid import Column, Grid
from tools.unseen.pen import Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    grid = Grid(pen, pen.pick("Offence", "Crime group"), pen.some(pen.words.offences, 6))
    two = pen.luck() < 0.6
    whole = pen.pick("Total", "Full year", "All four")
    heads, quarters, totals = [""], list[Column](), list[Column]()
    for year in financial(pen.chance, 2):
        names = [each if two else f"{year} {each}" for each in ("Q1", "Q2", "Q3", "Q4")]
        before = quarters
        quarters = [
            grid.near(name, before[n], 0.4) if before else grid.counts(name, 20, 260)
            for n, name in enumerate(names)
        ]
        totals.append(grid.total(whole if two else f"{year} {whole.lower()}", quarters))
        heads += [year, SPAN, SPAN, SPAN, SPAN]
    now, was = totals[1], totals[0]
    grid.change("No." if two else "Difference", now, was)
    grid.percent("%" if two else "% change", now, was, Style(places=1, after="%"))
    heads += [pen.pick("Change on the year", "Year on year"), SPAN]
    grid.sum_row(pen.pick("All", "Total of these"))
    pen.add(grid.table("Two years, quarter by quarter", heads=[heads] if two else ()))

"""Most and least deprived areas: a rate of each, the absolute gap and the ratio, two years, and how far the gap closed."""

from tools.unseen.document import SPAN, Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.periods import calendar
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    years = calendar(pen.chance, 2)
    tenth = Style(places=1)
    rows = []
    for name in pen.some(pen.words.health, 6):
        cells: list[Fig] = []
        gaps: list[Fig] = []
        for _ in years:
            least = pen.number(pen.chance.randint(40, 220) / 10, tenth)
            most = pen.number(round(least.value * pen.chance.uniform(1.3, 3.2), 1), tenth)
            gaps.append(pen.less(most, least, tenth))
            cells += [most, least, gaps[-1], pen.rate(most, least, 1, tenth)]
        closed = pen.less(gaps[1], gaps[0], Style(places=1, sign="+"))
        rows.append((name, *map(str, cells), str(closed)))
    block = ("Most deprived", "Least deprived", "Gap", "Ratio")
    above = ("", years[0], SPAN, SPAN, SPAN, years[1], SPAN, SPAN, SPAN, "")
    heads = ("Rate per 1,000", *block, *block, pen.pick("Change in gap", "Gap widened (+) or narrowed (-)"))
    pen.add(Table("Gaps between areas", (above, heads), tuple(rows)))

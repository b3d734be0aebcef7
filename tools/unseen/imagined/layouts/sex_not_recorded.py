"""Women and men by age with a row and a column of all; those whose sex or age is not known are in the totals alone."""

from tools.unseen.document import Table
from tools.unseen.pen import Fig, Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    bands = pen.pick(
        ("Under 18", "18 to 29", "30 to 44", "45 to 59", "60 and over"),
        ("10-17", "18-24", "25-34", "35-49", "50-64", "65+"),
    )
    cents = Style(places=1, after="%")
    rows: list[tuple[str, ...]] = []
    alls: list[Fig] = []
    sums = [0.0, 0.0]
    for band in bands:
        women, men = pen.count(20, 260), pen.count(20, 260)
        every = pen.number(women.value + men.value + pen.chance.randint(1, 9))
        sums = [sums[0] + women.value, sums[1] + men.value]
        alls.append(every)
        rows.append((band, str(women), str(men), str(every), str(pen.share(women, every, cents))))
    ages = [pen.chance.randint(3, 20) for _ in range(2)]
    women, men = (pen.number(each + more) for each, more in zip(sums, ages, strict=True))
    whole = pen.number(sum(each.value for each in alls) + sum(ages) + pen.chance.randint(2, 12))
    rows.append(
        (
            pen.pick("All ages", "All victims"),
            str(women),
            str(men),
            str(whole),
            str(pen.share(women, whole, cents)),
        )
    )
    heads = ("Age", "Female", "Male", pen.pick("All", "All sexes"), "% female")
    note = "Totals include people whose age or sex was not recorded."
    pen.add(Table("Who was harmed", (heads,), tuple(rows), (note,), bold=frozenset((len(bands),))))

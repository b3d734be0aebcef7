"""Numbers, and each as a per cent of the whole."""

from tools.unseen.document import Table
from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    labels = [*pen.some(pen.words.services, 5), pen.pick("Other", "Not recorded")]
    counts = [pen.count(8, 300) for _ in labels]
    whole = pen.sum(counts)
    style = Style(places=pen.pick(0, 1, 1), after="%")
    shares = [pen.share(count, whole, style) for count in counts]
    rows = [
        (label, str(count), str(share)) for label, count, share in zip(labels, counts, shares, strict=True)
    ]
    all_of_it = pen.number(100, Style(after="%"))
    pen.relate("sum", all_of_it, shares, slack=0.5)
    rows.append(("Total", str(whole), str(all_of_it)))
    heads = ("Reason", pen.pick("Number", "Count", "n", "Cases"), pen.pick("% of total", "Share", "%"))
    pen.add(Table("Why people came to us", (heads,), tuple(rows), bold=frozenset({6})))

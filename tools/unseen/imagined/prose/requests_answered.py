"""The answer to a request: how many in each year, in all, and how many ended in what."""

from tools.unseen.pen import Pen
from tools.unseen.periods import financial
from tools.unseen.styles import Style

ENDS = (
    "Of the {whole}, {a} ended with a warning, {b} with a fine and {c} with no action.",
    "{a} ended with a warning, {b} with a fine and the remaining {c} with no action.",
    "{a} ({share}) ended with a warning; {b} were fined; no action was taken in {c}.",
)


def write(pen: Pen) -> None:
    for number, name in enumerate(pen.some(pen.words.services, 2), 1):
        heads = financial(pen.chance, 3)
        years = [pen.count(40, 300) for _ in heads]
        whole = pen.sum(years)
        listed = ", ".join(f"{head}: {figure}" for head, figure in zip(heads, years, strict=True))
        asked = pen.pick(
            "How many {n} were there in each of the last three years, and how did they end?",
            "Please give the number of {n} in each of the last three years and the outcome of each.",
        )
        pen.say(f"Question {number}. {asked.format(n=name.lower())}")
        one = int(whole.value * pen.chance.uniform(0.2, 0.5))
        two = int((whole.value - one) * pen.chance.uniform(0.2, 0.7))
        a, b = pen.number(one), pen.number(two)
        c = pen.less(whole, pen.number(one + two), Style(size=True))
        pen.relations.pop()
        pen.relate("sum", whole, [a, b, c])
        form = pen.chance.choice(ENDS)
        share = pen.share(a, whole, Style(places=1, after="%"))
        pen.say(
            f"{pen.pick('Answer', 'A')}. {listed}; {pen.pick('total', 'in total', 'all three years')} {whole}.",
            form.format(whole=pen.again(whole), a=a, b=b, c=c, share=share),
        )

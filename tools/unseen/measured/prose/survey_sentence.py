"""Who agreed, who did not, and who did neither, of how many."""

from tools.unseen.pen import Pen
from tools.unseen.styles import Style


def write(pen: Pen) -> None:
    percent = Style(after=pen.pick("%", " per cent"))
    for question in pen.some(pen.words.questions, 4):
        cuts = sorted(pen.some(range(10, 92), 2))
        yes, no, rest = (pen.number(value, percent) for value in (cuts[0], cuts[1] - cuts[0], 100 - cuts[1]))
        whole = pen.number(100, percent)
        pen.relate("sum", rest, [whole, yes, no], signs=(1, -1, -1), slack=1.0)
        pen.say(
            f"{question}: {yes} said yes, {no} said no and the other {rest} were not sure ({whole} of answers)."
        )
